package main

import (
	"slices"
	"testing"
	"time"
)

// That somebody has written about their partner is in no answer to anybody else until both have, the folder as PDF and
// the copy of one's data included: each is the same with the sheet and without it. Then the two read each other, and
// nobody else learns that there is anything.
func TestASheetAboutThePartnerShowsNowhereBeforeBothHaveWritten(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		v.wakeUp(time.Date(2026, time.December, 20, 9, 0, 0, 0, h.config.Zone), []*caller{v.anna, v.bert, v.peer, v.coach, v.otherCoach, v.manager, v.admin})
		about := func(whom *caller) obj {
			return obj{"set": "partner", "set_version": 1, "occasion": "middle", "about_id": whom.id, "answers": []any{
				obj{"item": "strength", "language": "de", "text": "Zuhören."},
			}}
		}
		for _, who := range []*caller{v.anna, v.bert} {
			who.ask(200, "PUT", "/me/sheets/"+newID(), obj{"set": "self", "set_version": 1, "occasion": "middle", "answers": []any{}})
		}
		l := h.ledger()
		v.answers(l, "GET") // what is opened is written down once, and read in the copy of one's data
		without := v.answers(l, "GET")
		v.anna.ask(200, "PUT", "/me/sheets/"+newID(), about(v.bert))
		with := v.answers(l, "GET")
		if len(with) != len(without) || len(with) < 250 {
			t.Fatalf("%d answers, and %d", len(without), len(with))
		}
		for what, answer := range without {
			if with[what] != answer {
				t.Errorf("%s\nwithout the sheet: %s\nwith it:           %s", what, answer, with[what])
			}
		}

		v.bert.ask(200, "PUT", "/me/sheets/"+newID(), about(v.anna))
		var opened []string
		for what, answer := range v.answers(l, "GET") {
			if with[what] != answer {
				opened = append(opened, what)
			}
		}
		slices.Sort(opened)
		if want := []string{"Bert GET /me/data", "Bert GET /me/folder", "Bert GET /me/folder-pdf", "Bert GET /me/sheets"}; !slices.Equal(opened, want) {
			t.Errorf("both have written, and it shows in %v, want %v", opened, want)
		}
	})
}

package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/privacy"
)

func (h *house) later(days int) {
	h.Helper()
	h.clock.Set(h.clock.Now().AddDate(0, 0, days))
	h.must(h.privacy.Tidy(h.Context()))
}

func TestPagesGoAfterTheCohortAndItsNumbersStay(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		v.anna.ask(200, "POST", "/milestone-meetings/"+v.names["meeting"]+"/holding", nil)
		before := v.manager.ask(200, "GET", "/figures", nil).body
		ended := time.Date(2027, time.February, 16, 9, 0, 0, 0, h.config.Zone) // day 120 of the first two cohorts
		h.clock.Set(ended)
		h.later(90)
		if n := h.number("SELECT count(*) FROM media WHERE entry_id IS NOT NULL"); n == 0 {
			h.Error("voice notes went too early")
		}
		if n := h.number("SELECT count(*) FROM entries"); n == 0 {
			h.Error("notes went too early")
		}
		h.later(1)
		for _, table := range []string{"entries", "entry_additions", "private_answers", "steps", "planned_meetings"} {
			if n := h.number("SELECT count(*) FROM " + table); n != 0 {
				h.Errorf("%s: %d left", table, n)
			}
		}
		if n := h.number("SELECT count(*) FROM media WHERE entry_id IS NOT NULL"); n != 0 {
			h.Errorf("%d voice notes and pictures are left of entries that have gone", n)
		}
		if n := h.number("SELECT count(*) FROM media_bytes WHERE media_id NOT IN (SELECT id FROM media)"); n != 0 {
			h.Errorf("the bytes of %d have stayed", n)
		}
		if n := h.number("SELECT count(*) FROM plan_items"); n == 0 {
			h.Error("plans went too early")
		}
		h.later(90)
		for _, table := range []string{"milestone_meetings", "plans", "plan_items", "promises", "plan_versions", "signatures", "remarks", "evaluations"} {
			if n := h.number("SELECT count(*) FROM " + table + " t WHERE EXISTS (SELECT 1 FROM kept_figures)"); n != 0 && table != "milestone_meetings" {
				h.Errorf("%s: %d left", table, n)
			}
		}
		v.manager.signIn()
		after := v.manager.ask(200, "GET", "/figures", nil)
		for _, field := range []string{"meetings_met", "milestone_meetings_held", "milestone_meetings_planned"} {
			for i := range after.list("items") {
				path := "items." + string(rune('0'+i)) + "." + field
				earlier := reply{t: h.T, what: "before", body: before}
				if earlier.text(path) != after.text(path) {
					h.Errorf("%s was %s and is %s", path, earlier.text(path), after.text(path))
				}
			}
		}
		v.coach.signIn()
		v.coach.ask(200, "GET", "/tandems", nil)
	})
}

func TestUnusedAccountsAreToldAndThenErased(t *testing.T) {
	each(t, func(h *house) {
		admin := h.staff(actor.Administrator, "Ines")
		gone, back := h.staff(actor.Coach, "Karim"), h.staff(actor.Coach, "Oda")
		told := func() int { return h.number("SELECT count(*) FROM reminders WHERE occasion = 'news'") }
		there := func(c *caller) bool {
			return h.number("SELECT count(*) FROM persons WHERE id = $1", c.id.String()) == 1
		}
		h.later(1)
		h.must(h.auth.Sweep(h.Context()))
		h.later(200)
		h.must(h.auth.Sweep(h.Context()))
		h.must(h.auth.Sweep(h.Context()))
		h.later(133)
		if told() != 0 {
			h.Error("told too early")
		}
		h.later(1)
		if told() != 3 {
			h.Errorf("told %d of three", told())
		}
		h.later(0)
		if told() != 3 {
			h.Error("told twice")
		}
		back.signIn()
		h.later(29)
		if !there(gone) {
			h.Error("erased too early")
		}
		h.later(1)
		if there(gone) || !there(back) || !there(admin) {
			h.Errorf("gone %v, back %v, the last administrator %v", there(gone), there(back), there(admin))
		}
		written, err := privacy.ReadErasures(h.config.ErasuresFile)
		h.must(err)
		if !slices.Equal(written, []uuid.UUID{gone.id}) {
			h.Errorf("%v", written)
		}
	})
}

func TestSomebodyInACohortIsNotUnused(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		h.later(300) // the cohorts ended in February, the paused one goes on
		h.later(30)
		h.later(35)
		for _, c := range []*caller{v.anna, v.coach} {
			if h.number("SELECT count(*) FROM persons WHERE id = $1", c.id.String()) != 1 {
				h.Errorf("%s went with 365 days since the sign-in, not since the end of the cohort", c.name)
			}
		}
	})
}

func TestTheAccessLogGrowsOldToo(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		v.coach.ask(200, "GET", "/tandems/"+v.names["tandem"], nil)
		lines := func() int { return h.number("SELECT count(*) FROM access_log") }
		h.later(364)
		if lines() == 0 {
			h.Error("gone too early")
		}
		h.later(2)
		if lines() != 0 {
			h.Errorf("%d lines left", lines())
		}
	})
}

func TestTheFileOfErasuresIsCompleted(t *testing.T) {
	alone(t, func(h *house) {
		elsewhere := uuid.New() // another replica has erased somebody
		h.must(h.exec("INSERT INTO erasures (id, erased_at) VALUES ($1, $2)", elsewhere.String(), h.clock.Now().UTC()))
		h.later(0)
		h.later(0)
		written, err := privacy.ReadErasures(h.config.ErasuresFile)
		h.must(err)
		if !slices.Equal(written, []uuid.UUID{elsewhere}) {
			h.Errorf("%v", written)
		}
	})
}

func TestAnErasureThatCannotBeWrittenDownDoesNotHappen(t *testing.T) {
	each(t, func(h *house) {
		h.staff(actor.Administrator, "Ines")
		c := h.staff(actor.Coach, "Karim")
		broken := privacy.NewService(h.db, privacy.Config{ErasuresFile: h.config.ErasuresFile + "/no/folder", Zone: h.config.Zone, Log: h.services.log},
			h.people, h.programmes, h.auth, h.reminders, h.team)
		broken.Connect(h.people, h.auth)
		h.must(os.WriteFile(h.config.ErasuresFile, nil, 0o600)) // a file where a folder should be
		if err := broken.ErasePerson(h.Context(), c.id); err == nil || !strings.Contains(err.Error(), "erasures") {
			h.Errorf("%v", err)
		}
		c.ask(200, "GET", "/me", nil)
	})
}

package main

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mainpate/internal/web"
)

// columns are the callers in the order of the table.
func (v *village) columns() []*caller {
	return []*caller{v.nobody, v.anna, v.bert, v.peer, v.stranger, v.coach, v.otherCoach, v.manager, v.admin, v.out}
}

func (a attempt) statuses(t *testing.T) []string {
	t.Helper()
	statuses := strings.Fields(strings.ReplaceAll(a.expected, "|", ""))
	if len(statuses) == 1 {
		statuses = slices.Repeat(statuses, 10)
	}
	if len(statuses) != 10 {
		t.Fatalf("%s: %d columns", a.request, len(statuses))
	}
	return statuses
}

// recorded stands for a body that is a voice note.
const recorded = "a voice note"

// fill puts names into a text: {tandem}, {my.secret}.
func (v *village) fill(text string, c *caller) string {
	v.Helper()
	pairs := []string{"{my.secret}", c.secret, "{my.version}", c.version}
	for name, value := range v.names {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

func (v *village) try(a attempt, c *caller, more ...string) reply {
	v.Helper()
	method, path, _ := strings.Cut(v.fill(a.request, c), " ")
	var body any
	if a.body == recorded {
		body = recording(v.T)
	} else if a.body != "" {
		body = v.fill(a.body, c)
	}
	var header []string
	if a.version != "" {
		header = version(v.fill(a.version, c))
	}
	return c.send(method, path, body, append(header, more...)...)
}

func TestAuthorization(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		l := h.ledger()
		for name, check := range map[string]func(*village, *ledger){
			"everybody may do what the table says": everybodyMayDoWhatTheTableSays, "ids of another tandem open nothing": idsOfAnotherTandemOpenNothing,
			"ids in a body belong to the place": idsInABodyBelongToThePlace, "fields nobody asked for are refused": fieldsNobodyAskedForAreRefused,
		} {
			h.Log(name)
			check(v, l)
		}
	})
}

func everybodyMayDoWhatTheTableSays(v *village, l *ledger) {
	for _, a := range attempts {
		expected := a.statuses(v.T)
		v.tryAll(a, expected, false)
		if changed := l.changed(); len(changed) > 0 {
			v.Errorf("%s: refused, but %v changed", a.request, changed)
			l.restore()
		}
		v.tryAll(a, expected, true, l.restore)
	}
}

// tryAll makes an attempt as those for whom it shall change something, or as all others.
func (v *village) tryAll(a attempt, expected []string, changing bool, after ...func()) {
	v.Helper()
	for i, c := range v.columns() {
		want, still := strings.CutSuffix(expected[i], "=")
		if changes := !still && want < "300" && !strings.HasPrefix(a.request, "GET"); changes != changing {
			continue
		}
		got := v.try(a, c)
		if strconv.Itoa(got.status) != want {
			v.Errorf("%s: %d %.300s, want %s", got.what, got.status, got.body, want)
		}
		v.checkSilence(a, c, got)
		for _, f := range after {
			f()
		}
	}
}

// checkSilence looks for things of the first tandem in answers to others.
func (v *village) checkSilence(a attempt, c *caller, got reply) {
	v.Helper()
	if strings.HasPrefix(a.request, "POST /auth/") {
		return
	}
	ids := func(names ...string) (values []string) {
		for _, n := range names {
			values = append(values, v.names[n])
		}
		return values
	}
	things := ids("tandem", "entry", "message", "asked", "addition", "step", "note", "meeting", "plan", "item", "wish", "promise", "remark", "device", "passkey", "test")
	switch c {
	case v.anna:
		got.without(stillDrafting)
	case v.bert:
		got.without(annasOwn)
	case v.coach:
		got.without(annasOwn, ofTheTwo, unreleased, stillDrafting, v.names["note"])
	case v.peer, v.stranger, v.otherCoach:
		got.without(append(things, v.names["anna"], v.names["bert"])...)
	case v.manager:
		got.without(append(things, "Anna", "Bert", "Petra", "Karim")...)
	case v.admin:
		got.without(things...)
	}
}

func TestEveryRouteHasARowAndEveryRowARoute(t *testing.T) {
	alone(t, func(h *house) {
		rows := map[string]bool{}
		for _, a := range attempts {
			method, path, _ := strings.Cut(a.request, " ")
			template, operation := h.document.find(method, web.Prefix+strings.NewReplacer("{", "x", "}", "x").Replace(path))
			if operation == nil {
				h.Errorf("no route for the row %s", a.request)
			}
			rows[method+" "+template] = true
		}
		for _, r := range h.routes {
			if !rows[r.Method+" "+r.Path] {
				h.Errorf("no row for the route %s %s", r.Method, r.Path)
			}
		}
	})
}

// Ids have to belong together: whoever may enter one door does not bring in what lies behind another.
func idsOfAnotherTandemOpenNothing(v *village, l *ledger) {
	for _, a := range attempts {
		for _, crossed := range append(crossings(a.request, "peer."), crossings(a.request, "far.")...) {
			for _, c := range []*caller{v.anna, v.coach} {
				got := v.try(attempt{crossed, a.version, a.body, ""}, c)
				gone := got.status == 200 && strings.HasPrefix(crossed, "DELETE /milestone-plans/") // nothing there to take out
				if got.status != 404 && got.status != 403 && !gone {
					v.Errorf("%s: %d %s", got.what, got.status, got.body)
				}
			}
		}
	}
	if changed := l.changed(); len(changed) > 0 {
		v.Errorf("%v changed", changed)
		l.restore()
	}
}

// crossings replace one of two or three ids by the same of another tandem.
func crossings(request, other string) (crossed []string) {
	parts := strings.Split(request, "{")
	if len(parts) < 3 || strings.Contains(request, "{cohort}") || strings.Contains(request, "{new}") || strings.Contains(request, "{note}") {
		return nil
	}
	for i := 1; i < len(parts); i++ {
		changed := slices.Clone(parts)
		changed[i] = other + changed[i]
		crossed = append(crossed, strings.Join(changed, "{"))
	}
	return crossed
}

func idsInABodyBelongToThePlace(v *village, l *ledger) {
	for _, a := range []struct {
		who *caller
		attempt
	}{
		{v.coach, attempt{"PUT /tandems/{new}", "", `{"cohort_id":"{far.cohort}","partner_ids":["{lola}","{luis}"],"reason":"Beide singen."}`, "404"}},
		{v.coach, attempt{"PUT /tandems/{new}", "", `{"cohort_id":"{cohort}","partner_ids":["{lola}","{stranger}"],"reason":"Beide singen."}`, "422"}},
		{v.coach, attempt{"PUT /tandems/{new}", "", `{"cohort_id":"{cohort}","partner_ids":["{lola}","{coach}"],"reason":"Beide singen."}`, "422"}},
		{v.coach, attempt{"PUT /tandems/{far.tandem}", "", `{"cohort_id":"{cohort}","partner_ids":["{lola}","{luis}"],"reason":"Beide singen."}`, "404"}},
		{v.anna, attempt{"PUT /tandems/{tandem}/steps/{new}", "", `{"owner_id":"{peer}","text":"Anrufen","state":"open","visibility":"tandem"}`, "422"}},
		{v.anna, attempt{"PUT /tandems/{tandem}/steps/{new}", "", `{"owner_id":"{anna}","entry_id":"{peer.entry}","text":"Anrufen","state":"open","visibility":"tandem"}`, "422"}},
		{v.bert, attempt{"PUT /tandems/{tandem}/entries/{new}", "", `{"kind":"note","day":"2026-11-24","visibility":"tandem","media_ids":["{media}"]}`, "422"}},
		{v.bert, attempt{"PUT /tandems/{tandem}/entries/{new}", "", `{"kind":"note","day":"2026-11-24","visibility":"tandem","media_ids":["{media.loose}"]}`, "422"}},
		{v.anna, attempt{"PUT /milestone-plans/{plan}/items/{new}", "", `{"what":"Anrufen","owner_id":"{peer}"}`, "422"}},
		{v.anna, attempt{"PUT /milestone-plans/{plan}/items/{peer.item}", "", `{"what":"Anrufen"}`, "404"}},
		{v.coach, attempt{"PUT /milestone-plans/{plan}/promises/{new}", "", `{"support":"ticket","what":"x","coach_id":"{othercoach}","due_day":"2026-12-09"}`, "422"}},
		{v.coach, attempt{"PUT /milestone-plans/{plan}/promises/{new}", "", `{"support":"ticket","what":"x","coach_id":"{anna}","due_day":"2026-12-09"}`, "422"}},
		{v.coach, attempt{"POST /promises/{promise}/change", "", `{"due_day":"2026-12-09","reason":"Urlaub","coach_id":"{othercoach}"}`, "422"}},
		{v.coach, attempt{"PUT /milestone-meetings/{meeting}/proposal", "{meeting.version}", `{"day":"2026-12-02","clock":"11:00","place_id":"{new}"}`, "422"}},
		{v.anna, attempt{"PUT /me/contact-person", "", `{"coach_id":"{othercoach}"}`, "422"}},
		{v.anna, attempt{"PUT /me/contact-person", "", `{"coach_id":"{bert}"}`, "422"}},
		{v.admin, attempt{"PUT /cohorts/{cohort}/coaches/{bert}", "", "", "422"}},
		{v.coach, attempt{"PUT /cohorts/{cohort}/participants/{stranger}", "", `{"age_group":"under_25"}`, "404"}},
		{v.coach, attempt{"PUT /cohorts/{cohort}/participants/{admin}", "", `{"age_group":"under_25"}`, "404"}},
		{v.coach, attempt{"PUT /cohorts/{cohort}/participants/{coach}", "", `{"age_group":"under_25"}`, "404"}},
		{v.coach, attempt{"PUT /cohorts/{paused.cohort}/participants/{bert}", "", `{"age_group":"over_25"}`, "404"}},
		{v.coach, attempt{"PUT /cohorts/{cohort}/extensions/{new}", "", `{"days":400,"reason":"Feiertage"}`, "422"}},
		{v.admin, attempt{"PUT /persons/{bert}", "", `{"role":"administrator","display_name":"Bert","language":"de"}`, "404"}},
		{v.admin, attempt{"PUT /persons/{coach}", "", `{"role":"administrator","display_name":"Karim","language":"de"}`, "404"}},
		{v.admin, attempt{"PUT /cohorts/{cohort}", "", `{"name":"Anders","start_day":"2027-01-11"}`, "412"}},
		{v.stranger, attempt{"PUT /push/subscription", "", `{"endpoint":"{endpoint}","keys":{new.keys}}`, "409"}},
	} {
		got := v.try(a.attempt, a.who)
		if strconv.Itoa(got.status) != a.expected {
			v.Errorf("%s %s: %d %s, want %s", got.what, a.body, got.status, got.body, a.expected)
		}
		if changed := l.changed(); len(changed) > 0 {
			v.Errorf("%s %s: %v changed", got.what, a.body, changed)
			l.restore()
		}
	}
}

// Nobody moves a thing, or makes it older or better, by sending more than a route asks for.
func fieldsNobodyAskedForAreRefused(v *village, l *ledger) {
	smuggled := map[string]string{
		"id": `"{new}"`, "role": `"administrator"`, "state": `"approved"`, "author_id": `"{peer}"`, "person_id": `"{peer}"`,
		"tandem_id": `"{peer.tandem}"`, "created_at": `"2020-01-01T00:00:00Z"`, "version": "99", "approved_at": `"2020-01-01T00:00:00Z"`,
	}
	tried := map[string]bool{}
	for _, a := range attempts {
		at := slices.IndexFunc(a.statuses(v.T), func(s string) bool { return s < "300" })
		if a.body == "" || a.body == recorded || tried[a.request] || at < 0 {
			continue
		}
		tried[a.request] = true
		c := v.columns()[at]
		var asked map[string]json.RawMessage
		v.must(json.Unmarshal([]byte(v.fill(a.body, c)), &asked))
		for name, value := range smuggled {
			if asked[name] != nil || name == "state" && strings.Contains(a.request, "/steps/") {
				continue
			}
			more := attempt{a.request, a.version, strings.Replace(a.body, "{", `{"`+name+`":`+value+",", 1), ""}
			got := v.try(more, c)
			if got.status != 422 || got.text("errors.0.code") != "unknown_field" || got.text("errors.0.pointer") != "/"+name {
				v.Errorf("%s with %s: %d %s", got.what, name, got.status, got.body)
			}
		}
	}
	if changed := l.changed(); len(changed) > 0 {
		v.Errorf("%v changed", changed)
		l.restore()
	}
}

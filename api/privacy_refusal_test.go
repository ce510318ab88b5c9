package main

import (
	"errors"
	"testing"
	"time"

	"mainpate/internal/problem"
	"mainpate/internal/web"
)

// A change that came too late shows how things are now: that is reading, too.
func TestWhatARefusalShowsIsWrittenDown(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		meeting, plan := "/milestone-meetings/"+v.names["meeting"], "/milestone-plans/"+v.names["plan"]
		lines := func(what string) int {
			return h.number("SELECT count(*) FROM access_log WHERE what = $1 AND person_id = $2", what, v.anna.id.String())
		}
		for _, c := range []struct {
			method, path string
			body         obj
			what         string
		}{
			{"PUT", meeting + "/evaluation", obj{"text": "Nachgesehen."}, "milestone"},
			{"PUT", meeting + "/proposal", obj{"day": "2026-12-17", "clock": "10:00", "place_text": "Büro"}, "milestone"},
			{"POST", plan + "/approval", obj{"version": 99}, "plan"},
		} {
			h.must(h.exec("DELETE FROM access_log"))
			h.clock.Advance(11 * time.Minute) // a new slot
			v.coach.freshen()
			answer := v.coach.send(c.method, c.path, c.body, version(99)...)
			if answer.status != 412 || answer.at("current") == nil {
				h.Errorf("%s: %d %s", c.path, answer.status, answer.body)
			}
			if lines(c.what) != 1 {
				h.Errorf("%s: what the coach was shown is not in the log", c.path)
			}
		}
	})
}

func TestWhatCannotBeWrittenDownIsNotShown(t *testing.T) {
	type output struct{ Body struct{ TandemID string } }
	refused := func(current any) *web.Problem {
		return web.Explain(t.Context(), errors.Join(problem.Stale(current)))
	}
	var shown output
	same := refused(struct{ TandemID string }{"one"})
	if !showsInstead(same, &shown) || shown.Body.TandemID != "one" || same.Current == nil {
		t.Errorf("%v", shown)
	}
	other := refused([]string{"secret"})
	if showsInstead(other, &output{}) || other.Current != nil {
		t.Errorf("%v is shown", other.Current)
	}
	if showsInstead(refused(nil), &output{}) {
		t.Error("nothing is something")
	}
}

package demo_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/demo/demotest"
	"mainpate/internal/gathering"
	"mainpate/internal/matching"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/speeddating"
)

// cohortOf is the cohort that somebody is in.
func cohortOf(t *testing.T, w demotest.World, name string) uuid.UUID {
	t.Helper()
	m, err := w.Programme.MembershipOf(ctx, w.DB.Read(ctx), w.As(t, name).PersonID)
	if err != nil {
		t.Fatal(err)
	}
	return m.Cohort.ID
}

func recruitingCohort(t *testing.T, w demotest.World) {
	t.Helper()
	katrin, id := w.As(t, "Katrin"), cohortOf(t, w, "Nour")
	gate := problemtest.Must(w.Recruiting.StartGate(ctx, katrin, id))(t)
	if *gate.Places != 14 || gate.Agreed != 11 || gate.Under25 != 5 || gate.Over25 != 6 || gate.Open() {
		t.Errorf("the start gate: %+v", gate)
	}
	if len(gate.Unsigned) != 1 || gate.Unsigned[0].Name != "Samuel" {
		t.Errorf("not signed: %v", gate.Unsigned)
	}
	pool := problemtest.Must(w.Recruiting.Pool(ctx, katrin, id))(t)
	states := map[recruiting.State]int{}
	for _, e := range pool.Entries {
		states[e.State]++
		if !slices.IsSortedFunc(e.Changes, func(a, b recruiting.Change) int { return a.ChangedAt.Compare(b.ChangedAt) }) {
			t.Errorf("%s: %v", e.FirstName, e.Changes)
		}
	}
	if len(states) != 8 || states[recruiting.Agreed] != 11 || states[recruiting.NotNow] != 2 {
		t.Errorf("states: %v", states)
	}
	codes := problemtest.Must(w.Recruiting.Codes(ctx, katrin, id))(t)
	at := slices.IndexFunc(codes, func(c recruiting.HandedOut) bool { return c.Kind == recruiting.Champion })
	if at < 0 || codes[at].Name != "Milena" || codes[at].Came != 2 || codes[at].Story == "" {
		t.Errorf("the champion: %+v", codes)
	}
}

func informationEvents(t *testing.T, w demotest.World) {
	t.Helper()
	lists := problemtest.Must(w.Gatherings.Gatherings(ctx, w.As(t, "Katrin"), cohortOf(t, w, "Nour")))(t)
	if len(lists) != 2 {
		t.Fatalf("%d gatherings", len(lists))
	}
	slices.SortFunc(lists, func(a, b gathering.List) int { return a.StartsAt.Compare(b.StartsAt) })
	there, answers := 0, map[gathering.Answer]int{}
	for _, g := range lists[0].Guests {
		if g.Attended {
			there++
		}
	}
	for _, g := range lists[1].Guests {
		answers[g.Answer]++
	}
	if there != 14 || !lists[0].StartsAt.Before(w.DB.Now()) {
		t.Errorf("%d were there at %v", there, lists[0].StartsAt)
	}
	if answers[gathering.Yes] != 4 || answers[gathering.No] != 2 || answers[gathering.NotSure] != 1 || lists[1].Day <= w.Today {
		t.Errorf("answers for %v: %v", lists[1].Day, answers)
	}
}

func whatTheyTold(t *testing.T, w demotest.World) {
	t.Helper()
	katrin := w.As(t, "Katrin")
	for _, want := range []struct {
		of                          string
		profiles, interviews, shown int
	}{{"Nour", 8, 3, 2}, {"Lina", 14, 4, 2}, {"Samira", 11, 0, 1}} {
		id := cohortOf(t, w, want.of)
		profiles, interviews, shown := 0, 0, 0
		for _, m := range problemtest.Must(w.Profiles.InCohort(ctx, katrin, id))(t) {
			if m.Profile.Version > 0 {
				profiles++
			}
		}
		for _, m := range problemtest.Must(w.Questions.InCohort(ctx, katrin, id))(t) {
			if m.Interview != nil {
				interviews++
			}
			shown += len(m.Shown)
		}
		if profiles != want.profiles || interviews != want.interviews || shown != want.shown {
			t.Errorf("the cohort of %s: %d profiles, %d first talks, %d sheets for the team", want.of, profiles, interviews, shown)
		}
	}
}

func choosingCohort(t *testing.T, w demotest.World) {
	t.Helper()
	katrin, id := w.As(t, "Katrin"), cohortOf(t, w, "Lina")
	datings := problemtest.Must(w.Datings.InCohort(ctx, katrin, id))(t)
	if len(datings) != 1 || datings[0].State != speeddating.Over || len(problemtest.Must(w.Datings.SpeedDating(ctx, katrin, datings[0].ID))(t).Talks) != 49 {
		t.Errorf("the speed-dating: %+v", datings)
	}
	if own := problemtest.Must(w.Datings.ImpressionsOf(ctx, w.DB.Read(ctx), id, w.As(t, "Lina").PersonID))(t); len(own) != 4 {
		t.Errorf("Lina remembers %v", own)
	}
	view := problemtest.Must(w.Matching.Overview(ctx, katrin, id))(t)
	if !view.GateOpen || view.Box.Stage() != matching.Closed || len(view.Members) != 14 || len(view.Minutes) != 2 {
		t.Errorf("%d people, gate open %v, ballots %s, minutes %v", len(view.Members), view.GateOpen, view.Box.Stage(), view.Minutes)
	}
	for _, m := range view.Members {
		if !m.HandedIn || m.NoProfile || m.OnPaper != (m.DisplayName == "Ralf") {
			t.Errorf("ballot: %+v", m)
		}
	}
	if len(view.Proposals) != 2 {
		t.Fatalf("%d proposals", len(view.Proposals))
	}
	byHand, found := view.Proposals[0], view.Proposals[1]
	if !byHand.ByHand || byHand.Reason == "" || found.ByHand || byHand.Published != nil || found.Published != nil {
		t.Errorf("proposals: %+v, %+v", byHand, found)
	}
	tiedAndUnnamed(t, w, found)
	if byHand.Result[0].Score.Tandems != 7 || problemtest.Must(w.Matching.MyMatch(ctx, w.As(t, "Lina")))(t).Where == matching.Matched {
		t.Errorf("by hand: %+v", byHand.Result[0])
	}
}

// tiedAndUnnamed: several solutions are the best, one person is named by nobody, and one would rather not.
func tiedAndUnnamed(t *testing.T, w demotest.World, p matching.Proposal) {
	t.Helper()
	if len(p.Result) != 3 || p.Result[0].Score != p.Result[1].Score || p.Result[1].Score != p.Result[2].Score || p.Result[0].Score.Tandems != 7 {
		t.Errorf("alternatives: %+v", p.Result)
	}
	named, not := map[string]bool{}, 0
	for _, person := range p.Input.People {
		not += len(person.Not)
		for _, wish := range slices.Concat(person.Wishes, person.Also) {
			named[wish] = true
		}
	}
	if ralf := w.As(t, "Ralf").PersonID.String(); len(named) != 13 || named[ralf] || not != 1 {
		t.Errorf("%d are named, Ralf %v; please not: %d", len(named), named[ralf], not)
	}
}

func papersOfTheRunning(t *testing.T, w demotest.World) {
	t.Helper()
	for _, of := range []string{"Samira", "Lina", "Milena"} {
		for _, s := range problemtest.Must(w.Consents.Cohort(ctx, w.As(t, "Katrin"), cohortOf(t, w, of)))(t) {
			if !s.State.Signed() {
				t.Errorf("%s has not signed", s.Member.Person.DisplayName)
			}
		}
	}
	milena := problemtest.Must(w.Questions.Mine(ctx, w.As(t, "Milena")))(t)
	if len(milena.AboutMe) != 1 || len(milena.Sheets) != 4 {
		t.Errorf("Milena has %d sheets, %d are about her", len(milena.Sheets), len(milena.AboutMe))
	}
	samira := problemtest.Must(w.Questions.Mine(ctx, w.As(t, "Samira")))(t)
	if len(samira.Sheets) != 1 || samira.Sheets[0].Occasion != questionnaire.Start || samira.Sheets[0].FinishedDay != w.Today.AddDays(-35) {
		t.Errorf("Samira: %+v", samira.Sheets)
	}
	for name, due := range map[string]int{"Samira": 0, "Jonas": 0, "Emine": 3, "Kevin": 0} {
		if fit := problemtest.Must(w.Matching.MyFit(ctx, w.As(t, name)))(t); fit.Due != due || len(fit.Said) == 0 {
			t.Errorf("%s: %+v", name, fit)
		}
	}
}

package milestone

import (
	"errors"
	"testing"

	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestTheSheetKeepsTheSidesApart(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		id := w.meetings()[0].ID
		mine := problemtest.Must(w.Sheet(ctx, w.anna, id))(t)
		if len(mine.Results) != 5 || mine.Results[0].Value != "3" || w.asked[0] != "2026-10-20" || w.asked[1] != "2026-11-25" {
			t.Errorf("drafted %+v from %v", mine.Results, w.asked)
		}
		if team := problemtest.Must(w.Sheet(ctx, w.katrin, id))(t); len(team.Results) != 0 {
			t.Errorf("unreleased, and the coach sees %+v", team.Results)
		}
		problemtest.Must(w.SetResult(ctx, w.anna, id, LineCount, 0, "4", true))(t)
		problemtest.Must(w.SetResult(ctx, w.bert, id, LineChange, 0, `"Ich traue mich mehr."`, false))(t)
		problemtest.Must(w.SetResult(ctx, w.anna, id, LineCount, 0, "4", true))(t)
		_, err := w.SetResult(ctx, w.bert, id, LineCount, 0, "5", true)
		var p *problem.Error
		if !errors.As(err, &p) || p.Kind != problem.Outdated || p.Current.(Sheet).Results[0].Value != "4" {
			t.Errorf("a stale line: %v", err)
		}
		if team := problemtest.Must(w.Sheet(ctx, w.katrin, id))(t); len(team.Results) != 1 || team.Results[0].Value != "4" {
			t.Errorf("the coach sees %+v", team.Results)
		}
		four := 4
		problemtest.Must(w.SetExpectations(ctx, w.anna, id, 0, Expectations{Heard: &four, Released: true}))(t)
		hidden := problemtest.Must(w.Sheet(ctx, w.bert, id))(t).Expectations
		if hidden.Partner != nil || hidden.Mine != nil || hidden.BothReleased {
			t.Errorf("bert sees %+v", hidden)
		}
		shown := problemtest.Must(w.SetExpectations(ctx, w.bert, id, 0, Expectations{ChangedWhat: "Mut", Released: true}))(t).Expectations
		if !shown.BothReleased || *shown.Partner.Heard != 4 || shown.Mine.ChangedWhat != "Mut" {
			t.Errorf("both released, bert sees %+v", shown)
		}
		problemtest.Must(w.Evaluate(ctx, w.deniz, id, 0, "Ein guter Anfang."))(t)
		team := problemtest.Must(w.Evaluate(ctx, w.katrin, id, 1, "Ein sehr guter Anfang."))(t)
		if len(team.Expectations.All) != 2 || team.Evaluation.Version != 2 {
			t.Errorf("the team sees %+v", team)
		}
		if got := problemtest.Must(w.Sheet(ctx, w.bert, id))(t); got.Evaluation.Text != "Ein sehr guter Anfang." {
			t.Errorf("the partners read %+v", got.Evaluation)
		}
		for name, err := range map[string]error{
			"a coach's result":       second(w.SetResult(ctx, w.katrin, id, LineSize, 0, "3", true)),
			"a coach's expectation":  second(w.SetExpectations(ctx, w.katrin, id, 0, Expectations{})),
			"a partner's evaluation": second(w.Evaluate(ctx, w.anna, id, 2, "Toll")),
			"a partner's proposal":   second(w.ProposeMeeting(ctx, w.anna, id, 1, Wanted{Day: "2026-12-02", Clock: "15:00"})),
			"a partner's cancelling": second(w.CancelMeeting(ctx, w.anna, id, "keine Lust")),
			"a coach's answer":       second(w.AnswerProposal(ctx, w.katrin, w.proposed(1, "2026-12-20").ID, Yes, "", 1)),
		} {
			if problemtest.Code(err) != "not_allowed" {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

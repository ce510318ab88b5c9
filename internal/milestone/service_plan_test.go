package milestone

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestSigningAPlan(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		planID := w.meetings()[0].PlanID
		itemID, plan := w.item(planID, "anrufen")
		if again := problemtest.Must(w.SaveItem(ctx, w.anna, planID, itemID, 0, plan.Items[0].ItemContent))(t); again.Version != plan.Version {
			t.Error("a repeated item made a new version")
		}
		plan = w.agreed(plan)
		if plan.State() != PlanAgreed {
			t.Fatalf("two signatures: %s", plan.State())
		}
		if err := w.cohorts.ChooseContactPerson(ctx, w.bert, w.deniz.PersonID); err != nil {
			t.Fatal(err)
		}
		changed := problemtest.Must(w.SaveItem(ctx, w.bert, planID, itemID, 1, ItemContent{What: "hingehen"}))(t)
		if changed.State() != PlanDraft || len(changed.CurrentSignatures()) != 0 {
			t.Errorf("a change after signing: %s", changed.State())
		}
		_, err := w.ApprovePlan(ctx, w.katrin, planID, plan.Version)
		var p *problem.Error
		if !errors.As(err, &p) || p.Kind != problem.Outdated || p.Current.(Plan).Version != changed.Version {
			t.Errorf("approving the old version: %v", err)
		}
		changed = w.agreed(changed)
		approved := problemtest.Must(w.ApprovePlan(ctx, w.deniz, planID, changed.Version))(t)
		if approved.State() != PlanApproved {
			t.Errorf("three signatures: %s", approved.State())
		}
		stored := problemtest.Must(w.Sheet(ctx, w.anna, w.meetings()[0].ID))(t).Plan
		if stored.State() != PlanApproved || len(stored.CurrentSignatures()) != 3 || len(stored.Signatures) != 5 {
			t.Errorf("stored %s with %d signatures", stored.State(), len(stored.Signatures))
		}
		versions := problemtest.Must(w.Versions(ctx, w.katrin, planID))(t)
		if len(versions) != 2 || versions[1].Content.Items[0].What != "anrufen" || len(versions[1].Signatures) != 2 || len(versions[0].Signatures) != 3 {
			t.Errorf("kept %+v", versions)
		}
		want := []string{"plan 2 to 2 stop false", "plan 2 to 1 stop true", "plan 3 to 1 stop false", "plan 3 to 1 stop true"}
		if !slices.Equal(w.told, want) {
			t.Errorf("told %q", w.told)
		}
	})
}

func TestSigningAndWritingAtTheSameMoment(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		planID := w.meetings()[0].PlanID
		id, plan := w.item(planID, "anrufen")
		for round := range 8 {
			plan = w.agreed(plan)
			var wait sync.WaitGroup
			wait.Add(2)
			var approving error
			go func() { defer wait.Done(); _, approving = w.ApprovePlan(ctx, w.katrin, planID, plan.Version) }()
			go func() {
				defer wait.Done()
				_, err := w.SaveItem(ctx, w.bert, planID, id, plan.Items[0].Version, ItemContent{What: string(rune('a' + round))})
				if err != nil {
					t.Error(err)
				}
			}()
			wait.Wait()
			if approving != nil && problemtest.Code(approving) != "stale" {
				t.Fatal(approving)
			}
			plan = problemtest.Must(w.Sheet(ctx, w.anna, w.meetings()[0].ID))(t).Plan
			if plan.State() != PlanDraft || len(plan.CurrentSignatures()) != 0 {
				t.Fatalf("nobody has signed the new words, and the plan is %s", plan.State())
			}
		}
	})
}

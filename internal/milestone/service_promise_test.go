package milestone

import (
	"testing"
	"time"

	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
)

func TestPromisesInFrontOfEverybody(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		planID, id := w.meetings()[0].PlanID, database.NewID()
		must[Plan](t)(w.SavePromise(ctx, w.bert, planID, id, 0, PromiseContent{Support: "internship", What: "Praktikum im Lager"}))
		due := w.cohorts.Today().AddDays(2)
		promise := PromiseContent{Support: "internship", What: "Praktikum im Lager", CoachID: &w.elsewhere.PersonID, DueDay: &due}
		if _, err := w.SavePromise(ctx, w.katrin, planID, id, 1, promise); problemtest.Code(err) != "/coach_id not_allowed_value" {
			t.Errorf("a coach from elsewhere: %v", err)
		}
		promise.CoachID = &w.katrin.PersonID
		plan := w.agreed(must[Plan](t)(w.SavePromise(ctx, w.katrin, planID, id, 1, promise)))
		must[Plan](t)(w.ApprovePlan(ctx, w.deniz, planID, plan.Version))
		if _, err := w.NudgePromise(ctx, w.anna, id); problemtest.Code(err) != "not_overdue" {
			t.Errorf("nudging in time: %v", err)
		}
		w.clock.Advance(4 * 24 * time.Hour)
		if a := must[Ahead](t)(w.Ahead(ctx, w.db.Read(ctx), w.tandem, w.anna.PersonID)); a.OverduePromises != 1 {
			t.Errorf("%d overdue", a.OverduePromises)
		}
		if q := must[Promise](t)(w.NudgePromise(ctx, w.anna, id)); !q.NudgedToday {
			t.Error("the nudge does not show")
		}
		if _, err := w.NudgePromise(ctx, w.anna, id); problemtest.Code(err) != "nudged_today" {
			t.Errorf("twice a day: %v", err)
		}
		if q := must[[]Promise](t)(w.Promises(ctx, w.bert)); q[0].NudgedToday || q[0].DaysOverdue(w.cohorts.Today()) != 2 {
			t.Errorf("bert sees %+v", q[0])
		}
		if q := must[[]Promise](t)(w.PromisesFor(ctx, w.db.Read(ctx), w.deniz.PersonID)); len(q) != 1 || !q[0].NudgedToday {
			t.Errorf("a coach sees %+v", q)
		}
		w.clock.Advance(24 * time.Hour)
		must[Promise](t)(w.NudgePromise(ctx, w.anna, id))
		moved := must[Promise](t)(w.MovePromise(ctx, w.katrin, id, w.cohorts.Today().AddDays(7), "Der Betrieb meldet sich noch.", &w.deniz.PersonID))
		if moved.State != Changed || *moved.CoachID != w.deniz.PersonID || len(moved.Changes) != 1 {
			t.Errorf("moved to %+v", moved)
		}
		kept := must[Promise](t)(w.KeepPromise(ctx, w.deniz, id))
		must[Promise](t)(w.KeepPromise(ctx, w.deniz, id))
		if kept.State != Kept || kept.KeptAt == nil {
			t.Errorf("kept %+v", kept)
		}
		if stored := must[[]Promise](t)(w.Promises(ctx, w.anna)); len(stored[0].Changes) != 1 || stored[0].State != Kept {
			t.Errorf("stored %+v", stored)
		}
		f := must[Figures](t)(w.Figures(ctx, w.db.Read(ctx), w.cohort))
		if f.PlansApproved != 1 || f.Promises != (PromiseFigures{Kept: 1}) || f.MeetingsPlanned != 4 {
			t.Errorf("figures %+v", f)
		}
	})
}

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
		problemtest.Must(w.SavePromise(ctx, w.bert, planID, id, 0, PromiseContent{Support: "internship", What: "Praktikum im Lager"}))(t)
		due := w.cohorts.Today().AddDays(2)
		promise := PromiseContent{Support: "internship", What: "Praktikum im Lager", CoachID: &w.elsewhere.PersonID, DueDay: &due}
		if _, err := w.SavePromise(ctx, w.katrin, planID, id, 1, promise); problemtest.Code(err) != "/coach_id not_allowed_value" {
			t.Errorf("a coach from elsewhere: %v", err)
		}
		promise.CoachID = &w.katrin.PersonID
		plan := w.agreed(problemtest.Must(w.SavePromise(ctx, w.katrin, planID, id, 1, promise))(t))
		problemtest.Must(w.ApprovePlan(ctx, w.deniz, planID, plan.Version))(t)
		if _, err := w.NudgePromise(ctx, w.anna, id); problemtest.Code(err) != "not_overdue" {
			t.Errorf("nudging in time: %v", err)
		}
		w.clock.Advance(4 * 24 * time.Hour)
		if a := problemtest.Must(w.Ahead(ctx, w.db.Read(ctx), w.tandem, w.anna.PersonID))(t); a.OverduePromises != 1 {
			t.Errorf("%d overdue", a.OverduePromises)
		}
		if q := problemtest.Must(w.NudgePromise(ctx, w.anna, id))(t); !q.NudgedToday {
			t.Error("the nudge does not show")
		}
		if _, err := w.NudgePromise(ctx, w.anna, id); problemtest.Code(err) != "nudged_today" {
			t.Errorf("twice a day: %v", err)
		}
		if q := problemtest.Must(w.Promises(ctx, w.bert))(t); q[0].NudgedToday || q[0].DaysOverdue(w.cohorts.Today()) != 2 {
			t.Errorf("bert sees %+v", q[0])
		}
		if q := problemtest.Must(w.PromisesFor(ctx, w.db.Read(ctx), w.deniz.PersonID))(t); len(q) != 1 || !q[0].NudgedToday {
			t.Errorf("a coach sees %+v", q)
		}
		w.clock.Advance(24 * time.Hour)
		problemtest.Must(w.NudgePromise(ctx, w.anna, id))(t)
		moved := problemtest.Must(w.MovePromise(ctx, w.katrin, id, w.cohorts.Today().AddDays(7), "Der Betrieb meldet sich noch.", &w.deniz.PersonID))(t)
		if moved.State != Changed || *moved.CoachID != w.deniz.PersonID || len(moved.Changes) != 1 {
			t.Errorf("moved to %+v", moved)
		}
		kept := problemtest.Must(w.KeepPromise(ctx, w.deniz, id))(t)
		problemtest.Must(w.KeepPromise(ctx, w.deniz, id))(t)
		if kept.State != Kept || kept.KeptAt == nil {
			t.Errorf("kept %+v", kept)
		}
		if stored := problemtest.Must(w.Promises(ctx, w.anna))(t); len(stored[0].Changes) != 1 || stored[0].State != Kept {
			t.Errorf("stored %+v", stored)
		}
		f := problemtest.Must(w.Figures(ctx, w.db.Read(ctx), w.cohort))(t)
		if f.PlansApproved != 1 || f.Promises != (PromiseFigures{Kept: 1}) || f.MeetingsPlanned != 4 {
			t.Errorf("figures %+v", f)
		}
	})
}

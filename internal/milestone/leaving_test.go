package milestone

import (
	"slices"
	"testing"
	"time"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/tandem"
)

func (w *world) leaves(who actor.Actor) {
	w.t.Helper()
	w.pairs.WhenSomebodyLeaves(tandem.Keeping{Domain: w.Service, Days: 180})
	w.clock.Set(w.clock.Now().Add(time.Minute))
	if err := w.pairs.Leave(w.t.Context(), who, tandem.Goodbye{Sentence: tandem.Thanks}); err != nil {
		w.t.Fatal(err)
	}
	w.clock.Set(w.clock.Now().Add(time.Minute))
}

func TestDatesAreTakenBackWhenAPartnerLeaves(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.proposed(0, "2026-12-02")
		w.told = nil
		w.leaves(w.anna)
		if !slices.Equal(w.told, []string{`meeting 1 "cancelled" to 2`}) {
			t.Errorf("told: %v", w.told)
		}
		meetings := problemtest.Must(w.Meetings(ctx, w.bert, w.tandem))(t)
		if m := meetings[0]; m.State != Cancelled || m.CancelReason != "Der Termin wird neu geplant." || len(meetings) != 4 {
			t.Errorf("%d meetings, the first: %+v", len(meetings), m)
		}
		if left := problemtest.Must(w.Meetings(ctx, w.anna, w.tandem))(t); len(left) != 0 {
			t.Errorf("whoever left looks forward to %+v", left)
		}
		if _, err := w.Sheet(ctx, w.anna, meetings[1].ID); problemtest.Code(err) != "not_found" {
			t.Errorf("a sheet of later: %v", err)
		}
	})
}

func TestThePartnerWhoStaysGoesOnWithTheCoach(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.leaves(w.anna)
		m := problemtest.Must(w.Meetings(ctx, w.bert, w.tandem))(t)[0]
		m = problemtest.Must(w.ProposeMeeting(ctx, w.katrin, m.ID, m.Version, Wanted{Day: "2026-12-02", Clock: "15:00"}))(t)
		if last := w.told[len(w.told)-1]; last != `meeting 1 "" to 2` {
			t.Errorf("reminded: %s", last)
		}
		if _, err := w.AnswerProposal(ctx, w.anna, m.ID, Yes, "", m.Revision); problemtest.Code(err) != "you_have_left" {
			t.Errorf("an answer of who left: %v", err)
		}
		if m = problemtest.Must(w.AnswerProposal(ctx, w.bert, m.ID, Yes, "", m.Revision))(t); m.State != Agreed {
			t.Errorf("the one who stays agrees: %s", m.State)
		}
		problemtest.Must(w.SaveItem(ctx, w.bert, m.PlanID, database.NewID(), 0, ItemContent{What: "Anrufen"}))(t)
		plan := problemtest.Must(w.Sheet(ctx, w.bert, m.ID))(t).Plan
		if _, err := w.AgreePlan(ctx, w.anna, plan.ID, plan.Version); problemtest.Code(err) != "you_have_left" {
			t.Errorf("a signature of who left: %v", err)
		}
		plan = problemtest.Must(w.AgreePlan(ctx, w.bert, plan.ID, plan.Version))(t)
		if plan.State() != PlanAgreed || len(plan.CurrentSignatures()) != 1 {
			t.Errorf("waits for somebody who left: %s, %v", plan.State(), plan.CurrentSignatures())
		}
		if plan = problemtest.Must(w.ApprovePlan(ctx, w.katrin, plan.ID, plan.Version))(t); plan.State() != PlanApproved {
			t.Errorf("with the coach: %s", plan.State())
		}
		for _, s := range plan.Signatures {
			if s.PersonID == w.anna.PersonID {
				t.Error("a signature that nobody gave")
			}
		}
	})
}

func TestPlansOfEarlierMeetingsStayReadable(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		m := problemtest.Must(w.HoldMeeting(ctx, w.katrin, w.meetings()[0].ID))(t)
		_, plan := w.item(m.PlanID, "anrufen")
		w.leaves(w.anna)
		sheet := problemtest.Must(w.Sheet(ctx, w.anna, m.ID))(t)
		if len(sheet.Plan.Items) != 1 || sheet.Plan.State() != PlanDraft {
			t.Errorf("the plan as it was: %+v", sheet.Plan)
		}
		if versions := problemtest.Must(w.Versions(ctx, w.anna, plan.ID))(t); len(versions) != 1 {
			t.Errorf("%d versions", len(versions))
		}
		if _, err := w.SaveItem(ctx, w.anna, plan.ID, database.NewID(), 0, ItemContent{What: "Noch etwas"}); problemtest.Code(err) != "you_have_left" {
			t.Errorf("writing afterwards: %v", err)
		}
		other := problemtest.Must(w.Meetings(ctx, w.bert, w.tandem))(t)[1]
		if _, err := w.Versions(ctx, w.anna, other.PlanID); problemtest.Code(err) != "not_found" {
			t.Errorf("versions of a later plan: %v", err)
		}
		wish := PromiseContent{Support: "ticket", How: "Monatskarte"}
		problemtest.Must(w.SavePromise(ctx, w.bert, other.PlanID, database.NewID(), 0, wish))(t)
		if seen := problemtest.Must(w.Promises(ctx, w.anna))(t); len(seen) != 0 {
			t.Errorf("later wishes: %+v", seen)
		}
	})
}

func TestWhereNobodyStaysNothingIsPlanned(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.leaves(w.anna)
		w.leaves(w.bert)
		if left := problemtest.Must(w.Meetings(t.Context(), w.katrin, w.tandem))(t); len(left) != 0 {
			t.Errorf("still planned: %+v", left)
		}
		if _, err := w.cohorts.ExtendCohort(t.Context(), w.admin, w.cohort, database.NewID(), 20, "Feiertage"); err != nil {
			t.Fatal(err)
		}
		if left := problemtest.Must(w.Meetings(t.Context(), w.katrin, w.tandem))(t); len(left) != 0 {
			t.Errorf("planned anew: %+v", left)
		}
	})
}

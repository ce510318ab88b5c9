package milestone

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/tandem"
)

func TestWaitingPlansReachTheRightCoach(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		if err := w.cohorts.ChooseContactPerson(ctx, w.anna, w.deniz.PersonID); err != nil {
			t.Fatal(err)
		}
		_, plan := w.item(w.meetings()[0].PlanID, "anrufen")
		waiting := func(who actor.Actor) []WaitingPlan {
			tandems, coaches := map[uuid.UUID]tandem.Tandem{}, map[uuid.UUID][]uuid.UUID{}
			for _, pair := range problemtest.Must(w.pairs.Tandems(ctx, who))(t) {
				tandems[pair.ID] = pair
				coaches[pair.CohortID] = problemtest.Must(w.cohorts.Coaches(ctx, w.db.Read(ctx), pair.CohortID))(t)
			}
			return problemtest.Must(w.WaitingPlans(ctx, w.db.Read(ctx), who.PersonID, tandems, coaches))(t)
		}
		if len(waiting(w.deniz)) != 0 {
			t.Error("nobody has signed yet")
		}
		w.agreed(plan)
		if got := waiting(w.deniz); len(got) != 1 || got[0].FirstStep != "anrufen!" || got[0].WorkingDays != 0 {
			t.Errorf("the contact person sees %+v", got)
		}
		if len(waiting(w.katrin)) != 0 {
			t.Error("the others wait two working days")
		}
		w.clock.Advance(4 * 24 * time.Hour) // Wednesday to Sunday: two working days
		if len(waiting(w.katrin)) != 0 {
			t.Error("a weekend does not count")
		}
		w.clock.Advance(24 * time.Hour)
		if len(waiting(w.katrin)) != 1 || len(waiting(w.elsewhere)) != 0 {
			t.Error("after that every coach of the cohort sees it, and no other")
		}
	})
}

func TestTheNextMeetingBeginsWithTheLastPlan(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		m := w.proposed(0, "2026-12-02")
		read := w.db.Read(ctx)
		ahead := func(tandem, person uuid.UUID) Ahead { return problemtest.Must(w.Ahead(ctx, read, tandem, person))(t) }
		if a := ahead(w.tandem, w.bert.PersonID); a.Next == nil || a.Next.ID != m.ID || a.Proposal == nil || a.Proposal.ID != m.ID {
			t.Errorf("next is %+v, to answer: %+v", a.Next, a.Proposal)
		}
		if soon := problemtest.Must(w.Agenda(ctx, read, []uuid.UUID{w.cohort}, w.clock.Now(), w.clock.Now().AddDate(0, 0, 8)))(t); len(soon.Dated) != 1 {
			t.Errorf("%d meetings soon", len(soon.Dated))
		}
		w.clock.Set(m.StartsAt.Add(time.Hour))
		problemtest.Must(w.HoldMeeting(ctx, w.bert, m.ID))(t)
		itemID, plan := w.item(m.PlanID, "anrufen")
		if p := ahead(w.tandem, w.anna.PersonID).ToSign; p == nil || p.PlanID != plan.ID {
			t.Errorf("to sign: %+v", p)
		}
		w.agreed(plan)
		if p := ahead(w.tandem, w.anna.PersonID).ToSign; p != nil {
			t.Errorf("signed, and still to sign: %+v", p)
		}
		sheet := problemtest.Must(w.Sheet(ctx, w.bert, w.meetings()[1].ID))(t)
		if sheet.Last == nil || sheet.Last.Items[0].What != "anrufen" || w.asked[0] != "2026-12-03" {
			t.Errorf("begins with %+v, counted from %s", sheet.Last, w.asked[0])
		}
		problemtest.Must(w.SavePromise(ctx, w.anna, plan.ID, database.NewID(), 0, PromiseContent{Support: "talk"}))(t)
		stranger, _, strange := w.pair()
		elsewhere := problemtest.Must(w.Meetings(ctx, stranger, strange))(t)[1].ID
		if sheet := problemtest.Must(w.Sheet(ctx, stranger, elsewhere))(t); sheet.Last != nil {
			t.Errorf("another tandem begins with %+v", sheet.Last)
		}
		if p := ahead(strange, stranger.PersonID).ToSign; p != nil {
			t.Errorf("another tandem has to sign %+v", p)
		}
		w.agreed(problemtest.Must(w.Sheet(ctx, w.anna, m.ID))(t).Plan)
		for range 2 {
			item := problemtest.Must(w.ReviewItem(ctx, w.bert, itemID, ReviewPartly, "Es war besetzt."))(t)
			if item.Review != ReviewPartly || item.Version != 2 {
				t.Errorf("looked back: %+v", item)
			}
		}
		if p := problemtest.Must(w.Sheet(ctx, w.katrin, m.ID))(t).Plan; p.State() != PlanAgreed {
			t.Errorf("looking back made it %s", p.State())
		}
		if _, err := w.ReviewItem(ctx, w.katrin, itemID, ReviewDone, ""); problemtest.Code(err) != "not_allowed" {
			t.Errorf("a coach looks back: %v", err)
		}
		if gone := problemtest.Must(w.DeleteItem(ctx, w.anna, plan.ID, itemID, 2))(t); len(gone.Items) != 0 || gone.State() != PlanDraft {
			t.Errorf("without the item: %+v", gone)
		}
		problemtest.Must(w.DeleteItem(ctx, w.anna, plan.ID, itemID, 2))(t)
	})
}

package milestone

import (
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
)

func TestStrangersFindNothing(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		m := w.meetings()[0]
		itemID, plan := w.item(m.PlanID, "anrufen")
		promise, day := database.NewID(), w.Service.programmes.Today()
		content := PromiseContent{Support: "talk", CoachID: &w.katrin.PersonID, DueDay: &day}
		problemtest.Must(w.SavePromise(ctx, w.katrin, m.PlanID, promise, 0, content))(t)
		other, _, _ := w.pair()
		for _, who := range []actor.Actor{other, w.elsewhere, w.admin, {PersonID: w.anna.PersonID, Role: actor.Manager}} {
			for name, err := range map[string]error{
				"meetings":  second(w.Meetings(ctx, who, w.tandem)),
				"sheet":     second(w.Sheet(ctx, who, m.ID)),
				"propose":   second(w.ProposeMeeting(ctx, who, m.ID, m.Version, Wanted{Day: "2026-12-02", Clock: "15:00"})),
				"answer":    second(w.AnswerProposal(ctx, who, m.ID, Yes, "", 1)),
				"cancel":    second(w.CancelMeeting(ctx, who, m.ID, "nein")),
				"hold":      second(w.HoldMeeting(ctx, who, m.ID)),
				"result":    second(w.SetResult(ctx, who, m.ID, LineSize, 0, "1", true)),
				"expect":    second(w.SetExpectations(ctx, who, m.ID, 0, Expectations{})),
				"evaluate":  second(w.Evaluate(ctx, who, m.ID, 0, "x")),
				"item":      second(w.SaveItem(ctx, who, plan.ID, database.NewID(), 0, ItemContent{What: "x"})),
				"no item":   second(w.DeleteItem(ctx, who, plan.ID, itemID, 1)),
				"review":    second(w.ReviewItem(ctx, who, itemID, ReviewDone, "")),
				"agree":     second(w.AgreePlan(ctx, who, plan.ID, plan.Version)),
				"approve":   second(w.ApprovePlan(ctx, who, plan.ID, plan.Version)),
				"remark":    second(w.RemarkOnPlan(ctx, who, plan.ID, database.NewID(), AsksQuestion, "x")),
				"reply":     second(w.AnswerRemark(ctx, who, plan.ID, database.NewID(), "x")),
				"versions":  second(w.Versions(ctx, who, plan.ID)),
				"promise":   second(w.SavePromise(ctx, who, plan.ID, promise, 1, content)),
				"unpromise": second(w.DeletePromise(ctx, who, plan.ID, promise, 1)),
				"keep":      second(w.KeepPromise(ctx, who, promise)),
				"move":      second(w.MovePromise(ctx, who, promise, day, "x", nil)),
				"nudge":     second(w.NudgePromise(ctx, who, promise)),
			} {
				if problemtest.Code(err) != "not_found" {
					t.Errorf("%s %s: %v", who.Role, name, err)
				}
			}
			if seen := problemtest.Must(w.Promises(ctx, who))(t); len(seen) != 0 {
				t.Errorf("%s sees %d promises", who.Role, len(seen))
			}
		}
		otherPlan := problemtest.Must(w.Meetings(ctx, other, problemtest.Must(w.tandemOf(other))(t)))(t)[0].PlanID
		if _, err := w.SaveItem(ctx, other, otherPlan, itemID, 0, ItemContent{What: "fremd"}); problemtest.Code(err) != "not_found" {
			t.Errorf("an id taken in another tandem: %v", err)
		}
		if _, err := w.SavePromise(ctx, other, otherPlan, promise, 0, PromiseContent{Support: "talk"}); problemtest.Code(err) != "not_found" {
			t.Errorf("a promise id taken in another tandem: %v", err)
		}
	})
}

func (w *world) tandemOf(who actor.Actor) (uuid.UUID, error) {
	t, err := w.pairs.Of(w.t.Context(), w.db.Read(w.t.Context()), who.PersonID)
	return t.ID, err
}

// second is for calls of which only the refusal matters.
func second[T any](_ T, err error) error { return err }

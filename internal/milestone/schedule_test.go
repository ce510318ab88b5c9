package milestone

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func TestATandemStartsWithItsMeetings(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		meetings := w.meetings()
		var numbers []int
		for _, m := range meetings {
			numbers = append(numbers, m.DayNumber)
			if m.State != Planned || m.PlanID == uuid.Nil {
				t.Errorf("got %+v", m)
			}
		}
		if !slices.Equal(numbers, []int{42, 63, 84, 100}) {
			t.Errorf("on day 37 lie ahead %v", numbers)
		}
		kept := w.proposed(0, "2026-12-02")
		if _, err := w.cohorts.ExtendCohort(t.Context(), w.admin, w.cohort, uuid.New(), 20, "Feiertage"); err != nil {
			t.Fatal(err)
		}
		after := w.meetings()
		if len(after) != 5 || after[3].Kind != KindMilestone || after[3].DayNumber != 105 || after[4].Kind != KindClosing || after[4].DayNumber != 120 {
			t.Errorf("extended to %+v", after)
		}
		if after[0].Version != kept.Version || *after[0].Day != *kept.Day {
			t.Error("the proposed meeting moved with the day plan")
		}
		if _, err := w.cohorts.PauseCohort(t.Context(), w.admin, w.cohort, "2026-12-01", "Ferien"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.cohorts.ResumeCohort(t.Context(), w.admin, w.cohort, "2026-12-11"); err != nil {
			t.Fatal(err)
		}
		paused := w.meetings()
		if after[1].PlannedDay.DaysUntil(paused[1].PlannedDay) != 10 || *paused[0].Day != "2026-12-02" {
			t.Errorf("ten days later: %s, was %s", paused[1].PlannedDay, after[1].PlannedDay)
		}
	})
}

func TestAnUntouchedTandemLeavesNothingBehind(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		plan := w.meetings()[0].PlanID
		w.item(plan, "anrufen")
		if err := w.pairs.Dissolve(t.Context(), w.katrin, w.tandem); problemtest.Code(err) != "tandem_in_use" {
			t.Errorf("with a plan: %v", err)
		}
		if len(w.meetings()) != 4 {
			t.Error("refused, and meetings are gone")
		}
		_, _, fresh := w.pair()
		if err := w.pairs.Dissolve(t.Context(), w.katrin, fresh); err != nil {
			t.Errorf("untouched: %v", err)
		}
	})
}

func stop(number int, kind programme.StopKind, day calendar.Day) programme.Stop {
	return programme.Stop{Number: number, Kind: kind, DayNumber: 21 * number, PlannedDay: day, SuggestedDay: calendar.NextWorkingDay(day)}
}

func TestTheDayPlanMovesOnlyWhatIsPlanned(t *testing.T) {
	now, tandem := time.Now(), uuid.New()
	short := []programme.Stop{
		stop(1, programme.Milestone, "2026-11-09"), stop(2, programme.Milestone, "2026-11-30"), stop(3, programme.Closing, "2026-12-20"),
	}
	first := Rearrange(tandem, nil, short, "2026-11-25", now)
	if len(first.Add) != 2 || first.Add[0].Number != 2 || first.Add[1].Kind != KindClosing {
		t.Fatalf("a late tandem plans what lies ahead: %+v", first.Add)
	}
	meetings := first.Add
	if again := Rearrange(tandem, meetings, short, "2026-11-25", now); len(again.Add)+len(again.Change)+len(again.Remove) != 0 {
		t.Errorf("the same plan changed something: %+v", again)
	}
	if err := meetings[0].Propose(actor.Actor{PersonID: uuid.New()}, Proposal{Day: "2026-12-01", StartsAt: now.Add(time.Hour)}, now); err != nil {
		t.Fatal(err)
	}
	long := []programme.Stop{
		stop(1, programme.Milestone, "2026-11-12"), stop(2, programme.Milestone, "2026-12-03"),
		stop(3, programme.Milestone, "2026-12-24"), stop(4, programme.Closing, "2027-01-14"),
	}
	extended := Rearrange(tandem, meetings, long, "2026-11-25", now)
	if len(extended.Change) != 1 || extended.Change[0].Number != 3 || extended.Change[0].Kind != KindMilestone || extended.Change[0].PlannedDay != "2026-12-24" {
		t.Errorf("changed %+v", extended.Change)
	}
	if len(extended.Add) != 1 || extended.Add[0].Number != 4 || extended.Add[0].Kind != KindClosing {
		t.Errorf("added %+v", extended.Add)
	}
	if shortened := Rearrange(tandem, meetings, short[:1], "2026-11-25", now); len(shortened.Remove) != 1 || shortened.Remove[0].Number != 3 {
		t.Errorf("removed %+v", shortened.Remove)
	}
}

func TestAProposedClosingMeetingBecomesAMilestone(t *testing.T) {
	m := Meeting{Number: 3, Kind: KindClosing, State: Agreed, PlannedDay: "2026-12-20"}
	r := Rearrange(uuid.New(), []Meeting{m}, []programme.Stop{
		stop(3, programme.Milestone, "2026-12-24"), stop(4, programme.Closing, "2027-01-14"),
	}, "2026-11-25", time.Now())
	if len(r.Change) != 1 || r.Change[0].Kind != KindMilestone || r.Change[0].PlannedDay != "2026-12-20" {
		t.Errorf("changed %+v", r.Change)
	}
	held := m
	held.State = Held
	if r := Rearrange(uuid.New(), []Meeting{held}, []programme.Stop{stop(3, programme.Milestone, "2026-12-24")}, "2026-11-25", time.Now()); len(r.Change) != 0 {
		t.Error("what took place stays what it was")
	}
}

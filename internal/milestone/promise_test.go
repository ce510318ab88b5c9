package milestone

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem/problemtest"
)

func (b *table) partner() actor.Actor {
	return actor.Actor{PersonID: b.pair[0], Role: actor.Participant}
}

func (b *table) put(by actor.Actor, id uuid.UUID, c PromiseContent) error {
	version := 0
	if at := b.plan.indexOfPromise(id); at >= 0 {
		version = b.plan.Promises[at].Version
	}
	return b.plan.PutPromise(id, by, c, version, b.today, b.now)
}

func (b *table) approve(t *testing.T) {
	t.Helper()
	for _, err := range []error{
		b.plan.Agree(b.pair[0], b.pair, b.plan.Version, b.now),
		b.plan.Agree(b.pair[1], b.pair, b.plan.Version, b.now),
		b.plan.Approve(b.coaches[0], b.plan.Version, b.now),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func taken(by actor.Actor, day calendar.Day) PromiseContent {
	return PromiseContent{Support: "course", What: "Deutschkurs", CoachID: &by.PersonID, DueDay: &day}
}

func TestAWishBecomesAPromise(t *testing.T) {
	b := newTable()
	id, wish := b.promises[0], PromiseContent{Support: "course", What: "Deutschkurs"}
	steps := []struct {
		does string
		err  error
		want string
	}{
		{"a partner cannot name a coach", b.put(b.partner(), id, taken(b.coaches[0], b.today)), "/coach_id not_allowed_value"},
		{"a partner wishes", b.put(b.partner(), id, wish), ""},
		{"nobody keeps a wish", b.plan.KeepPromise(id, b.now), "promise_not_taken"},
		{"a coach names nobody", b.put(b.coaches[0], id, PromiseContent{Support: "talk"}), "/coach_id required"},
		{"a coach names no day", b.put(b.coaches[0], id, PromiseContent{Support: "talk", CoachID: &b.stranger}), "/due_day required"},
		{"a day in the past", b.put(b.coaches[0], id, taken(b.coaches[0], b.today.AddDays(-1))), "/due_day in_the_past"},
		{"a coach takes it", b.put(b.coaches[0], id, taken(b.coaches[0], b.today.AddDays(7))), ""},
		{"a partner cannot take it back", b.plan.RemovePromise(id, b.partner(), 2, b.now), "promise_taken"},
		{"a partner cannot change it", b.put(b.partner(), id, wish), "promise_taken"},
		{"while nobody relies on it the day may change", b.put(b.coaches[0], id, taken(b.coaches[0], b.today.AddDays(9))), ""},
	}
	for _, s := range steps {
		if problemtest.Code(s.err) != s.want {
			t.Errorf("%s: %v, want %q", s.does, s.err, s.want)
		}
	}
	if q := b.plan.Promises[0]; q.State != Open || *q.DueDay != b.today.AddDays(9) || b.plan.Version != 4 {
		t.Errorf("got %+v in version %d", q, b.plan.Version)
	}
}

func TestAnApprovedPromiseMovesOnlyInTheOpen(t *testing.T) {
	b := newTable()
	id, day := b.promises[0], b.today.AddDays(3)
	if err := b.put(b.coaches[0], id, taken(b.coaches[0], day)); err != nil {
		t.Fatal(err)
	}
	b.approve(t)
	if err := b.plan.RemovePromise(id, b.coaches[0], 1, b.now); problemtest.Code(err) != "promise_given" {
		t.Errorf("removing it: %v", err)
	}
	if err := b.put(b.coaches[0], id, taken(b.coaches[0], day.AddDays(5))); problemtest.Code(err) != "reason_needed" {
		t.Errorf("moving it silently: %v", err)
	}
	move := Move{DueDay: day.AddDays(5), Reason: "Der Kurs beginnt später."}
	for range 2 {
		if err := b.plan.MovePromise(id, b.coaches[1].PersonID, move, b.today, b.now); err != nil {
			t.Fatal(err)
		}
	}
	q := b.plan.Promises[0]
	if q.State != Changed || *q.DueDay != day.AddDays(5) || len(q.Changes) != 1 || q.Changes[0].FromDueDay != day {
		t.Errorf("after the move: %+v", q)
	}
	if b.plan.State() != PlanApproved {
		t.Error("the reason stands beside it, so the plan stays approved")
	}
	if err := b.plan.PutItem(b.items[0], b.pair, ItemContent{What: "hingehen"}, 0, b.now.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := b.plan.RemovePromise(id, b.coaches[0], q.Version, b.now); problemtest.Code(err) != "promise_given" {
		t.Errorf("editing first must not help: %v", err)
	}
	if err := b.plan.KeepPromise(id, b.now); err != nil {
		t.Fatal(err)
	}
	if err := b.plan.MovePromise(id, b.coaches[0].PersonID, move, b.today, b.now); problemtest.Code(err) != "promise_kept" {
		t.Errorf("moving a kept one: %v", err)
	}
	if err := b.put(b.coaches[0], id, taken(b.coaches[0], day)); problemtest.Code(err) != "promise_kept" {
		t.Errorf("rewriting a kept one: %v", err)
	}
}

func TestDaysOverdue(t *testing.T) {
	day := calendar.Day("2026-11-25")
	for _, c := range []struct {
		state PromiseState
		due   calendar.Day
		want  int
	}{
		{Open, "2026-11-25", 0}, {Open, "2026-11-24", 1}, {Changed, "2026-11-20", 5}, {Kept, "2026-11-20", 0}, {Open, "2026-12-01", 0},
	} {
		q := Promise{State: c.state, PromiseContent: PromiseContent{DueDay: &c.due}}
		if got := q.DaysOverdue(day); got != c.want {
			t.Errorf("%s until %s: %d, want %d", c.state, c.due, got, c.want)
		}
	}
	wish := Promise{State: Wished}
	if wish.DaysOverdue(day) != 0 {
		t.Error("a wish is owed by nobody")
	}
}

func TestRemarksAreNoRefusals(t *testing.T) {
	b := newTable()
	if err := b.plan.PutItem(b.items[0], b.pair, ItemContent{What: "anrufen"}, 0, b.now); err != nil {
		t.Fatal(err)
	}
	for _, p := range b.pair {
		if err := b.plan.Agree(p, b.pair, 2, b.now); err != nil {
			t.Fatal(err)
		}
	}
	id, coach := uuid.New(), b.coaches[0].PersonID
	for range 2 {
		if err := b.plan.Remark(id, coach, AsksQuestion, "Wann genau?", b.now); err != nil {
			t.Fatal(err)
		}
	}
	if b.plan.State() != PlanAgreed || len(b.plan.Remarks) != 1 {
		t.Errorf("%s with %d remarks", b.plan.State(), len(b.plan.Remarks))
	}
	if err := b.plan.Remark(id, coach, AsksQuestion, "Etwas anderes", b.now); problemtest.Code(err) != "stale" {
		t.Errorf("another text under the same id: %v", err)
	}
	for range 2 {
		if err := b.plan.AnswerRemark(id, b.pair[1], "Am Montag.", b.now); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.plan.AnswerRemark(id, b.pair[0], "Am Dienstag.", b.now); problemtest.Code(err) != "stale" {
		t.Errorf("a second answer: %v", err)
	}
	if err := b.plan.AnswerRemark(uuid.New(), b.pair[0], "Ja", b.now); problemtest.Code(err) != "not_found" {
		t.Errorf("an unknown remark: %v", err)
	}
}

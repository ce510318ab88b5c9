package milestone

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// PromiseState is how far a promise has come. It is never "failed": a date that
// does not hold is changed in the open, with a reason.
type PromiseState string

// The states of a promise: wished by the partners, taken by a coach, kept, moved.
const (
	Wished  PromiseState = "wished"
	Open    PromiseState = "open"
	Kept    PromiseState = "kept"
	Changed PromiseState = "changed"
)

// PromiseContent is what the office promises, who does it and by when. It is what gets signed.
type PromiseContent struct {
	Support string        `json:"support" enum:"information,talk,contact,internship,course,childcare,ticket,budget,letter,other" doc:"What kind of help"`
	What    string        `json:"what" required:"false" maxLength:"500" doc:"What is promised"`
	How     string        `json:"how" required:"false" maxLength:"1000" doc:"How it is done"`
	CoachID *uuid.UUID    `json:"coach_id" required:"false" format:"uuid" nullable:"true" doc:"Which coach does it; set by coaches"`
	DueDay  *calendar.Day `json:"due_day" required:"false" format:"date" doc:"By when; set by coaches"`
}

// Promise is one thing the office does for a tandem.
type Promise struct {
	ID             uuid.UUID `gorm:"primaryKey"`
	PlanID         uuid.UUID
	TandemID       uuid.UUID
	PromiseContent `gorm:"embedded"`
	State          PromiseState
	ChangeReason   string
	KeptAt         *time.Time
	CreatedBy      uuid.UUID
	Version        int
	CreatedAt      time.Time
	UpdatedAt      time.Time `gorm:"autoUpdateTime:false"`

	Changes     []PromiseChange `gorm:"-"`
	NudgedToday bool            `gorm:"-"`
}

// PromiseChange is a date that was moved, and why.
type PromiseChange struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	PromiseID  uuid.UUID
	FromDueDay calendar.Day
	ToDueDay   calendar.Day
	Reason     string
	CoachID    uuid.UUID
	CreatedAt  time.Time
}

// Nudge is a partner's friendly reminder to the office, at most one a day.
type Nudge struct {
	PromiseID uuid.UUID    `gorm:"primaryKey"`
	PersonID  uuid.UUID    `gorm:"primaryKey"`
	Day       calendar.Day `gorm:"primaryKey"`
}

// TableName is the table of nudges.
func (Nudge) TableName() string { return "promise_nudges" }

// Pending says that a coach owes it.
func (q *Promise) Pending() bool { return q.State == Open || q.State == Changed }

// DaysOverdue counts the days since the promised one; 0 while there is time.
func (q *Promise) DaysOverdue(today calendar.Day) int {
	if !q.Pending() || *q.DueDay >= today {
		return 0
	}
	return q.DueDay.DaysUntil(today)
}

// PutPromise writes a promise. Partners write wishes; a coach takes them over with a name and a day.
func (p *Plan) PutPromise(id uuid.UUID, by actor.Actor, c PromiseContent, expected int, today calendar.Day, now time.Time) error {
	c.What, c.How = strings.TrimSpace(c.What), strings.TrimSpace(c.How)
	promise := Promise{ID: id, PlanID: p.ID, TandemID: p.TandemID, State: Wished, CreatedBy: by.PersonID, CreatedAt: now}
	at := p.indexOfPromise(id)
	if at >= 0 {
		promise = p.Promises[at]
	}
	write, err := settle(promise.Version, expected, reflect.DeepEqual(promise.PromiseContent, c))
	if !write || err != nil {
		return err
	}
	if err := p.mayWrite(&promise, by, c, today); err != nil {
		return err
	}
	if by.Is(actor.Coach) && promise.State == Wished {
		promise.State = Open
	}
	promise.PromiseContent = c
	promise.touch(now)
	if at >= 0 {
		p.Promises[at] = promise
	} else if len(p.Promises) >= mostRows {
		return problem.New(problem.Conflict, "plan_full")
	} else {
		p.Promises = append(p.Promises, promise)
	}
	p.changed(now)
	return nil
}

// mayWrite keeps the sides apart: partners do not fill in coaches, coaches do not
// move a date the partners have signed without saying why.
func (p *Plan) mayWrite(q *Promise, by actor.Actor, c PromiseContent, today calendar.Day) error {
	if q.State == Kept {
		return problem.New(problem.Conflict, "promise_kept")
	}
	if by.Is(actor.Participant) {
		if q.State != Wished {
			return problem.New(problem.Conflict, "promise_taken")
		}
		if c.CoachID != nil || c.DueDay != nil {
			return problem.Invalid(problem.Field{Pointer: "/coach_id", Code: "not_allowed_value"})
		}
		return nil
	}
	if c.CoachID == nil {
		return problem.Invalid(problem.Field{Pointer: "/coach_id", Code: "required"})
	}
	if c.DueDay == nil {
		return problem.Invalid(problem.Field{Pointer: "/due_day", Code: "required"})
	}
	if q.DueDay != nil && *q.DueDay == *c.DueDay {
		return nil
	}
	if p.given(q) {
		return problem.New(problem.Conflict, "reason_needed")
	}
	return checkDue(*c.DueDay, today)
}

// RemovePromise takes a promise out; one that is gone already is fine. Partners take
// back their wishes, coaches only what was never approved.
func (p *Plan) RemovePromise(id uuid.UUID, by actor.Actor, expected int, now time.Time) error {
	at := p.indexOfPromise(id)
	if at < 0 {
		return nil
	}
	promise := &p.Promises[at]
	switch {
	case promise.Version != expected:
		return problem.Stale(nil)
	case promise.State == Kept:
		return problem.New(problem.Conflict, "promise_kept")
	case by.Is(actor.Participant) && promise.State != Wished:
		return problem.New(problem.Conflict, "promise_taken")
	case by.Is(actor.Coach) && (p.ApprovedAt != nil || p.given(promise)):
		return problem.New(problem.Conflict, "promise_given")
	}
	p.Promises = slices.Delete(slices.Clone(p.Promises), at, at+1)
	p.changed(now)
	return nil
}

// KeepPromise says that the office has done its part.
func (p *Plan) KeepPromise(id uuid.UUID, now time.Time) error {
	at := p.indexOfPromise(id)
	if at < 0 {
		return problem.NotFound()
	}
	promise := &p.Promises[at]
	switch promise.State {
	case Kept:
		return nil
	case Wished:
		return problem.New(problem.Conflict, "promise_not_taken")
	}
	promise.State, promise.KeptAt = Kept, &now
	promise.touch(now)
	return nil
}

// Move is a new date for a promise, with its reason and perhaps another coach.
type Move struct {
	ChangeID uuid.UUID
	DueDay   calendar.Day
	Reason   string
	CoachID  *uuid.UUID
}

// MovePromise changes the date in the open. An approved plan stays approved: the
// reason stands beside the promise. A plan still being signed gets a new version.
func (p *Plan) MovePromise(id uuid.UUID, by uuid.UUID, m Move, today calendar.Day, now time.Time) error {
	at := p.indexOfPromise(id)
	if at < 0 {
		return problem.NotFound()
	}
	promise := &p.Promises[at]
	m.Reason = strings.TrimSpace(m.Reason)
	switch {
	case promise.State == Wished:
		return problem.New(problem.Conflict, "promise_not_taken")
	case promise.State == Kept:
		return problem.New(problem.Conflict, "promise_kept")
	case m.Reason == "":
		return problem.Invalid(problem.Field{Pointer: "/reason", Code: "required"})
	case promise.alreadyMoved(m):
		return nil
	}
	if err := checkDue(m.DueDay, today); err != nil {
		return err
	}
	promise.Changes = append(slices.Clone(promise.Changes), PromiseChange{
		ID: m.ChangeID, PromiseID: id, FromDueDay: *promise.DueDay, ToDueDay: m.DueDay,
		Reason: m.Reason, CoachID: by, CreatedAt: now,
	})
	promise.DueDay = &m.DueDay
	if m.CoachID != nil {
		promise.CoachID = m.CoachID
	}
	promise.State, promise.ChangeReason = Changed, m.Reason
	promise.touch(now)
	if p.ApprovedAt == nil {
		p.changed(now)
	}
	return nil
}

func (q *Promise) alreadyMoved(m Move) bool {
	return q.State == Changed && q.ChangeReason == m.Reason && *q.DueDay == m.DueDay &&
		(m.CoachID == nil || *q.CoachID == *m.CoachID)
}

// given says that a coach took the promise before the last approval, so three people rely on it.
func (p *Plan) given(q *Promise) bool {
	last, ever := p.lastApproval()
	return ever && q.Pending() && !q.CreatedAt.After(last)
}

func (p *Plan) indexOfPromise(id uuid.UUID) int {
	return slices.IndexFunc(p.Promises, func(q Promise) bool { return q.ID == id })
}

func (q *Promise) touch(now time.Time) { q.Version, q.UpdatedAt = q.Version+1, now }

func checkDue(day, today calendar.Day) error {
	if !day.Valid() {
		return problem.Invalid(problem.Field{Pointer: "/due_day", Code: "wrong_format"})
	}
	if day < today {
		return problem.Invalid(problem.Field{Pointer: "/due_day", Code: "in_the_past"})
	}
	return nil
}

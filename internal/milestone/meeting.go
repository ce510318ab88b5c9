// Package milestone holds what a tandem and its coach do every three weeks: they
// agree on a milestone meeting, look back, make a plan together, and the office
// promises its own part.
//
// A plan becomes valid by three signatures, those of both partners and then a
// coach's. A signature belongs to one version of the plan and never moves to
// another: whoever changes the content asks all three again.
//
// Read meeting.go, plan.go and promise.go first; nothing in them knows of SQL or HTTP.
package milestone

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/personal"
	"mainpate/internal/problem"
)

// Kind tells the closing meeting from the milestone meetings before it.
type Kind string

// The kinds of meeting.
const (
	KindMilestone Kind = "milestone"
	KindClosing   Kind = "closing"
)

// MeetingState is how far the arrangement of a meeting has come.
type MeetingState string

// The states of a meeting. A cancelled one may be proposed again.
const (
	Planned   MeetingState = "planned"
	Proposed  MeetingState = "proposed"
	Agreed    MeetingState = "agreed"
	Held      MeetingState = "held"
	Cancelled MeetingState = "cancelled"
)

// Reply is what a partner says to a proposed date.
type Reply string

// The replies. None of them is a refusal.
const (
	Yes         Reply = "yes"
	AnotherTime Reply = "another_time"
	Question    Reply = "question"
)

// Meeting is one milestone meeting of a tandem. The day plan says when it should
// be; a proposal says when and where it will be.
type Meeting struct {
	ID           uuid.UUID `gorm:"primaryKey"`
	TandemID     uuid.UUID
	Number       int
	Kind         Kind
	DayNumber    int
	PlannedDay   calendar.Day
	SuggestedDay calendar.Day
	State        MeetingState
	Day          *calendar.Day
	Clock        *string
	StartsAt     *time.Time
	PlaceID      *uuid.UUID
	PlaceName    string
	PlaceAddress string
	PlaceText    string
	CoachID      *uuid.UUID
	Revision     int
	CancelReason string
	HeldAt       *time.Time
	Version      int
	CreatedAt    time.Time
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`

	PlanID  uuid.UUID `gorm:"-"`
	Answers []Answer  `gorm:"-"`
}

// TableName is the table of meetings.
func (Meeting) TableName() string { return "milestone_meetings" }

// Answer is a partner's reply to one revision of the proposal.
type Answer struct {
	MeetingID uuid.UUID `gorm:"primaryKey"`
	PersonID  uuid.UUID `gorm:"primaryKey"`
	Answer    Reply
	Text      string
	Revision  int
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

// TableName is the table of answers.
func (Answer) TableName() string { return "meeting_answers" }

// Place is where a meeting will be: one of the good places, or free words.
type Place struct {
	ID      *uuid.UUID
	Name    string
	Address string
	Text    string
}

// Proposal is a date and a place as a coach suggests them.
type Proposal struct {
	Day      calendar.Day
	Clock    string
	StartsAt time.Time
	Place    Place
}

// Pair are the two partners of a tandem, who have equal rights. One who has been erased leaves an empty place.
type Pair [2]uuid.UUID

// Has says whether the person is one of the two.
func (p Pair) Has(person uuid.UUID) bool { return slices.Contains(p[:], person) }

// All says whether something holds for everybody who is still there.
func (p Pair) All(holds func(uuid.UUID) bool) bool {
	return !slices.ContainsFunc(p[:], func(id uuid.UUID) bool { return id != personal.Gone && !holds(id) })
}

// Propose offers a date and a place. Answers to earlier proposals stop counting.
func (m *Meeting) Propose(by actor.Actor, p Proposal, now time.Time) error {
	if err := m.stillAhead(); err != nil {
		return err
	}
	if !p.StartsAt.After(now) {
		return problem.Invalid(problem.Field{Pointer: "/day", Code: "in_the_past"})
	}
	m.Day, m.Clock, m.StartsAt = &p.Day, &p.Clock, &p.StartsAt
	m.PlaceID, m.PlaceName, m.PlaceAddress, m.PlaceText = p.Place.ID, p.Place.Name, p.Place.Address, p.Place.Text
	m.State, m.CoachID, m.CancelReason = Proposed, &by.PersonID, ""
	m.Revision++
	m.touch(now)
	return nil
}

// Proposes says whether exactly this is on the table already.
func (m *Meeting) Proposes(p Proposal) bool {
	return (m.State == Proposed || m.State == Agreed) && m.StartsAt.Equal(p.StartsAt) &&
		database.Same(m.PlaceID, p.Place.ID) && m.PlaceText == p.Place.Text
}

// Answer takes a partner's reply to the proposal they saw. Two times yes make it agreed.
func (m *Meeting) Answer(by uuid.UUID, pair Pair, reply Reply, text string, revision int, now time.Time) error {
	if err := m.stillAhead(); err != nil {
		return err
	}
	if m.State != Proposed && m.State != Agreed {
		return problem.New(problem.Conflict, "nothing_proposed")
	}
	if !pair.Has(by) {
		return notAllowed()
	}
	if revision != m.Revision {
		return problem.Stale(nil)
	}
	given := Answer{MeetingID: m.ID, PersonID: by, Answer: reply, Text: text, Revision: revision, UpdatedAt: now}
	if i := m.answerOf(by); i < 0 {
		m.Answers = append(m.Answers, given)
	} else if old := m.Answers[i]; old.Revision == revision && old.Answer == reply && old.Text == text {
		return nil
	} else {
		m.Answers[i] = given
	}
	m.State = Proposed
	if pair.All(m.saidYes) {
		m.State = Agreed
	}
	m.touch(now)
	return nil
}

// Cancel calls the meeting off, with a reason for the partners to read.
func (m *Meeting) Cancel(reason string, now time.Time) error {
	if m.State == Held {
		return problem.New(problem.Conflict, "meeting_held")
	}
	if m.State == Cancelled && m.CancelReason == reason {
		return nil
	}
	m.State, m.CancelReason = Cancelled, reason
	m.touch(now)
	return nil
}

// Hold says that the meeting took place; one that nobody arranged took place today.
func (m *Meeting) Hold(today calendar.Day, now time.Time) error {
	switch m.State {
	case Held:
		return nil
	case Cancelled:
		return problem.New(problem.Conflict, "meeting_cancelled")
	}
	if m.Day == nil {
		m.Day = &today
	}
	m.State, m.HeldAt = Held, &now
	m.touch(now)
	return nil
}

// Answered says whether the person has replied to the proposal as it is now.
func (m *Meeting) Answered(person uuid.UUID) bool {
	i := m.answerOf(person)
	return i >= 0 && m.Answers[i].Revision == m.Revision
}

// questioned says whether somebody has answered the proposal as it is now with something other than yes.
func (m *Meeting) questioned() bool {
	return slices.ContainsFunc(m.Answers, func(a Answer) bool { return a.Revision == m.Revision && a.Answer != Yes })
}

func (m *Meeting) saidYes(person uuid.UUID) bool {
	return m.Answered(person) && m.Answers[m.answerOf(person)].Answer == Yes
}

func (m *Meeting) answerOf(person uuid.UUID) int {
	return slices.IndexFunc(m.Answers, func(a Answer) bool { return a.PersonID == person })
}

func (m *Meeting) stillAhead() error {
	if m.State == Held {
		return problem.New(problem.Conflict, "meeting_held")
	}
	return nil
}

func (m *Meeting) clone() Meeting {
	c := *m
	c.Answers = slices.Clone(m.Answers)
	return c
}

func (m *Meeting) touch(now time.Time) { m.Version, m.UpdatedAt = m.Version+1, now }

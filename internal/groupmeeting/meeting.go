// Package groupmeeting lets anybody of a cohort suggest a meeting of the whole group with a few possible times, and
// everybody say which of them suit. The one that is agreed on becomes a gathering like any other.
package groupmeeting

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/gathering"
	"mainpate/internal/problem"
)

// mostTimes is how many times a suggestion may have, mostOpen how many suggestions of one person may wait.
const (
	mostTimes = 5
	mostOpen  = 3
)

// State says how far a suggestion has come.
type State string

// The states.
const (
	Open      State = "open"
	Fixed     State = "fixed" // there is a gathering
	Withdrawn State = "withdrawn"
)

// Answer is what somebody says to one of the times.
type Answer string

// The answers. None has to be explained.
const (
	Yes   Answer = "yes"
	Maybe Answer = "maybe"
	No    Answer = "no"
)

// forGathering is the same answer to the gathering that comes of it.
var forGathering = map[Answer]gathering.Answer{Yes: gathering.Yes, Maybe: gathering.NotSure, No: gathering.No}

// Meeting is a suggestion: what, where, and when it could be.
type Meeting struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	CohortID    uuid.UUID
	SuggestedBy *uuid.UUID
	What        string
	PlaceText   string
	State       State
	FixedNumber *int // which of the times it was
	GatheringID *uuid.UUID
	SettledBy   *uuid.UUID // who fixed or withdrew it
	Reason      string     // why it was withdrawn; may be empty
	CreatedAt   time.Time  `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Meeting) TableName() string { return "group_meetings" }

// Time is one of the possible times, counted from one in their order.
type Time struct {
	MeetingID uuid.UUID `gorm:"primaryKey"`
	Number    int       `gorm:"primaryKey;autoIncrement:false"`
	Day       calendar.Day
	Clock     string
	StartsAt  time.Time
}

// TableName names the table.
func (Time) TableName() string { return "group_meeting_times" }

// Given is somebody's answer to one of the times.
type Given struct {
	MeetingID uuid.UUID `gorm:"primaryKey"`
	Number    int       `gorm:"primaryKey;autoIncrement:false"`
	PersonID  uuid.UUID `gorm:"primaryKey"`
	Answer    Answer
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

// TableName names the table.
func (Given) TableName() string { return "group_meeting_answers" }

// Suggestion is what somebody writes down.
type Suggestion struct {
	ID        uuid.UUID
	CohortID  uuid.UUID
	What      string
	PlaceText string
	Times     []Time // day and clock
}

// suggest makes a meeting of a suggestion. All times have to lie ahead and differ from each other.
func suggest(wish Suggestion, by uuid.UUID, zone *time.Location, now time.Time) (Meeting, []Time, error) {
	m := Meeting{
		ID: wish.ID, CohortID: wish.CohortID, SuggestedBy: &by, What: strings.TrimSpace(wish.What), PlaceText: strings.TrimSpace(wish.PlaceText),
		State: Open, CreatedAt: now,
	}
	var wrong []problem.Field
	for pointer, text := range map[string]string{"/what": m.What, "/place_text": m.PlaceText} {
		if text == "" {
			wrong = append(wrong, problem.Field{Pointer: pointer, Code: "required"})
		}
	}
	if len(wish.Times) == 0 || len(wish.Times) > mostTimes {
		wrong = append(wrong, problem.Field{Pointer: "/times", Code: "wrong_number"})
	}
	if wrong != nil {
		return m, nil, problem.Invalid(wrong...)
	}
	times := make([]Time, 0, len(wish.Times))
	for _, t := range wish.Times {
		at, err := calendar.Instant(t.Day, t.Clock, zone)
		if err != nil {
			return m, nil, err
		}
		if !slices.ContainsFunc(times, func(other Time) bool { return other.StartsAt.Equal(at) }) {
			times = append(times, Time{MeetingID: m.ID, Day: t.Day, Clock: t.Clock, StartsAt: at})
		}
	}
	slices.SortFunc(times, func(a, b Time) int { return cmp.Or(a.StartsAt.Compare(b.StartsAt), strings.Compare(a.Clock, b.Clock)) })
	for i := range times {
		times[i].Number = i + 1
	}
	return m, times, nil
}

// ahead refuses times that have passed.
func ahead(times []Time, now time.Time) error {
	for _, t := range times {
		if !t.StartsAt.After(now) {
			return problem.Invalid(problem.Field{Pointer: "/times", Code: "in_the_past"})
		}
	}
	return nil
}

// suggestedAs says whether exactly this was suggested already.
func (m Meeting) suggestedAs(wish Meeting, times, wished []Time) bool {
	same := func(a, b Time) bool { return a.Day == b.Day && a.Clock == b.Clock }
	return m.by(*wish.SuggestedBy) && m.CohortID == wish.CohortID && m.What == wish.What && m.PlaceText == wish.PlaceText &&
		slices.EqualFunc(times, wished, same)
}

func (m Meeting) by(personID uuid.UUID) bool {
	return m.SuggestedBy != nil && *m.SuggestedBy == personID
}

// fix agrees on one of the times, under the id of the gathering to come; it reports whether that changed anything.
func (m *Meeting) fix(number int, times []Time, by, gatheringID uuid.UUID, now time.Time) (Time, bool, error) {
	if m.State == Fixed && *m.FixedNumber == number {
		return Time{}, false, nil
	}
	if m.State != Open {
		return Time{}, false, problem.New(problem.Conflict, "group_meeting_settled")
	}
	at := slices.IndexFunc(times, func(t Time) bool { return t.Number == number })
	if at < 0 {
		return Time{}, false, problem.Invalid(problem.Field{Pointer: "/number", Code: "not_allowed_value"})
	}
	if !times[at].StartsAt.After(now) {
		return Time{}, false, problem.Invalid(problem.Field{Pointer: "/number", Code: "in_the_past"})
	}
	m.State, m.FixedNumber, m.GatheringID, m.SettledBy = Fixed, &number, &gatheringID, &by
	return times[at], true, nil
}

// withdraw takes it back, also after it was fixed; then a reason is needed, because people have planned with it.
func (m *Meeting) withdraw(reason string, by uuid.UUID) (bool, error) {
	reason = strings.TrimSpace(reason)
	switch {
	case m.State == Withdrawn:
		return false, nil
	case m.State == Fixed && reason == "":
		return false, problem.Invalid(problem.Field{Pointer: "/reason", Code: "required"})
	}
	m.State, m.Reason, m.SettledBy = Withdrawn, reason, &by
	return true, nil
}

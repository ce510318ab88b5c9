// Package team puts together what the office looks at in the morning: promises that are late,
// plans that wait, the next meetings, who might like a call. It reads the domains and changes
// nothing. Managers get counts of whole cohorts and nothing about single people.
package team

import (
	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

const (
	quietAfter    = 14 // days without a meeting
	promisesAhead = 7
	meetingsAhead = 14
)

// Home is a coach's first screen, the most urgent first in every list.
type Home struct {
	OverduePromises []Owed
	DuePromises     []Owed
	WaitingPlans    []Waiting
	NextMeetings    []Dated
	Questions       []Question
	QuietTandems    []Quiet
	WithoutDevice   []Unreached
	Paused          []Resting
	Departures      []Parting
	Cohorts         []programme.Overview
	Today           calendar.Day
}

// Owed is a promise of the office with the tandem it was made to.
type Owed struct {
	Promise milestone.Promise
	Tandem  tandem.Tandem
}

// Waiting is a plan that both partners have signed.
type Waiting struct {
	milestone.WaitingPlan
	Tandem tandem.Tandem
}

// Dated is a milestone meeting with a date.
type Dated struct {
	Meeting milestone.Meeting
	Tandem  tandem.Tandem
}

// Question is what a partner said to a proposed date instead of yes.
type Question struct {
	Dated
	Answer milestone.Answer
}

// Quiet is a tandem that has not met for a while; there may be good reasons.
type Quiet struct {
	Tandem         tandem.Tandem
	LastMeetingDay calendar.Day // empty when they have not met yet
}

// Unreached is somebody on whose devices nothing arrives. No more is known, nor should be.
type Unreached struct {
	Person   person.Person
	TandemID *uuid.UUID
}

// Resting is somebody in a break of which this coach was told.
type Resting struct {
	Partner tandem.Partner
	Tandem  tandem.Tandem
	Pause   tandem.Pause
}

// Parting is somebody's departure, after which the partner who stays waits for an offer.
type Parting struct {
	Departure tandem.Departure
	Tandem    tandem.Tandem
}

// Figures are a cohort in numbers.
type Figures struct {
	Cohort     programme.Overview
	Tandems    int
	Workbook   workbook.Figures
	Milestones milestone.Figures
}

// isQuiet says that the last meeting, or what began later, is long ago.
func isQuiet(since, today calendar.Day) bool { return since.DaysUntil(today) >= quietAfter }

// Package home puts together what a participant sees first: when the two meet next, when the
// milestone meeting is, and what they wanted to do. It reads the domains and changes nothing.
package home

import (
	"mainpate/internal/calendar"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// Home is a participant's first screen. Before the tandem is formed most of it is empty.
type Home struct {
	Person           person.Person
	Cohort           programme.Cohort
	DayPlan          programme.DayPlan
	ContactPerson    *person.Person
	Tandem           *tandem.Tandem
	PlannedMeeting   *workbook.PlannedMeeting
	NextMilestone    *milestone.Meeting
	MySteps          []workbook.Step
	PlanToSign       *milestone.Meeting // whose plan waits for the signature
	ProposalToAnswer *milestone.Meeting
	OverduePromises  int
	Pause            *tandem.Pause     // one's own
	Departure        *tandem.Departure // one's own
	Partner          Partner
	Today            calendar.Day
}

// Partner is what the person knows of the other one's comings and goings.
type Partner struct {
	Pause     *tandem.Pause
	Departure *tandem.Departure
	OfferedBy string // who made the offer, by name
}

// Package home puts together what a participant sees first: when the two meet next, when the
// milestone meeting is, and what they wanted to do. It reads the domains and changes nothing.
package home

import (
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
	PlanToSign       *milestone.Plan
	ProposalToAnswer *milestone.Meeting
	OverduePromises  int
}

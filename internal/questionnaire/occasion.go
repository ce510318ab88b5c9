package questionnaire

import (
	"slices"

	"mainpate/internal/calendar"
	"mainpate/internal/programme"
)

// Occasion is when a sheet is filled in.
type Occasion string

// The occasions. The interview has its own time; the others follow from the day plan of the cohort.
const (
	AtInterview Occasion = "interview"
	Start       Occasion = "start"
	Middle      Occasion = "middle"
	End         Occasion = "end"
	After       Occasion = "after" // three months later
)

// Occasions are those of the day plan, in their order.
var Occasions = []Occasion{Start, Middle, End, After}

// The middle opens before day 60 of 120 and the end two weeks before the last day, so that there is time around them;
// three months later is two and a half to six.
const (
	afterOpens, afterCloses = 75, 180 // days after the last one
	middleFrom, middleOf    = 5, 12
	endFrom, endOf          = 7, 8
)

// OccasionOn says which occasion is open on a day. Each lasts until the next opens, so that nobody has to hurry; half
// a year after the end there is none.
func OccasionOn(c programme.Cohort, today calendar.Day) (Occasion, bool) {
	day, length := c.DayNumber(today, today), c.TotalDays()
	switch over := c.LastDay(today).DaysUntil(today); {
	case c.State == programme.Planned:
		return Start, true
	case over >= afterCloses:
		return "", false
	case over >= afterOpens:
		return After, true
	case c.State == programme.Closed, day*endOf >= length*endFrom:
		return End, true
	case day*middleOf >= length*middleFrom:
		return Middle, true
	}
	return Start, true
}

// reached says whether an occasion has come. One that is over still counts as reached: a sheet finished without
// internet may arrive late.
func reached(o Occasion, c programme.Cohort, today calendar.Day) bool {
	open, any := OccasionOn(c, today)
	return slices.Contains(Occasions, o) && (!any || slices.Index(Occasions, o) <= slices.Index(Occasions, open))
}

// over says whether the next occasion has come.
func over(o Occasion, c programme.Cohort, today calendar.Day) bool {
	open, any := OccasionOn(c, today)
	return slices.Contains(Occasions, o) && (!any || slices.Index(Occasions, o) < slices.Index(Occasions, open))
}

// ofPartners says whether the two write about each other then: at the start they do not know each other yet, and
// afterwards each goes their own way.
func (o Occasion) ofPartners() bool { return o == Middle || o == End }

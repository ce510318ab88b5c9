package programme

import "mainpate/internal/calendar"

// lastGap is how close to the end a milestone meeting may stand before the closing meeting takes its place.
const lastGap = 7

// StopKind tells the milestone meetings from the closing meeting.
type StopKind string

// The kinds of stops.
const (
	Milestone StopKind = "milestone"
	Closing   StopKind = "closing"
)

// Stop is one planned meeting of all on the way.
type Stop struct {
	Number       int
	Kind         StopKind
	DayNumber    int
	PlannedDay   calendar.Day // the exact day of the rhythm
	SuggestedDay calendar.Day // the next working day that is not in a pause
}

// DayPlan is the way of a cohort, seen from one day.
type DayPlan struct {
	DayNumber  int // 0 until the cohort has been started
	LengthDays int
	State      State
	Stops      []Stop
}

// Plan computes the way as it looks today.
func (c Cohort) Plan(today calendar.Day) DayPlan {
	plan := DayPlan{LengthDays: c.TotalDays(), State: c.StateOn(today), Stops: c.stops(today)}
	if c.State != Planned {
		plan.DayNumber = c.DayNumber(today, today)
	}
	return plan
}

// TotalDays is the length with all extensions.
func (c Cohort) TotalDays() int { return c.LengthDays + c.extended() }

func (c Cohort) extended() int {
	days := 0
	for _, e := range c.Extensions {
		days += e.Days
	}
	return days
}

// StateOn is the state on a day: a running cohort is paused on the days of its pauses.
func (c Cohort) StateOn(today calendar.Day) State {
	if c.State != Running {
		return c.State
	}
	for _, s := range c.spans(today) {
		if s.holds(today) {
			return Paused
		}
	}
	return Running
}

// DayNumber is the number of the day: 0 before the start, the length from the last day on, and still during a pause.
func (c Cohort) DayNumber(day, today calendar.Day) int {
	if day < c.StartDay {
		return 0
	}
	n := c.StartDay.DaysUntil(day) + 1
	for _, s := range c.spans(today) {
		n -= s.daysUpTo(day)
	}
	return min(n, c.TotalDays())
}

// DayOf is the day that carries a number, for numbers from 1 to the length.
func (c Cohort) DayOf(number int, today calendar.Day) calendar.Day {
	day := c.StartDay.AddDays(number - 1)
	for _, s := range c.spans(today) {
		if s.from <= day {
			day = day.AddDays(s.from.DaysUntil(s.until))
		}
	}
	return day
}

// LastDay is the day of the closing meeting as planned.
func (c Cohort) LastDay(today calendar.Day) calendar.Day { return c.DayOf(c.TotalDays(), today) }

func (c Cohort) stops(today calendar.Day) []Stop {
	total := c.TotalDays()
	var stops []Stop
	add := func(kind StopKind, number int) {
		day := c.DayOf(number, today)
		stops = append(stops, Stop{len(stops) + 1, kind, number, day, c.workingDayFrom(day, today)})
	}
	for n := c.MilestoneRhythmDays; n > 0 && total-n >= lastGap; n += c.MilestoneRhythmDays {
		add(Milestone, n)
	}
	add(Closing, total)
	return stops
}

func (c Cohort) workingDayFrom(day, today calendar.Day) calendar.Day {
	day = calendar.NextWorkingDay(day)
	for _, s := range c.spans(today) {
		if s.holds(day) {
			day = calendar.NextWorkingDay(s.until)
		}
	}
	return day
}

// span is a stretch of days without a number: from is the first, until the first that counts again.
type span struct{ from, until calendar.Day }

// spans closes an open pause at the end of today: it lasts at least that long, and no end is promised.
func (c Cohort) spans(today calendar.Day) []span {
	spans := make([]span, 0, len(c.Pauses))
	for _, p := range c.Pauses {
		until := max(p.FromDay, today.AddDays(1))
		if p.ResumeDay != nil {
			until = *p.ResumeDay
		}
		spans = append(spans, span{p.FromDay, until})
	}
	return spans
}

func (s span) holds(day calendar.Day) bool { return s.from <= day && day < s.until }

func (s span) daysUpTo(day calendar.Day) int {
	if day < s.from {
		return 0
	}
	return s.from.DaysUntil(min(s.until, day.AddDays(1)))
}

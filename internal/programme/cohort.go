// Package programme knows the cohorts: who takes part, who stands beside them, and which day it is.
package programme

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// State is where a cohort stands. Paused is never stored: it follows from the pauses and the day.
type State string

// The states of a cohort.
const (
	Planned State = "planned"
	Running State = "running"
	Paused  State = "paused"
	Closed  State = "closed"
)

const (
	minLength, maxLength = 20, 366
	minRhythm, maxRhythm = 7, 90
	minPlaces, maxPlaces = 2, 500
	longestPause         = 366
)

// Days beyond these are slips of the finger.
const earliestStart, latestStart calendar.Day = "2000-01-01", "2099-12-31"

// Cohort is one run of the programme with its own rules.
type Cohort struct {
	ID                  uuid.UUID `gorm:"primaryKey"`
	Name                string
	State               State
	StartDay            calendar.Day
	LengthDays          int // as planned at first; TotalDays counts the extensions too
	MilestoneRhythmDays int
	MeetingsPerWeek     int
	AgeRule             bool // one partner under 25, one over
	Places              *int // how many have to be in before the start; nobody is recruited and nothing waits when there are none
	Version             int
	CreatedAt           time.Time   `gorm:"autoCreateTime:false"`
	UpdatedAt           time.Time   `gorm:"autoUpdateTime:false"`
	Extensions          []Extension `gorm:"-"`
	Pauses              []Pause     `gorm:"-"` // in the order of their first days
}

// Extension gives a cohort more days, and says why.
type Extension struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	CohortID  uuid.UUID
	Days      int
	Reason    string
	ByID      *uuid.UUID
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Extension) TableName() string { return "cohort_extensions" }

// Pause stops the count of days from FromDay until the day before ResumeDay; nobody knows yet when there is none.
type Pause struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	CohortID  uuid.UUID
	FromDay   calendar.Day
	ResumeDay *calendar.Day
	Reason    string
	ByID      *uuid.UUID
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Pause) TableName() string { return "cohort_pauses" }

// Rules are the parts of a cohort that an administrator sets.
type Rules struct {
	Name                string
	StartDay            calendar.Day
	LengthDays          int
	MilestoneRhythmDays int
	MeetingsPerWeek     int
	AgeRule             bool
	Places              int // 0: nobody is recruited
}

// Rules returns what is set now.
func (c Cohort) Rules() Rules {
	r := Rules{c.Name, c.StartDay, c.LengthDays, c.MilestoneRhythmDays, c.MeetingsPerWeek, c.AgeRule, 0}
	if c.Places != nil {
		r.Places = *c.Places
	}
	return r
}

func (r Rules) check() error {
	var wrong []problem.Field
	require := func(ok bool, pointer, code string) {
		if !ok {
			wrong = append(wrong, problem.Field{Pointer: pointer, Code: code})
		}
	}
	require(r.Name != "", "/name", "required")
	require(r.StartDay.Valid(), "/start_day", "wrong_format")
	require(!r.StartDay.Valid() || r.StartDay >= earliestStart && r.StartDay <= latestStart, "/start_day", "day_out_of_range")
	require(r.LengthDays >= minLength, "/length_days", "too_small")
	require(r.LengthDays <= maxLength, "/length_days", "too_large")
	require(r.MilestoneRhythmDays >= minRhythm, "/milestone_rhythm_days", "too_small")
	require(r.MilestoneRhythmDays <= maxRhythm, "/milestone_rhythm_days", "too_large")
	require(r.MeetingsPerWeek >= 1, "/meetings_per_week", "too_small")
	require(r.MeetingsPerWeek <= 7, "/meetings_per_week", "too_large")
	require(r.Places == 0 || r.Places >= minPlaces, "/places", "too_small")
	require(r.Places <= maxPlaces, "/places", "too_large")
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

// SetRules changes the rules; the first day is fixed once the cohort runs.
func (c *Cohort) SetRules(r Rules) error {
	if c.State == Closed {
		return problem.New(problem.Conflict, "cohort_closed")
	}
	if err := r.check(); err != nil {
		return err
	}
	if r.StartDay != c.StartDay && c.State != Planned {
		return problem.New(problem.Conflict, "cohort_started")
	}
	if r.LengthDays+c.extended() > maxLength {
		return problem.Invalid(problem.Field{Pointer: "/length_days", Code: "too_large"})
	}
	c.Name, c.StartDay, c.LengthDays = r.Name, r.StartDay, r.LengthDays
	c.MilestoneRhythmDays, c.MeetingsPerWeek, c.AgeRule = r.MilestoneRhythmDays, r.MeetingsPerWeek, r.AgeRule
	c.Places = nil
	if r.Places > 0 {
		c.Places = &r.Places
	}
	return nil
}

// Start sets a planned cohort running; doing it twice changes nothing.
func (c *Cohort) Start() error {
	if c.State == Closed {
		return problem.New(problem.Conflict, "cohort_closed")
	}
	c.State = Running
	return nil
}

// Close ends a cohort for good.
func (c *Cohort) Close() { c.State = Closed }

// Extend adds days at the end.
func (c *Cohort) Extend(e Extension) error {
	if c.State == Closed {
		return problem.New(problem.Conflict, "cohort_closed")
	}
	if e.Days < 1 {
		return problem.Invalid(problem.Field{Pointer: "/days", Code: "too_small"})
	}
	if c.TotalDays()+e.Days > maxLength {
		return problem.Invalid(problem.Field{Pointer: "/days", Code: "too_large"})
	}
	c.Extensions = append(c.Extensions, e)
	return nil
}

// Pause stops the days from p.FromDay on. A repeated call for the same open pause reports false.
func (c *Cohort) Pause(p Pause, today calendar.Day) (bool, error) {
	if c.State != Running {
		return false, problem.New(problem.Conflict, "cohort_not_running")
	}
	if last := c.lastPause(); last != nil {
		if last.ResumeDay == nil && last.FromDay == p.FromDay {
			return false, nil
		}
		if last.ResumeDay == nil {
			return false, problem.New(problem.Conflict, "already_paused")
		}
		if p.FromDay < *last.ResumeDay {
			return false, problem.Invalid(problem.Field{Pointer: "/from_day", Code: "overlaps_pause"})
		}
	}
	switch {
	case !p.FromDay.Valid():
		return false, problem.Invalid(problem.Field{Pointer: "/from_day", Code: "wrong_format"})
	case p.FromDay < c.StartDay:
		return false, problem.Invalid(problem.Field{Pointer: "/from_day", Code: "before_start"})
	case p.FromDay > c.LastDay(today):
		return false, problem.Invalid(problem.Field{Pointer: "/from_day", Code: "after_end"})
	}
	p.ResumeDay = nil
	c.Pauses = append(c.Pauses, p)
	return true, nil
}

// Resume sets the first day after the pause. It may be set again as long as that day has not come;
// setting it to what it is reports false.
func (c *Cohort) Resume(day, today calendar.Day) (bool, error) {
	last := c.lastPause()
	if c.State != Running || last == nil {
		return false, problem.New(problem.Conflict, "not_paused")
	}
	if last.ResumeDay != nil && *last.ResumeDay == day {
		return false, nil
	}
	if last.ResumeDay != nil && *last.ResumeDay <= today {
		return false, problem.New(problem.Conflict, "not_paused")
	}
	switch {
	case !day.Valid():
		return false, problem.Invalid(problem.Field{Pointer: "/resume_day", Code: "wrong_format"})
	case day < last.FromDay:
		return false, problem.Invalid(problem.Field{Pointer: "/resume_day", Code: "before_pause"})
	case last.FromDay.DaysUntil(day) > longestPause:
		return false, problem.Invalid(problem.Field{Pointer: "/resume_day", Code: "day_out_of_range"})
	}
	last.ResumeDay = &day
	return true, nil
}

func (c *Cohort) lastPause() *Pause {
	if len(c.Pauses) == 0 {
		return nil
	}
	return &c.Pauses[len(c.Pauses)-1]
}

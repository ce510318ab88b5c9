// Package calendar counts in civil days and wall times, the way people agree on them.
package calendar

import (
	"time"

	"mainpate/internal/problem"
)

// Day is a civil day without a time, written "2026-11-25". Days compare like their text.
type Day string

// ParseDay reads a day and refuses what is not on the calendar.
func ParseDay(text string) (Day, error) {
	d := Day(text)
	if !d.Valid() {
		return "", problem.New(problem.Malformed, "day_malformed")
	}
	return d, nil
}

// DayOf is the day that an instant falls on in a zone.
func DayOf(t time.Time, zone *time.Location) Day { return Day(t.In(zone).Format(time.DateOnly)) }

// Valid reports whether the day exists.
func (d Day) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// AddDays is the day n days later, or earlier when n is negative.
func (d Day) AddDays(n int) Day {
	return Day(d.noon().AddDate(0, 0, n).Format(time.DateOnly))
}

// DaysUntil counts the days from d to the other day; negative when it lies before.
func (d Day) DaysUntil(other Day) int {
	const secondsADay = 24 * 60 * 60 // a Duration would end after three centuries
	return int((other.noon().Unix() - d.noon().Unix()) / secondsADay)
}

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.noon().Weekday() }

// noon in UTC is a safe place to count from: every UTC day has 24 hours.
func (d Day) noon() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}.Add(12 * time.Hour)
	}
	return t.Add(12 * time.Hour)
}

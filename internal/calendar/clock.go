package calendar

import (
	"fmt"
	"time"
	_ "time/tzdata" // phones and servers must agree on the zone even where the machine has no zone files

	"mainpate/internal/problem"
)

// DefaultZone is where the programme lives.
const DefaultZone = "Europe/Berlin"

// Zone finds a time zone by name; the empty name is the default one.
func Zone(name string) (*time.Location, error) {
	if name == "" {
		name = DefaultZone
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("time zone %q: %w", name, err)
	}
	return zone, nil
}

// Instant is the moment (UTC) when clocks in the zone show the wall time "15:00" on the day.
// A wall time that the change to summer time skips is refused; of one that comes twice it is the first.
func Instant(d Day, clock string, zone *time.Location) (time.Time, error) {
	if !d.Valid() {
		return time.Time{}, problem.New(problem.Malformed, "day_malformed")
	}
	if _, err := time.Parse("15:04", clock); err != nil || len(clock) != len("15:04") {
		return time.Time{}, problem.New(problem.Malformed, "clock_malformed")
	}
	const wall = "2006-01-02 15:04"
	want := string(d) + " " + clock
	guess, err := time.ParseInLocation(wall, want, zone)
	if err != nil {
		return time.Time{}, problem.New(problem.Malformed, "clock_malformed").Because(err)
	}
	// The parser may choose either side of a change, so ask for every offset in force around it, earliest first.
	var first time.Time
	for _, around := range []time.Duration{-26 * time.Hour, 0, 26 * time.Hour} {
		_, offset := guess.Add(around).Zone()
		utc, _ := time.Parse(wall, want)
		candidate := utc.Add(-time.Duration(offset) * time.Second)
		if candidate.In(zone).Format(wall) == want && (first.IsZero() || candidate.Before(first)) {
			first = candidate
		}
	}
	if first.IsZero() {
		return time.Time{}, problem.Rule("time_does_not_exist")
	}
	return first.UTC(), nil
}

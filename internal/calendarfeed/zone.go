package calendarfeed

import (
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"
)

// timezone says what clocks showed in the zone while the events took place:
// every change with its own day, not by a rule, because rules change too.
func timezone(zone *time.Location, events []Event) *ics.VTimezone {
	written := ics.NewTimezone(zone.String())
	from, to := around(zone, events)
	for {
		began, ends := from.ZoneBounds()
		written.Components = append(written.Components, observance(from, began, zone))
		if ends.IsZero() || ends.After(to) {
			return written
		}
		from = ends
	}
}

// around is the time that the events span, with a day on either side.
func around(zone *time.Location, events []Event) (from, to time.Time) {
	for _, e := range events {
		start := e.Start
		if start == nil {
			continue
		}
		if from.IsZero() || start.Before(from) {
			from = *start
		}
		if to.IsZero() || start.After(to) {
			to = *start
		}
	}
	if from.IsZero() { // something has to stand there
		from = time.Unix(0, 0)
		to = from
	}
	return from.AddDate(0, 0, -1).In(zone), to.AddDate(0, 0, 1)
}

// observance is the time from one change of clocks to the next. It begins at
// the wall time that clocks showed just before the change.
func observance(within, began time.Time, zone *time.Location) ics.Component {
	name, offset := within.In(zone).Zone()
	before := offset
	start := "19700101T000000"
	if !began.IsZero() {
		_, before = began.Add(-time.Second).In(zone).Zone()
		start = began.UTC().Add(time.Duration(before) * time.Second).Format(wallFormat)
	}
	base := ics.ComponentBase{}
	base.SetProperty(ics.ComponentPropertyDtStart, start)
	base.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), offsetOf(before))
	base.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), offsetOf(offset))
	base.SetProperty(ics.ComponentProperty(ics.PropertyTzname), name)
	if within.In(zone).IsDST() {
		return &ics.Daylight{ComponentBase: base}
	}
	return &ics.Standard{ComponentBase: base}
}

func offsetOf(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if rest := seconds % 60; rest != 0 {
		text += fmt.Sprintf("%02d", rest)
	}
	return text
}

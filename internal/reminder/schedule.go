package reminder

import (
	"time"

	"mainpate/internal/calendar"
)

// Between 20 and 8 o'clock nobody's phone rings, except for what concerns the same day.
const (
	quietFrom = 20
	quietTo   = 8
)

// lastCall is how long before the start a late reminder still helps.
const lastCall = 30 * time.Minute

type slot struct {
	kind Kind
	due  time.Time
}

// How many days before a meeting its first reminders come.
const (
	week = 7
	day  = 1
)

// beforeMeeting gives the reminders of a meeting: so many days and 2 hours before. Those whose time has passed are left out; only the last one is
// caught up for a meeting that is announced for the first time.
func beforeMeeting(start, now time.Time, first bool, zone *time.Location, daysAhead ...int) []slot {
	local := start.In(zone)
	var slots []slot
	for _, days := range daysAhead {
		kind := Day
		if days == week {
			kind = Week
		}
		if due := eveningBefore(local.AddDate(0, 0, -days), zone); !due.Before(now) {
			slots = append(slots, slot{kind, due})
		}
	}
	hours := eveningBefore(local.Add(-2*time.Hour), zone)
	if first {
		hours = caughtUp(hours, start, now, zone)
	}
	if !hours.Before(now) {
		slots = append(slots, slot{Hours, hours})
	}
	return slots
}

// chosenTime is when a person wants to be reminded of a meeting of their tandem.
func chosenTime(start time.Time, leadMinutes int, now time.Time, zone *time.Location) time.Time {
	due := eveningBefore(start.Add(-time.Duration(leadMinutes)*time.Minute), zone)
	return caughtUp(due, start, now, zone)
}

// announcement is when to say that a meeting is moved or cancelled: at once, at
// night in the morning, unless one of the starts is too near for that.
func announcement(now time.Time, zone *time.Location, starts ...time.Time) time.Time {
	morning := afterQuiet(now, zone)
	for _, start := range starts {
		today := calendar.DayOf(start, zone) == calendar.DayOf(now, zone)
		if today || start.Before(morning.Add(2*lastCall)) {
			return now
		}
	}
	return morning
}

// promiseTime is the morning of the last working day before a promise is due; it
// is of use until the evening of the day itself.
func promiseTime(dueDay calendar.Day, now time.Time, zone *time.Location) (due, expires time.Time, err error) {
	if expires, err = calendar.Instant(dueDay, "20:00", zone); err != nil {
		return due, expires, err
	}
	day := dueDay.AddDays(-1)
	for !calendar.WorkingDay(day) {
		day = day.AddDays(-1)
	}
	if due, err = calendar.Instant(day, "09:00", zone); err != nil {
		return due, expires, err
	}
	if due.Before(now) {
		due = afterQuiet(now, zone)
	}
	return due, expires, nil
}

// goodMoment is when a late or repeated reminder may go out: now, or in the
// morning when it was not meant for the night and still helps then.
func (r Reminder) goodMoment(now time.Time, zone *time.Location) time.Time {
	morning := afterQuiet(now, zone)
	if quiet(r.DueAt, zone) || morning.After(r.ExpiresAt.Add(-lastCall)) {
		return now
	}
	return morning
}

// caughtUp moves a time that has passed to the next moment that still helps.
func caughtUp(due, start, now time.Time, zone *time.Location) time.Time {
	if !due.Before(now) {
		return due
	}
	due = afterQuiet(now, zone)
	if latest := start.Add(-lastCall); due.After(latest) {
		due = latest
	}
	if due.Before(now) {
		return now
	}
	return due
}

func quiet(t time.Time, zone *time.Location) bool {
	hour := t.In(zone).Hour()
	return hour >= quietFrom || hour < quietTo
}

// eveningBefore moves a time in the quiet hours to half past seven on the evening they began.
func eveningBefore(t time.Time, zone *time.Location) time.Time {
	if !quiet(t, zone) {
		return t.UTC()
	}
	local := t.In(zone)
	day := local.Day()
	if local.Hour() < quietTo {
		day--
	}
	return time.Date(local.Year(), local.Month(), day, quietFrom-1, 30, 0, 0, zone).UTC()
}

// afterQuiet moves a time in the quiet hours to the morning they end.
func afterQuiet(t time.Time, zone *time.Location) time.Time {
	if !quiet(t, zone) {
		return t
	}
	local := t.In(zone)
	day := local.Day()
	if local.Hour() >= quietFrom {
		day++
	}
	return time.Date(local.Year(), local.Month(), day, quietTo, 0, 0, 0, zone).UTC()
}

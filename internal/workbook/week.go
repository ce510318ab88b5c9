package workbook

import (
	"math"
	"slices"

	"mainpate/internal/calendar"
	"mainpate/internal/tandem"
)

const daysInWeek = 7

// Week is seven days counted from the start of the cohort. It is kept as soon as one meeting stands.
type Week struct {
	Number   int
	FirstDay calendar.Day
	LastDay  calendar.Day
	Kept     bool
	Paused   bool // as far as the reader knows of a pause; such a week counts neither for nor against
}

// WeekOf is the number of the week a day lies in: 1 from the start on, 0 and less before.
func WeekOf(start, day calendar.Day) int {
	return int(math.Floor(float64(start.DaysUntil(day))/daysInWeek)) + 1
}

// weeks are all weeks from the first to the one of the day until, wider where entries need it.
func weeks(start, until calendar.Day, entries []Entry) []Week {
	first, last := 1, WeekOf(start, until)
	for _, e := range entries {
		first = min(first, WeekOf(start, e.Facts.Day))
		last = max(last, WeekOf(start, e.Facts.Day))
	}
	all := make([]Week, 0, max(0, last-first+1))
	for n := first; n <= last; n++ {
		from := start.AddDays((n - 1) * daysInWeek)
		all = append(all, Week{Number: n, FirstDay: from, LastDay: from.AddDays(daysInWeek - 1)})
	}
	for _, e := range entries {
		if e.Facts.Outcome == Met {
			all[WeekOf(start, e.Facts.Day)-first].Kept = true
		}
	}
	return all
}

// weeks are the weeks of the way so far, with the pauses that the person at the desk knows of.
func (d desk) weeks(entries []Entry) []Week {
	all := weeks(d.cohort.StartDay, d.lastWeekday(), entries)
	for i, w := range all {
		all[i].Paused = slices.ContainsFunc(d.pauses, func(p tandem.Pause) bool { return p.Touches(w.FirstDay, w.LastDay, d.today) })
	}
	return all
}

// meetingDays are the days on which the two met, newest first.
func meetingDays(entries []Entry) []calendar.Day {
	days := []calendar.Day{}
	for _, e := range entries {
		if e.Facts.Outcome == Met {
			days = append(days, e.Facts.Day)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	slices.Reverse(days)
	return days
}

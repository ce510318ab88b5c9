package calendar

import (
	"time"

	"github.com/rickar/cal/v2/de"
)

// WorkingDay reports whether the office is open: no weekend, no public holiday of Hesse.
func WorkingDay(d Day) bool {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	noon := d.noon()
	for _, holiday := range de.HolidaysHE {
		actual, _ := holiday.Calc(noon.Year())
		if actual.Month() == noon.Month() && actual.Day() == noon.Day() {
			return false
		}
	}
	return true
}

// NextWorkingDay is the day itself when it is a working day, else the first one after it.
func NextWorkingDay(d Day) Day {
	for !WorkingDay(d) {
		d = d.AddDays(1)
	}
	return d
}

// WorkingDaysBetween counts the working days after a up to and including b; none when b is not after a.
func WorkingDaysBetween(a, b Day) int {
	n := 0
	for d := a.AddDays(1); d <= b; d = d.AddDays(1) {
		if WorkingDay(d) {
			n++
		}
	}
	return n
}

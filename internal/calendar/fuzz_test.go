package calendar_test

import (
	"testing"
	"time"

	"mainpate/internal/calendar"
)

func FuzzDays(f *testing.F) {
	for _, pair := range [][2]string{{"2026-11-25", "2027-03-28"}, {"2028-02-29", "2026-02-30"}, {"0001-01-01", "9999-12-31"}, {"", "2026-1-1"}} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, one, other string) {
		a, err := calendar.ParseDay(one)
		if err != nil {
			return
		}
		b, err := calendar.ParseDay(other)
		if err != nil {
			return
		}
		if got := a.AddDays(a.DaysUntil(b)); got != b {
			t.Errorf("from %s it is %d days to %s, but that many later is %s", a, a.DaysUntil(b), b, got)
		}
		if (a < b) != (a.DaysUntil(b) > 0) {
			t.Errorf("%s and %s are in no order", a, b)
		}
	})
}

func FuzzWallTimes(f *testing.F) {
	zone, err := calendar.Zone("")
	if err != nil {
		f.Fatal(err)
	}
	for _, pair := range [][2]string{{"2026-11-25", "15:00"}, {"2027-03-28", "02:30"}, {"2026-10-25", "02:30"}, {"0001-01-01", "00:00"}, {"x", "24:00"}} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, day, clock string) {
		at, err := calendar.Instant(calendar.Day(day), clock, zone)
		if err != nil {
			return
		}
		if got := at.In(zone).Format("2006-01-02 15:04"); got != day+" "+clock {
			t.Errorf("%s %s became %s", day, clock, got)
		}
		if at.Location() != time.UTC {
			t.Errorf("%s is in %s", at, at.Location())
		}
	})
}

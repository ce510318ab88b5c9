package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func zone(t *testing.T) *time.Location {
	t.Helper()
	z, err := Zone("")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestParseDay(t *testing.T) {
	for text, ok := range map[string]bool{
		"2026-11-25": true, "2028-02-29": true, "2026-02-29": false, "2026-13-01": false,
		"25.11.2026": false, "": false, "2026-1-5": false, "2026-11-25T10:00:00Z": false,
	} {
		if _, err := ParseDay(text); (err == nil) != ok {
			t.Errorf("ParseDay(%q): %v", text, err)
		}
	}
}

func TestDayOfUsesTheZone(t *testing.T) {
	late := time.Date(2026, 11, 25, 23, 30, 0, 0, time.UTC)
	if got := DayOf(late, zone(t)); got != "2026-11-26" {
		t.Errorf("half past eleven in the evening UTC is already %s in Berlin", got)
	}
}

func TestAddDaysAndDaysUntilAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := Day("2020-01-01").AddDays(rapid.IntRange(0, 20000).Draw(t, "start"))
		n := rapid.IntRange(-4000, 4000).Draw(t, "n")
		end := start.AddDays(n)
		if got := start.DaysUntil(end); got != n {
			t.Fatalf("%s to %s: %d days, want %d", start, end, got, n)
		}
		if (n > 0) != (end > start) {
			t.Fatalf("%s and %s do not compare as their text", start, end)
		}
	})
}

func TestInstant(t *testing.T) {
	for _, c := range []struct{ day, clock, want, code string }{
		{"2026-11-25", "15:00", "2026-11-25T14:00:00Z", ""},
		{"2026-07-01", "15:00", "2026-07-01T13:00:00Z", ""},
		{"2027-03-28", "02:30", "", "time_does_not_exist"},
		{"2027-03-28", "02:00", "", "time_does_not_exist"},
		{"2027-03-28", "03:00", "2027-03-28T01:00:00Z", ""},
		{"2026-10-25", "02:30", "2026-10-25T00:30:00Z", ""}, // comes twice: the summer one is first
		{"2026-10-25", "03:00", "2026-10-25T02:00:00Z", ""},
		{"2026-11-25", "24:00", "", "clock_malformed"},
		{"2026-11-25", "9:00", "", "clock_malformed"},
		{"2026-02-30", "09:00", "", "day_malformed"},
	} {
		got, err := Instant(Day(c.day), c.clock, zone(t))
		code := ""
		if err != nil {
			code = err.Error()
		}
		if code != c.code || err == nil && got.Format(time.RFC3339) != c.want {
			t.Errorf("Instant(%s %s) = %v, %q; want %s, %q", c.day, c.clock, got, code, c.want, c.code)
		}
	}
}

func TestInstantShowsTheWallTimeAgain(t *testing.T) {
	z := zone(t)
	rapid.Check(t, func(t *rapid.T) {
		day := Day("2024-01-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "day"))
		clock := time.Date(0, 1, 1, 0, rapid.IntRange(0, 24*60-1).Draw(t, "minute"), 0, 0, time.UTC).Format("15:04")
		got, err := Instant(day, clock, z)
		if err != nil {
			if err.Error() != "time_does_not_exist" || day.Weekday() != time.Sunday || clock[:2] != "02" {
				t.Fatalf("%s %s: %v", day, clock, err)
			}
			return
		}
		if shown := got.In(z).Format("2006-01-02 15:04"); shown != string(day)+" "+clock {
			t.Fatalf("%s %s became %s", day, clock, shown)
		}
	})
}

func TestWorkingDay(t *testing.T) {
	for day, want := range map[Day]bool{
		"2026-11-25": true,  // a Wednesday
		"2026-11-28": false, // Saturday
		"2026-11-29": false, // Sunday
		"2026-12-25": false, "2026-12-26": false, "2027-01-01": false,
		"2026-12-24": true,  // Christmas Eve is no public holiday
		"2027-05-27": false, // Corpus Christi is one in Hesse
		"2027-03-26": false, // Good Friday
		"2026-11-01": false, // a Sunday anyway
		"2027-11-01": true,  // All Saints is none in Hesse
		"2027-10-31": false, // Sunday
		"2030-10-31": true,  // Reformation Day is none in Hesse
		"2029-10-03": false, // German Unity
	} {
		if got := WorkingDay(day); got != want {
			t.Errorf("WorkingDay(%s) = %v", day, got)
		}
	}
	if got := NextWorkingDay("2026-12-25"); got != "2026-12-28" {
		t.Errorf("after Christmas comes %s", got)
	}
	if got := NextWorkingDay("2026-11-25"); got != "2026-11-25" {
		t.Errorf("a working day stays: %s", got)
	}
}

func TestWorkingDaysBetween(t *testing.T) {
	for _, c := range []struct {
		a, b Day
		want int
	}{
		{"2026-11-25", "2026-11-27", 2}, {"2026-11-27", "2026-11-30", 1}, {"2026-11-27", "2026-11-29", 0},
		{"2026-11-25", "2026-11-25", 0}, {"2026-11-25", "2026-11-20", 0}, {"2026-12-24", "2026-12-28", 1},
	} {
		if got := WorkingDaysBetween(c.a, c.b); got != c.want {
			t.Errorf("%s..%s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

package reminder

import (
	"testing"
	"time"

	"mainpate/internal/calendar"
)

func berlin(t *testing.T) *time.Location {
	t.Helper()
	zone, err := calendar.Zone("")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// at reads a wall time in Berlin.
func at(t *testing.T, wall string) time.Time {
	t.Helper()
	when, err := time.ParseInLocation("2006-01-02 15:04", wall, berlin(t))
	if err != nil {
		t.Fatal(err)
	}
	return when.UTC()
}

func TestBeforeMeeting(t *testing.T) {
	for _, c := range []struct {
		name, now, start string
		first            bool
		want             map[Kind]string
	}{
		{"all three", "2026-11-01 10:00", "2026-12-02 15:00", true,
			map[Kind]string{Week: "2026-11-25 15:00", Day: "2026-12-01 15:00", Hours: "2026-12-02 13:00"}},
		{"the two hours of a nine o'clock meeting come the evening before", "2026-11-01 10:00", "2026-12-02 09:00", true,
			map[Kind]string{Week: "2026-11-25 09:00", Day: "2026-12-01 09:00", Hours: "2026-12-01 19:30"}},
		{"a late meeting's reminders come before the evening is quiet", "2026-11-01 10:00", "2026-12-02 22:30", true,
			map[Kind]string{Week: "2026-11-25 19:30", Day: "2026-12-01 19:30", Hours: "2026-12-02 19:30"}},
		{"wall time stays across the change of clocks", "2027-03-01 10:00", "2027-03-28 10:00", true,
			map[Kind]string{Week: "2027-03-21 10:00", Day: "2027-03-27 10:00", Hours: "2027-03-28 08:00"}},
		{"what has passed is left out", "2026-12-01 10:00", "2026-12-02 15:00", true,
			map[Kind]string{Day: "2026-12-01 15:00", Hours: "2026-12-02 13:00"}},
		{"a meeting in an hour is caught up", "2026-12-02 14:00", "2026-12-02 15:00", true,
			map[Kind]string{Hours: "2026-12-02 14:00"}},
		{"but not when a message about the move says it anyway", "2026-12-02 14:00", "2026-12-02 15:00", false,
			map[Kind]string{}},
		{"caught up in the morning", "2026-12-01 22:00", "2026-12-02 09:00", true,
			map[Kind]string{Hours: "2026-12-02 08:00"}},
		{"caught up before the morning when that would be too late", "2026-12-01 22:00", "2026-12-02 07:30", true,
			map[Kind]string{Hours: "2026-12-02 07:00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := map[Kind]time.Time{}
			for _, s := range beforeMeeting(at(t, c.start), at(t, c.now), c.first, berlin(t), week, day) {
				got[s.kind] = s.due
			}
			if len(got) != len(c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			for kind, wall := range c.want {
				if !got[kind].Equal(at(t, wall)) {
					t.Errorf("%s is due %s, want %s", kind, got[kind].In(berlin(t)), wall)
				}
			}
		})
	}
}

func TestChosenTime(t *testing.T) {
	for _, c := range []struct {
		now, start string
		lead       int
		want       string
	}{
		{"2026-11-25 10:00", "2026-11-27 16:00", 120, "2026-11-27 14:00"},
		{"2026-11-25 10:00", "2026-11-27 16:00", 2880, "2026-11-25 16:00"},
		{"2026-11-25 17:00", "2026-11-27 16:00", 2880, "2026-11-25 17:00"},
		{"2026-11-25 10:00", "2026-11-27 09:00", 90, "2026-11-26 19:30"},
	} {
		if got := chosenTime(at(t, c.start), c.lead, at(t, c.now), berlin(t)); !got.Equal(at(t, c.want)) {
			t.Errorf("%+v: got %s", c, got.In(berlin(t)))
		}
	}
}

func TestAnnouncement(t *testing.T) {
	for _, c := range []struct {
		name, now string
		starts    []string
		want      string
	}{
		{"by day at once", "2026-11-25 10:00", []string{"2026-12-02 15:00"}, "2026-11-25 10:00"},
		{"by night in the morning", "2026-11-25 22:00", []string{"2026-12-02 15:00"}, "2026-11-26 08:00"},
		{"by night at once when it is today", "2026-11-25 06:00", []string{"2026-11-25 15:00"}, "2026-11-25 06:00"},
		{"by night at once when the old time is today", "2026-11-25 06:00", []string{"2026-12-02 15:00", "2026-11-25 15:00"}, "2026-11-25 06:00"},
		{"by night at once when the morning is too late", "2026-11-25 22:00", []string{"2026-11-26 08:30"}, "2026-11-25 22:00"},
	} {
		var starts []time.Time
		for _, s := range c.starts {
			starts = append(starts, at(t, s))
		}
		if got := announcement(at(t, c.now), berlin(t), starts...); !got.Equal(at(t, c.want)) {
			t.Errorf("%s: got %s, want %s", c.name, got.In(berlin(t)), c.want)
		}
	}
}

func TestPromiseTime(t *testing.T) {
	for _, c := range []struct {
		now          string
		day          calendar.Day
		due, expires string
	}{
		{"2026-11-25 10:00", "2026-12-03", "2026-12-02 09:00", "2026-12-03 20:00"},
		{"2026-11-25 10:00", "2026-12-07", "2026-12-04 09:00", "2026-12-07 20:00"}, // Monday: told on Friday
		{"2026-11-25 10:00", "2026-11-25", "2026-11-25 10:00", "2026-11-25 20:00"},
		{"2026-11-25 22:00", "2026-11-26", "2026-11-26 08:00", "2026-11-26 20:00"},
	} {
		due, expires, err := promiseTime(c.day, at(t, c.now), berlin(t))
		if err != nil || !due.Equal(at(t, c.due)) || !expires.Equal(at(t, c.expires)) {
			t.Errorf("%+v: got %s to %s, %v", c, due.In(berlin(t)), expires.In(berlin(t)), err)
		}
	}
}

func TestGoodMomentOfALateReminder(t *testing.T) {
	for _, c := range []struct{ name, due, expires, now, want string }{
		{"by day now", "2026-11-25 13:00", "2026-11-25 15:00", "2026-11-25 14:00", "2026-11-25 14:00"},
		{"at night in the morning", "2026-11-25 13:00", "2026-11-26 15:00", "2026-11-25 23:00", "2026-11-26 08:00"},
		{"at night now when the morning is too late", "2026-11-25 19:30", "2026-11-26 08:00", "2026-11-26 03:00", "2026-11-26 03:00"},
		{"what is meant for the night goes at night", "2026-11-25 23:00", "2026-11-26 15:00", "2026-11-25 23:01", "2026-11-25 23:01"},
	} {
		r := Reminder{DueAt: at(t, c.due), ExpiresAt: at(t, c.expires)}
		if got := r.goodMoment(at(t, c.now), berlin(t)); !got.Equal(at(t, c.want)) {
			t.Errorf("%s: got %s", c.name, got.In(berlin(t)))
		}
	}
}

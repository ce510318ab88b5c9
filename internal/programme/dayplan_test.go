package programme

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mainpate/internal/calendar"
)

const wednesday = calendar.Day("2026-11-25")

func cohortOf(start calendar.Day, length int, pauses ...Pause) Cohort {
	return Cohort{
		Name: "Durchgang", State: Running, StartDay: start, LengthDays: length,
		MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: true, Pauses: pauses,
	}
}

func pause(from, resume calendar.Day) Pause {
	if resume == "" {
		return Pause{FromDay: from}
	}
	return Pause{FromDay: from, ResumeDay: &resume}
}

func TestStopsFollowTheRhythm(t *testing.T) {
	for _, c := range []struct {
		length, rhythm int
		want           []int
	}{
		{100, 21, []int{21, 42, 63, 84, 100}},
		{120, 21, []int{21, 42, 63, 84, 105, 120}},
		{107, 21, []int{21, 42, 63, 84, 107}},
		{112, 21, []int{21, 42, 63, 84, 105, 112}},
		{105, 21, []int{21, 42, 63, 84, 105}},
		{20, 21, []int{20}},
		{28, 7, []int{7, 14, 21, 28}},
	} {
		cohort := cohortOf("2026-10-20", c.length)
		cohort.MilestoneRhythmDays = c.rhythm
		plan := cohort.Plan(wednesday)
		var got []int
		for i, s := range plan.Stops {
			got = append(got, s.DayNumber)
			if last := i == len(plan.Stops)-1; (s.Kind == Closing) != last || s.Number != i+1 {
				t.Errorf("%d days: stop %d is %+v", c.length, i+1, s)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d days, rhythm %d: stops on %v, want %v", c.length, c.rhythm, got, c.want)
		}
	}
}

func TestExtensionGivesTheFirstPhaseItsFifthMilestone(t *testing.T) {
	cohort := cohortOf("2026-10-20", 100)
	cohort.Extensions = []Extension{{Days: 20}}
	plan := cohort.Plan(wednesday)
	if plan.DayNumber != 37 || plan.LengthDays != 120 || len(plan.Stops) != 6 {
		t.Errorf("day %d of %d with %d stops, want 37 of 120 with 6", plan.DayNumber, plan.LengthDays, len(plan.Stops))
	}
}

func TestPauseMovesEverythingAfterIt(t *testing.T) {
	cohort := cohortOf("2026-11-02", 100, pause("2026-12-21", "2027-01-04"))
	for _, c := range []struct {
		day  calendar.Day
		want int
	}{
		{"2026-11-01", 0}, {"2026-11-02", 1}, {"2026-12-20", 49}, {"2026-12-21", 49},
		{"2027-01-03", 49}, {"2027-01-04", 50}, {"2027-02-23", 100}, {"2027-06-01", 100},
	} {
		if got := cohort.DayNumber(c.day, c.day); got != c.want {
			t.Errorf("%s is day %d, want %d", c.day, got, c.want)
		}
	}
	if got := cohort.DayOf(63, wednesday); got != "2027-01-17" {
		t.Errorf("day 63 is %s", got)
	}
	if got := cohort.LastDay(wednesday); got != "2027-02-23" {
		t.Errorf("the last day is %s", got)
	}
}

func TestStateFollowsThePauses(t *testing.T) {
	cohort := cohortOf("2026-11-02", 100, pause("2026-11-20", ""))
	for day, want := range map[calendar.Day]State{"2026-11-19": Running, "2026-11-20": Paused, wednesday: Paused} {
		if got := cohort.StateOn(day); got != want {
			t.Errorf("on %s the cohort is %s, want %s", day, got, want)
		}
	}
	if got := cohort.DayNumber(wednesday, wednesday); got != 18 {
		t.Errorf("the count stands at %d, want 18", got)
	}
	cohort.State = Planned
	if got := cohort.Plan(wednesday).DayNumber; got != 0 {
		t.Errorf("a cohort that was not started is on day %d", got)
	}
	cohort.State = Closed
	if got := cohort.StateOn(wednesday); got != Closed {
		t.Errorf("a closed cohort is %s", got)
	}
}

func TestSuggestedDaysAvoidHolidays(t *testing.T) {
	cohort := cohortOf("2026-12-04", 20) // the last day is 23 December
	cohort.MilestoneRhythmDays = 7
	cohort.Extensions = []Extension{{Days: 2}} // 25 December
	stops := cohort.Plan(wednesday).Stops
	last := stops[len(stops)-1]
	if last.PlannedDay != "2026-12-25" || last.SuggestedDay != "2026-12-28" {
		t.Errorf("closing on %s, suggested %s", last.PlannedDay, last.SuggestedDay)
	}
}

func TestSuggestedDaysAvoidPauses(t *testing.T) {
	cohort := cohortOf("2026-11-02", 100, pause("2026-11-23", "2026-12-07")) // day 20 is Saturday 21 November
	cohort.MilestoneRhythmDays = 20
	if first := cohort.Plan(wednesday).Stops[0]; first.PlannedDay != "2026-11-21" || first.SuggestedDay != "2026-12-07" {
		t.Errorf("planned on %s, suggested %s", first.PlannedDay, first.SuggestedDay)
	}
}

// anyCohort draws a cohort through its own transitions, with pauses anywhere.
func anyCohort(t *rapid.T, today calendar.Day, open bool) Cohort {
	c := cohortOf(wednesday.AddDays(rapid.IntRange(-300, 300).Draw(t, "start")), rapid.IntRange(20, 200).Draw(t, "length"))
	c.MilestoneRhythmDays = rapid.IntRange(7, 60).Draw(t, "rhythm")
	for range rapid.IntRange(0, 4).Draw(t, "pauses") {
		from := c.DayOf(rapid.IntRange(1, c.TotalDays()).Draw(t, "pause from"), today)
		if last := c.lastPause(); last != nil && from < *last.ResumeDay {
			continue
		}
		if _, err := c.Pause(Pause{FromDay: from}, today); err != nil {
			t.Fatalf("pause from %s: %v", from, err)
		}
		if _, err := c.Resume(from.AddDays(rapid.IntRange(0, 60).Draw(t, "pause days")), from); err != nil {
			t.Fatalf("resume: %v", err)
		}
		if rapid.Bool().Draw(t, "extend") {
			if err := c.Extend(Extension{Days: rapid.IntRange(1, 30).Draw(t, "days")}); err != nil {
				t.Fatalf("extend: %v", err)
			}
		}
	}
	if last := c.lastPause(); open && last != nil {
		last.ResumeDay = nil
	}
	return c
}

func anyDay(t *rapid.T, label string) calendar.Day {
	return wednesday.AddDays(rapid.IntRange(-400, 900).Draw(t, label))
}

func TestDayNumbersAndDaysAreInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := anyDay(t, "today")
		c := anyCohort(t, today, rapid.Bool().Draw(t, "open"))
		n := rapid.IntRange(1, c.TotalDays()).Draw(t, "number")
		day := c.DayOf(n, today)
		if back := c.DayNumber(day, today); back != n {
			t.Fatalf("day %d is %s, which is day %d", n, day, back)
		}
		for _, s := range c.spans(today) {
			if s.holds(day) {
				t.Fatalf("day %d (%s) lies in a pause", n, day)
			}
		}
	})
}

func TestDayNumbersNeverGoBackAndNeverJump(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := anyDay(t, "today")
		c := anyCohort(t, today, rapid.Bool().Draw(t, "open"))
		day := anyDay(t, "day")
		n, next := c.DayNumber(day, today), c.DayNumber(day.AddDays(1), today)
		if n < 0 || next > c.TotalDays() || next < n || next > n+1 {
			t.Fatalf("%s is day %d, the day after is %d, of %d", day, n, next, c.TotalDays())
		}
	})
}

func TestStopsStayOnTheWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := anyDay(t, "today")
		c := anyCohort(t, today, rapid.Bool().Draw(t, "open"))
		plan := c.Plan(today)
		last := len(plan.Stops) - 1
		for i, s := range plan.Stops {
			if s.DayNumber > plan.LengthDays || s.PlannedDay > c.LastDay(today) {
				t.Fatalf("stop %d stands after the end: %+v", i, s)
			}
			if i < last && (s.DayNumber != (i+1)*c.MilestoneRhythmDays || plan.LengthDays-s.DayNumber < lastGap) {
				t.Fatalf("stop %d is out of the rhythm: %+v", i, s)
			}
			if i > 0 && (s.PlannedDay <= plan.Stops[i-1].PlannedDay || s.SuggestedDay < plan.Stops[i-1].SuggestedDay) {
				t.Fatalf("stop %d comes before the one before", i)
			}
			if !calendar.WorkingDay(s.SuggestedDay) || s.SuggestedDay < s.PlannedDay {
				t.Fatalf("stop %d: %s is suggested for %s", i, s.SuggestedDay, s.PlannedDay)
			}
			if slices.ContainsFunc(c.spans(today), func(p span) bool { return p.holds(s.SuggestedDay) }) {
				t.Fatalf("stop %d: %s is suggested in a pause", i, s.SuggestedDay)
			}
		}
		if plan.Stops[last].DayNumber != plan.LengthDays || plan.Stops[last].Kind != Closing {
			t.Fatalf("the closing meeting is %+v of %d days", plan.Stops[last], plan.LengthDays)
		}
	})
}

func TestPauseDelaysLaterDaysByItsLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCohort(t, wednesday, false)
		length, n := rapid.IntRange(0, 60).Draw(t, "pause days"), rapid.IntRange(1, c.TotalDays()).Draw(t, "number")
		from := c.DayOf(rapid.IntRange(1, c.TotalDays()).Draw(t, "from"), wednesday)
		if last := c.lastPause(); last != nil && from < *last.ResumeDay {
			return
		}
		before := c.DayOf(n, wednesday)
		want := before
		if before >= from {
			want = before.AddDays(length)
		}
		c.Pauses = append(slices.Clone(c.Pauses), pause(from, from.AddDays(length)))
		if got := c.DayOf(n, wednesday); got != want {
			t.Fatalf("day %d was %s and is %s after a pause of %d days from %s, want %s", n, before, got, length, from, want)
		}
	})
}

package programme

import (
	"testing"

	"mainpate/internal/calendar"
	"mainpate/internal/problem/problemtest"
)

func TestPauseRules(t *testing.T) {
	planned := cohortOf("2026-11-02", 100)
	planned.State = Planned
	for name, c := range map[string]struct {
		cohort Cohort
		from   calendar.Day
		want   string
	}{
		"not running":  {planned, wednesday, "cohort_not_running"},
		"first day":    {cohortOf("2026-11-02", 100), "2026-11-02", ""},
		"before start": {cohortOf("2026-11-02", 100), "2026-11-01", "/from_day before_start"},
		"last day":     {cohortOf("2026-11-02", 100), "2027-02-09", ""},
		"after end":    {cohortOf("2026-11-02", 100), "2027-02-10", "/from_day after_end"},
		"no day":       {cohortOf("2026-11-02", 100), "2026-13-01", "/from_day wrong_format"},
		"open already": {cohortOf("2026-11-02", 100, pause("2026-11-20", "")), wednesday, "already_paused"},
		"same again":   {cohortOf("2026-11-02", 100, pause(wednesday, "")), wednesday, ""},
		"inside":       {cohortOf("2026-11-02", 100, pause("2026-11-20", "2026-11-30")), wednesday, "/from_day overlaps_pause"},
		"right after":  {cohortOf("2026-11-02", 100, pause("2026-11-20", wednesday)), wednesday, ""},
	} {
		if _, err := c.cohort.Pause(pause(c.from, ""), wednesday); problemtest.Code(err) != c.want {
			t.Errorf("%s: %q, want %q", name, problemtest.Code(err), c.want)
		}
	}
}

func TestResumeRules(t *testing.T) {
	for name, c := range map[string]struct {
		cohort Cohort
		day    calendar.Day
		want   string
	}{
		"no pause":         {cohortOf("2026-11-02", 100), wednesday, "not_paused"},
		"today":            {cohortOf("2026-11-02", 100, pause("2026-11-20", "")), wednesday, ""},
		"later":            {cohortOf("2026-11-02", 100, pause("2026-11-20", "")), "2027-01-04", ""},
		"before the pause": {cohortOf("2026-11-02", 100, pause("2026-11-20", "")), "2026-11-19", "/resume_day before_pause"},
		"far away":         {cohortOf("2026-11-02", 100, pause("2026-11-20", "")), "2028-11-20", "/resume_day day_out_of_range"},
		"moved in time":    {cohortOf("2026-11-02", 100, pause("2026-11-20", "2026-11-30")), "2026-12-07", ""},
		"moved too late":   {cohortOf("2026-11-02", 100, pause("2026-11-20", "2026-11-24")), "2026-12-07", "not_paused"},
		"same again":       {cohortOf("2026-11-02", 100, pause("2026-11-20", "2026-11-24")), "2026-11-24", ""},
	} {
		if _, err := c.cohort.Resume(c.day, wednesday); problemtest.Code(err) != c.want {
			t.Errorf("%s: %q, want %q", name, problemtest.Code(err), c.want)
		}
		if c.want == "" && *c.cohort.lastPause().ResumeDay != c.day {
			t.Errorf("%s: goes on at %s", name, *c.cohort.lastPause().ResumeDay)
		}
	}
}

func TestClosedCohortStaysClosed(t *testing.T) {
	c := cohortOf("2026-11-02", 100)
	c.Close()
	if got := problemtest.Code(c.Start()); got != "cohort_closed" {
		t.Errorf("starting: %q", got)
	}
	if got := problemtest.Code(c.Extend(Extension{Days: 10})); got != "cohort_closed" {
		t.Errorf("extending: %q", got)
	}
	if got := problemtest.Code(c.SetRules(c.Rules())); got != "cohort_closed" {
		t.Errorf("changing: %q", got)
	}
	if _, err := c.Pause(pause(wednesday, ""), wednesday); problemtest.Code(err) != "cohort_not_running" {
		t.Errorf("pausing: %q", problemtest.Code(err))
	}
}

func TestRules(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Rules)
		want   string
	}{
		"nothing":                 {func(*Rules) {}, ""},
		"no name":                 {func(r *Rules) { r.Name = "" }, "/name required"},
		"new first day":           {func(r *Rules) { r.StartDay = "2026-11-03" }, "cohort_started"},
		"too short":               {func(r *Rules) { r.LengthDays = 19 }, "/length_days too_small"},
		"with extension too long": {func(r *Rules) { r.LengthDays = 350 }, "/length_days too_large"},
		"longer":                  {func(r *Rules) { r.LengthDays = 346 }, ""},
		"rhythm":                  {func(r *Rules) { r.MilestoneRhythmDays = 6 }, "/milestone_rhythm_days too_small"},
		"meetings":                {func(r *Rules) { r.MeetingsPerWeek = 0 }, "/meetings_per_week too_small"},
	} {
		cohort := cohortOf("2026-11-02", 100)
		cohort.Extensions = []Extension{{Days: 20}}
		rules := cohort.Rules()
		c.change(&rules)
		if err := cohort.SetRules(rules); problemtest.Code(err) != c.want {
			t.Errorf("%s: %q, want %q", name, problemtest.Code(err), c.want)
		}
		if c.want == "" && cohort.Rules() != rules {
			t.Errorf("%s: the rules did not change", name)
		}
	}
}

func TestExtensionHasALimit(t *testing.T) {
	c := cohortOf("2026-11-02", 346)
	if got := problemtest.Code(c.Extend(Extension{Days: 21})); got != "/days too_large" {
		t.Errorf("%q", got)
	}
	if got := problemtest.Code(c.Extend(Extension{Days: 0})); got != "/days too_small" {
		t.Errorf("%q", got)
	}
	if err := c.Extend(Extension{Days: 20}); err != nil || c.TotalDays() != 366 {
		t.Errorf("%v, %d days", err, c.TotalDays())
	}
}

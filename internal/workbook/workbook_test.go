package workbook

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mainpate/internal/calendar"
)

func TestWeekOf(t *testing.T) {
	for day, want := range map[calendar.Day]int{
		"2026-09-19": -4, "2026-10-12": -1, "2026-10-13": 0, "2026-10-19": 0, "2026-10-20": 1, "2026-10-26": 1, "2026-10-27": 2, today: 6,
	} {
		if got := WeekOf(startDay, day); got != want {
			t.Errorf("%s lies in week %d, want %d", day, got, want)
		}
	}
}

func TestEveryEntryLiesInItsWeek(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		until := startDay.AddDays(rapid.IntRange(-10, 130).Draw(t, "until"))
		days := rapid.SliceOfN(rapid.IntRange(-31, 140), 0, 8).Draw(t, "days")
		entries := make([]Entry, len(days))
		for i, n := range days {
			entries[i].Facts = Facts{Outcome: Met, Day: startDay.AddDays(n)}
		}
		all := weeks(startDay, until, entries)
		kept := map[int]bool{}
		for _, e := range entries {
			n := WeekOf(startDay, e.Facts.Day)
			kept[n] = true
			i := slices.IndexFunc(all, func(w Week) bool { return w.Number == n })
			if i < 0 || !all[i].Kept || all[i].FirstDay > e.Facts.Day || all[i].LastDay < e.Facts.Day {
				t.Fatalf("%s is not in its week: %+v", e.Facts.Day, all)
			}
		}
		for i, w := range all {
			if w.Kept != kept[w.Number] {
				t.Fatalf("week %d is kept without a meeting", w.Number)
			}
			if i > 0 && (w.Number != all[i-1].Number+1 || w.FirstDay != all[i-1].LastDay.AddDays(1)) {
				t.Fatalf("a gap before week %d", w.Number)
			}
		}
	})
}

func TestADraftHasOneForm(t *testing.T) {
	d := Draft{Note: " so \n", Facts: Facts{PlaceText: " da ", Topics: []string{"talk", "jobs", "talk"}}}.tidy()
	if d.Note != "so" || d.Facts.PlaceText != "da" || !slices.Equal(d.Facts.Topics, []string{"jobs", "talk"}) {
		t.Errorf("tidied to %+v", d)
	}
	if none := (Draft{}).tidy(); none.Facts.Topics == nil {
		t.Error("no topics must be an empty list")
	}
}

func TestSummaryLeavesOutWhatIsIntimate(t *testing.T) {
	entry := func(day calendar.Day, outcome Outcome, place, text string, topics ...string) Entry {
		return Entry{Facts: Facts{Day: day, Outcome: outcome, Place: place, PlaceText: text, Topics: topics}}
	}
	got := summarise([]Entry{
		entry("2026-11-01", Met, "park", "", "health", "talk"),
		entry("2026-11-02", Met, "other", "Boot", "money", "jobs"),
		entry("2026-11-03", Met, "park", "", "jobs"),
		entry("2026-11-03", Moved, "cafe", "", "letter"),
		entry("2026-11-04", Met, "cafe", "", "goals"),
	}, "2026-11-01", "2026-11-03")
	if got.Met != 3 || !slices.Equal(got.Places, []string{"park", "other"}) ||
		!slices.Equal(got.PlaceTexts, []string{"Boot"}) || !slices.Equal(got.Topics, []string{"jobs", "talk"}) {
		t.Errorf("got %+v", got)
	}
}

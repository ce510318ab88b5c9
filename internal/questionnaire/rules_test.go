package questionnaire

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

// code is the stable code of an error, with its first field when there is one.
func number(n int) *int { return &n }

func says(item string, n int) Answer {
	return Answer{Item: item, Language: "de", Number: number(n)}
}

func words(item, text string) Answer { return Answer{Item: item, Language: "de", Text: text} }

func TestWhichOccasionIsOpenFollowsFromTheDayPlan(t *testing.T) {
	c := programme.Cohort{State: programme.Running, StartDay: "2026-10-20", LengthDays: 120}
	for _, at := range []struct {
		day  calendar.Day
		want Occasion
	}{
		{"2026-10-01", Start}, {"2026-10-20", Start}, {"2026-12-07", Start}, {"2026-12-08", Middle}, {"2027-01-31", Middle},
		{"2027-02-01", End}, {"2027-02-16", End}, {"2027-05-01", End}, {"2027-05-02", After}, {"2027-08-14", After}, {"2027-08-15", ""},
	} {
		if got, _ := OccasionOn(c, at.day); got != at.want {
			t.Errorf("on %s: %q, want %q", at.day, got, at.want)
		}
	}
	planned, closed := c, c
	planned.State, closed.State = programme.Planned, programme.Closed
	if got, _ := OccasionOn(planned, "2026-12-20"); got != Start {
		t.Errorf("not started yet: %q", got)
	}
	if got, _ := OccasionOn(closed, "2026-11-20"); got != End {
		t.Errorf("closed early: %q", got)
	}
	today := calendar.Day("2026-12-20")
	if !reached(Start, c, today) || !reached(Middle, c, today) || reached(End, c, today) || reached(AtInterview, c, today) {
		t.Error("reached")
	}
	if !over(Start, c, today) || over(Middle, c, today) || over(End, c, today) || !over(After, c, "2027-09-01") {
		t.Error("over")
	}
}

func TestAnswersFitTheirItems(t *testing.T) {
	text := func(s string) Text { return Text{"de": s} }
	options := []Option{{"a", text("A")}, {"b", text("B")}}
	set := Set{Key: "x", Version: 3, Languages: []string{"de"}, Scale: []Text{text("1"), text("2"), text("3")}, Unsure: text("?"), Items: []Item{
		{Key: "n", Kind: Scale}, {Key: "one", Kind: Choice, Options: options}, {Key: "many", Kind: Several, Options: options},
		{Key: "free", Kind: Words, Required: true}, {Key: "day", Kind: Date},
	}}
	free := words("free", "Ja.")
	chosen := func(item string, keys ...string) Answer { return Answer{Item: item, Language: "de", Choices: keys} }
	for _, c := range []struct {
		given []Answer
		want  string
	}{
		{[]Answer{free, says("n", 3), chosen("one", "a"), chosen("many", "a", "b"), words("day", "2026-11-25")}, ""},
		{[]Answer{free, chosen("n", "unsure")}, ""},
		{[]Answer{}, "/answers/free required"},
		{[]Answer{words("free", "  ")}, "/answers/free required"},
		{[]Answer{free, says("n", 4)}, "/answers/1 not_on_the_scale"}, {[]Answer{free, says("n", 0)}, "/answers/1 not_on_the_scale"},
		{[]Answer{free, words("n", "viel")}, "/answers/1 not_on_the_scale"},
		{[]Answer{free, chosen("one", "a", "b")}, "/answers/1 not_offered"}, {[]Answer{free, chosen("many", "a", "a")}, "/answers/1 not_offered"},
		{[]Answer{free, chosen("one", "unsure")}, "/answers/1 not_offered"}, {[]Answer{free, chosen("many", "c")}, "/answers/1 not_offered"},
		{[]Answer{free, words("day", "2026-02-30")}, "/answers/1 wrong_format"}, {[]Answer{free, says("free", 1)}, "/answers/1 unknown_item"},
		{[]Answer{says("free", 1)}, "/answers/0 wrong_type"}, {[]Answer{words("free", strings.Repeat("ä", longestWords+1))}, "/answers/0 too_long"},
		{[]Answer{free, {Item: "n", Language: "tr", Number: number(1)}}, "/answers/1 wrong_language"},
		{[]Answer{free, says("other", 1)}, "/answers/1 unknown_item"},
	} {
		if _, err := answersTo(set, c.given); problemtest.Code(err) != c.want {
			t.Errorf("%+v: %q, want %q", c.given, problemtest.Code(err), c.want)
		}
	}
	kept, err := answersTo(set, []Answer{words("free", " Ja. "), {Item: "day", Language: "de"}, says("n", 2)})
	if err != nil || len(kept) != 2 || kept[0].Item != "n" || kept[1].Text != "Ja." || kept[0].SetVersion != 3 {
		t.Errorf("kept %+v %v", kept, err)
	}
}

// group makes a sheet for each number, all answers to s1; the first of them shown to the team.
func group(shown int, release Release, numbers ...int) []Sheet {
	now := time.Now()
	var sheets []Sheet
	for i, n := range numbers {
		s := Sheet{ID: database.NewID(), SetKey: "self", SetVersion: 1, Occasion: Start, Release: release}
		s.Answers = []Answer{{Item: "s1", SetVersion: 1, Number: number(n)}}
		if i < shown {
			s.Release, s.ShownAt = Shown, &now
		}
		sheets = append(sheets, s)
	}
	return sheets
}

func TestNobodyCanBeWorkedOutFromAGroup(t *testing.T) {
	sets, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		sheets []Sheet
		halves int // 0: no value
		hidden int
	}{
		{"four are no group", group(0, Counted, 3, 3, 3, 3), 0, 0},
		{"five are one", group(0, Counted, 2, 3, 4, 3, 2), 6, 5},
		{"whoever keeps theirs does not count", group(0, Kept, 2, 3, 4, 3, 2), 0, 0},
		{"one unknown among four known would be known too", group(4, Counted, 2, 3, 4, 3, 2), 0, 0},
		{"four unknown among five known are left out", group(5, Counted, 1, 1, 1, 1, 1, 5, 5, 5, 5), 3, 0},
		{"five unknown among five known count", group(5, Counted, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5), 6, 5},
		{"all known are no secret", group(5, Counted, 2, 3, 4, 3, 2), 6, 0},
		{"all at the end of the scale", group(0, Counted, 5, 5, 5, 5, 5), 9, 5},
		{"all at the beginning", group(0, Counted, 1, 1, 1, 1, 1), 3, 5},
	} {
		values, hidden := GroupValues(sets, c.sheets)
		got := 0
		for _, v := range values {
			got = v.Halves
		}
		if got != c.halves || len(hidden) != c.hidden || len(values) > 1 {
			t.Errorf("%s: %d halves and %d hidden, want %d and %d", c.name, got, len(hidden), c.halves, c.hidden)
		}
	}
}

func TestOtherSetsAndVersionsAreNotMixed(t *testing.T) {
	sets := Sets{}
	for _, key := range []string{"self", "asku"} {
		for version := 1; version <= 2; version++ {
			sets = append(sets, Set{Key: key, Version: version, Scale: make([]Text, 5), Items: []Item{{Key: "s1", Kind: Scale}, {Key: "proud", Kind: Words}}})
		}
	}
	sheets := group(0, Counted, 3, 3, 3, 3, 3)
	other := group(0, Counted, 5, 5, 5, 5)
	for i := range other {
		other[i].SetKey = "asku"
	}
	later := group(0, Counted, 1, 1, 1, 1)
	for i := range later {
		later[i].Answers[0].SetVersion = 2
	}
	about := group(0, Counted, 1)
	tandem := uuid.New()
	about[0].TandemID = &tandem
	values, hidden := GroupValues(sets, slices.Concat(sheets, other, later, about))
	if len(values) != 1 || values[0].SetKey != "self" || values[0].SetVersion != 1 || values[0].Halves != 6 || len(hidden) != 5 {
		t.Errorf("%+v, %d hidden", values, len(hidden))
	}
}

func TestHowFarTheTeamMayHaveASheet(t *testing.T) {
	now := time.Now()
	tandem := uuid.New()
	for _, c := range []struct {
		name  string
		sheet Sheet
		to    Release
		late  bool
		want  string
	}{
		{"open it", Sheet{Release: Kept}, Shown, false, ""},
		{"take it back", Sheet{Release: Shown, ShownAt: &now}, Kept, false, ""},
		{"open it again", Sheet{Release: Kept, ShownAt: &now, CountedAt: nil}, Shown, true, ""},
		{"open what is in a value", Sheet{Release: Counted, CountedAt: &now}, Shown, false, "already_counted"},
		{"open what was in a value, by a detour", Sheet{Release: Kept, CountedAt: &now}, Shown, false, "already_counted"},
		{"open what came later", Sheet{Release: Kept}, Shown, true, "already_counted"},
		{"keep what is in a value", Sheet{Release: Counted, CountedAt: &now}, Kept, false, ""},
		{"what is about the partner", Sheet{Release: Kept, TandemID: &tandem}, Shown, false, "stays_between_you"},
	} {
		_, err := c.sheet.Let(c.to, c.late, now)
		if problemtest.Code(err) != c.want || err == nil && c.sheet.Release != c.to {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

package milestone

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/problem/problemtest"
)

func TestBlock1IsDraftedAndReleasedLineByLine(t *testing.T) {
	b := newTable()
	places := ResultLine{Line: LinePlaces}
	changed, err := places.Write(b.pair[0], `["cafe", " park "]`, true, 0, b.now)
	if !changed || err != nil || places.Value != `["cafe","park"]` {
		t.Fatalf("%v %v %s", changed, err, places.Value)
	}
	block := Block1(uuid.New(), []ResultLine{places}, Log{Met: 4, Topics: []string{"jobs"}})
	got := map[Line]string{}
	for _, l := range block {
		got[l.Line] = l.Value
		if l.Drafted() == (l.Line == LinePlaces) {
			t.Errorf("%s drafted: %v", l.Line, l.Drafted())
		}
	}
	if got[LineCount] != "4" || got[LineTopics] != `["jobs"]` || got[LineChange] != `""` || got[LineSize] != "null" || len(block) != 5 {
		t.Errorf("drafted %v", got)
	}
	if open := ReleasedOnly(block); len(open) != 1 || open[0].Line != LinePlaces {
		t.Errorf("a coach sees %v", open)
	}
	if changed, err := places.Write(b.pair[1], `["cafe","park"]`, true, 0, b.now); changed || err != nil {
		t.Errorf("the same again: %v %v", changed, err)
	}
	if _, err := places.Write(b.pair[1], `["library"]`, true, 0, b.now); problemtest.Code(err) != "stale" {
		t.Errorf("without having seen it: %v", err)
	}
}

func TestResultValuesAreChecked(t *testing.T) {
	long := `"` + strings.Repeat("ä", longestChange+1) + `"`
	for _, c := range []struct {
		line  Line
		value string
		want  string
	}{
		{LineCount, `3`, ""}, {LineCount, `-1`, "/value not_allowed_value"}, {LineCount, `"3"`, "/value wrong_type"},
		{LineCount, `2.5`, "/value wrong_type"}, {LineCount, `{`, "/value wrong_type"},
		{LinePlaces, `[]`, ""}, {LinePlaces, `null`, "/value not_allowed_value"}, {LinePlaces, `[""]`, "/value not_allowed_value"},
		{LineTopics, `{"a":1}`, "/value wrong_type"}, {LineChange, `"mutiger"`, ""}, {LineChange, long, "/value not_allowed_value"},
		{LineSize, `null`, ""}, {LineSize, `5`, ""}, {LineSize, `6`, "/value not_allowed_value"}, {"mood", `1`, "not_found"},
	} {
		row := ResultLine{Line: c.line}
		if _, err := row.Write(uuid.Nil, c.value, false, 0, newTable().now); problemtest.Code(err) != c.want {
			t.Errorf("%s %.20s: %v, want %q", c.line, c.value, err, c.want)
		}
	}
}

func TestExpectationsOpenTogether(t *testing.T) {
	b := newTable()
	anna, bert, coach := b.pair[0], b.pair[1], b.coaches[0].PersonID
	five := 5
	rows := func(a, z bool) []Expectation {
		return []Expectation{
			{PersonID: anna, Expectations: Expectations{Heard: &five, Released: a}},
			{PersonID: bert, Expectations: Expectations{Released: z}},
		}
	}
	for _, c := range []struct {
		name string
		rows []Expectation
		both bool
	}{
		{"nobody", rows(false, false), false}, {"anna", rows(true, false), false}, {"bert", rows(false, true), false},
		{"only anna wrote", rows(true, true)[:1], false}, {"both", rows(true, true), true},
	} {
		mine, team := Through(anna, b.pair, c.rows), Through(coach, b.pair, c.rows)
		if mine.Mine == nil || mine.Mine.PersonID != anna {
			t.Errorf("%s: own answers are hidden", c.name)
		}
		if (mine.Partner != nil) != c.both || mine.BothReleased != c.both || mine.All != nil {
			t.Errorf("%s: anna sees %+v", c.name, mine)
		}
		if (len(team.All) == 2) != c.both || team.Mine != nil || team.Partner != nil {
			t.Errorf("%s: the coach sees %+v", c.name, team)
		}
	}
}

func TestSettle(t *testing.T) {
	for _, c := range []struct {
		version, expected int
		same, write       bool
		want              string
	}{
		{0, 0, false, true, ""}, {0, 3, false, false, "not_found"}, {2, 2, false, true, ""},
		{2, 2, true, false, ""}, {2, 1, true, false, ""}, {2, 0, true, false, ""},
		{2, 1, false, false, "stale"}, {2, 0, false, false, "stale"}, {2, 3, false, false, "stale"},
	} {
		if write, err := settle(c.version, c.expected, c.same); write != c.write || problemtest.Code(err) != c.want {
			t.Errorf("%+v: %v %v", c, write, err)
		}
	}
}

package main

import (
	"encoding/json"
	"slices"
	"testing"

	"mainpate/internal/push/pushtest"
)

func TestTheSeedChoosesTheFaults(t *testing.T) {
	one, same, other := choose(1, 1000), choose(1, 1000), choose(2, 1000)
	if !slices.Equal(one.postgres, same.postgres) || !slices.Equal(one.sqlite, same.sqlite) {
		t.Error("the same seed chooses something else")
	}
	if slices.Equal(one.postgres, other.postgres) {
		t.Error("another seed chooses the same")
	}
	for _, n := range []int{1, 25, 1000} {
		if c := choose(1, n); len(c.postgres)+len(c.sqlite) != n {
			t.Errorf("%d faults, want %d", len(c.postgres)+len(c.sqlite), n)
		}
	}
}

func TestAShortRunMeetsEveryKind(t *testing.T) {
	met := map[kind]bool{}
	c := choose(1, 25)
	for _, f := range append(c.postgres, c.sqlite...) {
		met[f.kind] = true
	}
	for _, w := range append(postgresWeights(), sqliteWeights()...) {
		if !met[w.kind] {
			t.Errorf("%s is missing", w.kind)
		}
	}
}

// taken is a ledger that keeps to itself what it is told.
func taken() *ledger { return &ledger{say: func(string, ...any) {}} }

func TestALockScreenReplacesByTag(t *testing.T) {
	for _, c := range []struct {
		tags  []string
		twice int
	}{
		{[]string{"a"}, 0}, {[]string{"a", "a", "a"}, 0}, {[]string{"a", "b"}, 1},
	} {
		l, s := taken(), newScreens(nil)
		for _, tag := range c.tags {
			s.take(l, message(tag, "Tomorrow, 10:15. See you then."))
		}
		if l.shownTwice != c.twice || !s.has("phone", "10:15") || s.has("phone", "10:16") {
			t.Errorf("%v: %d shown twice", c.tags, l.shownTwice)
		}
	}
}

func message(tag, body string) pushtest.Message {
	payload, _ := json.Marshal(obj{"notification": obj{"tag": tag, "body": body}})
	return pushtest.Message{Endpoint: "phone", Payload: payload}
}

func TestAWorkbookMustHoldExactlyWhatWasKept(t *testing.T) {
	anna := &phone{name: "Anna"}
	bert := &phone{name: "Bert"}
	kept := map[string]*line{
		"1": {path: "entries", owner: anna, text: "eins", seen: "tandem"},
		"2": {path: "steps", owner: anna, text: "zwei", seen: "me"},
		"3": {path: "entries", owner: bert, text: "drei", seen: "tandem", deleted: true},
	}
	for _, c := range []struct {
		what  string
		there map[string]string
		lost  int
	}{
		{"everything", map[string]string{"entries 1": "tandem eins", "steps 2": "me zwei"}, 0},
		{"one is gone", map[string]string{"steps 2": "me zwei"}, 1},
		{"another text", map[string]string{"entries 1": "tandem zwei", "steps 2": "me zwei"}, 1},
		{"a deleted one is back", map[string]string{"entries 1": "tandem eins", "steps 2": "me zwei", "entries 3": "tandem drei"}, 1},
	} {
		l := taken()
		tandem := &tandem{w: &world{ledger: l}, lines: kept}
		tandem.compare(anna, c.there, map[string]int{"1": 1, "2": 1, "3": 1})
		if l.entriesLost != c.lost {
			t.Errorf("%s: %d lost, want %d", c.what, l.entriesLost, c.lost)
		}
	}
}

func TestDoingNothingProvesNothing(t *testing.T) {
	if taken().clean() {
		t.Error("clean without any work")
	}
}

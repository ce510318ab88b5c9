package solver

import (
	"errors"
	"strings"
	"testing"
)

func TestBadInputIsNamedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{``, "line 1, column 1: there is nothing"},
		{`{"people":[`, "line 1, column 11: the text ends too early"},
		{"{\n  \"people\": x}", "line 2, column 13: invalid character 'x' looking for beginning of value"},
		{"[]", "line 1, column 1: an object with the people in it belongs here, not a list"},
		{"\n null", "line 2, column 5: an object with the people in it belongs here, not null"},
		{`"people"`, "line 1, column 8: an object with the people in it belongs here, not a text"},
		{`7`, "line 1, column 1: an object with the people in it belongs here, not a number"},
		{`true`, "line 1, column 4: an object with the people in it belongs here, not true or false"},
		{`{}`, "people: is missing"},
		{`{"people":null}`, "line 1, column 14: people: null is no value, leave the field out"},
		{`{"people":[null],"bans":[null]}`, "line 1, column 15: people[0]: null is no value, leave the field out|line 1, column 29: bans[0]: null is no value, leave the field out"},
		{`{"people":[{"id":"a","wishes":null}]}`, "line 1, column 34: people[0].wishes: null is no value, leave the field out"},
		{`{"people":[],"people":[{"id":"a"}]}`, "line 1, column 21: people: stands there twice"},
		{`{"people":[{"id":"a","id":"b"}]}`, "line 1, column 25: people[0].id: stands there twice"},
		{`{"People":[]}`, `line 1, column 9: unknown field "People"`},
		{`{"people":[{"id":7}]}`, "line 1, column 18: people.id: a number stands where a text belongs"},
		{`{"people":[["a"]]}`, "line 1, column 12: people: a list stands where an object belongs"},
		{`{"people":{"a":1}}`, "line 1, column 11: people: an object stands where a list belongs"},
		{`{"people":[],"pins":["a"]}`, "line 1, column 24: pins: a text stands where a list belongs"},
		{`{"people":[],"order":"mutual"}`, "line 1, column 29: order: a text stands where a list belongs"},
		{strings.Repeat("[", 50000), "line 1, column 1: an object with the people in it belongs here, not a list"},
		{people(`{"id":"a"},{"id":"b"}],"pins":[["a","a"]`), "pins[0]: two different people are needed"},
		{people(`{"id":"a"},{"id":"b"}],"pins":[["a","b"],["b","a"]`), `pins[1]: "b" is pinned to "a" already|pins[1]: "a" is pinned to "b" already`},
		{people(`{"id":"a","not":["z"]}`), `people[0].not[0]: nobody has the id "z"`},
		{people(`{"id":"a"}],"pins":[["a","z"]`), `pins[0][1]: nobody has the id "z"`},
		{`{"people":[],"peeple":[]}`, `line 1, column 25: unknown field "peeple"`},
		{`{"people":[]} {}`, "line 1, column 15: there is more after the end"},
		{`{"age_rule":"yes"}`, "line 1, column 17: age_rule: a text stands where true or false belongs"},
		{`{"people":[{"id":"a","wishes":"b"}]}`, "line 1, column 33: people.wishes: a text stands where a list belongs"},
		{`{"people":[],"order":["mutual","named","also","points"]}`, `order: "complement" is missing`},
		{`{"people":[],"order":["mutual","named","also","points","complement","luck","named"]}`, `order[5]: there is no goal "luck"|order[6]: "named" stands there twice`},
		{"{\n\"people\":[{\"id\":\"J\xfcrgen\"}]}", "line 2, column 19: this is not UTF-8"},
		{people(`{"id":" "}`), `people[0].id: is missing`},
		{people(`{"id":"a","languages":["de",""],"times":[" "]}`), `people[0].languages[1]: is empty|people[0].times[0]: is empty`},
		{people(`{}`), `people[0].id: is missing`},
		{people(`{"id":"a"},{"id":"a"}`), `people[1].id: "a" is somebody else already`},
		{people(`{"id":"a","age":"young"}`), `people[0].age: "young" is neither "under25" nor "over25"`},
		{`{"people":[{"id":"a"}]}`, `people[0].age: is missing, the age rule needs it`},
		{people(`{"id":"a"},{"id":"b","wishes":["a","q"]}`), `people[1].wishes[1]: nobody has the id "q"`},
		{people(`{"id":"a","also":["a"]}`), `people[0].also[0]: nobody can name themself`},
		{people(`{"id":"a","wishes":["b","b"]},{"id":"b"}`), `people[0].wishes[1]: "b" is named twice`},
		{people(`{"id":"a","wishes":["b"],"not":["b"]},{"id":"b"}`), `people[0].not[0]: "b" is among the wishes too`},
		{people(`{"id":"a","wishes":["b","c","d","e"]},{"id":"b"},{"id":"c"},{"id":"d"},{"id":"e"}`), `people[0].wishes: 4 are too many, at most 3 can be named`},
		{people(`{"id":"a"}],"bans":[["a","z"],["a","a"]`), `bans[0][1]: nobody has the id "z"|bans[1]: two different people are needed`},
		{people(`{"id":"a"}],"pins":[["a","a","a"]`), `pins[0]: two ids belong here, not 3`},
		{people(`{"id":"a"},{"id":"b"},{"id":"c"}],"pins":[["a","b"],["c","a"]`), `pins[1]: "a" is pinned to "b" already`},
		{people(`{"id":"a"},{"id":"b","not":["a"]}],"bans":[["b","a"]],"pins":[["a","b"]`),
			`pins[0]: "a" and "b" cannot become a tandem: one of them said: please not|pins[0]: "a" and "b" cannot become a tandem: the two are banned`},
		{`{"common_time":false,"people":[{"id":"a","age":"over25"},{"id":"b","age":"over25"}],"pins":[["a","b"]]}`,
			`pins[0]: "a" and "b" cannot become a tandem: both are of the same age group|pins[0]: "a" and "b" cannot become a tandem: they have no language in common`},
	} {
		_, err := Read(strings.NewReader(c.text))
		if got := "nothing wrong"; err == nil {
			t.Errorf("%s: %s", c.text, got)
		} else if got = strings.ReplaceAll(err.Error(), "\n", "|"); got != c.want {
			t.Errorf("%s:\n%s\nwant %s", c.text, got, c.want)
		}
	}
}

// people is an input without rules.
func people(list string) string {
	return `{"age_rule":false,"common_language":false,"common_time":false,"people":[` + list + `]}`
}

func TestRulesThatAreNotMentionedAreOn(t *testing.T) {
	in, err := Read(strings.NewReader(`{"people":[]}`))
	if err != nil || !in.AgeRule || !in.CommonLanguage || !in.CommonTime || in.IgnoreNot {
		t.Errorf("%+v, %v", in, err)
	}
	if found, err := Solve(in); err != nil || len(found) != 1 || len(found[0].Tandems)+len(found[0].Left) != 0 {
		t.Errorf("nobody: %v, %v", found, err)
	}
}

// Whatever arrives is read or refused with a place; nothing goes through in silence.
func FuzzRead(f *testing.F) {
	for _, text := range []string{`{"people":[{"id":"a","age":"under25","wishes":["b"]},{"id":"b","age":"over25"}],"pins":[["a","b"]]}`, `[]`, `{"people":[{"id":"a"}]`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		in, err := Read(strings.NewReader(text))
		if err != nil {
			if wrong := (InputError{}); !errors.As(err, &wrong) || wrong.Error() == "" {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		if in.People == nil {
			t.Errorf("%q goes through", text)
		}
		if _, err := Solve(in); err != nil {
			t.Errorf("%q is read and not solved: %v", text, err)
		}
	})
}

func TestTooManyPeopleAreRefused(t *testing.T) {
	if _, err := Solve(Input{People: make([]Person, MostPeople+1)}); err == nil || err.Error() != "people: 2001 are too many, at most 2000 fit" {
		t.Error(err)
	}
}

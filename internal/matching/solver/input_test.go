package solver

import (
	"strings"
	"testing"
)

func TestBadInputIsNamedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{``, "line 1, column 1: there is nothing"},
		{`{"people":[`, "line 1, column 11: the text ends too early"},
		{"{\n  \"people\": x}", "line 2, column 13: invalid character 'x' looking for beginning of value"},
		{`{"people":[],"peeple":[]}`, `line 1, column 25: unknown field "peeple"`},
		{`{"people":[]} {}`, "line 1, column 15: there is more after the end"},
		{`{"age_rule":"yes"}`, "line 1, column 17: age_rule: a string stands where true or false belongs"},
		{`{"people":[{"id":"a","wishes":"b"}]}`, "line 1, column 33: people.wishes: a string stands where a list belongs"},
		{`{"order":["mutual","named","also","points"]}`, `order: "complement" is missing`},
		{`{"order":["mutual","named","also","points","complement","luck","named"]}`, `order[5]: there is no goal "luck"|order[6]: "named" stands there twice`},
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

func TestTooManyPeopleAreRefused(t *testing.T) {
	if _, err := Solve(Input{People: make([]Person, MostPeople+1)}); err == nil || err.Error() != "people: 2001 are too many, at most 2000 fit" {
		t.Error(err)
	}
}

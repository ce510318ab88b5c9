package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

const ballots = `{"age_rule":true,"common_language":true,"common_time":true,
"order":["mutual","named","also","points","complement"],
"people":[
 {"id":"x","age":"over25","wishes":["a"],"also":[],"not":[],"languages":["de","tr"],"times":["mo-am"],"gives":["cv"],"needs":["de"]},
 {"id":"a","age":"under25","wishes":["x"],"also":[],"not":[],"languages":["de"],"times":["mo-am"],"gives":["de"],"needs":[]},
 {"id":"b","age":"under25","wishes":["x"],"also":[],"not":[],"languages":["de"],"times":["tu-am"],"gives":[],"needs":[]}],
"pins":[],"bans":[]}`

func TestMatchReadsBallotsAndPrintsTandems(t *testing.T) {
	var out, complaints bytes.Buffer
	at := terminal{in: strings.NewReader(ballots), out: &out, err: &complaints}
	if err := match(t.Context(), at, nil); err != nil {
		t.Fatal(err, complaints.String())
	}
	const want = `{"alternatives":[{"tandems":[["a","x"]],"left":["b"],` +
		`"score":{"tandems":1,"mutual":1,"named":2,"also":0,"points":6,"complement":1}}]}` + "\n"
	if out.String() != want || complaints.Len() > 0 {
		t.Errorf("printed %s and %s", &out, &complaints)
	}
}

func TestWhatIsNoObjectIsRefused(t *testing.T) {
	for _, text := range []string{"null", "[]", "7", `"people"`, "{}", ""} {
		var out, complaints bytes.Buffer
		at := terminal{in: strings.NewReader(text), out: &out, err: &complaints}
		if err := match(t.Context(), at, nil); !errors.Is(err, errMisused) || out.Len() > 0 || complaints.Len() == 0 {
			t.Errorf("%s: %v, printed %s and %s", text, err, &out, &complaints)
		}
	}
}

func TestMatchSaysWhereTheMistakeIs(t *testing.T) {
	var out, complaints bytes.Buffer
	at := terminal{in: strings.NewReader(strings.Replace(ballots, `"wishes":["x"]`, `"wishes":["x","q"]`, 1)), out: &out, err: &complaints}
	err := match(t.Context(), at, nil)
	if !errors.Is(err, errMisused) || out.Len() > 0 || complaints.String() != "people[1].wishes[1]: nobody has the id \"q\"\n" {
		t.Errorf("%v, printed %s and %s", err, &out, &complaints)
	}
}

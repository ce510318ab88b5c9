package profile

import (
	"slices"
	"strings"
	"testing"
	"time"

	"mainpate/internal/problem/problemtest"
)

func TestWhatIsWrittenIsBroughtIntoOrder(t *testing.T) {
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	var p Profile
	changed, err := p.Write(Profile{
		Gives: []string{"driving", "jobs", "driving", "sorcery"}, OwnGives: []string{" Nähen ", "", "Nähen"},
		Times: []string{"su-ev", "mo-am"}, Languages: []string{"tr", "de", "tr"}, Hints: []string{"quiet"},
	}, 0, now)
	if !changed || err != nil || p.Version != 1 {
		t.Fatal(changed, err, p.Version)
	}
	if !slices.Equal(p.Gives, []string{"jobs", "driving"}) || !slices.Equal(p.OwnGives, []string{"Nähen"}) ||
		!slices.Equal(p.Times, []string{"mo-am", "su-ev"}) || !slices.Equal(p.Languages, []string{"tr", "de"}) {
		t.Errorf("written: %+v", p)
	}
	if changed, err := p.Write(p, 0, now); changed || err != nil {
		t.Errorf("the same again, as after a lost answer: %v %v", changed, err)
	}
	if _, err := p.Write(Profile{Gives: []string{"talk"}}, 0, now); problemtest.Code(err) != "stale" {
		t.Errorf("from an old version: %v", err)
	}
	if changed, err := p.Write(Profile{}, 1, now); !changed || err != nil || len(p.Gives) != 0 {
		t.Errorf("taking all back: %v %v", changed, err)
	}
}

func TestWhatDoesNotFit(t *testing.T) {
	many := make([]string, mostOwnWords+1)
	for i := range many {
		many[i] = strings.Repeat("x", i+1)
	}
	for _, c := range []struct {
		wanted Profile
		want   string
	}{
		{Profile{OwnNeeds: many}, "/own_needs too_many"},
		{Profile{OwnGives: []string{strings.Repeat("ä", longestOwnWords)}}, ""},
		{Profile{OwnGives: []string{"a", strings.Repeat("ä", longestOwnWords+1)}}, "/own_gives/1 too_long"},
		{Profile{Languages: []string{"de", "Deutsch"}}, "/languages/1 wrong_format"},
		{Profile{Languages: []string{"ÄÖ"}}, "/languages/0 wrong_format"},
	} {
		var p Profile
		if _, err := p.Write(c.wanted, 0, time.Time{}); problemtest.Code(err) != c.want {
			t.Errorf("%+v: %q, want %q", c.wanted, problemtest.Code(err), c.want)
		}
	}
}

func TestHintsArePrivateUnlessReleased(t *testing.T) {
	p := Profile{Hints: []string{"child_care"}}
	if got := p.ForTeam().Hints; len(got) != 0 {
		t.Errorf("the team sees %v", got)
	}
	p.HintsForTeam = true
	if got := p.ForTeam().Hints; len(got) != 1 {
		t.Errorf("the team sees %v", got)
	}
}

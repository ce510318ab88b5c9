// Package profile keeps what people say they can give and what they need: cards from one list of topics, own words,
// languages and the times of the week that suit them. It is the same sheet for everybody; nobody is only one of the two.
package profile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Topics are the cards for both sides. Money and health are no cards: the team reads the cards, and those two are
// between partners. Whoever likes can say them in own words, or as a hint.
var Topics = []string{
	"jobs", "application", "interview", "training", "internship", "german", "letter", "office", "computer", "housing",
	"family", "goals", "courage", "talk", "city", "cooking", "crafts", "driving",
}

// Times are the parts of the week: a day and morning, afternoon or evening.
var Times = weekTimes()

// Hints are what makes it easier to take part. They are the person's alone unless they let the team know.
var Hints = []string{"child_care", "step_free", "quiet", "evenings_only", "health", "debt", "papers"}

const (
	mostOwnWords, longestOwnWords = 6, 80
	mostLanguages                 = 12
)

// Profile is what one person says of themselves. An empty one with version 0 is what nobody has written yet.
type Profile struct {
	PersonID     uuid.UUID `gorm:"primaryKey"`
	Gives        []string  `gorm:"serializer:json"` // of Topics
	Needs        []string  `gorm:"serializer:json"`
	OwnGives     []string  `gorm:"serializer:json"` // in own words
	OwnNeeds     []string  `gorm:"serializer:json"`
	Languages    []string  `gorm:"serializer:json"` // ISO 639-1, the best known first
	Times        []string  `gorm:"serializer:json"` // mo-am
	Hints        []string  `gorm:"serializer:json"`
	HintsForTeam bool
	Version      int
	CreatedAt    time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

func weekTimes() []string {
	var times []string
	for _, day := range []string{"mo", "tu", "we", "th", "fr", "sa", "su"} {
		for _, part := range []string{"am", "pm", "ev"} {
			times = append(times, day+"-"+part)
		}
	}
	return times
}

// Write puts down what the person says now and reports whether that changed anything. Version 0 makes it.
func (p *Profile) Write(wanted Profile, expected int, now time.Time) (bool, error) {
	wanted = wanted.tidy()
	if err := wanted.check(); err != nil {
		return false, err
	}
	same := p.tidy()
	wanted.PersonID, wanted.Version, wanted.CreatedAt, wanted.UpdatedAt = p.PersonID, p.Version, p.CreatedAt, p.UpdatedAt
	switch {
	case p.Version > 0 && reflect.DeepEqual(same, wanted):
		return false, nil
	case p.Version != expected:
		return false, problem.Stale(*p)
	}
	if p.Version == 0 {
		wanted.CreatedAt = now
	}
	*p = wanted
	p.UpdatedAt = now
	p.Version++
	return true, nil
}

// tidy brings lists into the order of the screen and takes away what is empty or said twice.
func (p Profile) tidy() Profile {
	p.Gives, p.Needs = inOrder(Topics, p.Gives), inOrder(Topics, p.Needs)
	p.Times, p.Hints = inOrder(Times, p.Times), inOrder(Hints, p.Hints)
	p.OwnGives, p.OwnNeeds, p.Languages = once(p.OwnGives), once(p.OwnNeeds), once(p.Languages)
	return p
}

func inOrder(all, chosen []string) []string {
	kept := []string{}
	for _, one := range all {
		if slices.Contains(chosen, one) {
			kept = append(kept, one)
		}
	}
	return kept
}

func once(words []string) []string {
	kept := []string{}
	for _, word := range words {
		if word = strings.TrimSpace(word); word != "" && !slices.Contains(kept, word) {
			kept = append(kept, word)
		}
	}
	return kept
}

func (p Profile) check() error {
	var wrong []problem.Field
	for _, own := range []struct {
		name  string
		words []string
	}{{"/own_gives", p.OwnGives}, {"/own_needs", p.OwnNeeds}} {
		if len(own.words) > mostOwnWords {
			wrong = append(wrong, problem.Field{Pointer: own.name, Code: "too_many"})
		}
		for i, word := range own.words {
			if utf8.RuneCountInString(word) > longestOwnWords {
				wrong = append(wrong, problem.Field{Pointer: fmt.Sprintf("%s/%d", own.name, i), Code: "too_long"})
			}
		}
	}
	if len(p.Languages) > mostLanguages {
		wrong = append(wrong, problem.Field{Pointer: "/languages", Code: "too_many"})
	}
	for i, l := range p.Languages {
		if len(l) != 2 || l[0] < 'a' || l[0] > 'z' || l[1] < 'a' || l[1] > 'z' {
			wrong = append(wrong, problem.Field{Pointer: fmt.Sprintf("/languages/%d", i), Code: "wrong_format"})
		}
	}
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

// ForTeam is the profile as the coaches of the cohort see it: without hints that were not meant for them.
func (p Profile) ForTeam() Profile {
	if !p.HintsForTeam {
		p.Hints = []string{}
	}
	return p
}

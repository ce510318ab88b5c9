package matching

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/matching/solver"
	"mainpate/internal/problem"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
)

const shortestReason, longestReason = 3, 500

// Pair is two people, in either order.
type Pair [2]uuid.UUID

// RuleOff is a rule that does not bind this time, and why.
type RuleOff struct {
	Rule   solver.Rule `json:"rule" enum:"age,language,time,not" doc:"The rule that does not bind this time"`
	Reason string      `json:"reason" minLength:"3" maxLength:"500" doc:"Why"`
}

// Asked is what the team decided before the tandems were looked for, or which tandems it made itself.
type Asked struct {
	RulesOff []RuleOff     `json:"rules_off"`
	Order    []solver.Goal `json:"order"`
	Pins     []Pair        `json:"pins"`
	Bans     []Pair        `json:"bans"`
	Tandems  []Pair        `json:"tandems"`  // by hand
	BasedOn  *uuid.UUID    `json:"based_on"` // the proposal that was changed by hand
}

// Proposal is how a cohort could come together. It keeps a copy of everything that decided and never changes; whoever
// wants something else makes another one.
type Proposal struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	CohortID  uuid.UUID
	Number    int // counts the proposals of a cohort from 1
	ByHand    bool
	Reason    string               // why by hand
	Asked     Asked                `gorm:"serializer:json"`
	Input     solver.Input         `gorm:"serializer:json"`
	Result    []solver.Alternative `gorm:"serializer:json"`
	MadeBy    *uuid.UUID
	CreatedAt time.Time    `gorm:"autoCreateTime:false"`
	Published *Publication `gorm:"-"`
	Outdated  bool         `gorm:"-"` // something that decided has changed since
}

// TableName names the table.
func (Proposal) TableName() string { return "match_proposals" }

// Publication says that a person has made one of the alternatives come true.
type Publication struct {
	ProposalID  uuid.UUID `gorm:"primaryKey"`
	CohortID    uuid.UUID
	Alternative int
	PublishedBy *uuid.UUID
	PublishedAt time.Time
}

// TableName names the table.
func (Publication) TableName() string { return "match_publications" }

// scene is everything that decides, as it is at this moment.
type scene struct {
	cohort   programme.Cohort
	people   []uuid.UUID // who takes part and has no tandem
	groups   map[uuid.UUID]programme.AgeGroup
	ballots  map[uuid.UUID]Choices
	profiles map[uuid.UUID]profile.Profile
}

// input is the solver's sight of the scene: with every rule on that the team has not switched off.
func (sc scene) input(asked Asked) solver.Input {
	off := func(rule solver.Rule) bool {
		return slices.ContainsFunc(asked.RulesOff, func(r RuleOff) bool { return r.Rule == rule })
	}
	in := solver.Input{
		AgeRule:        sc.cohort.AgeRule && !off(solver.SameAge),
		CommonLanguage: !off(solver.NoSuchLanguage), CommonTime: !off(solver.NoSuchTime), IgnoreNot: off(solver.PleaseNot),
		Order: asked.Order, Pins: texts(asked.Pins), Bans: texts(asked.Bans), People: []solver.Person{},
	}
	for _, id := range sc.people {
		p, c := sc.profiles[id], sc.ballots[id].among(sc.people)
		age := solver.Over25
		if sc.groups[id] == programme.Under25 {
			age = solver.Under25
		}
		in.People = append(in.People, solver.Person{
			ID: id.String(), Age: age, Wishes: named(c.Wishes...), Also: named(c.Also...), Not: named(one(c.Not)...),
			Languages: orEmpty(p.Languages), Times: orEmpty(p.Times), Gives: orEmpty(p.Gives), Needs: orEmpty(p.Needs),
		})
	}
	return in
}

// check finds what cannot be asked of this scene.
func (a Asked) check(sc scene, byHand bool, reason string) error {
	var wrong []problem.Field
	complain := func(code, pointer string, at ...any) {
		wrong = append(wrong, problem.Field{Pointer: fmt.Sprintf(pointer, at...), Code: code})
	}
	for i, r := range a.RulesOff {
		if code := reasonCode(r.Reason); code != "" {
			complain(code, "/rules_off/%d/reason", i)
		}
	}
	if code := reasonCode(reason); byHand && code != "" {
		complain(code, "/reason")
	}
	if len(a.Order) > 0 {
		sorted, all := slices.Sorted(slices.Values(a.Order)), slices.Sorted(slices.Values(solver.DefaultOrder()))
		if !slices.Equal(sorted, all) {
			complain("not_allowed_value", "/order")
		}
	}
	for _, list := range []struct {
		name  string
		pairs []Pair
		once  bool
	}{{"pins", a.Pins, true}, {"bans", a.Bans, false}, {"tandems", a.Tandems, true}} {
		taken := map[uuid.UUID]bool{}
		for i, pair := range list.pairs {
			switch {
			case pair[0] == pair[1]:
				complain("same_person", "/%s/%d", list.name, i)
			case !slices.Contains(sc.people, pair[0]) || !slices.Contains(sc.people, pair[1]):
				complain("not_taking_part", "/%s/%d", list.name, i)
			case list.once && (taken[pair[0]] || taken[pair[1]]):
				complain("in_two_tandems", "/%s/%d", list.name, i)
			}
			taken[pair[0]], taken[pair[1]] = true, true
		}
	}
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return a.checkPins(sc.input(a))
}

// checkPins says which rule keeps a pin from coming true: the team can switch the rule off, or let go of the pin.
func (a Asked) checkPins(in solver.Input) error {
	people := byID(in)
	in.Pins = nil
	var wrong []problem.Field
	for i, pin := range a.Pins {
		for _, rule := range in.Forbids(people[pin[0].String()], people[pin[1].String()]) {
			wrong = append(wrong, problem.Field{Pointer: fmt.Sprintf("/pins/%d", i), Code: "pin_against_" + string(rule)})
		}
	}
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

func reasonCode(reason string) string {
	switch n := utf8.RuneCountInString(strings.TrimSpace(reason)); {
	case n < shortestReason:
		return "too_short"
	case n > longestReason:
		return "too_long"
	}
	return ""
}

// decide finds the tandems, or takes those made by hand.
func (p *Proposal) decide() error {
	if !p.ByHand {
		found, err := solver.Solve(p.Input)
		p.Result = found
		return err
	}
	made, err := chosen(p.Input, texts(p.Asked.Tandems))
	p.Result = []solver.Alternative{made}
	return err
}

// outdated says whether something that decided has changed since: wishes, people, what is known of them, a rule.
func (p Proposal) outdated(sc scene) bool {
	return p.Published == nil && !sameJSON(p.Input, sc.input(p.Asked))
}

// stillFound says whether the same would come out again: whoever is erased goes from inside a proposal and leaves a gap.
func (p Proposal) stillFound() bool {
	again := p
	return p.ByHand || again.decide() == nil && sameJSON(again.Result, p.Result)
}

// chosen is an alternative that people have thought of.
func chosen(in solver.Input, tandems [][2]string) (solver.Alternative, error) {
	score, err := solver.Judge(in, tandems)
	made := solver.Alternative{Tandems: [][2]string{}, Left: []string{}, Score: score}
	taken := map[string]bool{}
	for _, t := range tandems {
		slices.Sort(t[:])
		made.Tandems = append(made.Tandems, t)
		taken[t[0]], taken[t[1]] = true, true
	}
	slices.SortFunc(made.Tandems, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	for _, p := range in.People {
		if !taken[p.ID] {
			made.Left = append(made.Left, p.ID)
		}
	}
	slices.Sort(made.Left)
	return made, err
}

// alternative gives one of the alternatives.
func (p Proposal) alternative(at int) (solver.Alternative, error) {
	if at < 0 || at >= len(p.Result) {
		return solver.Alternative{}, problem.Invalid(problem.Field{Pointer: "/alternative", Code: "not_allowed_value"})
	}
	return p.Result[at], nil
}

func (p Proposal) sameQuestion(o Proposal) bool {
	return p.CohortID == o.CohortID && p.ByHand == o.ByHand && p.Reason == o.Reason && sameJSON(p.Asked, o.Asked)
}

func sameJSON(a, b any) bool {
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && bytes.Equal(x, y)
}

// without takes a person out of everything that is kept here, as if they had never been there.
func (p *Proposal) without(id uuid.UUID) {
	text := id.String()
	gone := func(s string) bool { return s == text }
	inPair := func(pair [2]string) bool { return slices.ContainsFunc(pair[:], gone) }
	inIDs := func(pair Pair) bool { return pair[0] == id || pair[1] == id }
	p.Asked.Pins, p.Asked.Bans = slices.DeleteFunc(p.Asked.Pins, inIDs), slices.DeleteFunc(p.Asked.Bans, inIDs)
	p.Asked.Tandems = slices.DeleteFunc(p.Asked.Tandems, inIDs)
	p.Input.Pins, p.Input.Bans = slices.DeleteFunc(p.Input.Pins, inPair), slices.DeleteFunc(p.Input.Bans, inPair)
	p.Input.People = slices.DeleteFunc(p.Input.People, func(s solver.Person) bool { return gone(s.ID) })
	for i := range p.Input.People {
		s := &p.Input.People[i]
		s.Wishes, s.Also, s.Not = slices.DeleteFunc(s.Wishes, gone), slices.DeleteFunc(s.Also, gone), slices.DeleteFunc(s.Not, gone)
	}
	for i := range p.Result {
		a := &p.Result[i]
		a.Left = slices.DeleteFunc(a.Left, gone)
		for _, t := range a.Tandems {
			if inPair(t) {
				a.Left = append(a.Left, slices.DeleteFunc(slices.Clone(t[:]), gone)...)
			}
		}
		a.Tandems = slices.DeleteFunc(a.Tandems, inPair)
		slices.Sort(a.Left)
		if again, err := chosen(p.Input, a.Tandems); err == nil {
			a.Score = again.Score
		}
	}
}

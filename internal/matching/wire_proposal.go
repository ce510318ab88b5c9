package matching

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/matching/solver"
	"mainpate/internal/programme"
)

// MatchProposalWire is a proposal with its reasons, on the wire.
type MatchProposalWire struct {
	ID           uuid.UUID             `json:"id" format:"uuid" doc:"Its id"`
	CohortID     uuid.UUID             `json:"cohort_id" format:"uuid" doc:"The cohort"`
	Number       int                   `json:"number" doc:"Counts the proposals of the cohort"`
	ByHand       bool                  `json:"by_hand" doc:"Whether the team made the tandems itself"`
	Reason       string                `json:"reason" doc:"Why by hand, else empty"`
	BasedOn      *uuid.UUID            `json:"based_on" format:"uuid" nullable:"true" doc:"The proposal that was changed by hand"`
	CreatedAt    time.Time             `json:"created_at" doc:"When it was made"`
	AgeRule      bool                  `json:"age_rule" doc:"Whether the age rule was on"`
	RulesOff     []RuleOff             `json:"rules_off" doc:"Rules that did not bind, with reasons"`
	Order        []solver.Goal         `json:"order" doc:"What counted after the number of tandems, the most important first"`
	Pins         []Pair                `json:"pins" doc:"Who had to be together"`
	Bans         []Pair                `json:"bans" doc:"Who must not be"`
	People       []MatchPersonWire     `json:"people" doc:"Who was looked at, with what they wished"`
	Alternatives []AlternativeWire     `json:"alternatives" doc:"Equally good choices of tandems"`
	Blocked      []BlockedWishWire     `json:"blocked" doc:"Wishes that a rule kept from coming true"`
	Outdated     bool                  `json:"outdated" doc:"Whether something that decided has changed since, so that it cannot be published"`
	Published    *MatchPublicationWire `json:"published" doc:"What was made of it, null before"`
}

// MatchPersonWire is somebody as they were when the proposal was made.
type MatchPersonWire struct {
	ID          uuid.UUID          `json:"id" format:"uuid" doc:"The person"`
	DisplayName string             `json:"display_name" doc:"Name as it is shown"`
	AgeGroup    programme.AgeGroup `json:"age_group" enum:"under_25,over_25" doc:"The age group"`
	Wishes      []uuid.UUID        `json:"wishes" doc:"Whom they named, in order"`
	Also        []uuid.UUID        `json:"also" doc:"Who would be fine, too"`
	Languages   []string           `json:"languages" doc:"What they speak, ISO 639-1"`
	Times       []string           `json:"times" doc:"When they have time"`
}

// AlternativeWire is a choice of tandems with its reasons.
type AlternativeWire struct {
	Score    ScoreWire     `json:"score" doc:"What it is worth, of the whole cohort"`
	Tandems  []PairingWire `json:"tandems" doc:"The tandems"`
	Left     []LeftWire    `json:"left" doc:"Who is in none"`
	NotNamed []uuid.UUID   `json:"not_named" doc:"Who named somebody and would get nobody of them"`
}

// ScoreWire is what a choice of tandems is worth, of the whole cohort.
type ScoreWire struct {
	Tandems    int `json:"tandems" doc:"How many tandems"`
	Mutual     int `json:"mutual" doc:"Tandems in which each named the other"`
	Named      int `json:"named" doc:"People whose partner is among their wishes"`
	Also       int `json:"also" doc:"People whose partner would be fine, too"`
	Points     int `json:"points" doc:"3, 2, 1 for the first, second, third wish"`
	Complement int `json:"complement" doc:"What one can give and the other needs"`
}

// PairingWire is a proposed tandem.
type PairingWire struct {
	PersonIDs   []uuid.UUID   `json:"person_ids" doc:"The two"`
	Regards     []Regard      `json:"regards" enum:"first,second,third,also,other" doc:"How each stands to the other, in the order of person_ids"`
	Languages   []string      `json:"languages" doc:"Languages of both"`
	Times       []string      `json:"times" doc:"Times of both"`
	FirstGives  []string      `json:"first_gives" doc:"What the first can give and the second needs"`
	SecondGives []string      `json:"second_gives" doc:"What the second can give and the first needs"`
	Against     []solver.Rule `json:"against" enum:"age,language,time,not,ban" doc:"Rules that speak against the two"`
}

// LeftWire is somebody without a tandem.
type LeftWire struct {
	PersonID uuid.UUID   `json:"person_id" format:"uuid" doc:"The person"`
	With     []uuid.UUID `json:"with" doc:"The two whom they would fit to as a third; empty for the waiting list"`
}

// BlockedWishWire is a wish that a rule keeps from coming true.
type BlockedWishWire struct {
	PersonID uuid.UUID     `json:"person_id" format:"uuid" doc:"Who wished"`
	AboutID  uuid.UUID     `json:"about_id" format:"uuid" doc:"For whom"`
	Regard   Regard        `json:"regard" enum:"first,second,third" doc:"Which wish it was"`
	Rules    []solver.Rule `json:"rules" enum:"age,language,time,not,ban,pin" doc:"What keeps the two apart; whose please-not it is does not stand there, though it cannot be that of whoever wished"`
}

// MatchPublicationWire is what was made of a proposal, or nothing.
type MatchPublicationWire struct {
	_           struct{}   `nullable:"true"`
	Alternative int        `json:"alternative" doc:"Which alternative, from 0"`
	PublishedAt time.Time  `json:"published_at" doc:"When"`
	PublishedBy *uuid.UUID `json:"published_by" format:"uuid" nullable:"true" doc:"Who decided"`
}

// WhatIfWire is what other tandems would mean.
type WhatIfWire struct {
	Before  ScoreWire       `json:"before" doc:"What the alternative is worth"`
	After   AlternativeWire `json:"after" doc:"The other tandems with their reasons"`
	Better  []ChangeWire    `json:"better" doc:"For whom it would be better"`
	Worse   []ChangeWire    `json:"worse" doc:"Who would lose by it"`
	Verdict string          `json:"verdict" enum:"better,same,worse" doc:"By all goals in their order"`
}

// ChangeWire is somebody for whom it would be other than before.
type ChangeWire struct {
	PersonID uuid.UUID `json:"person_id" format:"uuid" doc:"The person"`
	Before   Regard    `json:"before" enum:"first,second,third,also,other,alone" doc:"How they stand to their partner now"`
	After    Regard    `json:"after" enum:"first,second,third,also,other,alone" doc:"How they would"`
}

func proposalOf(p Proposal, names map[uuid.UUID]string) MatchProposalWire {
	wire := MatchProposalWire{
		ID: p.ID, CohortID: p.CohortID, Number: p.Number, ByHand: p.ByHand, Reason: p.Reason, BasedOn: p.Asked.BasedOn, CreatedAt: p.CreatedAt,
		AgeRule: p.Input.AgeRule, RulesOff: append([]RuleOff{}, p.Asked.RulesOff...), Order: orderOf(p.Input),
		Pins: append([]Pair{}, p.Asked.Pins...), Bans: append([]Pair{}, p.Asked.Bans...),
		People: []MatchPersonWire{}, Alternatives: []AlternativeWire{}, Blocked: []BlockedWishWire{}, Outdated: p.Outdated,
	}
	for _, s := range p.Input.People {
		group := programme.Over25
		if s.Age == solver.Under25 {
			group = programme.Under25
		}
		wire.People = append(wire.People, MatchPersonWire{
			idOf(s.ID), names[idOf(s.ID)], group, uuids(s.Wishes), uuids(s.Also), orEmpty(s.Languages), orEmpty(s.Times),
		})
	}
	for _, a := range p.Result {
		wire.Alternatives = append(wire.Alternatives, sightOf(sight(p.Input, a)))
	}
	for _, b := range blocked(p.Input) {
		wire.Blocked = append(wire.Blocked, BlockedWishWire{b.PersonID, b.AboutID, b.Regard, b.Rules})
	}
	if p.Published != nil {
		wire.Published = &MatchPublicationWire{Alternative: p.Published.Alternative, PublishedAt: p.Published.PublishedAt, PublishedBy: p.Published.PublishedBy}
	}
	return wire
}

func sightOf(s Sight) AlternativeWire {
	wire := AlternativeWire{Score: ScoreWire(s.Score), Tandems: []PairingWire{}, Left: []LeftWire{}, NotNamed: append([]uuid.UUID{}, s.NotNamed...)}
	for _, p := range s.Pairings {
		wire.Tandems = append(wire.Tandems, PairingWire{
			p.People[:], p.Regards[:], p.Languages, p.Times, p.Gives[0], p.Gives[1], append([]solver.Rule{}, p.Against...),
		})
	}
	for _, l := range s.Left {
		line := LeftWire{PersonID: l.PersonID, With: []uuid.UUID{}}
		if l.With != nil {
			line.With = l.With[:]
		}
		wire.Left = append(wire.Left, line)
	}
	return wire
}

func whatIfOf(c Comparison) WhatIfWire {
	changes := func(list []Change) []ChangeWire {
		out := []ChangeWire{}
		for _, x := range list {
			out = append(out, ChangeWire{x.PersonID, x.Before, x.After})
		}
		return out
	}
	verdict := map[int]string{1: "better", 0: "same", -1: "worse"}[c.Verdict]
	return WhatIfWire{Before: ScoreWire(c.Before), After: sightOf(c.After), Better: changes(c.Better), Worse: changes(c.Worse), Verdict: verdict}
}

func uuids(list []string) []uuid.UUID {
	out := make([]uuid.UUID, 0, len(list))
	for _, text := range list {
		out = append(out, idOf(text))
	}
	return out
}

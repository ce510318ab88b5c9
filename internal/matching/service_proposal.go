package matching

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/matching/solver"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Overview is how far a cohort is with its matching, for its coaches.
type Overview struct {
	AgeRule   bool
	GateOpen  bool
	Box       Box
	Members   []Chooser
	Proposals []Proposal // newest first
	Minutes   []Minutes
	Despite   []ThirdPlace // who goes along although a rule speaks against it
	Parted    []Pair       // who had a tandem together and went apart, as long as both look for a partner
}

// Chooser is somebody who looks for a partner, without what they wish.
type Chooser struct {
	PersonID    uuid.UUID
	DisplayName string
	AgeGroup    programme.AgeGroup
	HandedIn    bool
	OnPaper     bool
	Along       []string // the names of the two with whom they go along as a third
	NoProfile   bool     // nothing is known of their languages or times, so no rule about them can be kept
}

// Minutes are minutes that the team spent on matching.
type Minutes struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	CohortID  uuid.UUID
	PersonID  *uuid.UUID
	Minutes   int
	Day       calendar.Day
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Minutes) TableName() string { return "matching_minutes" }

// Overview shows a coach how far the cohort is.
func (s *Service) Overview(ctx context.Context, who actor.Actor, cohortID uuid.UUID) (Overview, error) {
	tx := s.db.Read(ctx)
	if err := s.coached(ctx, tx, who, cohortID); err != nil {
		return Overview{}, err
	}
	sc, err := s.scene(ctx, tx, cohortID)
	if err != nil {
		return Overview{}, err
	}
	v := Overview{AgeRule: sc.cohort.AgeRule}
	if v.GateOpen, err = s.neighbours.Group.GateOpen(ctx, tx, cohortID); err != nil {
		return v, err
	}
	if v.Box, err = findBox(ctx, tx, cohortID); err != nil {
		return v, err
	}
	if v.Members, err = s.choosers(ctx, tx, sc); err != nil {
		return v, err
	}
	if v.Proposals, err = proposalsOf(ctx, tx, cohortID); err != nil {
		return v, err
	}
	if v.Minutes, err = minutesOf(ctx, tx, cohortID); err != nil {
		return v, err
	}
	if v.Despite, err = exceptions(ctx, tx, cohortID); err != nil {
		return v, err
	}
	v.Parted, err = s.parted(ctx, tx, sc)
	return v, err
}

// parted are those whom the team would hardly bring together once more.
func (s *Service) parted(ctx context.Context, tx *gorm.DB, sc scene) ([]Pair, error) {
	tandems, err := s.tandems.InCohort(ctx, tx, sc.cohort.ID)
	var pairs []Pair
	for _, t := range tandems {
		pair := Pair{t.Partners[0].PersonID, t.Partners[1].PersonID}
		if t.EndedAt != nil && slices.Contains(sc.people, pair[0]) && slices.Contains(sc.people, pair[1]) {
			pairs = append(pairs, pair)
		}
	}
	return pairs, err
}

func (s *Service) choosers(ctx context.Context, tx *gorm.DB, sc scene) ([]Chooser, error) {
	names, err := s.people.Names(ctx, tx, sc.people)
	if err != nil {
		return nil, err
	}
	ballots, err := ballotsOf(ctx, tx, sc.cohort.ID)
	papers := map[uuid.UUID]Ballot{}
	for _, b := range ballots {
		papers[b.PersonID] = b
	}
	list := make([]Chooser, 0, len(sc.people))
	for _, id := range sc.people {
		b, p := papers[id], sc.profiles[id]
		along, err := s.along(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, Chooser{
			PersonID: id, DisplayName: names[id], AgeGroup: sc.groups[id], HandedIn: b.Version > 0, OnPaper: b.OnPaper,
			Along: along, NoProfile: len(p.Languages) == 0 || len(p.Times) == 0,
		})
	}
	return list, err
}

// Propose looks for the best tandems, or keeps those that the team has made by hand. Asking again under the same id is
// answered with the proposal as it is.
func (s *Service) Propose(ctx context.Context, who actor.Actor, wish Proposal) (Proposal, error) {
	wish.Reason = strings.TrimSpace(wish.Reason)
	if !wish.ByHand {
		wish.Asked.Tandems, wish.Asked.BasedOn, wish.Reason = nil, nil, ""
	}
	if len(wish.Asked.Order) == 0 {
		wish.Asked.Order = solver.DefaultOrder()
	}
	var made Proposal
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.coached(ctx, tx, who, wish.CohortID); err != nil {
			return err
		}
		known, err := findProposal(ctx, tx, wish.ID)
		if err == nil && !known.sameQuestion(wish) {
			return problem.New(problem.Conflict, "id_taken")
		}
		if !isMissing(err) {
			made = known
			return err
		}
		made, err = s.propose(ctx, tx, who, wish)
		return err
	})
	return made, saving(err)
}

func (s *Service) propose(ctx context.Context, tx *gorm.DB, who actor.Actor, p Proposal) (Proposal, error) {
	box, err := findBox(ctx, tx, p.CohortID)
	if err != nil {
		return p, err
	}
	if box.Stage() == Open {
		return p, problem.New(problem.Conflict, "ballot_open")
	}
	sc, err := s.scene(ctx, tx, p.CohortID)
	if err != nil {
		return p, err
	}
	if len(sc.people) < 2 {
		return p, problem.New(problem.Conflict, "nobody_to_match")
	}
	if err := p.Asked.check(sc, p.ByHand, p.Reason); err != nil {
		return p, err
	}
	p.Input = sc.input(p.Asked)
	if err := p.decide(); err != nil {
		return p, problem.New(problem.Conflict, "cannot_be_matched").Because(err)
	}
	if p.Number, err = nextNumber(ctx, tx, p.CohortID); err != nil {
		return p, err
	}
	p.MadeBy, p.CreatedAt = &who.PersonID, s.db.Now()
	return p, insertProposal(ctx, tx, p)
}

// Proposal gives a proposal to the coaches of its cohort.
func (s *Service) Proposal(ctx context.Context, who actor.Actor, id uuid.UUID) (Proposal, error) {
	tx := s.db.Read(ctx)
	p, err := s.proposal(ctx, tx, who, id)
	if err != nil || p.Published != nil {
		return p, err
	}
	sc, err := s.scene(ctx, tx, p.CohortID)
	p.Outdated = p.outdated(sc)
	return p, err
}

func (s *Service) proposal(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (Proposal, error) {
	p, err := findProposal(ctx, tx, id)
	if err != nil {
		return p, err
	}
	return p, s.coached(ctx, tx, who, p.CohortID)
}

// WhatIf says what other tandems would mean than those of an alternative. Nothing is kept of it.
func (s *Service) WhatIf(ctx context.Context, who actor.Actor, id uuid.UUID, alternative int, tandems []Pair) (Proposal, Comparison, error) {
	p, err := s.Proposal(ctx, who, id)
	if err != nil {
		return p, Comparison{}, err
	}
	before, err := p.alternative(alternative)
	if err != nil {
		return p, Comparison{}, err
	}
	sc := scene{}
	for _, person := range p.Input.People {
		sc.people = append(sc.people, idOf(person.ID))
	}
	if err := (Asked{Tandems: tandems}).check(sc, false, ""); err != nil {
		return p, Comparison{}, err
	}
	after, err := chosen(p.Input, texts(tandems))
	return p, compare(p.Input, before, after), err
}

// NoteMinutes notes what matching took, under the id the screen chose.
func (s *Service) NoteMinutes(ctx context.Context, who actor.Actor, wish Minutes) error {
	wish.PersonID, wish.CreatedAt = &who.PersonID, s.db.Now()
	if !wish.Day.Valid() {
		wish.Day = s.programmes.Today()
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.coached(ctx, tx, who, wish.CohortID); err != nil {
			return err
		}
		return saveMinutes(ctx, tx, wish)
	})
}

// DropMinutes takes a note of minutes back.
func (s *Service) DropMinutes(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		return deleteMinutes(ctx, tx, cohortID, id)
	})
}

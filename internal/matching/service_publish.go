package matching

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/matching/solver"
	"mainpate/internal/problem"
	"mainpate/internal/tandem"
)

// Words are what the team says to the two of a tandem: why they might go well together. Both read it.
type Words struct {
	People Pair
	Text   string
}

// Publishing is a person's decision to let an alternative come true.
type Publishing struct {
	ProposalID  uuid.UUID
	Alternative int
	StartCohort bool
	Words       []Words
	Thirds      []uuid.UUID // who of those that are left goes along with the two proposed for them
}

// Publish makes the tandems of an alternative, all in one transaction, and tells everybody that there is something new.
func (s *Service) Publish(ctx context.Context, who actor.Actor, wish Publishing) (Proposal, error) {
	var p Proposal
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if p, err = s.proposal(ctx, tx, who, wish.ProposalID); err != nil {
			return err
		}
		if p.Published != nil {
			if p.Published.Alternative != wish.Alternative {
				err = problem.New(problem.Conflict, "already_published")
			}
			return err
		}
		alternative, err := p.alternative(wish.Alternative)
		if err != nil {
			return err
		}
		words, err := wish.words(alternative)
		if err != nil {
			return err
		}
		people, err := s.mayPublish(ctx, tx, p)
		if err != nil {
			return err
		}
		if wish.StartCohort {
			if err := s.programmes.StartIn(ctx, tx, who, p.CohortID); err != nil {
				return err
			}
		}
		if err := s.makeTrue(ctx, tx, who, &p, wish.Alternative, words, people); err != nil {
			return err
		}
		return s.placeThirds(ctx, tx, who, p, alternative, wish.Thirds)
	})
	return p, saving(err)
}

// words brings the texts to the tandems they belong to.
func (w Publishing) words(a solver.Alternative) (map[[2]string]string, error) {
	found := map[[2]string]string{}
	for _, said := range w.Words {
		t := texts([]Pair{said.People})[0]
		slices.Sort(t[:])
		text := strings.TrimSpace(said.Text)
		switch {
		case !slices.Contains(a.Tandems, t):
			return nil, problem.Invalid(problem.Field{Pointer: "/words", Code: "not_allowed_value"})
		case utf8.RuneCountInString(text) > longestWords:
			return nil, problem.Invalid(problem.Field{Pointer: "/words", Code: "too_long"})
		}
		found[t] = text
	}
	return found, nil
}

// mayPublish makes sure that what decided is still as it was, and gives all who look for a partner.
func (s *Service) mayPublish(ctx context.Context, tx *gorm.DB, p Proposal) ([]uuid.UUID, error) {
	if err := s.mayBegin(ctx, tx, p.CohortID); err != nil {
		return nil, err
	}
	box, err := findBox(ctx, tx, p.CohortID)
	if err != nil {
		return nil, err
	}
	if box.Stage() == Open {
		return nil, problem.New(problem.Conflict, "ballot_open")
	}
	sc, err := s.scene(ctx, tx, p.CohortID)
	if err == nil && (p.outdated(sc) || !p.stillFound()) {
		err = problem.New(problem.Conflict, "ballots_changed")
	}
	return sc.people, err
}

func (s *Service) makeTrue(ctx context.Context, tx *gorm.DB, who actor.Actor, p *Proposal, at int, words map[[2]string]string, told []uuid.UUID) error {
	people, now := byID(p.Input), s.db.Now()
	for _, t := range p.Result[at].Tandems {
		id := database.NewID()
		pair := [2]uuid.UUID{idOf(t[0]), idOf(t[1])}
		err := s.tandems.FormDecided(ctx, tx, who, tandem.Proposal{ID: id, CohortID: p.CohortID, PartnerIDs: pair, Reason: words[t]})
		if err != nil {
			return err
		}
		n := notice(people[t[0]], people[t[1]])
		n.TandemID, n.Words, n.CreatedAt = id, words[t], now
		if err := insertNotice(ctx, tx, n); err != nil {
			return err
		}
	}
	p.Published = &Publication{ProposalID: p.ID, CohortID: p.CohortID, Alternative: at, PublishedBy: &who.PersonID, PublishedAt: now}
	if err := insertPublication(ctx, tx, *p.Published); err != nil {
		return err
	}
	return s.neighbours.News.News(ctx, tx, p.ID, 1, told)
}

// Where says how far a participant is with finding a partner.
type Where string

// The places. Waiting is the waiting list: the others have been brought together, and the team goes on looking.
const (
	Nowhere Where = "none"
	Waiting Where = "waiting"
	Matched Where = "matched"
	Parted  Where = "parted"
)

// Match is what participants are told about their partner.
type Match struct {
	Where    Where
	TandemID *uuid.UUID
	Partner  tandem.Partner
	Notice   Notice
	Parting  *tandem.Parting // as far as this person reads it
	Third    string          // who goes along with the two
	Along    []string        // the two with whom this person goes along, while waiting
}

// MyMatch tells participants who their partner is and what the two share.
func (s *Service) MyMatch(ctx context.Context, who actor.Actor) (Match, error) {
	tx := s.db.Read(ctx)
	t, err := s.tandems.Of(ctx, tx, who.PersonID)
	if err == nil && t.EndedAt == nil {
		m := Match{Where: Matched, TandemID: &t.ID, Partner: t.Other(who.PersonID)}
		m.Notice, err = findNotice(ctx, tx, t.ID)
		if m.Notice.Words == "" {
			m.Notice.Words = t.Reason
		}
		if err == nil {
			m.Third, err = s.thirdBeside(ctx, tx, t)
		}
		return m, err
	}
	if err != nil && !isMissing(err) {
		return Match{}, err
	}
	return s.withoutPartner(ctx, tx, who, err == nil)
}

func (s *Service) withoutPartner(ctx context.Context, tx *gorm.DB, who actor.Actor, hadOne bool) (Match, error) {
	place, err := s.programmes.MembershipOf(ctx, tx, who.PersonID)
	if isMissing(err) {
		return Match{Where: Nowhere}, nil
	}
	if err != nil {
		return Match{}, err
	}
	people, err := s.neighbours.Group.TakingPart(ctx, tx, place.Cohort.ID)
	if err != nil || !slices.Contains(people, who.PersonID) {
		return Match{Where: Nowhere}, err
	}
	var m Match
	if m.Along, err = s.along(ctx, tx, who.PersonID); err != nil {
		return m, err
	}
	if hadOne {
		m.Where = Parted
		parting, err := s.tandems.LastParting(ctx, tx, who.PersonID)
		if parting != nil && parting.KnownTo(who.PersonID) {
			m.Parting = parting
		}
		return m, err
	}
	published, err := hasPublication(ctx, tx, place.Cohort.ID)
	if err != nil || !published && m.Along == nil {
		return Match{Where: Nowhere}, err
	}
	m.Where = Waiting
	return m, nil
}

// along names the two with whom somebody goes along.
func (s *Service) along(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]string, error) {
	t, err := s.thirdOf(ctx, tx, personID)
	if err != nil || t == nil {
		return nil, err
	}
	return []string{t.Partners[0].DisplayName, t.Partners[1].DisplayName}, nil
}

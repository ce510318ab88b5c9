package message

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// circle are the people of a conversation as one of them sees it.
type circle struct {
	place   Place
	name    string      // of the cohort, for a group
	cohort  uuid.UUID   // in which somebody writes now
	people  []uuid.UUID // participants
	both    []uuid.UUID // of a tandem, also who has left
	coaches []uuid.UUID
	contact *uuid.UUID  // the coach whom the participant asks first
	cohorts []uuid.UUID // from which the reader may read; all of them when nil
	until   *time.Time  // whoever has left reads what was there by then
	refusal error       // why the reader can write nothing more
}

// circle gives a conversation to those whose it is; for everybody else there is none.
func (s *Service) circle(ctx context.Context, tx *gorm.DB, who actor.Actor, p Place) (circle, error) {
	switch {
	case !who.Is(actor.Participant, actor.Coach):
	case p.Kind == Tandem:
		return s.ofTandem(ctx, tx, who, p)
	case p.Kind == Contact:
		return s.ofContact(ctx, tx, who, p)
	case p.Kind == Group:
		return s.ofGroup(ctx, tx, who, p)
	}
	return circle{}, problem.NotFound()
}

func (s *Service) ofTandem(ctx context.Context, tx *gorm.DB, who actor.Actor, p Place) (circle, error) {
	t, err := s.tandems.FindForPartner(ctx, tx, who, p.ID)
	if err != nil {
		return circle{}, err
	}
	return circleOfTandem(t, who), nil
}

func circleOfTandem(t tandem.Tandem, who actor.Actor) circle {
	return circle{
		place: Place{Tandem, t.ID}, cohort: t.CohortID, people: t.Present(), both: t.People(), until: t.LeftAt(who.PersonID), refusal: t.Refusal(who.PersonID),
	}
}

// ofContact stays open for somebody who has left: the team is there for them as before.
func (s *Service) ofContact(ctx context.Context, tx *gorm.DB, who actor.Actor, p Place) (circle, error) {
	if who.Is(actor.Participant) && who.PersonID != p.ID {
		return circle{}, problem.NotFound()
	}
	var beside []uuid.UUID
	if who.Is(actor.Coach) {
		shared, err := s.cohorts.SharesCohort(ctx, tx, who.PersonID, p.ID)
		if err != nil || !shared {
			return circle{}, orNotFound(err)
		}
		if beside, err = s.cohorts.CohortsOfCoach(ctx, tx, who.PersonID); err != nil {
			return circle{}, err
		}
	}
	m, err := s.cohorts.MembershipOf(ctx, tx, p.ID)
	if err != nil {
		return circle{}, err
	}
	coaches, err := s.cohorts.Coaches(ctx, tx, m.Cohort.ID)
	c := contactCircle(who, p.ID, m.ContactPersonID, m.Cohort, coaches)
	c.cohorts = beside
	return c, err
}

func (s *Service) ofGroup(ctx context.Context, tx *gorm.DB, who actor.Actor, p Place) (circle, error) {
	cohort, err := s.cohorts.Find(ctx, tx, p.ID)
	if err != nil {
		return circle{}, err
	}
	c := circle{place: p, cohort: p.ID, name: cohort.Name}
	if cohort.State == programme.Closed {
		c.refusal = errClosed()
	}
	if c.coaches, err = s.cohorts.Coaches(ctx, tx, p.ID); err != nil {
		return c, err
	}
	if who.Is(actor.Coach) && !slices.Contains(c.coaches, who.PersonID) {
		return c, problem.NotFound()
	}
	if c.people, err = s.members(ctx, tx, p.ID); err != nil || !who.Is(actor.Participant) || slices.Contains(c.people, who.PersonID) {
		return c, err
	}
	return s.afterLeaving(ctx, tx, who, c)
}

// afterLeaving keeps what was there open to somebody who was part of the group.
func (s *Service) afterLeaving(ctx context.Context, tx *gorm.DB, who actor.Actor, c circle) (circle, error) {
	_, departure, err := s.tandems.Standing(ctx, tx, c.cohort, who.PersonID)
	if err != nil {
		return c, err
	}
	if departure == nil || departure.Kind != tandem.Left {
		return c, problem.NotFound()
	}
	c.until, c.refusal = &departure.CreatedAt, problem.New(problem.Conflict, "you_have_left")
	return c, nil
}

// members are the participants of a group: who is or was in a tandem of the cohort or takes part in it, and has not left.
func (s *Service) members(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error) {
	ids, err := pairedIn(ctx, tx, cohortID)
	if err != nil || s.near.Pool == nil {
		return ids, err
	}
	others, err := s.near.Pool.TakingPart(ctx, tx, cohortID)
	for _, id := range others {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, err
}

// everybody are all who read on.
func (c circle) everybody() []uuid.UUID { return append(slices.Clone(c.people), c.coaches...) }

func errClosed() error { return problem.New(problem.Conflict, "cohort_closed") }

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

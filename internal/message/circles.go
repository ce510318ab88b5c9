package message

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/programme"
)

// circlesOf are those of all conversations of the reader.
func (s *Service) circlesOf(ctx context.Context, tx *gorm.DB, who actor.Actor) ([]circle, error) {
	if who.Is(actor.Coach) {
		return s.circlesOfCoach(ctx, tx, who)
	}
	tandems, err := s.tandems.AllOf(ctx, tx, who.PersonID)
	if err != nil {
		return nil, err
	}
	var circles []circle
	for _, t := range slices.Backward(tandems) {
		circles = append(circles, circleOfTandem(t, who))
	}
	m, err := s.cohorts.MembershipOf(ctx, tx, who.PersonID)
	if isMissing(err) {
		return circles, nil
	}
	if err != nil {
		return nil, err
	}
	for _, p := range []Place{{Contact, who.PersonID}, {Group, m.Cohort.ID}} {
		c, err := s.circle(ctx, tx, who, p)
		if isMissing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		circles = append(circles, c)
	}
	return circles, nil
}

// circlesOfCoach are the groups of their cohorts, and the participants with whom the team has a conversation. Who is in
// a group is left out: no list says so.
func (s *Service) circlesOfCoach(ctx context.Context, tx *gorm.DB, who actor.Actor) ([]circle, error) {
	cohorts, err := s.cohorts.CohortsOfCoach(ctx, tx, who.PersonID)
	if err != nil {
		return nil, err
	}
	written, err := writtenToTeam(ctx, tx, cohorts)
	if err != nil {
		return nil, err
	}
	places, err := s.cohorts.CurrentPlaces(ctx, tx, written)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(cohorts)
	for _, p := range places {
		all = append(all, p.CohortID)
	}
	found, coaches, err := s.cohorts.WithCoaches(ctx, tx, all)
	if err != nil {
		return nil, err
	}
	var circles []circle
	for _, id := range cohorts {
		c := circle{place: Place{Group, id}, cohort: id, name: found[id].Name, coaches: coaches[id]}
		if found[id].State == programme.Closed {
			c.refusal = errClosed()
		}
		circles = append(circles, c)
	}
	for _, id := range written {
		p := places[id]
		c := contactCircle(who, id, p.ContactPersonID, found[p.CohortID], coaches[p.CohortID])
		c.cohorts = cohorts
		circles = append(circles, c)
	}
	return circles, nil
}

// contactCircle are a participant and the coaches of their cohort, as one of them sees it.
func contactCircle(who actor.Actor, personID uuid.UUID, contact *uuid.UUID, cohort programme.Cohort, coaches []uuid.UUID) circle {
	c := circle{place: Place{Contact, personID}, people: []uuid.UUID{personID}, cohort: cohort.ID, contact: contact, coaches: coaches}
	if who.Is(actor.Coach) && !slices.Contains(coaches, who.PersonID) || cohort.State == programme.Closed {
		c.refusal = errClosed()
	}
	return c
}

package message

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/person"
)

// notify tells those who have not been told since they last looked that there is something new.
func (s *Service) notify(ctx context.Context, r *room) error {
	if s.near.Reminders == nil {
		return nil
	}
	people, err := s.toTell(ctx, r)
	if err != nil {
		return err
	}
	people = slices.DeleteFunc(people, func(id uuid.UUID) bool { return id == r.who.PersonID })
	if people, err = unnotified(ctx, r.tx, r.conversation.ID, people); err != nil || len(people) == 0 {
		return err
	}
	if err := markNotified(ctx, r.tx, r.conversation.ID, people); err != nil {
		return err
	}
	return s.near.Reminders.Message(ctx, r.tx, r.conversation.ID, int(r.conversation.LastChange), people, r.place.Kind == Tandem)
}

// toTell are the others. Of a question the coach hears whom the person asks first, and who answered last; when both are
// away, the others do.
func (s *Service) toTell(ctx context.Context, r *room) ([]uuid.UUID, error) {
	if r.place.Kind != Contact {
		return r.everybody(), nil
	}
	if r.who.Is(actor.Coach) {
		return slices.Clone(r.people), nil
	}
	absences, err := s.people.Absences(ctx, r.tx, r.coaches, s.cohorts.Today())
	if err != nil {
		return nil, err
	}
	today := s.cohorts.Today()
	here := slices.DeleteFunc(slices.Clone(r.coaches), func(id uuid.UUID) bool {
		return slices.ContainsFunc(absences[id], func(a person.Absence) bool { return a.Covers(today) })
	})
	first := slices.DeleteFunc(slices.Clone(here), func(id uuid.UUID) bool {
		return !is(r.contact, id) && !is(r.conversation.OwnerID, id)
	})
	switch {
	case len(first) > 0:
		return first, nil
	case len(here) > 0:
		return here, nil
	}
	return slices.Clone(r.coaches), nil
}

func is(known *uuid.UUID, id uuid.UUID) bool { return known != nil && *known == id }

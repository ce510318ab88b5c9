package milestone

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Meetings are all milestone meetings of a tandem, in order.
func (s *Service) Meetings(ctx context.Context, who actor.Actor, tandemID uuid.UUID) ([]Meeting, error) {
	tx := s.db.Read(ctx)
	t, err := s.tandems.Find(ctx, tx, who, tandemID)
	if err != nil {
		return nil, err
	}
	meetings, err := meetingsOfTandems(tx, []uuid.UUID{tandemID})
	return slices.DeleteFunc(meetings, func(m Meeting) bool { return m.afterLeaving(t, who) }), err
}

// Wanted is a date and a place as a coach writes them down.
type Wanted struct {
	Day       calendar.Day
	Clock     string
	PlaceID   *uuid.UUID
	PlaceText string
}

// ProposeMeeting offers a date and a place to the partners, or moves them.
func (s *Service) ProposeMeeting(ctx context.Context, who actor.Actor, id uuid.UUID, version int, w Wanted) (Meeting, error) {
	return s.onMeeting(ctx, who, id, func(d desk, m *Meeting) error {
		if err := d.coachesOnly(); err != nil {
			return err
		}
		proposal, err := s.proposal(ctx, d, w)
		if err != nil || m.Proposes(proposal) {
			return err
		}
		if m.Version != version {
			return problem.Stale(nil)
		}
		return m.Propose(who, proposal, d.now)
	})
}

func (s *Service) proposal(ctx context.Context, d desk, w Wanted) (Proposal, error) {
	startsAt, err := calendar.Instant(w.Day, w.Clock, s.programmes.Zone())
	if err != nil {
		return Proposal{}, err
	}
	place := Place{ID: w.PlaceID, Text: strings.TrimSpace(w.PlaceText)}
	if w.PlaceID != nil {
		known, err := s.programmes.PlacesByID(ctx, d.tx, []uuid.UUID{*w.PlaceID})
		if err != nil {
			return Proposal{}, err
		}
		chosen, ok := known[*w.PlaceID]
		if !ok {
			return Proposal{}, problem.Invalid(problem.Field{Pointer: "/place_id", Code: "not_allowed_value"})
		}
		place.Name, place.Address = chosen.Name, chosen.Address
	}
	return Proposal{Day: w.Day, Clock: w.Clock, StartsAt: startsAt, Place: place}, nil
}

// AnswerProposal is a partner's reply to the revision they have seen.
func (s *Service) AnswerProposal(ctx context.Context, who actor.Actor, id uuid.UUID, reply Reply, text string, revision int) (Meeting, error) {
	return s.onMeeting(ctx, who, id, func(d desk, m *Meeting) error {
		return m.Answer(who.PersonID, d.present(), reply, strings.TrimSpace(text), revision, d.now)
	})
}

// CancelMeeting calls a meeting off.
func (s *Service) CancelMeeting(ctx context.Context, who actor.Actor, id uuid.UUID, reason string) (Meeting, error) {
	return s.onMeeting(ctx, who, id, func(d desk, m *Meeting) error {
		if err := d.coachesOnly(); err != nil {
			return err
		}
		reason = strings.TrimSpace(reason)
		if reason == "" {
			return problem.Invalid(problem.Field{Pointer: "/reason", Code: "required"})
		}
		return m.Cancel(reason, d.now)
	})
}

// HoldMeeting says that the meeting took place.
func (s *Service) HoldMeeting(ctx context.Context, who actor.Actor, id uuid.UUID) (Meeting, error) {
	return s.onMeeting(ctx, who, id, func(d desk, m *Meeting) error { return m.Hold(d.today, d.now) })
}

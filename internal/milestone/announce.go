package milestone

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/tandem"
)

func (s *Service) announceMeeting(ctx context.Context, d desk, before, after Meeting) error {
	change := FirstProposal
	switch {
	case after.Revision != before.Revision:
		if after.Revision > 1 {
			change = MeetingMoved
		}
	case after.State == Cancelled && before.State != Cancelled && after.Revision > 0:
		change = MeetingCancelled
	case after.State == Held && before.State != Held && after.Revision > 0:
		change = MeetingHeld
	default:
		return nil
	}
	people := append(d.tandem.Present(), *after.CoachID)
	return s.reminders.MilestoneMeeting(ctx, d.tx, after.ID, after.Revision, people, *after.StartsAt, change)
}

func (s *Service) announcePlan(ctx context.Context, d desk, before, after Plan) error {
	if err := s.announceWaiting(ctx, d, before, after); err != nil {
		return err
	}
	for _, old := range before.Promises {
		at := after.indexOfPromise(old.ID)
		if old.Pending() && (at < 0 || !after.Promises[at].Pending()) {
			if err := s.reminders.PromiseDue(ctx, d.tx, old.ID, old.Version, *old.CoachID, *old.DueDay, true); err != nil {
				return err
			}
		}
	}
	for _, promise := range after.Promises {
		at := before.indexOfPromise(promise.ID)
		if !promise.Pending() || at >= 0 && before.Promises[at].Version == promise.Version {
			continue
		}
		if err := s.reminders.PromiseDue(ctx, d.tx, promise.ID, promise.Version, *promise.CoachID, *promise.DueDay, false); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) announceWaiting(ctx context.Context, d desk, before, after Plan) error {
	if before.Waiting() == after.Waiting() && before.Version == after.Version {
		return nil
	}
	if !before.Waiting() && !after.Waiting() {
		return nil
	}
	coaches, err := s.programmes.Coaches(ctx, d.tx, d.tandem.CohortID)
	if err != nil {
		return err
	}
	coaches = concerned(d.tandem, coaches)
	if before.Waiting() {
		if err := s.reminders.PlanWaiting(ctx, d.tx, before.ID, before.Version, coaches, true); err != nil {
			return err
		}
	}
	if after.Waiting() {
		return s.reminders.PlanWaiting(ctx, d.tx, after.ID, after.Version, coaches, false)
	}
	return nil
}

// concerned are the coaches that the partners chose as contact persons; all of them when nobody was chosen.
func concerned(t tandem.Tandem, coaches []uuid.UUID) []uuid.UUID {
	var chosen []uuid.UUID
	for _, p := range t.Partners {
		if p.ContactPersonID != nil && slices.Contains(coaches, *p.ContactPersonID) && !slices.Contains(chosen, *p.ContactPersonID) {
			chosen = append(chosen, *p.ContactPersonID)
		}
	}
	if len(chosen) == 0 {
		return coaches
	}
	return chosen
}

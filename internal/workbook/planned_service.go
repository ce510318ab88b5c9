package workbook

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// PlanMeeting sets when the two meet next; a date without a day takes it back.
func (s *Service) PlanMeeting(ctx context.Context, who actor.Actor, tandemID uuid.UUID, wish Date, based int) (PlannedMeeting, error) {
	wish = wish.tidy()
	var planned PlannedMeeting
	err := s.atDesk(ctx, who, tandemID, func(d desk) error {
		var err error
		planned, err = findPlanned(ctx, d.tx, tandemID)
		first := isNotFound(err) && based == 0
		if err != nil && !first {
			return err
		}
		if !first && planned.holds(wish) {
			return nil
		}
		if !first && planned.Version != based {
			return problem.Stale(planned)
		}
		if first && wish.Day == "" {
			return problem.Invalid(problem.Field{Pointer: "/day", Code: "required"})
		}
		if err := wish.check(plannable(d.cohort.StartDay, d.today)); err != nil {
			return err
		}
		planned, err = s.setDate(ctx, d, planned, wish, first)
		return err
	})
	return planned, err
}

func (s *Service) setDate(ctx context.Context, d desk, planned PlannedMeeting, wish Date, first bool) (PlannedMeeting, error) {
	startsAt, err := wish.start(s.cohorts.Zone())
	if err != nil {
		return planned, err
	}
	loaded := planned.Version
	planned.TandemID = d.tandem.ID
	moved := planned.Change(wish, startsAt, d.who, d.now)
	if first {
		made, err := insert(ctx, d.tx, &planned)
		if err == nil && !made {
			err = errRaced
		}
		if err != nil {
			return planned, err
		}
	} else if err := savePlanned(ctx, d.tx, planned, loaded); err != nil {
		return planned, err
	}
	if !moved {
		return planned, nil
	}
	return planned, s.reminders.PlannedMeeting(ctx, d.tx, d.tandem.ID, planned.Revision, d.tandem.People(), startsAt)
}

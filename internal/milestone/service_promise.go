package milestone

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Promises are all promises the actor may see, oldest first.
func (s *Service) Promises(ctx context.Context, who actor.Actor) ([]Promise, error) {
	tx := s.db.Read(ctx)
	promises, err := findPromises(visible(tx, who), who, s.programmes.Today())
	if err != nil || len(promises) == 0 || !who.Is(actor.Participant) {
		return promises, err
	}
	t, err := s.tandems.Of(ctx, tx, who.PersonID)
	left := t.LeftAt(who.PersonID)
	return slices.DeleteFunc(promises, func(p Promise) bool { return left != nil && p.CreatedAt.After(*left) }), err
}

// SavePromise writes a wish (partners) or takes it over (coaches).
func (s *Service) SavePromise(ctx context.Context, who actor.Actor, planID, id uuid.UUID, version int, c PromiseContent) (Plan, error) {
	return s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		if err := s.checkCoach(ctx, d, c.CoachID); err != nil {
			return err
		}
		return p.PutPromise(id, who, c, version, d.today, d.now)
	})
}

// DeletePromise takes a wish or a promise nobody has approved out of the plan.
func (s *Service) DeletePromise(ctx context.Context, who actor.Actor, planID, id uuid.UUID, version int) (Plan, error) {
	return s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		return p.RemovePromise(id, who, version, d.now)
	})
}

// KeepPromise says that the office has done what it promised.
func (s *Service) KeepPromise(ctx context.Context, who actor.Actor, id uuid.UUID) (Promise, error) {
	return s.onPromise(ctx, who, id, func(d desk, p *Plan) error {
		if err := d.coachesOnly(); err != nil {
			return err
		}
		return p.KeepPromise(id, d.now)
	})
}

// MovePromise gives a promise another day, with the reason for all to read.
func (s *Service) MovePromise(ctx context.Context, who actor.Actor, id uuid.UUID, due calendar.Day, reason string, coach *uuid.UUID) (Promise, error) {
	return s.onPromise(ctx, who, id, func(d desk, p *Plan) error {
		if err := d.coachesOnly(); err != nil {
			return err
		}
		if err := s.checkCoach(ctx, d, coach); err != nil {
			return err
		}
		move := Move{ChangeID: database.NewID(), DueDay: due, Reason: reason, CoachID: coach}
		return p.MovePromise(id, who.PersonID, move, d.today, d.now)
	})
}

// NudgePromise reminds the office of what is overdue, once a day.
func (s *Service) NudgePromise(ctx context.Context, who actor.Actor, id uuid.UUID) (Promise, error) {
	return s.onPromise(ctx, who, id, func(d desk, p *Plan) error {
		if err := d.partnersOnly(); err != nil {
			return err
		}
		promise := &p.Promises[p.indexOfPromise(id)]
		if promise.DaysOverdue(d.today) == 0 {
			return problem.New(problem.Conflict, "not_overdue")
		}
		if promise.NudgedToday {
			return problem.New(problem.Conflict, "nudged_today")
		}
		promise.NudgedToday = true
		return d.tx.Create(&Nudge{PromiseID: id, PersonID: who.PersonID, Day: d.today}).Error
	})
}

func (s *Service) onPromise(ctx context.Context, who actor.Actor, id uuid.UUID, do func(desk, *Plan) error) (Promise, error) {
	planID, err := planOf(s.db.Read(ctx), &Promise{}, id)
	if err != nil {
		return Promise{}, err
	}
	plan, err := s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		if p.indexOfPromise(id) < 0 {
			return problem.NotFound()
		}
		return do(d, p)
	})
	if err != nil {
		return Promise{}, err
	}
	return plan.Promises[plan.indexOfPromise(id)], nil
}

// checkCoach lets only coaches of the cohort be made responsible.
func (s *Service) checkCoach(ctx context.Context, d desk, coach *uuid.UUID) error {
	if coach == nil {
		return nil
	}
	is, err := s.programmes.IsCoach(ctx, d.tx, d.tandem.CohortID, *coach)
	if err == nil && !is {
		return problem.Invalid(problem.Field{Pointer: "/coach_id", Code: "not_allowed_value"})
	}
	return err
}

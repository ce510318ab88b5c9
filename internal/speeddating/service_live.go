package speeddating

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Tick says who is here. Everybody else stays where the plan on the phones has put them.
func (s *Service) Tick(ctx context.Context, who actor.Actor, id uuid.UUID, presence map[uuid.UUID]Presence) (View, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, e *evening) error {
		if e.State == Over {
			return problem.New(problem.Conflict, "speed_dating_over")
		}
		changed := false
		for person, p := range presence {
			g := e.guest(person)
			if g == nil || !slices.Contains([]Presence{Expected, Here, Away}, p) {
				return problem.Invalid(problem.Field{Pointer: "/people", Code: "not_allowed_value"})
			}
			changed = changed || g.Presence != p
			g.Set(p)
		}
		if !changed {
			return nil
		}
		if len(e.seats(Here)) > maxGuests {
			return problem.New(problem.Conflict, "too_many_guests")
		}
		if e.State == Running {
			e.follow(s.db.Now())
		}
		e.touch(s.db.Now())
		return nil
	})
}

// Start begins with those who are here.
func (s *Service) Start(ctx context.Context, who actor.Actor, id uuid.UUID) (View, error) {
	return s.change(ctx, who, id, func(tx *gorm.DB, e *evening) error {
		if e.State != Planned {
			return nil
		}
		gate, err := s.group.GateOpen(ctx, tx, e.CohortID)
		if err != nil {
			return err
		}
		if !gate {
			return problem.New(problem.Conflict, "start_gate_closed")
		}
		now := s.db.Now()
		if err := e.SpeedDating.Start(now); err != nil {
			return err
		}
		e.follow(now)
		if !slices.ContainsFunc(e.talks, func(t seatedTalk) bool { return !t.Cut }) {
			return problem.New(problem.Conflict, "nobody_to_meet")
		}
		return s.remind(ctx, tx, e, notComing)
	})
}

// PlanAnew makes the rounds to come anew for those who are here, and before the start for those who are expected.
// Phones without network keep the plan they have.
func (s *Service) PlanAnew(ctx context.Context, who actor.Actor, id uuid.UUID) (View, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, e *evening) error {
		switch e.State {
		case Over:
			return problem.New(problem.Conflict, "speed_dating_over")
		case Planned:
			e.publish()
		default:
			e.replan(s.db.Now())
		}
		e.touch(s.db.Now())
		return nil
	})
}

// Next goes on to what follows the moment that the coach has seen.
func (s *Service) Next(ctx context.Context, who actor.Actor, id uuid.UUID, seen Moment) (View, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, e *evening) error {
		return e.SpeedDating.Next(seen, e.lastRound(), s.db.Now())
	})
}

// Pause stops the clock.
func (s *Service) Pause(ctx context.Context, who actor.Actor, id uuid.UUID) (View, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, e *evening) error { return e.SpeedDating.Pause(e.lastRound(), s.db.Now()) })
}

// GoOn lets it run on.
func (s *Service) GoOn(ctx context.Context, who actor.Actor, id uuid.UUID) (View, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, e *evening) error { return e.SpeedDating.GoOn(e.lastRound(), s.db.Now()) })
}

// End ends it. Rounds that never began are forgotten.
func (s *Service) End(ctx context.Context, who actor.Actor, id uuid.UUID) (View, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, e *evening) error {
		if e.State == Running {
			begun := e.At(s.db.Now(), e.lastRound()).begun()
			e.talks = slices.DeleteFunc(e.talks, func(t seatedTalk) bool { return t.Round > begun })
		}
		return e.SpeedDating.End(s.db.Now())
	})
}

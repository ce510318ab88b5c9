package gathering

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Arrange makes a gathering under the screen's own id, or changes it; version is nil for a new one. Everybody who may
// come is told that there is something new, and of another time at once.
func (s *Service) Arrange(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID, version *int, a Arrangement) (List, error) {
	a = a.tidied()
	if err := a.check(); err != nil {
		return List{}, err
	}
	var err error
	if a.StartsAt, err = calendar.Instant(a.Day, a.Clock, s.programmes.Zone()); err != nil {
		return List{}, err
	}
	var list List
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		if coach, err := s.programmes.IsCoach(ctx, tx, cohortID, who.PersonID); err != nil || !coach || !who.Is(actor.Coach) {
			return orMissing(err)
		}
		g, err := findOne(database.Lock(visible(ctx, tx, who, nil)), id)
		switch {
		case isMissing(err):
			list, err = s.begin(ctx, tx, who, cohortID, id, version, a)
			return err
		case err != nil:
			return err
		case g.CohortID != cohortID:
			return problem.NotFound()
		case g.arrangedAs(a):
			list, err = s.list(ctx, tx, g)
			return err
		case version == nil || *version != g.Version:
			return s.stale(ctx, tx, g)
		}
		before := g.Revision
		if err := g.arrange(a, s.db.Now()); err != nil {
			return err
		}
		if err := save(ctx, tx, g); err != nil {
			return err
		}
		if list, err = s.list(ctx, tx, g); err != nil || g.Revision == before {
			return err
		}
		return s.reminders.Gathering(ctx, tx, g.ID, g.Revision, list.coming(), g.StartsAt, moved)
	})
	if database.IsDuplicate(err) {
		err = problem.NotFound().Because(err)
	}
	return list, err
}

func (s *Service) begin(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID, id uuid.UUID, version *int, a Arrangement) (List, error) {
	if version != nil {
		return List{}, problem.NotFound()
	}
	cohort, err := s.programmes.Find(ctx, tx, cohortID)
	if err != nil {
		return List{}, err
	}
	if cohort.State == programme.Closed {
		return List{}, problem.New(problem.Conflict, "cohort_closed")
	}
	now := s.db.Now()
	g := Gathering{ID: id, CohortID: cohortID, CreatedBy: &who.PersonID, CreatedAt: now}
	if err := g.arrange(a, now); err != nil {
		return List{}, err
	}
	if err := insert(ctx, tx, g); err != nil {
		return List{}, err
	}
	list, err := s.list(ctx, tx, g)
	if err != nil {
		return List{}, err
	}
	return list, s.reminders.Gathering(ctx, tx, g.ID, g.Revision, list.coming(), g.StartsAt, invited)
}

func (s *Service) stale(ctx context.Context, tx *gorm.DB, g Gathering) error {
	current, err := s.list(ctx, tx, g)
	if err != nil {
		return err
	}
	return problem.Stale(current)
}

// Cancel calls a gathering off and tells those who might have come.
func (s *Service) Cancel(ctx context.Context, who actor.Actor, id uuid.UUID, reason string) (List, error) {
	return s.onGathering(ctx, who, id, func(tx *gorm.DB, g *Gathering) error { return s.cancel(ctx, tx, g, reason) })
}

func (s *Service) cancel(ctx context.Context, tx *gorm.DB, g *Gathering, reason string) error {
	changed, err := g.cancel(reason, s.db.Now())
	if err != nil || !changed {
		return err
	}
	if err := save(ctx, tx, *g); err != nil {
		return err
	}
	list, err := s.list(ctx, tx, *g)
	if err != nil || !g.StartsAt.After(s.db.Now()) {
		return err
	}
	return s.reminders.Gathering(ctx, tx, g.ID, g.Revision, list.coming(), g.StartsAt, cancelled)
}

// onGathering lets a coach do one thing about a gathering and shows how it is then.
func (s *Service) onGathering(ctx context.Context, who actor.Actor, id uuid.UUID, do func(*gorm.DB, *Gathering) error) (List, error) {
	var list List
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		g, err := findOne(database.Lock(visible(ctx, tx, who, nil)), id)
		if err != nil {
			return err
		}
		if err := do(tx, &g); err != nil {
			return err
		}
		list, err = s.list(ctx, tx, g)
		return err
	})
	return list, err
}

// Tick notes that somebody is there, or takes that back.
func (s *Service) Tick(ctx context.Context, who actor.Actor, id, personID uuid.UUID, there bool) (List, error) {
	return s.onGathering(ctx, who, id, func(tx *gorm.DB, g *Gathering) error {
		if !there {
			return deleteAttendance(ctx, tx, g.ID, personID)
		}
		list, err := s.list(ctx, tx, *g)
		if err != nil {
			return err
		}
		for _, guest := range list.Guests {
			if guest.ID == personID {
				return s.arrived(ctx, tx, who, *g, guest)
			}
		}
		return problem.NotFound()
	})
}

// Scan notes who shows this code at the door.
func (s *Service) Scan(ctx context.Context, who actor.Actor, id uuid.UUID, typed string) (Guest, List, error) {
	var found Guest
	code := readCode(typed)
	list, err := s.onGathering(ctx, who, id, func(tx *gorm.DB, g *Gathering) error {
		list, err := s.list(ctx, tx, *g)
		if err != nil {
			return err
		}
		for _, guest := range list.Guests {
			if s.codeOf(g.ID, guest.ID) == code {
				found = guest
				return s.arrived(ctx, tx, who, *g, guest)
			}
		}
		return problem.Rule("code_unknown")
	})
	return found, list, err
}

func (s *Service) arrived(ctx context.Context, tx *gorm.DB, who actor.Actor, g Gathering, guest Guest) error {
	if g.CancelledAt != nil {
		return problem.New(problem.Conflict, "gathering_cancelled")
	}
	if guest.Attended {
		return nil
	}
	a := Attendance{GatheringID: g.ID, PersonID: guest.ID, NotedBy: &who.PersonID, NotedAt: s.db.Now()}
	if err := insertAttendance(ctx, tx, a); err != nil || g.Kind != Information || guest.Champion {
		return err
	}
	return s.pool.Attended(ctx, tx, g.CohortID, guest.ID, who.PersonID)
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

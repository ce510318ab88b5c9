package programme

import (
	"context"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Overview is a cohort as its staff see it.
type Overview struct {
	Cohort
	DayPlan          DayPlan
	CoachIDs         []uuid.UUID
	ParticipantCount int
}

// Cohorts gives the cohorts the actor may see, the newest first.
func (s *Service) Cohorts(ctx context.Context, who actor.Actor) ([]Overview, error) {
	return s.overviews(ctx, s.db.Read(ctx), visibleCohorts(who))
}

// Cohort gives one cohort.
func (s *Service) Cohort(ctx context.Context, who actor.Actor, id uuid.UUID) (Overview, error) {
	return s.overview(ctx, s.db.Read(ctx), who, id)
}

// PlanCohort makes a cohort that starts later. The caller names it, so that a lost answer can be asked for again.
func (s *Service) PlanCohort(ctx context.Context, who actor.Actor, id uuid.UUID, r Rules) (Overview, error) {
	r.Name = strings.TrimSpace(r.Name)
	now := s.db.Now()
	c := Cohort{ID: id, State: Planned, Version: 1, CreatedAt: now, UpdatedAt: now}
	if err := c.SetRules(r); err != nil {
		return Overview{}, err
	}
	var view Overview
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		made, err := insertCohort(ctx, tx, c)
		if err != nil {
			return err
		}
		view, err = s.overview(ctx, tx, who, id)
		if err == nil && !made && view.Rules() != r {
			err = problem.Stale(view)
		}
		return err
	})
	return view, err
}

// ChangeCohort sets new rules. Saying again what is already so is answered with the state as it is.
func (s *Service) ChangeCohort(ctx context.Context, who actor.Actor, id uuid.UUID, version int, change func(*Rules)) (Overview, error) {
	return s.change(ctx, who, id, func(tx *gorm.DB, c *Cohort) (bool, error) {
		rules := c.Rules()
		change(&rules)
		rules.Name = strings.TrimSpace(rules.Name)
		if rules == c.Rules() {
			return false, nil
		}
		if version != c.Version {
			current, err := s.overview(ctx, tx, who, id)
			if err != nil {
				return false, err
			}
			return false, problem.Stale(current)
		}
		return true, c.SetRules(rules)
	})
}

// StartCohort sets a planned cohort running.
func (s *Service) StartCohort(ctx context.Context, who actor.Actor, id uuid.UUID) (Overview, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, c *Cohort) (bool, error) {
		before := c.State
		err := c.Start()
		return c.State != before, err
	})
}

// CloseCohort ends a cohort.
func (s *Service) CloseCohort(ctx context.Context, who actor.Actor, id uuid.UUID) (Overview, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, c *Cohort) (bool, error) {
		before := c.State
		c.Close()
		return c.State != before, nil
	})
}

// ExtendCohort adds days at the end, with the reason everybody can read. Asking again for the same extension adds none.
func (s *Service) ExtendCohort(ctx context.Context, who actor.Actor, id, extensionID uuid.UUID, days int, reason string) (Overview, error) {
	wish := Extension{
		ID: extensionID, CohortID: id, Days: days, Reason: strings.TrimSpace(reason), ByID: &who.PersonID, CreatedAt: s.db.Now(),
	}
	return s.change(ctx, who, id, func(tx *gorm.DB, c *Cohort) (bool, error) {
		known, err := extensionsByID(ctx, tx, extensionID)
		if err != nil {
			return false, err
		}
		switch {
		case len(known) == 0:
			return true, c.Extend(wish)
		case known[0].CohortID != id:
			return false, problem.NotFound()
		case known[0].Days == wish.Days && known[0].Reason == wish.Reason:
			return false, nil
		}
		current, err := s.overview(ctx, tx, who, id)
		if err != nil {
			return false, err
		}
		return false, problem.Stale(current)
	})
}

// PauseCohort stops the days from a day on.
func (s *Service) PauseCohort(ctx context.Context, who actor.Actor, id uuid.UUID, from calendar.Day, reason string) (Overview, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, c *Cohort) (bool, error) {
		return c.Pause(Pause{
			ID: database.NewID(), CohortID: id, FromDay: from, Reason: strings.TrimSpace(reason),
			ByID: &who.PersonID, CreatedAt: s.db.Now(),
		}, s.Today())
	})
}

// ResumeCohort says on which day the count goes on.
func (s *Service) ResumeCohort(ctx context.Context, who actor.Actor, id uuid.UUID, day calendar.Day) (Overview, error) {
	return s.change(ctx, who, id, func(_ *gorm.DB, c *Cohort) (bool, error) {
		return c.Resume(day, s.Today())
	})
}

// change loads what the actor may see, lets f change it, saves the next version and tells the schedule.
func (s *Service) change(ctx context.Context, who actor.Actor, id uuid.UUID, f func(*gorm.DB, *Cohort) (bool, error)) (Overview, error) {
	var view Overview
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		c, err := findCohort(ctx, tx, visibleCohorts(who).withID(id))
		if err != nil {
			return err
		}
		changed, err := f(tx, &c)
		if err != nil {
			return err
		}
		if changed {
			if err := s.save(ctx, tx, who, c); err != nil {
				return err
			}
		}
		view, err = s.overview(ctx, tx, who, id)
		return err
	})
	return view, err
}

func (s *Service) save(ctx context.Context, tx *gorm.DB, who actor.Actor, c Cohort) error {
	loaded := c.Version
	c.Version, c.UpdatedAt = loaded+1, s.db.Now()
	done, err := saveCohort(ctx, tx, c, loaded)
	if err != nil {
		return err
	}
	if !done {
		current, err := s.overview(ctx, tx, who, c.ID)
		if err != nil {
			return err
		}
		return problem.Stale(current)
	}
	if s.neighbours.Schedule == nil {
		return nil
	}
	return s.neighbours.Schedule.DayPlanChanged(ctx, tx, c.ID)
}

func (s *Service) overview(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (Overview, error) {
	views, err := s.overviews(ctx, tx, visibleCohorts(who).withID(id))
	if err != nil {
		return Overview{}, err
	}
	if len(views) == 0 {
		return Overview{}, problem.NotFound()
	}
	return views[0], nil
}

func (s *Service) overviews(ctx context.Context, tx *gorm.DB, c condition) ([]Overview, error) {
	views, err := findOverviews(ctx, tx, c)
	for i := range views {
		views[i].DayPlan = views[i].Plan(s.Today())
	}
	return views, err
}

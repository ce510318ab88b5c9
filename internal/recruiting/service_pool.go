package recruiting

import (
	"cmp"
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/crockford"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Write puts somebody into the pool whom the team has met, or corrects what is written of them. Without a version
// they are new.
func (s *Service) Write(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID, version *int, a About) (Entry, error) {
	a = a.tidied()
	if err := a.check(); err != nil {
		return Entry{}, err
	}
	var entry Entry
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		p, err := s.lockProspect(ctx, tx, "id = ? AND cohort_id = ?", id, cohortID)
		switch {
		case missing(err) && version == nil:
			if p, err = s.newcomer(ctx, tx, cohortID, id, a, Referred, &who.PersonID); err != nil {
				return err
			}
		case err != nil:
			return err
		case p.PersonID != nil:
			return problem.New(problem.Conflict, "already_joined")
		case p.gone():
			return problem.New(problem.Conflict, "prospect_gone")
		case p.About() == a:
		case version == nil || *version != p.Version:
			return s.withCurrent(ctx, tx, problem.Stale(nil), cohortID, id)
		default:
			p.describe(a)
			p.Version, p.UpdatedAt = p.Version+1, s.db.Now()
		}
		if err := s.saveProspect(ctx, tx, p); err != nil {
			return err
		}
		entry, err = s.one(ctx, tx, cohortID, id)
		return err
	})
	if database.IsDuplicate(err) {
		err = problem.NotFound().Because(err)
	}
	return entry, err
}

// newcomer is somebody who is not in the pool yet; the cohort must be open, and the id free.
func (s *Service) newcomer(ctx context.Context, tx *gorm.DB, cohortID, id uuid.UUID, a About, state State, by *uuid.UUID) (Prospect, error) {
	if _, err := s.recruits(ctx, tx, cohortID); err != nil {
		return Prospect{}, err
	}
	if _, err := s.lockProspect(ctx, tx, "id = ?", id); !missing(err) {
		return Prospect{}, cmp.Or(err, error(problem.NotFound()))
	}
	if _, err := s.people.Find(ctx, tx, id); !missing(err) {
		return Prospect{}, cmp.Or(err, error(problem.NotFound()))
	}
	now := s.db.Now()
	p := Prospect{ID: id, CohortID: cohortID, State: state, Version: 1, CreatedAt: now, UpdatedAt: now}
	p.describe(a)
	p.Changes = []Change{{ID: database.NewID(), ProspectID: id, State: state, ByID: by, ChangedAt: now}}
	return p, nil
}

// Move notes where somebody in the pool is now.
func (s *Service) Move(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID, version int, to State, askAgain *calendar.Day) (Entry, error) {
	return s.onEntry(ctx, who, cohortID, id, func(_ *gorm.DB, p *Prospect) (bool, error) {
		if p.State == to && database.Same(p.AskAgainDay, askAgain) {
			return false, nil
		}
		if p.Version != version {
			return false, problem.Stale(nil)
		}
		return p.Move(to, askAgain, &who.PersonID, database.NewID(), s.now())
	})
}

// Link gives the personal link of somebody who has no account yet; asked for again it is the same.
func (s *Service) Link(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID) (Entry, error) {
	return s.onEntry(ctx, who, cohortID, id, func(_ *gorm.DB, p *Prospect) (bool, error) {
		switch {
		case p.PersonID != nil:
			return false, problem.New(problem.Conflict, "already_joined")
		case p.gone():
			return false, problem.New(problem.Conflict, "prospect_gone")
		case p.Code != nil:
			return false, nil
		}
		code := crockford.New()
		p.Code = &code
		return true, nil
	})
}

// Remove takes somebody who has no account out of the pool, with everything that is written of them.
func (s *Service) Remove(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		p, err := s.lockProspect(ctx, tx, "id = ? AND cohort_id = ?", id, cohortID)
		switch {
		case missing(err):
			return nil // gone already
		case err != nil:
			return err
		case p.PersonID != nil:
			return problem.New(problem.Conflict, "already_joined")
		}
		return deleteProspects(ctx, tx, []uuid.UUID{id})
	})
}

// Attended notes that a participant was at an information event, unless they have come further already.
func (s *Service) Attended(ctx context.Context, tx *gorm.DB, cohortID, personID, by uuid.UUID) error {
	p, err := s.lockEntry(ctx, tx, cohortID, personID)
	if missing(err) {
		return nil
	}
	if err != nil || !p.State.before(Attended) {
		return err
	}
	if _, err := p.Move(Attended, nil, &by, database.NewID(), s.now()); err != nil {
		return err
	}
	return s.saveProspect(ctx, tx, p)
}

func missing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

// withCurrent shows the state as it is to somebody whose change came too late.
func (s *Service) withCurrent(ctx context.Context, tx *gorm.DB, err error, cohortID, id uuid.UUID) error {
	var p *problem.Error
	if !errors.As(err, &p) || p.Kind != problem.Outdated {
		return err
	}
	current, failed := s.one(ctx, tx, cohortID, id)
	if failed != nil {
		return failed
	}
	return problem.Stale(current)
}

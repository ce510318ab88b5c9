package tandem

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Formed is told when a tandem begins, and just before one that was never used is deleted.
type Formed interface {
	TandemFormed(ctx context.Context, tx *gorm.DB, tandemID, cohortID uuid.UUID) error
	TandemDissolved(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) error
}

// Wishes knows whether one of two would rather not be with the other.
type Wishes interface {
	PleaseNot(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, two [2]uuid.UUID) (bool, error)
}

// Service holds the use cases around tandems.
type Service struct {
	db      *database.DB
	cohorts *programme.Service
	formed  Formed
	wishes  Wishes
	eraser  Eraser
	secrets Secrets
	domains []Keeping
}

// NewService needs the programme, whose rules a tandem follows.
func NewService(db *database.DB, cohorts *programme.Service) *Service {
	return &Service{db: db, cohorts: cohorts}
}

// Connect names who is told about new tandems, once, before the first request.
func (s *Service) Connect(f Formed) { s.formed = f }

// Heed names who knows what people have wished, once, before the first request.
func (s *Service) Heed(w Wishes) { s.wishes = w }

// Find gives a tandem to its partners and to the coaches of its cohort.
func (s *Service) Find(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (Tandem, error) {
	where, value := visible(who)
	return one(load(ctx, tx, where+" AND tandems.id = ?", value, id))
}

// FindForPartner gives a tandem to its partners only.
func (s *Service) FindForPartner(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (Tandem, error) {
	if !who.Is(actor.Participant) {
		return Tandem{}, problem.NotFound()
	}
	return s.Find(ctx, tx, who, id)
}

// ByID gives a tandem to the domains above; who may see it is theirs to ask.
func (s *Service) ByID(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Tandem, error) {
	return one(load(ctx, tx, "tandems.id = ?", id))
}

// Of gives the tandem of a person: the open one, else the last.
func (s *Service) Of(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (Tandem, error) {
	found, err := load(ctx, tx, ofPerson, personID)
	if err != nil {
		return Tandem{}, err
	}
	if len(found) == 0 {
		return Tandem{}, problem.New(problem.Missing, "no_tandem_yet")
	}
	for _, t := range found {
		if t.EndedAt == nil {
			return t, nil
		}
	}
	return found[len(found)-1], nil
}

// AllOf gives every tandem a person is or was in, the newest last.
func (s *Service) AllOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]Tandem, error) {
	return load(ctx, tx, ofPerson, personID)
}

// ForCoach gives the tandems of all cohorts the coach stands beside.
func (s *Service) ForCoach(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) ([]Tandem, error) {
	where, value := visible(actor.Actor{PersonID: coachID, Role: actor.Coach})
	return load(ctx, tx, where, value)
}

// InCohort gives the tandems of a cohort to the domains above.
func (s *Service) InCohort(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]Tandem, error) {
	return load(ctx, tx, "tandems.cohort_id = ?", cohortID)
}

// TandemsOf gives the open tandems of those persons who have one.
func (s *Service) TandemsOf(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]uuid.UUID, error) {
	return tandemsOf(ctx, tx, personIDs)
}

// Tandems gives the tandems the actor has to do with.
func (s *Service) Tandems(ctx context.Context, who actor.Actor) ([]Tandem, error) {
	where, value := visible(who)
	return load(ctx, s.db.Read(ctx), where, value)
}

// Tandem gives one tandem.
func (s *Service) Tandem(ctx context.Context, who actor.Actor, id uuid.UUID) (Tandem, error) {
	return s.Find(ctx, s.db.Read(ctx), who, id)
}

// MyTandem gives the tandem of the acting participant.
func (s *Service) MyTandem(ctx context.Context, who actor.Actor) (Tandem, error) {
	return s.Of(ctx, s.db.Read(ctx), who.PersonID)
}

// Form brings two people of a cohort together. Asking again for the same is answered with the tandem as it is.
func (s *Service) Form(ctx context.Context, who actor.Actor, p Proposal) (Tandem, error) {
	p.Reason = strings.TrimSpace(p.Reason)
	var formed Tandem
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		known, err := exists(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		if known {
			if formed, err = s.Find(ctx, tx, who, p.ID); err == nil && !formed.formedAs(p) {
				err = problem.Stale(formed)
			}
			return err
		}
		if err := s.begin(ctx, tx, who, p); err != nil {
			return err
		}
		formed, err = s.Find(ctx, tx, who, p.ID)
		return err
	})
	return formed, err
}

// FormDecided brings two people together in the transaction of a whole cohort's decision.
func (s *Service) FormDecided(ctx context.Context, tx *gorm.DB, who actor.Actor, p Proposal) error {
	p.Reason, p.Decided = strings.TrimSpace(p.Reason), true
	return s.begin(ctx, tx, who, p)
}

func (s *Service) begin(ctx context.Context, tx *gorm.DB, who actor.Actor, p Proposal) error {
	coach, err := s.cohorts.IsCoach(ctx, tx, p.CohortID, who.PersonID)
	if err != nil {
		return err
	}
	if !coach {
		return problem.NotFound()
	}
	cohort, err := s.cohorts.Find(ctx, tx, p.CohortID)
	if err != nil {
		return err
	}
	members, err := s.cohorts.Participants(ctx, tx, p.CohortID)
	if err != nil {
		return err
	}
	if err := p.check(cohort, members); err != nil {
		return err
	}
	if s.wishes != nil && !p.Decided {
		no, err := s.wishes.PleaseNot(ctx, tx, p.CohortID, p.PartnerIDs)
		if err != nil {
			return err
		}
		if no {
			return problem.Rule("please_not")
		}
	}
	taken, err := tandemsOf(ctx, tx, p.PartnerIDs[:])
	if err != nil {
		return err
	}
	if len(taken) > 0 {
		return problem.New(problem.Conflict, "already_in_tandem")
	}
	if err := insert(ctx, tx, p, who.PersonID, s.db.Now()); err != nil {
		if database.IsDuplicate(err) {
			return problem.New(problem.Conflict, "already_in_tandem").Because(err)
		}
		return err
	}
	if s.formed == nil {
		return nil
	}
	return s.formed.TandemFormed(ctx, tx, p.ID, p.CohortID)
}

// Dissolve deletes a tandem formed by mistake, as long as nothing has been written in it.
func (s *Service) Dissolve(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if _, err := s.Find(ctx, tx, who, id); err != nil {
			return err
		}
		if s.formed != nil {
			if err := s.formed.TandemDissolved(ctx, tx, id); err != nil {
				return err
			}
		}
		err := remove(ctx, tx, id)
		if errors.Is(err, gorm.ErrForeignKeyViolated) {
			return problem.New(problem.Conflict, "tandem_in_use").Because(err)
		}
		return err
	})
}

func one(found []Tandem, err error) (Tandem, error) {
	if err != nil {
		return Tandem{}, err
	}
	if len(found) == 0 {
		return Tandem{}, problem.NotFound()
	}
	return found[0], nil
}

package consent

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Standing is where a participant stands, for the coaches of the cohort.
type Standing struct {
	Member programme.Member
	State  State
}

// Paper is a signature on paper that a coach notes, with what was ticked beside it.
type Paper struct {
	ID            uuid.UUID
	DeclarationID uuid.UUID
	PersonID      uuid.UUID
	Language      string
	Day           calendar.Day
	Consents      []Kind
}

// Cohort says of everybody who takes part in a cohort where they stand; only its coaches are told.
func (s *Service) Cohort(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]Standing, error) {
	versions, err := s.declarations(ctx)
	if err != nil {
		return nil, err
	}
	tx := s.db.Read(ctx)
	members, err := s.members(ctx, tx, who, cohortID)
	if err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, 0, len(members))
	for _, m := range members {
		ids = append(ids, m.PersonID)
	}
	states, err := s.states(ctx, tx, versions, ids)
	standings := make([]Standing, 0, len(members))
	for _, m := range members {
		standings = append(standings, Standing{m, states[m.PersonID]})
	}
	return standings, err
}

// RecordPaper notes a signature on paper. Consents ticked on the same paper are given with it.
func (s *Service) RecordPaper(ctx context.Context, who actor.Actor, cohortID uuid.UUID, p Paper) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.memberOnly(ctx, tx, who, cohortID, p.PersonID); err != nil {
			return err
		}
		known, err := findSignature(ctx, tx, p.ID)
		if err == nil && known.Day != p.Day {
			return problem.New(problem.Conflict, "already_signed")
		}
		err = s.sign(ctx, tx, Signature{
			ID: p.ID, DeclarationID: p.DeclarationID, PersonID: p.PersonID, Way: OnPaper, Language: p.Language,
			Day: p.Day, RecordedBy: &who.PersonID,
		})
		if err != nil {
			return err
		}
		for _, kind := range p.Consents {
			if err := s.allow(ctx, tx, Consent{
				PersonID: p.PersonID, Kind: kind, Language: p.Language, Way: OnPaper, Day: p.Day, RecordedBy: &who.PersonID,
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

// ForgetPaper removes a signature on paper that was noted by mistake, with what was ticked on the same paper; one from
// the app is its person's.
func (s *Service) ForgetPaper(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		known, err := findSignature(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := s.memberOnly(ctx, tx, who, cohortID, known.PersonID); err != nil {
			return err
		}
		if known.Way != OnPaper {
			return problem.NotFound()
		}
		if err := deleteTicked(ctx, tx, known); err != nil {
			return err
		}
		return deleteSignature(ctx, tx, id)
	})
}

// RecordWithdrawal notes what somebody has taken back in a talk or in writing: a consent, or all of it.
func (s *Service) RecordWithdrawal(ctx context.Context, who actor.Actor, cohortID, personID uuid.UUID, kinds []Kind, all bool) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.memberOnly(ctx, tx, who, cohortID, personID); err != nil {
			return err
		}
		if all {
			return withdrawAll(ctx, tx, personID, s.db.Now())
		}
		return withdrawConsents(ctx, tx, personID, kinds, s.db.Now())
	})
}

// members gives who takes part in a cohort, to its coaches only.
func (s *Service) members(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID uuid.UUID) ([]programme.Member, error) {
	coach, err := s.programmes.IsCoach(ctx, tx, cohortID, who.PersonID)
	if err == nil && !coach {
		err = problem.NotFound()
	}
	if err != nil {
		return nil, err
	}
	return s.programmes.MembersOf(ctx, tx, cohortID)
}

func (s *Service) memberOnly(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID, personID uuid.UUID) error {
	members, err := s.members(ctx, tx, who, cohortID)
	if err == nil && !slices.ContainsFunc(members, func(m programme.Member) bool { return m.PersonID == personID }) {
		err = problem.NotFound()
	}
	return err
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

package matching

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/matching/solver"
	"mainpate/internal/problem"
	"mainpate/internal/tandem"
)

// ThirdPlace is where somebody without a tandem goes along with two others until there is one for them. The tandem stays a
// tandem: what the two write is theirs, and the third keeps their place on the waiting list.
type ThirdPlace struct {
	PersonID  uuid.UUID `gorm:"primaryKey"`
	TandemID  uuid.UUID
	PlacedBy  *uuid.UUID
	Reason    string    // why, although a rule speaks against it; else nothing
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (ThirdPlace) TableName() string { return "match_thirds" }

// PlaceThird lets somebody go along with a tandem as a third, and tells the three that there is something new. Where a
// rule speaks against it with either of the two, it takes a reason.
func (s *Service) PlaceThird(ctx context.Context, who actor.Actor, cohortID, personID, tandemID uuid.UUID, reason string) error {
	reason = strings.TrimSpace(reason)
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		people, err := s.neighbours.Group.TakingPart(ctx, tx, cohortID)
		if err != nil {
			return err
		}
		t, err := s.tandems.ByID(ctx, tx, tandemID)
		switch {
		case err != nil:
			return err
		case t.CohortID != cohortID || !slices.Contains(people, personID):
			return problem.NotFound()
		case t.EndedAt != nil || len(t.Present()) < 2:
			return problem.New(problem.Conflict, "tandem_ended")
		}
		against, err := s.against(ctx, tx, cohortID, personID, t)
		switch {
		case err != nil:
			return err
		case len(against) == 0:
			reason = ""
		case reasonCode(reason) != "":
			return problem.Invalid(against...)
		}
		return s.goAlong(ctx, tx, who, t, ThirdPlace{PersonID: personID, TandemID: t.ID, Reason: reason})
	})
	return saving(err)
}

// against names the rules that keep somebody apart from either of two; with whom, and who said so, it does not say. Two of
// three are always of the same age, so that rule is not asked.
func (s *Service) against(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID, t tandem.Tandem) ([]problem.Field, error) {
	in, err := s.everyRuleAmong(ctx, tx, cohortID, personID, t.Partners[0].PersonID, t.Partners[1].PersonID)
	if err != nil {
		return nil, err
	}
	in.AgeRule = false
	var fields []problem.Field
	for _, rule := range []solver.Rule{solver.PleaseNot, solver.NoSuchLanguage, solver.NoSuchTime} {
		speaks := func(other solver.Person) bool { return slices.Contains(in.Forbids(in.People[0], other), rule) }
		if slices.ContainsFunc(in.People[1:], speaks) {
			fields = append(fields, problem.Field{Pointer: "/reason", Code: "third_against_" + string(rule)})
		}
	}
	return fields, nil
}

// everyRuleAmong is the solver's sight of some people, in their order, whether or not they have a tandem.
func (s *Service) everyRuleAmong(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, ids ...uuid.UUID) (solver.Input, error) {
	sc, err := s.scene(ctx, tx, cohortID)
	if err != nil {
		return solver.Input{}, err
	}
	sc.people = ids
	sc.profiles, err = s.neighbours.Profiles.Of(ctx, tx, ids)
	return sc.input(Asked{}), err
}

// goAlong writes a third down, unless there is one: two and one are enough.
func (s *Service) goAlong(ctx context.Context, tx *gorm.DB, who actor.Actor, t tandem.Tandem, third ThirdPlace) error {
	personID := third.PersonID
	before, err := thirdsWhere(ctx, tx, "tandem_id = ?", t.ID)
	if err != nil {
		return err
	}
	for _, other := range before {
		if other.PersonID == personID {
			return nil
		}
		placed, err := s.stillThird(ctx, tx, t.CohortID, other.PersonID)
		if err != nil {
			return err
		}
		if placed {
			return problem.New(problem.Conflict, "tandem_has_third")
		}
	}
	third.PlacedBy, third.CreatedAt = &who.PersonID, s.db.Now()
	if err := replaceThird(ctx, tx, third); err != nil {
		return err
	}
	told := []uuid.UUID{personID, t.Partners[0].PersonID, t.Partners[1].PersonID}
	return s.neighbours.News.News(ctx, tx, uuid.NewSHA1(t.ID, personID[:]), int(third.CreatedAt.Unix()%(1<<31)), told)
}

// stillThird says whether somebody is without a tandem of their own and has not left.
func (s *Service) stillThird(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (bool, error) {
	people, err := s.neighbours.Group.TakingPart(ctx, tx, cohortID)
	return slices.Contains(people, personID), err
}

// EndThird ends it; the person stays on the waiting list.
func (s *Service) EndThird(ctx context.Context, who actor.Actor, cohortID, personID uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		return deleteThird(ctx, tx, cohortID, personID)
	})
}

// PleaseNot says whether one of two would rather not be with the other.
func (s *Service) PleaseNot(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, two [2]uuid.UUID) (bool, error) {
	in, err := s.everyRuleAmong(ctx, tx, cohortID, two[:]...)
	return err == nil && slices.Contains(in.Forbids(in.People[0], in.People[1]), solver.PleaseNot), err
}

// exceptions are the thirds of a cohort against whom a rule speaks.
func exceptions(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]ThirdPlace, error) {
	return thirdsWhere(ctx, tx, "reason <> '' AND tandem_id IN (SELECT id FROM tandems WHERE cohort_id = ?)", cohortID)
}

// thirdOf gives the tandem that somebody goes along with, nil for none.
func (s *Service) thirdOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*tandem.Tandem, error) {
	found, err := thirdsWhere(ctx, tx, "person_id = ?", personID)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	t, err := s.tandems.ByID(ctx, tx, found[0].TandemID)
	if err != nil || t.EndedAt != nil {
		return nil, err
	}
	return &t, nil
}

// thirdBeside gives the name of who goes along with a tandem, empty for nobody.
func (s *Service) thirdBeside(ctx context.Context, tx *gorm.DB, t tandem.Tandem) (string, error) {
	found, err := thirdsWhere(ctx, tx, "tandem_id = ?", t.ID)
	if err != nil || len(found) == 0 {
		return "", err
	}
	id := found[0].PersonID
	still, err := s.stillThird(ctx, tx, t.CohortID, id)
	if err != nil || !still {
		return "", err
	}
	names, err := s.people.Names(ctx, tx, []uuid.UUID{id})
	return names[id], err
}

// placeThirds lets those go along whom the team has chosen among the proposed places, with the tandems just made.
func (s *Service) placeThirds(ctx context.Context, tx *gorm.DB, who actor.Actor, p Proposal, a solver.Alternative, chosen []uuid.UUID) error {
	left := sight(p.Input, a).Left
	for _, id := range chosen {
		at := slices.IndexFunc(left, func(l Left) bool { return l.PersonID == id && l.With != nil })
		if at < 0 {
			return problem.Invalid(problem.Field{Pointer: "/thirds", Code: "not_allowed_value"})
		}
		t, err := s.tandems.Of(ctx, tx, left[at].With[0])
		if err != nil {
			return err
		}
		if err := s.goAlong(ctx, tx, who, t, ThirdPlace{PersonID: id, TandemID: t.ID}); err != nil {
			return err
		}
	}
	return nil
}

func thirdsWhere(ctx context.Context, tx *gorm.DB, where string, values ...any) ([]ThirdPlace, error) {
	var found []ThirdPlace
	err := tx.WithContext(ctx).Where(where, values...).Find(&found).Error
	return found, err
}

func replaceThird(ctx context.Context, tx *gorm.DB, t ThirdPlace) error {
	tx = tx.WithContext(ctx)
	if err := tx.Where("(person_id = ? OR tandem_id = ?)", t.PersonID, t.TandemID).Delete(&ThirdPlace{}).Error; err != nil {
		return err
	}
	return tx.Create(&t).Error
}

func deleteThird(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) error {
	return tx.WithContext(ctx).Where("person_id = ? AND tandem_id IN (SELECT id FROM tandems WHERE cohort_id = ?)", personID, cohortID).
		Delete(&ThirdPlace{}).Error
}

package recruiting

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/crockford"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/wires"
)

// HandedOut is a code with whose it is and how many have joined through it.
type HandedOut struct {
	Code
	CohortName string
	Name       string
	Came       int
}

// Codes are the codes of a cohort that are still good, those of champions by their names.
func (s *Service) Codes(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]HandedOut, error) {
	tx := s.db.Read(ctx)
	if err := coached(ctx, tx, who, cohortID); err != nil {
		return nil, err
	}
	codes, err := codesWhere(ctx, tx, "cohort_id = ? AND revoked_at IS NULL", cohortID)
	if err != nil {
		return nil, err
	}
	return s.handedOut(ctx, tx, codes)
}

func (s *Service) handedOut(ctx context.Context, tx *gorm.DB, codes []Code) ([]HandedOut, error) {
	came, err := cameThrough(ctx, tx, codes)
	if err != nil {
		return nil, err
	}
	var ids []uuid.UUID
	cohorts := map[uuid.UUID]programme.Cohort{}
	for _, c := range codes {
		if c.PersonID != nil {
			ids = append(ids, *c.PersonID)
		}
		if _, known := cohorts[c.CohortID]; !known {
			if cohorts[c.CohortID], err = s.programmes.Find(ctx, tx, c.CohortID); err != nil {
				return nil, err
			}
		}
	}
	names, err := s.people.Names(ctx, tx, ids)
	list := make([]HandedOut, 0, len(codes))
	for _, c := range codes {
		h := HandedOut{Code: c, CohortName: cohorts[c.CohortID].Name, Came: came[c.ID]}
		if c.PersonID != nil {
			h.Name = names[*c.PersonID]
		}
		list = append(list, h)
	}
	slices.SortStableFunc(list, func(a, b HandedOut) int { return strings.Compare(a.Name, b.Name) })
	return list, err
}

// HandOut makes a code for colleagues, for a flyer, or for a champion of an earlier cohort, once, however often it is
// asked to. A champion has one code for a cohort.
func (s *Service) HandOut(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID, kind Kind, champion *uuid.UUID) (HandedOut, error) {
	var made []HandedOut
	err := s.once(ctx, func(tx *gorm.DB) error {
		if err := coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		before, err := findCode(ctx, tx, "id = ?", id)
		if err == nil && before.CohortID == cohortID && before.Kind == kind {
			made, err = s.handedOut(ctx, tx, []Code{before})
			return err
		}
		if !missing(err) {
			return problem.NotFound().Because(err)
		}
		if _, err := s.recruits(ctx, tx, cohortID); err != nil {
			return err
		}
		c := Code{ID: id, CohortID: cohortID, Kind: kind, Code: crockford.New(), CreatedBy: &who.PersonID, Version: 1, CreatedAt: s.now()}
		if kind == Champion {
			if c.PersonID, err = s.mayChampion(ctx, tx, who, cohortID, champion); err != nil {
				return err
			}
		}
		if err := insertCode(ctx, tx, c); err != nil {
			return err
		}
		made, err = s.handedOut(ctx, tx, []Code{c})
		return err
	})
	if err != nil {
		return HandedOut{}, err
	}
	return made[0], nil
}

// mayChampion says whether somebody has been through a cohort of this coach and invites to no more than one code.
func (s *Service) mayChampion(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID uuid.UUID, champion *uuid.UUID) (*uuid.UUID, error) {
	alumni, err := s.alumni(ctx, tx, who)
	if err != nil {
		return nil, err
	}
	if champion == nil || !slices.ContainsFunc(alumni.MayBeAsked, func(a Alumnus) bool { return a.ID == *champion }) {
		return nil, problem.Invalid(problem.Field{Pointer: "/champion_id", Code: "not_allowed_value"})
	}
	_, err = findCode(ctx, tx, "cohort_id = ? AND person_id = ? AND revoked_at IS NULL", cohortID, *champion)
	if err == nil {
		err = problem.New(problem.Conflict, "champion_has_code")
	}
	if missing(err) {
		err = nil
	}
	return champion, err
}

// TakeBack makes a code useless, for good. Who came through it stays.
func (s *Service) TakeBack(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		c, err := findCode(ctx, tx, "id = ? AND cohort_id = ?", id, cohortID)
		if err != nil {
			return err
		}
		return s.revoke(ctx, tx, c)
	})
}

func (s *Service) revoke(ctx context.Context, tx *gorm.DB, c Code) error {
	if c.RevokedAt != nil {
		return nil
	}
	now := s.now()
	c.RevokedAt = &now
	c.Version++
	return saveCode(ctx, tx, c)
}

// Alumnus is somebody who has been through an earlier cohort.
type Alumnus struct {
	Named
	CohortName string
}

// Alumni are those who have been through earlier cohorts of a coach. Who has not allowed to be contacted after the end,
// or has taken that back, is counted and not named.
type Alumni struct {
	MayBeAsked []Alumnus
	NotListed  int
}

// Alumni are those whom a coach could ask to invite others.
func (s *Service) Alumni(ctx context.Context, who actor.Actor) (Alumni, error) {
	return s.alumni(ctx, s.db.Read(ctx), who)
}

func (s *Service) alumni(ctx context.Context, tx *gorm.DB, who actor.Actor) (Alumni, error) {
	var found Alumni
	places, err := alumniOf(ctx, tx, who.PersonID)
	if err != nil {
		return found, err
	}
	ids, cohorts := []uuid.UUID{}, map[uuid.UUID]programme.Cohort{}
	for _, p := range places {
		ids = append(ids, p.PersonID)
		if _, known := cohorts[p.CohortID]; !known {
			if cohorts[p.CohortID], err = s.programmes.Find(ctx, tx, p.CohortID); err != nil {
				return found, err
			}
		}
	}
	people, err := s.people.FindMany(ctx, tx, ids)
	for _, p := range places {
		one := people[p.PersonID]
		if err != nil || one.State != person.Active {
			continue
		}
		allowed, err := s.mayContactAfter(ctx, tx, one.ID)
		switch {
		case err != nil:
			return found, err
		case allowed:
			found.MayBeAsked = append(found.MayBeAsked, Alumnus{Named{one.ID, one.DisplayName}, cohorts[p.CohortID].Name})
		default:
			found.NotListed++
		}
	}
	slices.SortStableFunc(found.MayBeAsked, func(a, b Alumnus) int { return strings.Compare(a.Name, b.Name) })
	return found, err
}

// mayContactAfter is no without anybody who knows.
func (s *Service) mayContactAfter(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (bool, error) {
	if s.neighbours.Consents == nil {
		return false, nil
	}
	return s.neighbours.Consents.MayContactAfter(ctx, tx, personID)
}

// MyCodes are the codes with which a champion invites others.
func (s *Service) MyCodes(ctx context.Context, who actor.Actor) ([]HandedOut, error) {
	tx := s.db.Read(ctx)
	codes, err := codesWhere(ctx, tx, `person_id = ? AND revoked_at IS NULL
		AND cohort_id IN (SELECT id FROM cohorts WHERE state <> 'closed')`, who.PersonID)
	if err != nil {
		return nil, err
	}
	return s.handedOut(ctx, tx, codes)
}

// TellStory puts down what a champion wants to say to those they invite.
func (s *Service) TellStory(ctx context.Context, who actor.Actor, id uuid.UUID, version int, story string) (HandedOut, error) {
	story = strings.TrimSpace(story)
	var told []HandedOut
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		c, err := findCode(ctx, tx, "id = ? AND person_id = ? AND revoked_at IS NULL", id, who.PersonID)
		if err != nil {
			return err
		}
		if c.Story != story {
			if c.Version != version {
				current, err := s.handedOut(ctx, tx, []Code{c})
				if err != nil {
					return err
				}
				return problem.Stale(current[0])
			}
			c.Story, c.Version = story, c.Version+1
			if err := saveCode(ctx, tx, c); err != nil {
				return err
			}
		}
		told, err = s.handedOut(ctx, tx, []Code{c})
		return err
	})
	if err != nil {
		return HandedOut{}, err
	}
	return told[0], nil
}

// InviteNoMore ends a champion's code; they say so themself.
func (s *Service) InviteNoMore(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		c, err := findCode(ctx, tx, "id = ? AND person_id = ?", id, who.PersonID)
		if err != nil {
			return err
		}
		return s.revoke(ctx, tx, c)
	})
}

// Champions are those who invite into a cohort, and so are welcome at its information events; who does not want to be
// contacted any more is not asked to come.
func (s *Service) Champions(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error) {
	codes, err := codesWhere(ctx, tx, "cohort_id = ? AND person_id IS NOT NULL AND revoked_at IS NULL", cohortID)
	if err != nil {
		return nil, err
	}
	var ids []uuid.UUID
	for _, c := range codes {
		allowed, err := s.mayContactAfter(ctx, tx, *c.PersonID)
		if err != nil {
			return nil, err
		}
		if allowed {
			ids = append(ids, *c.PersonID)
		}
	}
	return ids, nil
}

// ChampionOf are the cohorts that somebody invites into.
func (s *Service) ChampionOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]uuid.UUID, error) {
	codes, err := codesWhere(ctx, tx, "person_id = ? AND revoked_at IS NULL", personID)
	return wires.Of(codes, func(c Code) uuid.UUID { return c.CohortID }), err
}

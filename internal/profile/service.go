package profile

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Service holds the use cases around profiles.
type Service struct {
	db         *database.DB
	programmes *programme.Service
}

// NewService needs the programme, which knows who stands beside whom.
func NewService(db *database.DB, programmes *programme.Service) *Service {
	return &Service{db: db, programmes: programmes}
}

// Member is a participant of a cohort with what they say of themselves.
type Member struct {
	PersonID    uuid.UUID
	DisplayName string
	Profile     Profile
}

// Mine gives the acting person's own profile, an empty one before they have written any.
func (s *Service) Mine(ctx context.Context, who actor.Actor) (Profile, error) {
	return find(ctx, s.db.Read(ctx), who.PersonID)
}

// Save writes the acting person's own profile, all of it.
func (s *Service) Save(ctx context.Context, who actor.Actor, wanted Profile, version int) (Profile, error) {
	var p Profile
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if p, err = find(ctx, tx, who.PersonID); err != nil {
			return err
		}
		loaded := p.Version
		changed, err := p.Write(wanted, version, s.db.Now())
		if !changed || err != nil {
			return err
		}
		saved, err := save(ctx, tx, p, loaded)
		if err != nil || saved {
			return err
		}
		if p, err = find(ctx, tx, who.PersonID); err != nil {
			return err
		}
		return problem.Stale(p)
	})
	return p, err
}

// Of gives the profiles of those people who have written one, with everything in them: for the domains above, which
// hand nothing of it out by themselves.
func (s *Service) Of(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]Profile, error) {
	found, err := findAll(ctx, tx, ids)
	profiles := make(map[uuid.UUID]Profile, len(found))
	for _, p := range found {
		profiles[p.PersonID] = p
	}
	return profiles, err
}

// InCohort gives a coach the profiles of everybody who takes part, without hints that are private.
func (s *Service) InCohort(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]Member, error) {
	tx := s.db.Read(ctx)
	beside, err := s.programmes.IsCoach(ctx, tx, cohortID, who.PersonID)
	if err != nil {
		return nil, err
	}
	if !beside {
		return nil, problem.NotFound()
	}
	people, err := s.programmes.MembersOf(ctx, tx, cohortID)
	if err != nil {
		return nil, err
	}
	var ids []uuid.UUID
	for _, m := range people {
		ids = append(ids, m.PersonID)
	}
	profiles, err := s.Of(ctx, tx, ids)
	var members []Member
	for _, m := range people {
		if m.LeftDay == nil {
			members = append(members, Member{m.PersonID, m.Person.DisplayName, profiles[m.PersonID].ForTeam()})
		}
	}
	return members, err
}

package programme

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Places gives the good places to meet.
func (s *Service) Places(ctx context.Context) ([]Place, error) {
	return allPlaces(ctx, s.db.Read(ctx))
}

// SavePlace writes a place under the id the screen chose; version is nil for a new one.
func (s *Service) SavePlace(ctx context.Context, version *int, wish Place) (Place, error) {
	wish.Name, wish.Address, wish.Note = strings.TrimSpace(wish.Name), strings.TrimSpace(wish.Address), strings.TrimSpace(wish.Note)
	if err := wish.check(); err != nil {
		return Place{}, err
	}
	var saved Place
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		current, err := findPlace(ctx, tx, wish.ID)
		var p *problem.Error
		if errors.As(err, &p) && p.Kind == problem.Missing {
			return s.firstPlace(ctx, tx, version, wish, &saved)
		}
		if err != nil {
			return err
		}
		saved = current
		if current.sameContent(wish) {
			return nil
		}
		if version == nil || *version != current.Version {
			return problem.Stale(current)
		}
		saved = wish
		saved.Version, saved.CreatedAt, saved.UpdatedAt = current.Version+1, current.CreatedAt, s.db.Now()
		done, err := updatePlace(ctx, tx, saved, current.Version)
		if err == nil && !done {
			return problem.Stale(current)
		}
		return err
	})
	return saved, err
}

func (s *Service) firstPlace(ctx context.Context, tx *gorm.DB, version *int, wish Place, saved *Place) error {
	if version != nil {
		return problem.NotFound()
	}
	*saved = wish
	saved.Version, saved.CreatedAt, saved.UpdatedAt = 1, s.db.Now(), s.db.Now()
	err := insertPlace(ctx, tx, *saved)
	if database.IsDuplicate(err) {
		return problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return err
}

// DeletePlace takes a place off the list.
func (s *Service) DeletePlace(ctx context.Context, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		done, err := deletePlace(ctx, tx, id)
		if err == nil && !done {
			return problem.NotFound()
		}
		return err
	})
}

// Office gives what the office says about itself.
func (s *Service) Office(ctx context.Context) (Office, error) {
	return s.office(ctx, s.db.Read(ctx))
}

// SaveOffice changes what the office says about itself; version is nil, or 0, for the first time.
func (s *Service) SaveOffice(ctx context.Context, version *int, wish Office) (Office, error) {
	wish.Name = strings.TrimSpace(wish.Name)
	wish.HelpNumbers = tidyHelp(wish.HelpNumbers)
	if err := wish.check(); err != nil {
		return Office{}, err
	}
	based := 0
	if version != nil {
		based = *version
	}
	var saved Office
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		current, err := s.office(ctx, tx)
		if err != nil {
			return err
		}
		saved = current
		if wish.HelpNumbers == nil {
			wish.HelpNumbers = current.HelpNumbers
		}
		if wish.sameContent(current) && current.Version > 0 {
			return nil
		}
		if based != current.Version {
			return problem.Stale(current)
		}
		saved = wish
		saved.Version = current.Version + 1
		done, err := saveOffice(ctx, tx, saved, current.Version, s.db.Now())
		if database.IsDuplicate(err) {
			return problem.New(problem.Conflict, "being_saved").Because(err)
		}
		if err == nil && !done {
			return problem.Stale(current)
		}
		return err
	})
	return saved, err
}

func (s *Service) office(ctx context.Context, tx *gorm.DB) (Office, error) {
	o, err := findOffice(ctx, tx)
	if o.Version == 0 {
		o.Name = s.officeName
	}
	if o.HelpNumbers == nil {
		o.HelpNumbers = usualHelp()
	}
	return o, err
}

package person

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// ContactCards gives the cards of those coaches who have written one.
func (s *Service) ContactCards(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]ContactCard, error) {
	found, err := findCards(ctx, tx, ids)
	byID := make(map[uuid.UUID]ContactCard, len(found))
	for _, c := range found {
		byID[c.PersonID] = c
	}
	return byID, err
}

// Absences gives the absences of these coaches that have not ended before the day.
func (s *Service) Absences(ctx context.Context, tx *gorm.DB, ids []uuid.UUID, from calendar.Day) (map[uuid.UUID][]Absence, error) {
	found, err := absencesOf(ctx, tx, ids, from)
	byID := map[uuid.UUID][]Absence{}
	for _, a := range found {
		byID[a.PersonID] = append(byID[a.PersonID], a)
	}
	return byID, err
}

// MyContactCard gives the coach's own card; an unwritten one is empty, version 0.
func (s *Service) MyContactCard(ctx context.Context, who actor.Actor) (ContactCard, error) {
	return cardOrEmpty(ctx, s.db.Read(ctx), who.PersonID)
}

// SaveContactCard writes the coach's own card; version is nil for a first one.
func (s *Service) SaveContactCard(ctx context.Context, who actor.Actor, version *int, wish ContactCard) (ContactCard, error) {
	wish.PersonID = who.PersonID
	if err := wish.Check(); err != nil {
		return ContactCard{}, err
	}
	var saved ContactCard
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		current, err := cardOrEmpty(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if current.Version > 0 && current.Same(wish) {
			saved = current
			return nil
		}
		based := 0
		if version != nil {
			based = *version
		}
		if based != current.Version {
			return problem.Stale(current)
		}
		saved = wish
		saved.Version, saved.UpdatedAt = current.Version+1, s.db.Now()
		return s.writeCard(ctx, tx, saved, current)
	})
	return saved, err
}

func (s *Service) writeCard(ctx context.Context, tx *gorm.DB, c, current ContactCard) error {
	if current.Version == 0 {
		return insertCard(ctx, tx, c)
	}
	done, err := updateCard(ctx, tx, c, current.Version)
	if err == nil && !done {
		return problem.Stale(current)
	}
	return err
}

func cardOrEmpty(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (ContactCard, error) {
	c, err := findCard(ctx, tx, personID)
	if isMissing(err) {
		return ContactCard{PersonID: personID, Languages: []string{}, WorkingDays: []int{}}, nil
	}
	return c, err
}

// MyAbsences gives the coach's own absences, past ones too.
func (s *Service) MyAbsences(ctx context.Context, who actor.Actor) ([]Absence, error) {
	return absencesOf(ctx, s.db.Read(ctx), []uuid.UUID{who.PersonID}, "")
}

// SaveAbsence notes a time away under the id the screen chose. Saying the same
// again changes nothing; other days need another absence.
func (s *Service) SaveAbsence(ctx context.Context, who actor.Actor, id uuid.UUID, from, to calendar.Day) (Absence, error) {
	wish := Absence{ID: id, PersonID: who.PersonID, FromDay: from, ToDay: to, CreatedAt: s.db.Now()}
	if err := wish.Check(); err != nil {
		return Absence{}, err
	}
	saved := wish
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		current, err := findAbsence(ctx, tx, id)
		switch {
		case isMissing(err):
			err = insertAbsence(ctx, tx, wish)
			if database.IsDuplicate(err) {
				return problem.New(problem.Conflict, "being_saved").Because(err)
			}
			return err
		case err != nil:
			return err
		case current.PersonID != who.PersonID:
			return problem.NotFound()
		case current.FromDay != from || current.ToDay != to:
			return problem.Stale(current)
		}
		saved = current
		return nil
	})
	return saved, err
}

// DeleteAbsence forgets a time away.
func (s *Service) DeleteAbsence(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		done, err := deleteAbsence(ctx, tx, who.PersonID, id)
		if err == nil && !done {
			return problem.NotFound()
		}
		return err
	})
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

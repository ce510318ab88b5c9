package programme

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
)

// Leave notes that a participant does not take part any more from a day on.
func (s *Service) Leave(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID, day calendar.Day) error {
	return setLeft(ctx, tx, cohortID, personID, day)
}

// Left says which of the persons have left: what counts is their newest place.
func (s *Service) Left(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]bool, error) {
	left := make(map[uuid.UUID]bool)
	if len(personIDs) == 0 {
		return left, nil
	}
	places, err := placesOf(ctx, tx, personIDs)
	for _, p := range places {
		left[p.PersonID] = p.LeftDay != nil
	}
	return left, err
}

// HelpNumbers are whom somebody in hard times can call, with notes in a language.
func (s *Service) HelpNumbers(ctx context.Context, tx *gorm.DB, code string) ([]HelpNumber, error) {
	o, err := s.office(ctx, tx)
	numbers := slices.Clone(o.HelpNumbers)
	for i, n := range numbers {
		numbers[i].Note = n.NoteIn(code)
	}
	return numbers, err
}

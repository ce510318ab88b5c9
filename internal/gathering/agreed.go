package gathering

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
)

// Agreed arranges a meeting of the whole group that people have found a time for together, with what they have said
// about that time already. Whoever calls it has looked who may.
func (s *Service) Agreed(ctx context.Context, tx *gorm.DB, by, cohortID, id uuid.UUID, a Arrangement, said map[uuid.UUID]Answer) error {
	a.Kind = Group
	a = a.tidied()
	if err := a.check(); err != nil {
		return err
	}
	now := s.db.Now()
	g := Gathering{ID: id, CohortID: cohortID, CreatedBy: &by, CreatedAt: now}
	if err := g.arrange(a, now); err != nil {
		return err
	}
	if err := insert(ctx, tx, g); err != nil {
		return err
	}
	guests, err := s.guests(ctx, tx, g)
	if err != nil {
		return err
	}
	for _, guest := range guests {
		answer, known := said[guest.ID]
		if !known {
			continue
		}
		given := Given{GatheringID: g.ID, PersonID: guest.ID, Answer: answer, Revision: g.Revision, UpdatedAt: now}
		if err := saveAnswer(ctx, tx, given); err != nil {
			return err
		}
	}
	list, err := s.list(ctx, tx, g)
	if err != nil {
		return err
	}
	return s.reminders.Gathering(ctx, tx, g.ID, g.Revision, list.coming(), g.StartsAt, invited)
}

// CallOff cancels a gathering for those who have arranged it together.
func (s *Service) CallOff(ctx context.Context, tx *gorm.DB, id uuid.UUID, reason string) error {
	g, err := findOne(database.Lock(tx.WithContext(ctx)), id)
	if err != nil || g.CancelledAt != nil {
		return err
	}
	return s.cancel(ctx, tx, &g, reason)
}

// ByID gives gatherings to the domains above, which have looked who may see them.
func (s *Service) ByID(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]Gathering, error) {
	byID := map[uuid.UUID]Gathering{}
	if len(ids) == 0 {
		return byID, nil
	}
	found, err := findAll(tx.WithContext(ctx).Where("id IN ?", slices.Compact(ids)))
	for _, g := range found {
		byID[g.ID] = g
	}
	return byID, err
}

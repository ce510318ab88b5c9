package speeddating

import (
	"context"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
)

// Dated are the speed-datings that somebody goes to, from a day on, once they are opened.
func (s *Service) Dated(ctx context.Context, tx *gorm.DB, who actor.Actor, from calendar.Day) ([]SpeedDating, error) {
	query := tx.WithContext(ctx).Where("opened_at IS NOT NULL AND day >= ?", from)
	switch {
	case who.Is(actor.Coach):
		query = query.Where("cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", who.PersonID)
	case who.Is(actor.Participant):
		query = query.Where("cohort_id IN (SELECT cohort_id FROM cohort_participants WHERE person_id = ? AND left_day IS NULL)", who.PersonID)
	default:
		return nil, nil
	}
	var found []SpeedDating
	if err := query.Order("starts_at, id").Find(&found).Error; err != nil || who.Is(actor.Coach) {
		return found, err
	}
	var own []SpeedDating
	for _, d := range found {
		e, err := s.gather(ctx, tx, d, false)
		if err != nil {
			return nil, err
		}
		if e.guest(who.PersonID) != nil {
			own = append(own, d)
		}
	}
	return own, nil
}

package milestone

import (
	"context"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
)

// Dated are the meetings that somebody goes to and that have a day, from a day
// on, cancelled ones too: partners go to those of their tandem, a coach to those
// they have proposed.
func (s *Service) Dated(_ context.Context, tx *gorm.DB, who actor.Actor, from calendar.Day) ([]Meeting, error) {
	query := visible(tx, who).Where("day >= ?", from)
	if who.Is(actor.Coach) {
		query = query.Where("coach_id = ?", who.PersonID)
	}
	return findMeetings(query.Order("day, starts_at, id"))
}

package programme

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
)

// Ends gives the last day of every cohort that has one: not of those in a pause without an end.
func (s *Service) Ends(ctx context.Context, tx *gorm.DB) (map[uuid.UUID]calendar.Day, error) {
	cohorts, err := findCohorts(ctx, tx, everyCohort())
	ends := make(map[uuid.UUID]calendar.Day, len(cohorts))
	for _, c := range cohorts {
		if last := c.lastPause(); c.State != Closed && last != nil && last.ResumeDay == nil {
			continue
		}
		ends[c.ID] = c.LastDay(s.Today())
	}
	return ends, err
}

package programme

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
)

// StartIn lets a planned cohort begin today, as part of a larger decision; one that runs goes on.
func (s *Service) StartIn(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) error {
	c, err := findCohort(ctx, tx, visibleCohorts(who).withID(id))
	if err != nil || c.State == Running {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	c.StartDay = s.Today()
	return s.save(ctx, tx, who, c)
}

package auth

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

// JoinedAt is when somebody came in for the first time; nil as long as they have not.
func (s *Service) JoinedAt(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*time.Time, error) {
	var first []time.Time
	err := tx.WithContext(ctx).Model(&Invitation{}).Where("person_id = ? AND kind = ? AND redeemed_at IS NOT NULL", personID, JoinKind).
		Order("redeemed_at").Limit(1).Pluck("redeemed_at", &first).Error
	if err != nil || len(first) == 0 {
		return nil, err
	}
	return &first[0], nil
}

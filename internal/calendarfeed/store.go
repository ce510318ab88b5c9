package calendarfeed

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
)

func findFeed(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*Feed, error) {
	var f Feed
	err := tx.WithContext(ctx).Where("person_id = ?", personID).Take(&f).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &f, err
}

func findBySecret(ctx context.Context, tx *gorm.DB, secret string) (Feed, error) {
	var f Feed
	err := tx.WithContext(ctx).Where("secret_hash = ?", fingerprint(secret)).Take(&f).Error
	return f, database.Found(err)
}

// replaceFeed makes the earlier address worthless.
func replaceFeed(ctx context.Context, tx *gorm.DB, f Feed) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "person_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"secret_hash", "created_at", "last_read_day"}),
	}).Create(&f).Error
}

func deleteFeed(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Where("person_id = ?", personID).Delete(&Feed{}).Error
}

// noteReading leaves a feed alone that has been replaced meanwhile.
func noteReading(ctx context.Context, tx *gorm.DB, f Feed, day calendar.Day) error {
	return tx.WithContext(ctx).Model(&Feed{}).Where("person_id = ? AND secret_hash = ?", f.PersonID, f.SecretHash).
		Update("last_read_day", day).Error
}

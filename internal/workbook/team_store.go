package workbook

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

const releasedAddition = "entries.tandem_id = ? AND entries.visibility = 'team' AND entry_additions.visibility = 'team'"

func releasedEntries(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) ([]Entry, error) {
	var found []Entry
	err := tx.WithContext(ctx).Where("tandem_id = ? AND visibility = 'team'", tandemID).Order(newestFirst).Find(&found).Error
	return found, err
}

func releasedAdditions(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) ([]Addition, error) {
	var found []Addition
	err := tx.WithContext(ctx).Joins(ofEntries).Where(releasedAddition, tandemID).
		Order("entry_additions.created_at, entry_additions.id").Find(&found).Error
	return found, err
}

func releasedSteps(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) ([]Step, error) {
	var found []Step
	err := tx.WithContext(ctx).Where("tandem_id = ? AND visibility = 'team'", tandemID).Order("created_at, id").Find(&found).Error
	return found, err
}

// markSeen notes for the partners that a coach has opened what is released now.
func markSeen(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID, now time.Time) error {
	entries := tx.WithContext(ctx).Model(&Entry{}).
		Where("tandem_id = ? AND visibility = 'team' AND team_seen_at IS NULL", tandemID).UpdateColumn("team_seen_at", now)
	if entries.Error != nil {
		return entries.Error
	}
	released := tx.Model(&Entry{}).Select("id").Where("tandem_id = ? AND visibility = 'team'", tandemID)
	additions := tx.WithContext(ctx).Model(&Addition{}).
		Where("visibility = 'team' AND team_seen_at IS NULL AND entry_id IN (?)", released).UpdateColumn("team_seen_at", now)
	if additions.Error != nil {
		return additions.Error
	}
	return tx.WithContext(ctx).Model(&Step{}).
		Where("tandem_id = ? AND visibility = 'team' AND team_seen_at IS NULL", tandemID).UpdateColumn("team_seen_at", now).Error
}

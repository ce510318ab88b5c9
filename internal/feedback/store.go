package feedback

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
)

func find(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Feedback, error) {
	var f Feedback
	err := tx.WithContext(ctx).Where("id = ?", id).Take(&f).Error
	return f, database.Found(err)
}

// all gives the open ones first, by the day they are due, then what was answered last.
func all(ctx context.Context, tx *gorm.DB) ([]Feedback, error) {
	var found []Feedback
	err := tx.WithContext(ctx).Order("CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END, CASE WHEN answered_at IS NULL THEN due_day END, answered_at DESC, id").Find(&found).Error
	return found, err
}

func insert(ctx context.Context, tx *gorm.DB, f Feedback) error {
	return tx.WithContext(ctx).Create(&f).Error
}

func update(ctx context.Context, tx *gorm.DB, f Feedback, from int) (bool, error) {
	result := tx.WithContext(ctx).Model(&Feedback{}).Where("id = ? AND version = ?", f.ID, from).
		Select("answered_at", "answered_by", "note", "version", "updated_at").Updates(&f)
	return result.RowsAffected == 1, result.Error
}

func deleteAnswered(ctx context.Context, tx *gorm.DB, before time.Time) error {
	return tx.WithContext(ctx).Where("answered_at <= ?", before).Delete(&Feedback{}).Error
}

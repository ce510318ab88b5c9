package contact

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/database"
)

// lockWay gives the person's way, or an empty one, and keeps it for the transaction.
func lockWay(ctx context.Context, tx *gorm.DB, personID uuid.UUID, kind Kind) (Way, error) {
	w := Way{PersonID: personID, Kind: kind}
	err := database.Lock(tx.WithContext(ctx)).
		Where("person_id = ? AND kind = ?", personID, kind).Take(&w).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return w, nil
	}
	return w, err
}

func waysOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]Way, error) {
	var found []Way
	err := tx.WithContext(ctx).Where("person_id = ?", personID).Find(&found).Error
	return found, err
}

func confirmedOf(ctx context.Context, tx *gorm.DB, kind Kind, people []uuid.UUID) ([]Way, error) {
	var found []Way
	if len(people) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("person_id IN ? AND kind = ? AND value IS NOT NULL", people, kind).Find(&found).Error
	return found, err
}

func saveWay(ctx context.Context, tx *gorm.DB, w Way) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "person_id"}, {Name: "kind"}},
		DoUpdates: clause.AssignmentColumns([]string{"value", "pending_value", "former_value", "code_hash",
			"code_expires_at", "tries", "confirmed_at", "version", "updated_at"}),
	}).Create(&w).Error
}

func deleteWay(ctx context.Context, tx *gorm.DB, personID uuid.UUID, kind Kind) error {
	return tx.WithContext(ctx).Where("person_id = ? AND kind = ?", personID, kind).Delete(&Way{}).Error
}

// stillToTell are the ways whose former address has not been told yet.
func stillToTell(ctx context.Context, tx *gorm.DB) ([]Way, error) {
	var found []Way
	err := tx.WithContext(ctx).Where("former_value IS NOT NULL").Order("updated_at").Limit(100).Find(&found).Error
	return found, err
}

// told forgets the former address, unless there is another one by now.
func told(ctx context.Context, tx *gorm.DB, w Way) error {
	return tx.WithContext(ctx).Model(&Way{}).
		Where("person_id = ? AND kind = ? AND version = ?", w.PersonID, w.Kind, w.Version).
		UpdateColumn("former_value", nil).Error
}

func allWays(ctx context.Context, tx *gorm.DB) ([]Way, error) {
	var found []Way
	err := tx.WithContext(ctx).Find(&found).Error
	return found, err
}

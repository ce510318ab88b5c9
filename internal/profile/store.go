package profile

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

func find(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (Profile, error) {
	var p Profile
	err := tx.WithContext(ctx).Where("person_id = ?", personID).Take(&p).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Profile{PersonID: personID}.tidy(), nil
	}
	return p, err
}

func findAll(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) ([]Profile, error) {
	var found []Profile
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("person_id IN ?", ids).Find(&found).Error
	return found, err
}

// save reports false when another device of the person was faster.
func save(ctx context.Context, tx *gorm.DB, p Profile, loaded int) (bool, error) {
	tx = tx.WithContext(ctx)
	if loaded == 0 {
		done := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&p)
		return done.RowsAffected == 1, done.Error
	}
	done := tx.Model(&Profile{}).Where("person_id = ? AND version = ?", p.PersonID, loaded).Select("*").Updates(&p)
	return done.RowsAffected == 1, done.Error
}

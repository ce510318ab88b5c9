package programme

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
)

const officeKey = "office"

func allPlaces(ctx context.Context, tx *gorm.DB) ([]Place, error) {
	var found []Place
	err := tx.WithContext(ctx).Order("lower(name), id").Find(&found).Error
	return found, err
}

func placesByID(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) ([]Place, error) {
	var found []Place
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("id IN ?", ids).Find(&found).Error
	return found, err
}

func findPlace(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Place, error) {
	var p Place
	err := tx.WithContext(ctx).Where("id = ?", id).Take(&p).Error
	return p, database.Found(err)
}

func insertPlace(ctx context.Context, tx *gorm.DB, p Place) error {
	return tx.WithContext(ctx).Create(&p).Error
}

func updatePlace(ctx context.Context, tx *gorm.DB, p Place, loaded int) (bool, error) {
	done := tx.WithContext(ctx).Model(&Place{}).Where("id = ? AND version = ?", p.ID, loaded).
		Select("*").Omit("created_at").Updates(&p)
	return done.RowsAffected == 1, done.Error
}

func deletePlace(ctx context.Context, tx *gorm.DB, id uuid.UUID) (bool, error) {
	done := tx.WithContext(ctx).Where("id = ?", id).Delete(&Place{})
	return done.RowsAffected == 1, done.Error
}

type setting struct {
	Key       string `gorm:"primaryKey"`
	Value     string
	Version   int
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

type officeValue struct {
	Name         string      `json:"name"`
	ContactPhone string      `json:"contact_phone"`
	ContactEmail string      `json:"contact_email"`
	PrivacyText  string      `json:"privacy_text"`
	HelpNumbers  []helpValue `json:"help_numbers"` // missing until somebody has set them
}

type helpValue struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
	Note  string `json:"note"`
}

// findOffice reports version 0 when nothing has been set yet.
func findOffice(ctx context.Context, tx *gorm.DB) (Office, error) {
	var row setting
	err := tx.WithContext(ctx).Where("key = ?", officeKey).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Office{}, nil
	}
	if err != nil {
		return Office{}, err
	}
	var v officeValue
	if err := json.Unmarshal([]byte(row.Value), &v); err != nil {
		return Office{}, err
	}
	var help []HelpNumber
	if v.HelpNumbers != nil {
		help = make([]HelpNumber, 0, len(v.HelpNumbers))
	}
	for _, n := range v.HelpNumbers {
		help = append(help, HelpNumber(n))
	}
	return Office{v.Name, v.ContactPhone, v.ContactEmail, v.PrivacyText, help, row.Version}, nil
}

// saveOffice reports false when somebody else was faster.
func saveOffice(ctx context.Context, tx *gorm.DB, o Office, loaded int, now time.Time) (bool, error) {
	help := make([]helpValue, 0, len(o.HelpNumbers))
	for _, n := range o.HelpNumbers {
		help = append(help, helpValue(n))
	}
	value, err := json.Marshal(officeValue{o.Name, o.ContactPhone, o.ContactEmail, o.PrivacyText, help})
	if err != nil {
		return false, err
	}
	row := setting{Key: officeKey, Value: string(value), Version: o.Version, UpdatedAt: now}
	if loaded == 0 {
		return true, tx.WithContext(ctx).Create(&row).Error
	}
	done := tx.WithContext(ctx).Model(&setting{}).Where("key = ? AND version = ?", officeKey, loaded).
		Select("*").Updates(&row)
	return done.RowsAffected == 1, done.Error
}

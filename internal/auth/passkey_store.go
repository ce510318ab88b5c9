package auth

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

func insertPasskey(ctx context.Context, tx *gorm.DB, k Passkey) error {
	return tx.WithContext(ctx).Create(&k).Error
}

func passkeysOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]Passkey, error) {
	var list []Passkey
	err := tx.WithContext(ctx).Where("person_id = ?", personID).Order("created_at, id").Find(&list).Error
	return list, err
}

// lockPasskey makes others who use the same passkey wait, on both databases.
func lockPasskey(ctx context.Context, tx *gorm.DB, credentialID string) (Passkey, bool, error) {
	var k Passkey
	err := tx.WithContext(ctx).Model(&Passkey{}).Where("credential_id = ?", credentialID).
		Update("sign_count", gorm.Expr("sign_count")).Error
	if err != nil {
		return k, false, err
	}
	ok, err := found(tx.WithContext(ctx).Where("credential_id = ?", credentialID).Take(&k).Error)
	return k, ok, err
}

func savePasskeyUse(ctx context.Context, tx *gorm.DB, k Passkey) error {
	return tx.WithContext(ctx).Model(&Passkey{}).Where("id = ?", k.ID).
		Select("flags", "sign_count", "last_used_day").Updates(&k).Error
}

// deletePasskey reports false when the person has no such passkey.
func deletePasskey(ctx context.Context, tx *gorm.DB, personID, id uuid.UUID) (bool, error) {
	done := tx.WithContext(ctx).Where("id = ? AND person_id = ?", id, personID).Delete(&Passkey{})
	return done.RowsAffected == 1, done.Error
}

func insertChallenge(ctx context.Context, tx *gorm.DB, c PasskeyChallenge) error {
	return tx.WithContext(ctx).Create(&c).Error
}

// takeChallenge uses a challenge up: of many who answer at once, one gets it.
func takeChallenge(ctx context.Context, tx *gorm.DB, id uuid.UUID, personID *uuid.UUID, now time.Time) (string, bool, error) {
	var c PasskeyChallenge
	ok, err := found(tx.WithContext(ctx).Where("id = ? AND expires_at > ?", id, now).Take(&c).Error)
	if err != nil || !ok || !samePerson(c.PersonID, personID) {
		return "", false, err
	}
	done := tx.WithContext(ctx).Where("id = ?", id).Delete(&PasskeyChallenge{})
	return c.State, done.RowsAffected == 1, done.Error
}

func samePerson(one, other *uuid.UUID) bool {
	if one == nil || other == nil {
		return one == other
	}
	return *one == *other
}

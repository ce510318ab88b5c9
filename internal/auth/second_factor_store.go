package auth

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
)

func lockCredential(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Model(&Credential{}).Where("person_id = ?", personID).
		Update("changed_at", gorm.Expr("changed_at")).Error
}

func totpOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (TOTP, bool, error) {
	var t TOTP
	ok, err := found(tx.WithContext(ctx).Where("person_id = ?", personID).Take(&t).Error)
	return t, ok, err
}

func saveTOTP(ctx context.Context, tx *gorm.DB, t TOTP) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true, Columns: []clause.Column{{Name: "person_id"}}}).
		Create(&t).Error
}

func deleteTOTP(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Where("person_id = ?", personID).Delete(&TOTP{}).Error
}

// spendStep reports false when this code or a newer one was used before: of
// many who show the same code at once, one succeeds.
func spendStep(ctx context.Context, tx *gorm.DB, personID uuid.UUID, step int64) (bool, error) {
	done := tx.WithContext(ctx).Model(&TOTP{}).Where("person_id = ? AND last_step < ?", personID, step).Update("last_step", step)
	return done.RowsAffected == 1, done.Error
}

// totpsNotUnder finds secrets that another key has locked. Those that wait for
// their first code are over before that matters.
func totpsNotUnder(ctx context.Context, tx *gorm.DB, keyName string) ([]TOTP, error) {
	var list []TOTP
	err := tx.WithContext(ctx).Where("sealed <> '' AND sealed NOT LIKE ?", keyName+".%").Order("person_id").Find(&list).Error
	return list, err
}

func relockTOTP(ctx context.Context, tx *gorm.DB, t TOTP, sealed string) error {
	return tx.WithContext(ctx).Model(&TOTP{}).Where("person_id = ? AND sealed = ?", t.PersonID, t.Sealed).
		Update("sealed", sealed).Error
}

func insertRecoveryCodes(ctx context.Context, tx *gorm.DB, codes []RecoveryCode) error {
	return tx.WithContext(ctx).Create(&codes).Error
}

func recoveryCodesLeft(ctx context.Context, tx *gorm.DB, personID uuid.UUID, keys []string) (int, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&RecoveryCode{}).
		Where("person_id = ? AND used_at IS NULL AND key_id IN ?", personID, keys).Count(&n).Error
	return int(n), err
}

// useRecoveryCode reports false when there is no such code, or when it was used.
func useRecoveryCode(ctx context.Context, tx *gorm.DB, personID uuid.UUID, hashes []string, now time.Time) (bool, error) {
	done := tx.WithContext(ctx).Model(&RecoveryCode{}).
		Where("person_id = ? AND code_hash IN ? AND used_at IS NULL", personID, hashes).Update("used_at", now)
	return done.RowsAffected == 1, done.Error
}

func deleteRecoveryCodes(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Where("person_id = ?", personID).Delete(&RecoveryCode{}).Error
}

func insertPending(ctx context.Context, tx *gorm.DB, p PendingSignIn) error {
	return tx.WithContext(ctx).Create(&p).Error
}

func pendingByTicket(ctx context.Context, tx *gorm.DB, hash string, now time.Time) (PendingSignIn, bool, error) {
	var p PendingSignIn
	ok, err := found(tx.WithContext(ctx).Where("ticket_hash = ? AND expires_at > ?", hash, now).Take(&p).Error)
	return p, ok, err
}

// countPendingTry reports false when the ticket is used up.
func countPendingTry(ctx context.Context, tx *gorm.DB, hash string, now time.Time) (bool, error) {
	done := tx.WithContext(ctx).Model(&PendingSignIn{}).
		Where("ticket_hash = ? AND expires_at > ? AND tries < ?", hash, now, pendingTries).
		Update("tries", gorm.Expr("tries + 1"))
	return done.RowsAffected == 1, done.Error
}

// takePending uses a ticket up: of many who show it at once, one gets it.
func takePending(ctx context.Context, tx *gorm.DB, hash string, now time.Time) (PendingSignIn, bool, error) {
	p, ok, err := pendingByTicket(ctx, tx, hash, now)
	if err != nil || !ok {
		return p, false, err
	}
	done := tx.WithContext(ctx).Where("ticket_hash = ?", hash).Delete(&PendingSignIn{})
	return p, done.RowsAffected == 1, done.Error
}

// deleteOpenQuestions ends sign-ins and additions that are under way.
func deleteOpenQuestions(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return deleteOf(ctx, tx, personID, &PendingSignIn{}, &PasskeyChallenge{})
}

func deleteDoors(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return deleteOf(ctx, tx, personID, &TOTP{}, &Passkey{}, &RecoveryCode{})
}

func deleteOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID, models ...any) error {
	for _, model := range models {
		if err := tx.WithContext(ctx).Where("person_id = ?", personID).Delete(model).Error; err != nil {
			return err
		}
	}
	return nil
}

// sweepQuestions deletes what nobody can answer any more.
func sweepQuestions(ctx context.Context, tx *gorm.DB, now time.Time) error {
	for _, model := range []any{&PendingSignIn{}, &PasskeyChallenge{}} {
		if err := tx.WithContext(ctx).Where("expires_at <= ?", now).Delete(model).Error; err != nil {
			return err
		}
	}
	return nil
}

// withoutSecondFactor is true in a query about persons for staff who have none.
const withoutSecondFactor = `persons.role <> '` + string(actor.Participant) + `'
	AND NOT EXISTS (SELECT 1 FROM totps WHERE totps.person_id = persons.id AND totps.confirmed_at IS NOT NULL)
	AND NOT EXISTS (SELECT 1 FROM passkeys WHERE passkeys.person_id = persons.id)`

// havingDoors names those who have a second factor or a passkey.
func havingDoors(ctx context.Context, tx *gorm.DB) (map[uuid.UUID]bool, error) {
	var ids []uuid.UUID
	err := tx.WithContext(ctx).Raw(`SELECT person_id FROM totps WHERE confirmed_at IS NOT NULL
		UNION SELECT person_id FROM passkeys`).Scan(&ids).Error
	having := make(map[uuid.UUID]bool, len(ids))
	for _, id := range ids {
		having[id] = true
	}
	return having, err
}

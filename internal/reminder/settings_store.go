package reminder

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

func findSettings(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (Settings, error) {
	var s Settings
	err := tx.WithContext(ctx).Where("person_id = ?", personID).Take(&s).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return usualSettings(personID), nil
	}
	return s, err
}

func settingsOf(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]Settings, error) {
	var found []Settings
	err := tx.WithContext(ctx).Where("person_id IN ?", people).Find(&found).Error
	all := make(map[uuid.UUID]Settings, len(people))
	for _, id := range people {
		all[id] = usualSettings(id)
	}
	for _, s := range found {
		all[s.PersonID] = s
	}
	return all, err
}

// saveSettings reports false when somebody else was faster.
func saveSettings(ctx context.Context, tx *gorm.DB, s Settings) (bool, error) {
	tx = tx.WithContext(ctx)
	if s.Version == 1 {
		done := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&s)
		return done.RowsAffected == 1, done.Error
	}
	done := tx.Model(&Settings{}).Where("person_id = ? AND version = ?", s.PersonID, s.Version-1).Select("*").Updates(&s)
	return done.RowsAffected == 1, done.Error
}

// switchOff takes the person's open reminders of the occasions away.
func switchOff(ctx context.Context, tx *gorm.DB, personID uuid.UUID, off []Occasion) error {
	if len(off) == 0 {
		return nil
	}
	return tx.WithContext(ctx).Model(&Reminder{}).
		Where("person_id = ? AND occasion IN ?", personID, off).
		Where("(state IN ? OR lease_token IS NOT NULL)", open).
		Updates(skipped(skippedOff)).Error
}

// switchOn brings back those that are still to come.
func switchOn(ctx context.Context, tx *gorm.DB, personID uuid.UUID, off []Occasion, now time.Time) error {
	q := tx.WithContext(ctx).Model(&Reminder{}).
		Where("person_id = ? AND state = ? AND last_error = ? AND due_at > ?", personID, Skipped, skippedOff, now)
	if len(off) > 0 {
		q = q.Where("occasion NOT IN ?", off)
	}
	return q.Updates(map[string]any{"state": Pending, "last_error": "", "next_try_at": gorm.Expr("due_at")}).Error
}

// stillToChoose are the reminders whose time follows the person's choice.
func stillToChoose(ctx context.Context, tx *gorm.DB, personID uuid.UUID, now time.Time) ([]Reminder, error) {
	var found []Reminder
	err := tx.WithContext(ctx).
		Where("person_id = ? AND kind = ? AND expires_at > ? AND starts_at IS NOT NULL", personID, Chosen, now).
		Where("state = ? OR (state = ? AND last_error = ?)", Pending, Skipped, skippedOff).Find(&found).Error
	return found, err
}

func moveDue(ctx context.Context, tx *gorm.DB, id uuid.UUID, due time.Time) error {
	return tx.WithContext(ctx).Model(&Reminder{}).Where("id = ?", id).
		Updates(map[string]any{"due_at": due, "next_try_at": due}).Error
}

package reminder

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/problem"
)

var open = []State{Pending, Claimed}

// insertReminders adds what is not there yet. What had been dropped because the
// occasion changed comes back when it is asked for again.
func insertReminders(ctx context.Context, tx *gorm.DB, rows []Reminder) error {
	if len(rows) == 0 {
		return nil
	}
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "occasion_id"}, {Name: "revision"}, {Name: "kind"}, {Name: "person_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"state", "due_at", "expires_at", "starts_at",
			"next_try_at", "attempts", "last_error"}),
		Where: clause.Where{Exprs: []clause.Expression{
			clause.Expr{SQL: "reminders.state = ? AND reminders.last_error = ?", Vars: []any{Skipped, skippedChanged}},
		}},
	}).Create(&rows).Error
}

// dropReminders ends what is still open of the occasion's revisions below the given one.
func dropReminders(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, below int) error {
	return tx.WithContext(ctx).Model(&Reminder{}).
		Where("occasion_id = ? AND revision < ?", occasionID, below).
		Where("state IN ? OR last_error = ?", open, skippedOff).
		Updates(skipped(skippedChanged)).Error
}

// startBefore is the start that people were told before this revision.
func startBefore(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int) (*time.Time, error) {
	var r Reminder
	err := tx.WithContext(ctx).Where("occasion_id = ? AND revision < ?", occasionID, revision).
		Order("revision DESC").Take(&r).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return r.StartsAt, err
}

// dueReminders locks a batch that no other replica is holding.
func dueReminders(ctx context.Context, tx *gorm.DB, now time.Time, limit int) ([]Reminder, error) {
	var found []Reminder
	err := tx.WithContext(ctx).
		Where("state IN ? AND next_try_at <= ? AND (lease_until IS NULL OR lease_until <= ?)", open, now, now).
		Order("next_try_at, id").Limit(limit).
		Clauses(clause.Locking{Strength: "UPDATE", Options: "SKIP LOCKED"}).Find(&found).Error
	return found, err
}

// overtaken are those reminders of which a later one of the same occasion is due for the same person.
func overtaken(ctx context.Context, tx *gorm.DB, ids []uuid.UUID, now time.Time) (map[uuid.UUID]bool, error) {
	var found []uuid.UUID
	err := tx.WithContext(ctx).Raw(`SELECT r.id FROM reminders r WHERE r.id IN ? AND EXISTS (
		SELECT 1 FROM reminders n WHERE n.occasion_id = r.occasion_id AND n.person_id = r.person_id
		AND n.state IN ? AND n.due_at <= ? AND n.expires_at > ?
		AND (n.due_at > r.due_at OR (n.due_at = r.due_at AND n.id > r.id)))`,
		ids, []State{Pending, Claimed, Sent}, now, now).Scan(&found).Error
	set := make(map[uuid.UUID]bool, len(found))
	for _, id := range found {
		set[id] = true
	}
	return set, err
}

func saveReminder(ctx context.Context, tx *gorm.DB, r Reminder) error {
	return tx.WithContext(ctx).Model(&Reminder{}).Where("id = ?", r.ID).Select(progress).Updates(&r).Error
}

// finishReminder saves only for the one who still holds the lease.
func finishReminder(ctx context.Context, tx *gorm.DB, r Reminder, token uuid.UUID) (bool, error) {
	done := tx.WithContext(ctx).Model(&Reminder{}).
		Where("id = ? AND state = ? AND lease_token = ?", r.ID, Claimed, token).
		Select(progress).Updates(&r)
	return done.RowsAffected == 1, done.Error
}

var progress = []string{"State", "Attempts", "NextTryAt", "LeaseUntil", "LeaseToken", "LastError", "SentAt"}

func holdsLease(ctx context.Context, tx *gorm.DB, r Reminder) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&Reminder{}).
		Where("id = ? AND state = ? AND lease_token = ?", r.ID, Claimed, r.LeaseToken).Count(&n).Error
	return n == 1, err
}

func upcoming(ctx context.Context, tx *gorm.DB, personID uuid.UUID, now time.Time) ([]Reminder, error) {
	var found []Reminder
	err := tx.WithContext(ctx).
		Where("person_id = ? AND state IN ? AND expires_at > ? AND occasion <> ?", personID, open, now, Test).
		Order("due_at, id").Limit(200).Find(&found).Error
	return found, err
}

func findTest(ctx context.Context, tx *gorm.DB, personID, id uuid.UUID) (Reminder, error) {
	var r Reminder
	err := tx.WithContext(ctx).Where("id = ? AND person_id = ? AND occasion = ?", id, personID, Test).Take(&r).Error
	return r, orNotFound(err)
}

func lastTest(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*Reminder, error) {
	var r Reminder
	err := tx.WithContext(ctx).Where("person_id = ? AND occasion = ?", personID, Test).Order("created_at DESC").Take(&r).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &r, err
}

func oldestDue(ctx context.Context, tx *gorm.DB, now time.Time) (*Reminder, error) {
	var r Reminder
	err := tx.WithContext(ctx).
		Where("state IN ? AND next_try_at <= ? AND (lease_until IS NULL OR lease_until <= ?)", open, now, now).
		Order("next_try_at").Take(&r).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &r, err
}

func deleteOld(ctx context.Context, tx *gorm.DB, before time.Time) error {
	return tx.WithContext(ctx).Where("expires_at < ? AND state NOT IN ?", before, open).Delete(&Reminder{}).Error
}

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
		Where("person_id = ? AND occasion IN ? AND state IN ?", personID, off, open).
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

func skipped(reason string) map[string]any {
	return map[string]any{"state": Skipped, "last_error": reason, "lease_token": nil, "lease_until": nil}
}

func orNotFound(err error) error {
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return problem.NotFound()
	}
	return err
}

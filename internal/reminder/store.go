package reminder

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/person"
)

var open = []State{Pending, Claimed}

// due says it in the words of the index: a database that gets the states as
// parameters does not see that the index holds all that is asked for, and reads
// through everything that has ever been sent.
const due = "state IN ('pending', 'claimed') AND next_try_at <= ? AND (lease_until IS NULL OR lease_until <= ?)"

// insertReminders adds what is not there yet. What had been dropped because the
// occasion changed comes back when it is asked for again.
func insertReminders(ctx context.Context, tx *gorm.DB, rows []Reminder) error {
	if len(rows) == 0 {
		return nil
	}
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "occasion_id"}, {Name: "occasion"}, {Name: "revision"}, {Name: "kind"}, {Name: "person_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"state", "due_at", "expires_at", "starts_at",
			"next_try_at", "attempts", "last_error", "channel", "tried", "move_on_at", "sent_at"}),
		Where: clause.Where{Exprs: []clause.Expression{
			clause.Expr{SQL: "reminders.state = ? AND reminders.last_error = ?", Vars: []any{Skipped, skippedChanged}},
		}},
	}).Create(&rows).Error
}

// dropReminders ends what is still open of the occasion's revisions below the given one.
func dropReminders(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, below int) error {
	return tx.WithContext(ctx).Model(&Reminder{}).
		Where("occasion_id = ? AND revision < ?", occasionID, below).
		Where("(state IN ? OR last_error = ? OR lease_token IS NOT NULL)", open, skippedOff).
		Updates(skipped(skippedChanged)).Error
}

// dropRemindersOf ends what is still open of an occasion for some of its people.
func dropRemindersOf(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, people []uuid.UUID) error {
	return tx.WithContext(ctx).Model(&Reminder{}).
		Where("occasion_id = ? AND person_id IN ?", occasionID, people).
		Where("(state IN ? OR last_error = ? OR lease_token IS NOT NULL)", open, skippedOff).
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

// needed is what handing over takes; reading the rest of thousands of rows would cost more than sending some of them.
var needed = []string{"id", "occasion", "occasion_id", "revision", "kind", "person_id", "channel", "tried", "move_on_at",
	"due_at", "expires_at", "starts_at", "state", "attempts", "next_try_at", "last_error"}

// dueReminders locks a batch that no other replica is holding.
func dueReminders(ctx context.Context, tx *gorm.DB, now time.Time, limit int) ([]Reminder, error) {
	var found []Reminder
	err := tx.WithContext(ctx).Select(needed).
		Where(due, now, now).
		Order("next_try_at").Limit(limit).
		Clauses(clause.Locking{Strength: "UPDATE", Options: "SKIP LOCKED"}).Find(&found).Error
	return found, err
}

// overtaken are those reminders of which a later one of the same occasion is due for the same person.
func overtaken(ctx context.Context, tx *gorm.DB, ids []uuid.UUID, now time.Time) (map[uuid.UUID]bool, error) {
	var found []uuid.UUID
	err := tx.WithContext(ctx).Raw(`SELECT r.id FROM reminders r WHERE r.id IN ? AND EXISTS (
		SELECT 1 FROM reminders n WHERE n.occasion_id = r.occasion_id AND n.occasion = r.occasion AND n.person_id = r.person_id
		AND n.state IN ? AND n.due_at <= ? AND n.expires_at > ?
		AND (n.due_at > r.due_at OR (n.due_at = r.due_at AND n.id > r.id)))`,
		ids, []State{Pending, Claimed, Sent}, now, now).Scan(&found).Error
	return setOf(found), err
}

// saveWaiting leaves alone what somebody has begun to hand over meanwhile: it would go out twice.
func saveWaiting(ctx context.Context, tx *gorm.DB, r Reminder) error {
	return tx.WithContext(ctx).Model(&Reminder{}).Where("id = ? AND state = ?", r.ID, Pending).Select(progress).Updates(&r).Error
}

// saveSettled writes down what needs no sending, those with the same end in one statement.
func saveSettled(ctx context.Context, tx *gorm.DB, rows []Reminder) error {
	type end struct {
		state  State
		reason string
		again  time.Time
	}
	same := map[end][]Reminder{}
	for _, r := range rows {
		e := end{r.State, r.LastError, r.NextTryAt}
		same[e] = append(same[e], r)
	}
	for e, rows := range same {
		if err := tx.WithContext(ctx).Model(&Reminder{}).Where("id IN ?", idsOf(rows)).Updates(map[string]any{
			"state": e.state, "last_error": e.reason, "next_try_at": e.again, "lease_token": nil, "lease_until": nil,
		}).Error; err != nil {
			return err
		}
	}
	return nil
}

// saveClaimed reserves rows that have been claimed with one token.
func saveClaimed(ctx context.Context, tx *gorm.DB, rows []Reminder) error {
	same := map[time.Time][]Reminder{}
	for _, r := range rows {
		same[*r.MoveOnAt] = append(same[*r.MoveOnAt], r)
	}
	for moveOn, rows := range same {
		if err := tx.WithContext(ctx).Model(&Reminder{}).Where("id IN ?", idsOf(rows)).Updates(map[string]any{
			"state": Claimed, "lease_token": rows[0].LeaseToken, "lease_until": rows[0].LeaseUntil,
			"attempts": gorm.Expr("attempts + 1"), "move_on_at": moveOn,
		}).Error; err != nil {
			return err
		}
	}
	return nil
}

// mine are the rows of a batch that still belong to whoever claimed them.
const mine = "id IN ? AND lease_token = ? AND state IN ?"

// underWay are the states of a reminder that somebody is handing over at this
// moment: sent, when it counts as handed over ahead of it.
var underWay = []State{Claimed, Sent}

// finishArrived ends a batch with one token in which everybody got theirs.
func finishArrived(ctx context.Context, tx *gorm.DB, rows []Reminder, now time.Time) error {
	if len(rows) == 0 {
		return nil
	}
	return tx.WithContext(ctx).Model(&Reminder{}).Where(mine, idsOf(rows), rows[0].LeaseToken, underWay).
		Updates(map[string]any{"state": Sent, "sent_at": now, "last_error": "", "lease_token": nil, "lease_until": nil}).Error
}

// finishReminder saves only for the one who still holds the lease.
func finishReminder(ctx context.Context, tx *gorm.DB, r Reminder, token uuid.UUID) error {
	return tx.WithContext(ctx).Model(&Reminder{}).Where(mine, []uuid.UUID{r.ID}, token, underWay).
		Select(progress).Updates(&r).Error
}

var progress = []string{"State", "Channel", "Tried", "MoveOnAt", "Attempts", "NextTryAt", "LeaseUntil", "LeaseToken", "LastError", "SentAt"}

// markSent keeps the token, for taking back what has certainly not been sent.
func markSent(ctx context.Context, tx *gorm.DB, r Reminder, now time.Time) (bool, error) {
	done := tx.WithContext(ctx).Model(&Reminder{}).Where(mine, []uuid.UUID{r.ID}, r.LeaseToken, []State{Claimed}).
		Updates(map[string]any{"state": Sent, "sent_at": now})
	return done.RowsAffected == 1, done.Error
}

// reader is the person behind a reminder.
type reader struct {
	ID       uuid.UUID // of the reminder
	Language string
	State    person.State
	Role     actor.Role
}

// stillMine are those of a batch that nobody else has taken, ended or changed, with their readers.
func stillMine(ctx context.Context, tx *gorm.DB, rows []Reminder) (map[uuid.UUID]reader, error) {
	var found []reader
	err := tx.WithContext(ctx).Raw(`SELECT r.id, p.language, p.state, p.role FROM reminders r JOIN persons p ON p.id = r.person_id
		WHERE r.id IN ? AND r.lease_token = ? AND r.state = ?`, idsOf(rows), rows[0].LeaseToken, Claimed).Scan(&found).Error
	mine := make(map[uuid.UUID]reader, len(found))
	for _, f := range found {
		mine[f.ID] = f
	}
	return mine, err
}

// waitingFor are the person's reminders that nobody is sending at this moment.
func waitingFor(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]Reminder, error) {
	var found []Reminder
	err := tx.WithContext(ctx).Where("person_id = ? AND state = ? AND occasion <> ?", personID, Pending, Test).Find(&found).Error
	return found, err
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
	return r, database.Found(err)
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
		Where(due, now, now).
		Order("next_try_at").Take(&r).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &r, err
}

func deleteOld(ctx context.Context, tx *gorm.DB, before time.Time) error {
	return tx.WithContext(ctx).Where("expires_at < ? AND state NOT IN ?", before, open).Delete(&Reminder{}).Error
}

// skipped ends what is open. What counts as handed over ahead of the sending stays
// so, but loses its token and is not taken back any more.
func skipped(reason string) map[string]any {
	return map[string]any{
		"state":       gorm.Expr("CASE WHEN state = ? THEN state ELSE ? END", Sent, Skipped),
		"last_error":  gorm.Expr("CASE WHEN state = ? THEN last_error ELSE ? END", Sent, reason),
		"lease_token": nil, "lease_until": nil,
	}
}

func setOf(ids []uuid.UUID) map[uuid.UUID]bool {
	set := make(map[uuid.UUID]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

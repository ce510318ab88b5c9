package workbook

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/database"
)

const (
	readableEntry    = "(entries.visibility <> 'me' OR entries.author_id = ?)"
	readableAddition = "(entry_additions.visibility <> 'me' OR entry_additions.author_id = ?)"
	readableStep     = "(steps.visibility <> 'me' OR steps.created_by = ?)"
	ofEntries        = "JOIN entries ON entries.id = entry_additions.entry_id"
	newestFirst      = "entries.day DESC, entries.created_at DESC, entries.id"
)

func findEntry(ctx context.Context, tx *gorm.DB, tandemID, reader, id uuid.UUID) (Entry, error) {
	var e Entry
	err := tx.WithContext(ctx).Where("id = ? AND tandem_id = ?", id, tandemID).Where(readableEntry, reader).Take(&e).Error
	return e, database.Found(err)
}

// belongsElsewhere says that the entry is another tandem's. One that is not there yet may still come.
func belongsElsewhere(ctx context.Context, tx *gorm.DB, tandemID, id uuid.UUID) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&Entry{}).Where("id = ? AND tandem_id <> ?", id, tandemID).Count(&n).Error
	return n > 0, err
}

// pagesFor are the entries a partner may read, each with the reader's own answers.
func pagesFor(ctx context.Context, tx *gorm.DB, tandemID, reader uuid.UUID) ([]pageRow, error) {
	var found []pageRow
	err := tx.WithContext(ctx).Table("entries").Select("entries.*, "+mineColumns).Joins(withMine, reader).
		Where("entries.tandem_id = ?", tandemID).Where(readableEntry, reader).Order(newestFirst).Find(&found).Error
	return found, err
}

// pageRow is an entry with the reader's own answers about it, if there are any.
type pageRow struct {
	Entry Entry   `gorm:"embedded"`
	Mine  Answers `gorm:"embedded;embeddedPrefix:mine_"`
}

const (
	withMine    = "LEFT JOIN private_answers AS mine ON mine.entry_id = entries.id AND mine.person_id = ?"
	mineColumns = `mine.entry_id AS mine_entry_id, mine.person_id AS mine_person_id, mine.helped AS mine_helped,
		mine.heard AS mine_heard, mine.mood AS mine_mood, mine.giving AS mine_giving,
		mine.version AS mine_version, mine.updated_at AS mine_updated_at`
)

// sharedEntries are those that both partners can read, in all the tandems.
func sharedEntries(ctx context.Context, tx *gorm.DB, tandemIDs ...uuid.UUID) ([]Entry, error) {
	var found []Entry
	if len(tandemIDs) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("tandem_id IN ? AND visibility <> 'me'", tandemIDs).Order(newestFirst).Find(&found).Error
	return found, err
}

// holdEntry keeps the entry as it is until the transaction ends; it reports false when the reader may not see it.
func holdEntry(ctx context.Context, tx *gorm.DB, tandemID, reader, id uuid.UUID) (bool, error) {
	done := tx.WithContext(ctx).Model(&Entry{}).Where("id = ? AND tandem_id = ?", id, tandemID).
		Where(readableEntry, reader).UpdateColumn("version", gorm.Expr("version"))
	return done.RowsAffected == 1, done.Error
}

// insertEntry reports false when the id is taken, or belonged to something that was removed.
func insertEntry(ctx context.Context, tx *gorm.DB, e Entry) (bool, error) {
	topics, err := json.Marshal(e.Facts.Topics)
	if err != nil {
		return false, err
	}
	f := e.Facts
	done := tx.WithContext(ctx).Exec(`INSERT INTO entries (id, tandem_id, author_id, kind, outcome, reason, day, clock, place,
		place_text, topics, note, visibility, pinned, message_id, message_place, last_changed_by, version, created_at, updated_at)
		SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
		WHERE NOT EXISTS (SELECT 1 FROM removed_ids WHERE id = ? AND tandem_id = ?) ON CONFLICT DO NOTHING`,
		e.ID, e.TandemID, e.AuthorID, e.Kind, f.Outcome, f.Reason, f.Day, f.Clock, f.Place, f.PlaceText, string(topics),
		e.Note, e.Visibility, e.Pinned, e.Origin.MessageID, e.Origin.MessagePlace, e.LastChangedBy, e.Version, e.CreatedAt, e.UpdatedAt, e.ID, e.TandemID)
	return done.RowsAffected == 1, done.Error
}

// saveEntry leaves team_seen_at alone: only a coach's reading sets it.
func saveEntry(ctx context.Context, tx *gorm.DB, e Entry, loaded int) error {
	return exactlyOne(tx.WithContext(ctx).Model(&Entry{}).Where("id = ? AND version = ?", e.ID, loaded).
		Select("*").Omit("team_seen_at").UpdateColumns(&e))
}

func findAddition(ctx context.Context, tx *gorm.DB, entryID, reader, id uuid.UUID) (Addition, error) {
	var a Addition
	err := tx.WithContext(ctx).Where("id = ? AND entry_id = ?", id, entryID).Where(readableAddition, reader).Take(&a).Error
	return a, database.Found(err)
}

func additionsTo(ctx context.Context, tx *gorm.DB, entryID, reader uuid.UUID) ([]Addition, error) {
	var found []Addition
	err := tx.WithContext(ctx).Where("entry_id = ?", entryID).Where(readableAddition, reader).
		Order("created_at, id").Find(&found).Error
	return found, err
}

func additionsFor(ctx context.Context, tx *gorm.DB, tandemID, reader uuid.UUID) ([]Addition, error) {
	var found []Addition
	err := tx.WithContext(ctx).Joins(ofEntries).Where("entries.tandem_id = ?", tandemID).
		Where(readableEntry, reader).Where(readableAddition, reader).
		Order("entry_additions.created_at, entry_additions.id").Find(&found).Error
	return found, err
}

func additionsByOthers(ctx context.Context, tx *gorm.DB, e Entry) ([]Addition, error) {
	var found []Addition
	err := tx.WithContext(ctx).Where("entry_id = ? AND author_id <> ?", e.ID, e.AuthorID).Find(&found).Error
	return found, err
}

func saveAddition(ctx context.Context, tx *gorm.DB, a Addition, loaded int) error {
	return exactlyOne(tx.WithContext(ctx).Model(&Addition{}).Where("id = ? AND version = ?", a.ID, loaded).
		Select("*").Omit("team_seen_at").UpdateColumns(&a))
}

func findAnswers(ctx context.Context, tx *gorm.DB, entryID, personID uuid.UUID) (Answers, error) {
	var a Answers
	err := tx.WithContext(ctx).Where("entry_id = ? AND person_id = ?", entryID, personID).Take(&a).Error
	return a, database.Found(err)
}

func saveAnswers(ctx context.Context, tx *gorm.DB, a Answers, loaded int) error {
	return exactlyOne(tx.WithContext(ctx).Model(&Answers{}).
		Where("entry_id = ? AND person_id = ? AND version = ?", a.EntryID, a.PersonID, loaded).Select("*").UpdateColumns(&a))
}

func findStep(ctx context.Context, tx *gorm.DB, tandemID, reader, id uuid.UUID) (Step, error) {
	var s Step
	err := tx.WithContext(ctx).Where("id = ? AND tandem_id = ?", id, tandemID).Where(readableStep, reader).Take(&s).Error
	return s, database.Found(err)
}

func stepsFor(ctx context.Context, tx *gorm.DB, tandemID, reader uuid.UUID) ([]Step, error) {
	var found []Step
	err := tx.WithContext(ctx).Where("tandem_id = ?", tandemID).Where(readableStep, reader).
		Order("created_at, id").Find(&found).Error
	return found, err
}

func saveStep(ctx context.Context, tx *gorm.DB, s Step, loaded int) error {
	return exactlyOne(tx.WithContext(ctx).Model(&Step{}).Where("id = ? AND version = ?", s.ID, loaded).
		Select("*").Omit("team_seen_at").UpdateColumns(&s))
}

func findPlanned(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (PlannedMeeting, error) {
	var p PlannedMeeting
	err := tx.WithContext(ctx).Where("tandem_id = ?", tandemID).Take(&p).Error
	return p, database.Found(err)
}

func savePlanned(ctx context.Context, tx *gorm.DB, p PlannedMeeting, loaded int) error {
	return exactlyOne(tx.WithContext(ctx).Model(&PlannedMeeting{}).
		Where("tandem_id = ? AND version = ?", p.TandemID, loaded).Select("*").UpdateColumns(&p))
}

// insert reports false when the id is taken; the transaction stays usable then.
func insert(ctx context.Context, tx *gorm.DB, row any) (bool, error) {
	done := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(row)
	return done.RowsAffected == 1, done.Error
}

func remove(ctx context.Context, tx *gorm.DB, row any, id, tandemID uuid.UUID, loaded int, now time.Time) error {
	if err := exactlyOne(tx.WithContext(ctx).Where("id = ? AND version = ?", id, loaded).Delete(row)); err != nil {
		return err
	}
	_, err := insert(ctx, tx, &removedID{ID: id, TandemID: tandemID, RemovedAt: now})
	return err
}

func wasRemoved(ctx context.Context, tx *gorm.DB, tandemID, id uuid.UUID) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&removedID{}).Where("id = ? AND tandem_id = ?", id, tandemID).Count(&n).Error
	return n > 0, err
}

// removedID remembers that an id was used and is gone for good.
type removedID struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	TandemID  uuid.UUID
	RemovedAt time.Time
}

func exactlyOne(done *gorm.DB) error {
	if done.Error == nil && done.RowsAffected != 1 {
		return errRaced
	}
	return done.Error
}

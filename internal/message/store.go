package message

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/problem"
)

func (p Place) column() string {
	switch p.Kind {
	case Tandem:
		return "tandem_id"
	case Contact:
		return "person_id"
	default:
		return "cohort_id"
	}
}

// findConversation gives nothing where nobody has written yet.
func findConversation(ctx context.Context, tx *gorm.DB, p Place) (*Conversation, error) {
	var found []Conversation
	err := tx.WithContext(ctx).Where(p.column()+" = ?", p.ID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// conversationsAt gives those of the circles in which somebody has written.
func conversationsAt(ctx context.Context, tx *gorm.DB, circles []circle) (map[Place]Conversation, error) {
	ids := map[Kind][]uuid.UUID{Tandem: {}, Contact: {}, Group: {}}
	for _, c := range circles {
		ids[c.place.Kind] = append(ids[c.place.Kind], c.place.ID)
	}
	var found []Conversation
	err := tx.WithContext(ctx).Where("(tandem_id IN ? OR person_id IN ? OR cohort_id IN ?)", ids[Tandem], ids[Contact], ids[Group]).Find(&found).Error
	at := make(map[Place]Conversation, len(found))
	for _, c := range found {
		at[c.Place()] = c
	}
	return at, err
}

// writtenToTeam are the participants of some cohorts who have a conversation with the team.
func writtenToTeam(ctx context.Context, tx *gorm.DB, cohorts []uuid.UUID) ([]uuid.UUID, error) {
	var ids []uuid.UUID
	err := tx.WithContext(ctx).Model(&Conversation{}).
		Where("person_id IN (SELECT person_id FROM cohort_participants WHERE cohort_id IN ?)", cohorts).Order("person_id").Pluck("person_id", &ids).Error
	return ids, err
}

// latestIn is the newest message of each conversation that the reader may read.
func latestIn(ctx context.Context, tx *gorm.DB, reader uuid.UUID, at map[uuid.UUID]circle) ([]Message, error) {
	newest := readableIn(tx.WithContext(ctx).Model(&Message{}), reader, at).Select("messages.id").Order("messages.position DESC").Limit(1)
	var found []Message
	err := tx.WithContext(ctx).Where("id IN (?)", tx.Model(&Conversation{}).Select("(?)", newest).Where("conversations.id IN ?", slices.Collect(maps.Keys(at)))).Find(&found).Error
	return found, err
}

// unreadIn says in which conversations there is something of others that the reader has not looked at.
func unreadIn(ctx context.Context, tx *gorm.DB, reader uuid.UUID, at map[uuid.UUID]circle) (map[uuid.UUID]bool, error) {
	fresh := readableIn(tx.WithContext(ctx).Model(&Message{}), reader, at).Select("1").
		Where("messages.author_id <> ? AND messages.deleted_at IS NULL AND messages.position > COALESCE(mark.read_change, 0)", reader)
	var ids []uuid.UUID
	err := tx.WithContext(ctx).Model(&Conversation{}).
		Joins("LEFT JOIN conversation_marks AS mark ON mark.conversation_id = conversations.id AND mark.person_id = ?", reader).
		Where("conversations.id IN ? AND EXISTS (?)", slices.Collect(maps.Keys(at)), fresh).Pluck("conversations.id", &ids).Error
	unread := make(map[uuid.UUID]bool, len(ids))
	for _, id := range ids {
		unread[id] = true
	}
	return unread, err
}

// readableIn limits the messages of each conversation to what its reader may read there.
func readableIn(tx *gorm.DB, reader uuid.UUID, at map[uuid.UUID]circle) *gorm.DB {
	tx = tx.Where("messages.conversation_id = conversations.id")
	var cohorts []uuid.UUID
	for id, c := range at {
		if c.until != nil {
			tx = tx.Where("(messages.conversation_id <> ? OR messages.author_id = ? OR messages.changed_at <= ?)", id, reader, *c.until)
		}
		if c.cohorts != nil {
			cohorts = c.cohorts // a coach's are the same everywhere, and groups of theirs are among them
		}
	}
	if cohorts != nil {
		tx = tx.Where("messages.cohort_id IN ?", cohorts)
	}
	return tx
}

// hold keeps a conversation for one writer until the transaction ends, and makes it first if need be.
func hold(ctx context.Context, tx *gorm.DB, fresh Conversation) (Conversation, error) {
	at := fresh.Place()
	err := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&fresh).Error
	if err != nil {
		return fresh, err
	}
	held := tx.WithContext(ctx).Model(&Conversation{}).Where(at.column()+" = ?", at.ID).UpdateColumn("last_change", gorm.Expr("last_change"))
	if held.Error != nil {
		return fresh, held.Error
	}
	found, err := findConversation(ctx, tx, at)
	if err == nil && found == nil {
		err = problem.NotFound()
	}
	if err != nil {
		return fresh, err
	}
	return *found, nil
}

// saveConversation is for whoever holds it.
func saveConversation(ctx context.Context, tx *gorm.DB, c Conversation) error {
	return tx.WithContext(ctx).Model(&Conversation{}).Where("id = ?", c.ID).
		Select("last_change", "waiting_since", "owner_id").UpdateColumns(&c).Error
}

// findMessage looks for an id in all conversations: one that stands elsewhere is nobody's business here.
func findMessage(ctx context.Context, tx *gorm.DB, id uuid.UUID) (*Message, error) {
	var found []Message
	err := tx.WithContext(ctx).Where("id = ?", id).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// saidSince reports whether something of the participant stands in their conversation with the team since then.
func saidSince(ctx context.Context, tx *gorm.DB, c Conversation, since time.Time) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&Message{}).
		Where("conversation_id = ? AND author_id = ? AND created_at >= ? AND deleted_at IS NULL", c.ID, c.PersonID, since).Count(&n).Error
	return n > 0, err
}

func insertMessage(ctx context.Context, tx *gorm.DB, m Message) error {
	return tx.WithContext(ctx).Create(&m).Error
}

func saveMessage(ctx context.Context, tx *gorm.DB, m Message) error {
	return tx.WithContext(ctx).Model(&Message{}).Where("id = ?", m.ID).Select("*").UpdateColumns(&m).Error
}

// readable limits messages to what the reader may read: whoever has left, what was there by then and what is their
// own; a coach, what was written in cohorts they stand beside.
func (c circle) readable(tx *gorm.DB, reader uuid.UUID) *gorm.DB {
	if c.until != nil {
		tx = tx.Where("(messages.author_id = ? OR messages.changed_at <= ?)", reader, *c.until)
	}
	if c.cohorts != nil {
		tx = tx.Where("messages.cohort_id IN ?", c.cohorts)
	}
	return tx
}

// pairedIn are those who are or were in a tandem of the cohort and have not left it.
func pairedIn(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error) {
	var ids []uuid.UUID
	err := tx.WithContext(ctx).Table("cohort_participants AS place").
		Where("place.cohort_id = ? AND place.left_day IS NULL", cohortID).
		Where("place.person_id IN (SELECT p.person_id FROM tandem_partners p JOIN tandems t ON t.id = p.tandem_id WHERE t.cohort_id = ?)", cohortID).
		Order("place.person_id").Pluck("place.person_id", &ids).Error
	return ids, err
}

func marksOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (map[uuid.UUID]Mark, error) {
	var found []Mark
	err := tx.WithContext(ctx).Where("person_id = ?", personID).Find(&found).Error
	marks := make(map[uuid.UUID]Mark, len(found))
	for _, m := range found {
		marks[m.ConversationID] = m
	}
	return marks, err
}

// unnotified are those of the people who have looked since they were last told.
func unnotified(ctx context.Context, tx *gorm.DB, conversationID uuid.UUID, people []uuid.UUID) ([]uuid.UUID, error) {
	var told []uuid.UUID
	err := tx.WithContext(ctx).Model(&Mark{}).
		Where("conversation_id = ? AND person_id IN ? AND notified", conversationID, people).Pluck("person_id", &told).Error
	var left []uuid.UUID
	for _, id := range people {
		if !slices.Contains(told, id) {
			left = append(left, id)
		}
	}
	return left, err
}

func markNotified(ctx context.Context, tx *gorm.DB, conversationID uuid.UUID, people []uuid.UUID) error {
	marks := make([]Mark, 0, len(people))
	for _, id := range people {
		marks = append(marks, Mark{ConversationID: conversationID, PersonID: id, Notified: true})
	}
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "conversation_id"}, {Name: "person_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"notified"}),
	}).Create(&marks).Error
}

// markRead never goes back: a late repetition says less than what is known.
func markRead(ctx context.Context, tx *gorm.DB, conversationID, personID uuid.UUID, change int64) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "conversation_id"}, {Name: "person_id"}},
		DoUpdates: clause.Assignments(map[string]any{
			"read_change": gorm.Expr("CASE WHEN conversation_marks.read_change < ? THEN ? ELSE conversation_marks.read_change END", change, change),
			"notified":    false,
		}),
	}).Create(&Mark{ConversationID: conversationID, PersonID: personID, ReadChange: change}).Error
}

func orNotFound(err error) error {
	if err == nil || errors.Is(err, gorm.ErrRecordNotFound) {
		return problem.NotFound()
	}
	return err
}

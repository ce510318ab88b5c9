package message

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

func reports(ctx context.Context, tx *gorm.DB, where string, values ...any) ([]Report, error) {
	var found []Report
	err := tx.WithContext(ctx).Where(where, values...).Order("created_at DESC, id").Find(&found).Error
	return found, err
}

// openReports counts those to a coach that nobody has answered yet.
func openReports(ctx context.Context, tx *gorm.DB, coach uuid.UUID) (int, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&Report{}).Where("coach_id = ? AND answer = ''", coach).Count(&n).Error
	return int(n), err
}

// reportTo gives a report to the one coach it was made to.
func reportTo(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (Report, error) {
	found, err := reports(ctx, tx, "id = ? AND coach_id = ?", id, who.PersonID)
	if err == nil && (len(found) == 0 || !who.Is(actor.Coach)) {
		err = problem.NotFound()
	}
	if err != nil {
		return Report{}, err
	}
	return found[0], nil
}

func saveReport(ctx context.Context, tx *gorm.DB, r Report) error {
	return tx.WithContext(ctx).Model(&Report{}).Where("id = ?", r.ID).Select("answer", "answered_at").UpdateColumns(&r).Error
}

func hidingsOf(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]Hiding, error) {
	hidden := map[uuid.UUID]Hiding{}
	if len(ids) == 0 {
		return hidden, nil
	}
	var found []Hiding
	err := tx.WithContext(ctx).Where("message_id IN ?", ids).Find(&found).Error
	for _, h := range found {
		hidden[h.MessageID] = h
	}
	return hidden, err
}

func saveHiding(ctx context.Context, tx *gorm.DB, h Hiding) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "message_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"coach_id", "reason", "reply", "hidden_at"}),
	}).Create(&h).Error
}

// shownTo says whether a message was shown to a coach by a report.
func shownTo(ctx context.Context, tx *gorm.DB, coach uuid.UUID, m Message) (bool, error) {
	made, err := reports(ctx, tx, "coach_id = ? AND message_id IN (SELECT id FROM messages WHERE conversation_id = ?)", coach, m.ConversationID)
	for _, r := range made {
		if r.shows(m.ID) {
			return true, err
		}
	}
	return false, err
}

package groupmeeting

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
)

// visible limits suggestions to the cohorts that the actor stands beside or takes part in.
func visible(ctx context.Context, tx *gorm.DB, who actor.Actor) *gorm.DB {
	tx = tx.WithContext(ctx)
	switch who.Role {
	case actor.Coach:
		return tx.Where("cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", who.PersonID)
	case actor.Participant:
		return tx.Where("cohort_id IN (SELECT cohort_id FROM cohort_participants WHERE person_id = ? AND left_day IS NULL)", who.PersonID)
	}
	return tx.Where("1 = 0")
}

func findAll(query *gorm.DB) ([]Meeting, error) {
	var found []Meeting
	err := query.Order("created_at DESC, id").Find(&found).Error
	return found, err
}

func findOne(query *gorm.DB, id uuid.UUID) (Meeting, error) {
	var m Meeting
	err := query.Where("id = ?", id).Take(&m).Error
	return m, database.Found(err)
}

func countOpen(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (int64, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&Meeting{}).Where("suggested_by = ? AND state = ?", personID, Open).Count(&n).Error
	return n, err
}

func insert(ctx context.Context, tx *gorm.DB, m Meeting, times []Time) error {
	if err := tx.WithContext(ctx).Create(&m).Error; err != nil {
		return err
	}
	return tx.WithContext(ctx).Create(&times).Error
}

func save(ctx context.Context, tx *gorm.DB, m Meeting) error {
	return tx.WithContext(ctx).Model(&Meeting{}).Where("id = ?", m.ID).
		Select("state", "fixed_number", "gathering_id", "settled_by", "reason").Updates(&m).Error
}

func timesOf(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) ([]Time, error) {
	var found []Time
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("meeting_id IN ?", ids).Order("meeting_id, number").Find(&found).Error
	return found, err
}

func answersTo(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) ([]Given, error) {
	var found []Given
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("meeting_id IN ?", ids).Order("meeting_id, number, person_id").Find(&found).Error
	return found, err
}

func replaceAnswers(ctx context.Context, tx *gorm.DB, meetingID, personID uuid.UUID, given []Given) error {
	err := tx.WithContext(ctx).Where("meeting_id = ? AND person_id = ?", meetingID, personID).Delete(&Given{}).Error
	if err != nil || len(given) == 0 {
		return err
	}
	return tx.WithContext(ctx).Create(&given).Error
}

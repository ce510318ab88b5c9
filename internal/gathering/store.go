package gathering

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
)

// visible limits gatherings to what the actor may see: coaches those of their cohorts, participants those of the
// cohorts they take part in, and of those they invite into.
func visible(ctx context.Context, tx *gorm.DB, who actor.Actor, guestOf []uuid.UUID) *gorm.DB {
	tx = tx.WithContext(ctx)
	switch who.Role {
	case actor.Coach:
		return tx.Where("cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", who.PersonID)
	case actor.Participant:
		member := "cohort_id IN (SELECT cohort_id FROM cohort_participants WHERE person_id = ? AND left_day IS NULL)"
		if len(guestOf) == 0 {
			return tx.Where(member, who.PersonID)
		}
		return tx.Where("("+member+" OR (cohort_id IN ? AND kind = ?))", who.PersonID, guestOf, Information)
	}
	return tx.Where("1 = 0")
}

func findAll(query *gorm.DB) ([]Gathering, error) {
	var found []Gathering
	err := query.Order("day, clock, id").Find(&found).Error
	return found, err
}

func findOne(query *gorm.DB, id uuid.UUID) (Gathering, error) {
	var g Gathering
	err := query.Where("id = ?", id).Take(&g).Error
	return g, database.Found(err)
}

func insert(ctx context.Context, tx *gorm.DB, g Gathering) error {
	return tx.WithContext(ctx).Create(&g).Error
}

func save(ctx context.Context, tx *gorm.DB, g Gathering) error {
	return tx.WithContext(ctx).Model(&Gathering{}).Where("id = ?", g.ID).Select("*").Omit("created_at").Updates(&g).Error
}

func answersTo(ctx context.Context, tx *gorm.DB, ids ...uuid.UUID) ([]Given, error) {
	var found []Given
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("gathering_id IN ?", ids).Find(&found).Error
	return found, err
}

func saveAnswer(ctx context.Context, tx *gorm.DB, g Given) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "gathering_id"}, {Name: "person_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"answer", "revision", "updated_at"}),
	}).Create(&g).Error
}

func attendancesAt(ctx context.Context, tx *gorm.DB, ids ...uuid.UUID) ([]Attendance, error) {
	var found []Attendance
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("gathering_id IN ?", ids).Find(&found).Error
	return found, err
}

func insertAttendance(ctx context.Context, tx *gorm.DB, a Attendance) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&a).Error
}

func deleteAttendance(ctx context.Context, tx *gorm.DB, gatheringID, personID uuid.UUID) error {
	return tx.WithContext(ctx).Where("gathering_id = ? AND person_id = ?", gatheringID, personID).Delete(&Attendance{}).Error
}

func stillAhead(ctx context.Context, tx *gorm.DB, today calendar.Day) ([]Gathering, error) {
	return findAll(tx.WithContext(ctx).Where("cancelled_at IS NULL AND day >= ?", today))
}

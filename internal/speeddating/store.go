package speeddating

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/database"
)

// visible finds a speed-dating for the coaches of its cohort, and for the cohort's participants once it is opened.
func visible(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (SpeedDating, error) {
	query := tx.WithContext(ctx).Where("id = ?", id)
	switch {
	case who.Is(actor.Coach):
		query = query.Where("cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", who.PersonID)
	case who.Is(actor.Participant):
		query = query.Where("opened_at IS NOT NULL AND cohort_id IN (SELECT cohort_id FROM cohort_participants WHERE person_id = ?)", who.PersonID)
	default:
		query = query.Where("1 = 0")
	}
	var d SpeedDating
	err := query.Take(&d).Error
	return d, database.Found(err)
}

// lock keeps others from changing a speed-dating until the transaction ends.
func lock(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Model(&SpeedDating{}).Where("id = ?", id).UpdateColumn("version", gorm.Expr("version")).Error
}

func exists(ctx context.Context, tx *gorm.DB, id uuid.UUID) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&SpeedDating{}).Where("id = ?", id).Count(&n).Error
	return n > 0, err
}

func ofCohort(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]SpeedDating, error) {
	var found []SpeedDating
	err := tx.WithContext(ctx).Where("cohort_id = ?", cohortID).Order("starts_at, id").Find(&found).Error
	return found, err
}

func guestsOf(ctx context.Context, tx *gorm.DB, id uuid.UUID) ([]Guest, error) {
	var found []Guest
	err := tx.WithContext(ctx).Where("speed_dating_id = ?", id).Order("person_id").Find(&found).Error
	return found, err
}

func talksOf(ctx context.Context, tx *gorm.DB, id uuid.UUID) ([]seatedTalk, error) {
	var found []seatedTalk
	err := tx.WithContext(ctx).Where("speed_dating_id = ?", id).Order("round, table_number").Find(&found).Error
	return found, err
}

// save writes a speed-dating that is locked, with its guests and talks.
func save(ctx context.Context, tx *gorm.DB, e *evening) error {
	tx = tx.WithContext(ctx)
	if err := tx.Select("*").Omit("created_at").Updates(&e.SpeedDating).Error; err != nil {
		return err
	}
	if len(e.guests) > 0 {
		if err := tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&e.guests).Error; err != nil {
			return err
		}
	}
	if err := tx.Where("speed_dating_id = ?", e.ID).Delete(&seatedTalk{}).Error; err != nil || len(e.talks) == 0 {
		return err
	}
	return tx.CreateInBatches(&e.talks, 500).Error
}

func impressionsBy(ctx context.Context, tx *gorm.DB, id, author uuid.UUID) ([]Impression, error) {
	var found []Impression
	err := tx.WithContext(ctx).Where("speed_dating_id = ? AND author_id = ?", id, author).Order("about_id").Find(&found).Error
	return found, err
}

func findImpression(ctx context.Context, tx *gorm.DB, id, author, about uuid.UUID) (Impression, error) {
	i := Impression{SpeedDatingID: id, AuthorID: author, AboutID: about}
	err := tx.WithContext(ctx).Where("speed_dating_id = ? AND author_id = ? AND about_id = ?", id, author, about).Take(&i).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = nil
	}
	return i, err
}

func saveImpression(ctx context.Context, tx *gorm.DB, i Impression) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true}).Create(&i).Error
}

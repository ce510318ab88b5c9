package tandem

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// openPause gives the pause a person is in, or none.
func openPause(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*Pause, error) {
	var found []Pause
	err := tx.WithContext(ctx).Where("person_id = ? AND until_day IS NULL", personID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

func pausesOf(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) ([]Pause, error) {
	var found []Pause
	if len(personIDs) == 0 {
		return nil, nil
	}
	err := tx.WithContext(ctx).Where("person_id IN ?", personIDs).Order("from_day, id").Find(&found).Error
	return found, err
}

// pausing gives those of the persons who are in a pause now.
func pausing(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) ([]uuid.UUID, error) {
	var found []uuid.UUID
	err := tx.WithContext(ctx).Model(&Pause{}).Where("person_id IN ? AND until_day IS NULL", personIDs).Pluck("person_id", &found).Error
	return found, err
}

func savePause(ctx context.Context, tx *gorm.DB, p Pause, loaded int) error {
	if loaded == 0 {
		return tx.WithContext(ctx).Create(&p).Error
	}
	return exactlyOne(tx.WithContext(ctx).Model(&Pause{}).Where("id = ? AND version = ?", p.ID, loaded).Select("*").Updates(&p))
}

func deletePause(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ?", id).Delete(&Pause{}).Error
}

// partnersOf gives, for each of the persons in an open tandem, the other one of the two.
func partnersOf(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]uuid.UUID, error) {
	var rows []struct{ PersonID, OtherID uuid.UUID }
	err := tx.WithContext(ctx).Table("tandem_partners AS mine").
		Select("mine.person_id, other.person_id AS other_id").
		Joins("JOIN tandem_partners AS other ON other.tandem_id = mine.tandem_id AND other.person_id <> mine.person_id").
		Where("mine.person_id IN ? AND mine.open", personIDs).Scan(&rows).Error
	partners := make(map[uuid.UUID]uuid.UUID, len(rows))
	for _, r := range rows {
		partners[r.PersonID] = r.OtherID
	}
	return partners, err
}

// departureOf gives a person's departure from a cohort, or none.
func departureOf(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (*Departure, error) {
	var found []Departure
	err := tx.WithContext(ctx).Where("cohort_id = ? AND person_id = ?", cohortID, personID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

func findDeparture(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Departure, error) {
	var d Departure
	err := tx.WithContext(ctx).Where("id = ? AND kind = ?", id, Left).Take(&d).Error
	return d, database.Found(err)
}

// withoutOffer are the departures from tandems whose remaining partner nobody has offered anything yet.
func withoutOffer(ctx context.Context, tx *gorm.DB, tandemIDs []uuid.UUID) ([]Departure, error) {
	var found []Departure
	if len(tandemIDs) == 0 {
		return nil, nil
	}
	err := tx.WithContext(ctx).Where("tandem_id IN ? AND kind = ? AND offered_at IS NULL", tandemIDs, Left).
		Order("created_at, id").Find(&found).Error
	return found, err
}

// nameless is the departure of somebody about whom everything has been erased.
func nameless(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (*Departure, error) {
	var found []Departure
	err := tx.WithContext(ctx).Where("tandem_id = ? AND person_id IS NULL", tandemID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

func saveDeparture(ctx context.Context, tx *gorm.DB, d Departure, loaded int) error {
	if loaded == 0 {
		return tx.WithContext(ctx).Create(&d).Error
	}
	return exactlyOne(tx.WithContext(ctx).Model(&Departure{}).Where("id = ? AND version = ?", d.ID, loaded).Select("*").Updates(&d))
}

func deleteDeparture(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ?", id).Delete(&Departure{}).Error
}

// exactlyOne says that somebody else was faster.
func exactlyOne(done *gorm.DB) error {
	if done.Error == nil && done.RowsAffected != 1 {
		return problem.New(problem.Conflict, "being_saved")
	}
	return done.Error
}

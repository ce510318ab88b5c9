package person

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/personal"
)

func findPerson(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Person, error) {
	var p Person
	err := tx.WithContext(ctx).Where("id = ? AND id <> ?", id, personal.Gone).Take(&p).Error
	return p, database.Found(err)
}

func findByLogin(ctx context.Context, tx *gorm.DB, login string) (Person, error) {
	var p Person
	err := tx.WithContext(ctx).Where("login = ?", login).Take(&p).Error
	return p, database.Found(err)
}

func findPersons(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) ([]Person, error) {
	var found []Person
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("id IN ?", ids).Find(&found).Error
	return found, err
}

func allPersons(ctx context.Context, tx *gorm.DB) ([]Person, error) {
	var found []Person
	err := tx.WithContext(ctx).Where("id <> ?", personal.Gone).Order("role, lower(display_name), id").Find(&found).Error
	return found, err
}

// insertPerson reports false when the login name is taken; the transaction
// stays usable then.
func insertPerson(ctx context.Context, tx *gorm.DB, p Person) (bool, error) {
	done := tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "login"}}, DoNothing: true,
	}).Create(&p)
	return done.RowsAffected == 1, done.Error
}

// updatePerson reports false when somebody else was faster.
func updatePerson(ctx context.Context, tx *gorm.DB, p Person, loaded int) (bool, error) {
	done := tx.WithContext(ctx).Model(&Person{}).
		Where("id = ? AND version = ?", p.ID, loaded).Select("*").Updates(&p)
	return done.RowsAffected == 1, done.Error
}

// lockActiveAdministrators makes others wait, so that two administrators cannot
// disable each other at the same moment.
func lockActiveAdministrators(ctx context.Context, tx *gorm.DB) ([]uuid.UUID, error) {
	var ids []uuid.UUID
	err := database.Lock(tx.WithContext(ctx).Model(&Person{})).
		Where("role = ? AND state = ?", actor.Administrator, Active).Order("id").Pluck("id", &ids).Error
	return ids, err
}

func findCard(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (ContactCard, error) {
	var c ContactCard
	err := tx.WithContext(ctx).Where("person_id = ?", personID).Take(&c).Error
	return c, database.Found(err)
}

func findCards(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) ([]ContactCard, error) {
	var found []ContactCard
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("person_id IN ?", ids).Find(&found).Error
	return found, err
}

func insertCard(ctx context.Context, tx *gorm.DB, c ContactCard) error {
	return tx.WithContext(ctx).Create(&c).Error
}

func updateCard(ctx context.Context, tx *gorm.DB, c ContactCard, loaded int) (bool, error) {
	done := tx.WithContext(ctx).Model(&ContactCard{}).
		Where("person_id = ? AND version = ?", c.PersonID, loaded).Select("*").Updates(&c)
	return done.RowsAffected == 1, done.Error
}

func absencesOf(ctx context.Context, tx *gorm.DB, ids []uuid.UUID, from calendar.Day) ([]Absence, error) {
	var found []Absence
	if len(ids) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("person_id IN ? AND to_day >= ?", ids, from).
		Order("from_day, id").Find(&found).Error
	return found, err
}

func findAbsence(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Absence, error) {
	var a Absence
	err := tx.WithContext(ctx).Where("id = ?", id).Take(&a).Error
	return a, database.Found(err)
}

func insertAbsence(ctx context.Context, tx *gorm.DB, a Absence) error {
	return tx.WithContext(ctx).Create(&a).Error
}

func deleteAbsence(ctx context.Context, tx *gorm.DB, personID, id uuid.UUID) (bool, error) {
	done := tx.WithContext(ctx).Where("id = ? AND person_id = ?", id, personID).Delete(&Absence{})
	return done.RowsAffected == 1, done.Error
}

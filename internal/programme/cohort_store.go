package programme

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// visibleCohorts keeps to what the actor may see: coaches their own cohorts,
// administrators and managers all, participants none through this door.
func visibleCohorts(ctx context.Context, tx *gorm.DB, who actor.Actor) *gorm.DB {
	query := tx.WithContext(ctx).Model(&Cohort{})
	switch {
	case who.Is(actor.Administrator, actor.Manager):
		return query
	case who.Is(actor.Coach):
		return query.Where("id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", who.PersonID)
	}
	return query.Where("1 = 0")
}

func findCohorts(ctx context.Context, tx *gorm.DB, query *gorm.DB) ([]Cohort, error) {
	var cohorts []Cohort
	if err := query.Order("start_day DESC, id").Find(&cohorts).Error; err != nil {
		return nil, err
	}
	return cohorts, fillCohorts(ctx, tx, cohorts)
}

func findCohort(ctx context.Context, tx *gorm.DB, query *gorm.DB) (Cohort, error) {
	cohorts := make([]Cohort, 1)
	if err := query.Take(&cohorts[0]).Error; err != nil {
		return Cohort{}, orNotFound(err)
	}
	return cohorts[0], fillCohorts(ctx, tx, cohorts)
}

// fillCohorts brings extensions and pauses, in two statements for all cohorts.
func fillCohorts(ctx context.Context, tx *gorm.DB, cohorts []Cohort) error {
	var extensions []Extension
	var pauses []Pause
	ids := make([]uuid.UUID, len(cohorts))
	at := make(map[uuid.UUID]*Cohort, len(cohorts))
	for i := range cohorts {
		ids[i], at[cohorts[i].ID] = cohorts[i].ID, &cohorts[i]
	}
	if len(ids) == 0 {
		return nil
	}
	if err := tx.WithContext(ctx).Where("cohort_id IN ?", ids).Order("created_at, id").Find(&extensions).Error; err != nil {
		return err
	}
	if err := tx.WithContext(ctx).Where("cohort_id IN ?", ids).Order("from_day, created_at, id").Find(&pauses).Error; err != nil {
		return err
	}
	for _, e := range extensions {
		at[e.CohortID].Extensions = append(at[e.CohortID].Extensions, e)
	}
	for _, p := range pauses {
		at[p.CohortID].Pauses = append(at[p.CohortID].Pauses, p)
	}
	return nil
}

// cohortOfParticipant finds the newest cohort of a person; one that is not closed comes first.
func cohortOfParticipant(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (Cohort, Participant, error) {
	var place Participant
	err := tx.WithContext(ctx).
		Joins("JOIN cohorts ON cohorts.id = cohort_participants.cohort_id").
		Where("cohort_participants.person_id = ?", personID).
		Order("CASE WHEN cohorts.state = 'closed' THEN 1 ELSE 0 END, cohort_participants.created_at DESC, cohorts.id DESC").
		Take(&place).Error
	if err != nil {
		return Cohort{}, Participant{}, orNotFound(err)
	}
	cohort, err := findCohort(ctx, tx, tx.WithContext(ctx).Where("id = ?", place.CohortID))
	return cohort, place, err
}

// insertCohort reports false when the id is taken; the transaction stays usable then.
func insertCohort(ctx context.Context, tx *gorm.DB, c Cohort) (bool, error) {
	done := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&c)
	return done.RowsAffected == 1, done.Error
}

func extensionsByID(ctx context.Context, tx *gorm.DB, id uuid.UUID) ([]Extension, error) {
	var found []Extension
	err := tx.WithContext(ctx).Where("id = ?", id).Find(&found).Error
	return found, err
}

// saveCohort writes the next version with all that hangs on it.
func saveCohort(ctx context.Context, tx *gorm.DB, c Cohort, loaded int) (bool, error) {
	done := tx.WithContext(ctx).Model(&Cohort{}).Where("id = ? AND version = ?", c.ID, loaded).
		Select("*").Omit("created_at").Updates(&c)
	if done.Error != nil || done.RowsAffected == 0 {
		return false, done.Error
	}
	if len(c.Extensions) > 0 {
		err := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&c.Extensions).Error
		if err != nil {
			return false, err
		}
	}
	if len(c.Pauses) > 0 {
		err := tx.WithContext(ctx).Clauses(clause.OnConflict{
			Columns: []clause.Column{{Name: "id"}}, DoUpdates: clause.AssignmentColumns([]string{"resume_day"}),
		}).Create(&c.Pauses).Error
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

func orNotFound(err error) error {
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return problem.NotFound()
	}
	return err
}

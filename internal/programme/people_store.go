package programme

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
)

func coachesOf(ctx context.Context, tx *gorm.DB, cohortIDs []uuid.UUID) (map[uuid.UUID][]uuid.UUID, error) {
	var rows []CohortCoach
	coaches := map[uuid.UUID][]uuid.UUID{}
	if len(cohortIDs) == 0 {
		return coaches, nil
	}
	err := tx.WithContext(ctx).Where("cohort_id IN ?", cohortIDs).Order("person_id").Find(&rows).Error
	for _, r := range rows {
		coaches[r.CohortID] = append(coaches[r.CohortID], r.PersonID)
	}
	return coaches, err
}

func cohortsOfCoach(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) ([]uuid.UUID, error) {
	ids := []uuid.UUID{}
	err := tx.WithContext(ctx).Model(&CohortCoach{}).Where("person_id = ?", coachID).
		Order("cohort_id").Pluck("cohort_id", &ids).Error
	return ids, err
}

func isCoach(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&CohortCoach{}).
		Where("cohort_id = ? AND person_id = ?", cohortID, personID).Count(&n).Error
	return n > 0, err
}

func sharesCohort(ctx context.Context, tx *gorm.DB, coachID, participantID uuid.UUID) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&Participant{}).
		Joins("JOIN cohort_coaches ON cohort_coaches.cohort_id = cohort_participants.cohort_id").
		Where("cohort_coaches.person_id = ? AND cohort_participants.person_id = ?", coachID, participantID).
		Count(&n).Error
	return n > 0, err
}

// belongs reports whether the actor may meet the cohort's coaches: its participants and coaches, and administrators.
func belongs(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID uuid.UUID) (bool, error) {
	query := tx.WithContext(ctx).Model(&Cohort{}).Where("id = ?", cohortID)
	switch {
	case who.Is(actor.Administrator):
	case who.Is(actor.Coach):
		query = query.Where("id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", who.PersonID)
	default:
		query = query.Where("id IN (SELECT cohort_id FROM cohort_participants WHERE person_id = ?)", who.PersonID)
	}
	var n int64
	err := query.Count(&n).Error
	return n > 0, err
}

func insertCoach(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).
		Create(&CohortCoach{CohortID: cohortID, PersonID: personID}).Error
}

// deleteCoach also frees the participants who had chosen this coach.
func deleteCoach(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) error {
	err := tx.WithContext(ctx).Where("cohort_id = ? AND person_id = ?", cohortID, personID).Delete(&CohortCoach{}).Error
	if err != nil {
		return err
	}
	return tx.WithContext(ctx).Model(&Participant{}).
		Where("cohort_id = ? AND contact_person_id = ?", cohortID, personID).
		Update("contact_person_id", nil).Error
}

func findParticipant(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (Participant, error) {
	var place Participant
	err := tx.WithContext(ctx).Where("cohort_id = ? AND person_id = ?", cohortID, personID).Take(&place).Error
	return place, database.Found(err)
}

func insertParticipant(ctx context.Context, tx *gorm.DB, p Participant) error {
	return tx.WithContext(ctx).Create(&p).Error
}

func participantsOf(ctx context.Context, tx *gorm.DB, cohortIDs ...uuid.UUID) ([]Participant, error) {
	var found []Participant
	err := tx.WithContext(ctx).Where("cohort_id IN ?", cohortIDs).Order("created_at, person_id").Find(&found).Error
	return found, err
}

// membersOf are the places of the cohorts' participants, with the people.
func membersOf(ctx context.Context, tx *gorm.DB, cohortIDs ...uuid.UUID) ([]Member, error) {
	var rows []struct {
		Place  Participant   `gorm:"embedded"`
		Person person.Person `gorm:"embedded;embeddedPrefix:me_"`
	}
	err := tx.WithContext(ctx).Table("cohort_participants").Select("cohort_participants.*, "+meColumns).
		Joins("JOIN persons AS me ON me.id = cohort_participants.person_id").
		Where("cohort_participants.cohort_id IN ?", cohortIDs).
		Order("cohort_participants.created_at, cohort_participants.person_id").Find(&rows).Error
	members := make([]Member, len(rows))
	for i, r := range rows {
		members[i] = Member{Participant: r.Place, Person: r.Person}
	}
	return members, err
}

// setLeft notes from when on somebody does not take part any more.
func setLeft(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID, day calendar.Day) error {
	return tx.WithContext(ctx).Model(&Participant{}).
		Where("cohort_id = ? AND person_id = ?", cohortID, personID).Update("left_day", day).Error
}

// placesOf gives every place a person has had, the newest last.
func placesOf(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) ([]Participant, error) {
	var found []Participant
	err := tx.WithContext(ctx).Where("person_id IN ?", personIDs).Order("created_at, cohort_id").Find(&found).Error
	return found, err
}

// currentPlaces are in the order of findMembership; the first of each person counts.
func currentPlaces(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]Participant, error) {
	var found []Participant
	err := tx.WithContext(ctx).Joins("JOIN cohorts ON cohorts.id = cohort_participants.cohort_id").
		Where("cohort_participants.person_id IN ?", personIDs).
		Order("CASE WHEN cohorts.state = 'closed' THEN 1 ELSE 0 END, cohort_participants.created_at DESC, cohorts.id DESC").Find(&found).Error
	current := make(map[uuid.UUID]Participant, len(personIDs))
	for _, p := range found {
		if _, known := current[p.PersonID]; !known {
			current[p.PersonID] = p
		}
	}
	return current, err
}

func setContactPerson(ctx context.Context, tx *gorm.DB, cohortID, personID, coachID uuid.UUID) error {
	return tx.WithContext(ctx).Model(&Participant{}).
		Where("cohort_id = ? AND person_id = ?", cohortID, personID).
		Update("contact_person_id", coachID).Error
}

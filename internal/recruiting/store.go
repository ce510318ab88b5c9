package recruiting

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// theirs limits rows with a cohort_id to the cohorts that a coach stands beside.
const theirs = "cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)"

// coached finds out whether the coach stands beside the cohort: to everybody else it does not exist.
func coached(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID uuid.UUID) error {
	var n int64
	err := tx.WithContext(ctx).Table("cohort_coaches").Where("cohort_id = ? AND person_id = ?", cohortID, who.PersonID).Count(&n).Error
	if err == nil && (n == 0 || !who.Is(actor.Coach)) {
		err = problem.NotFound()
	}
	return err
}

func (s *Service) prospectsOf(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]Prospect, error) {
	var found []Prospect
	err := tx.WithContext(ctx).Where("cohort_id = ?", cohortID).Order("created_at, id").Find(&found).Error
	if err != nil {
		return nil, err
	}
	for i, p := range found {
		found[i].Contact = s.unsealed(p.ID, p.Contact)
	}
	return found, addChanges(ctx, tx, found)
}

func addChanges(ctx context.Context, tx *gorm.DB, prospects []Prospect) error {
	at, ids := map[uuid.UUID]int{}, make([]uuid.UUID, 0, len(prospects))
	for i, p := range prospects {
		at[p.ID] = i
		ids = append(ids, p.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	var changes []Change
	err := tx.WithContext(ctx).Where("prospect_id IN ?", ids).Order("changed_at, id").Find(&changes).Error
	for _, c := range changes {
		p := &prospects[at[c.ProspectID]]
		p.Changes = append(p.Changes, c)
	}
	return err
}

// lockProspect finds somebody in the pool and keeps others from moving them until the transaction ends.
func (s *Service) lockProspect(ctx context.Context, tx *gorm.DB, where string, values ...any) (Prospect, error) {
	var p Prospect
	err := database.Lock(tx.WithContext(ctx)).Where(where, values...).Take(&p).Error
	if err != nil {
		return p, database.Found(err)
	}
	p.Contact = s.unsealed(p.ID, p.Contact)
	one := []Prospect{p}
	err = addChanges(ctx, tx, one)
	return one[0], err
}

// saveProspect writes somebody down with the changes that are new.
func (s *Service) saveProspect(ctx context.Context, tx *gorm.DB, p Prospect) (err error) {
	tx = tx.WithContext(ctx)
	if p.Contact, err = s.sealed(p.ID, p.Contact); err != nil {
		return err
	}
	if err := tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, UpdateAll: true}).Create(&p).Error; err != nil {
		return err
	}
	if len(p.Changes) == 0 {
		return nil
	}
	return tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&p.Changes).Error
}

// keptContacts are the ids of all in any pool who can be reached somewhere, with what stands in their row.
func keptContacts(ctx context.Context, tx *gorm.DB) ([]Prospect, error) {
	var found []Prospect
	err := tx.WithContext(ctx).Select("id", "contact").Where("contact <> ''").Find(&found).Error
	return found, err
}

// saveContact is no change of what is written of somebody, so it counts no version.
func saveContact(ctx context.Context, tx *gorm.DB, id uuid.UUID, contact string) error {
	return tx.WithContext(ctx).Model(&Prospect{}).Where("id = ?", id).UpdateColumn("contact", contact).Error
}

func deleteProspects(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) error {
	if len(ids) == 0 {
		return nil
	}
	return tx.WithContext(ctx).Where("id IN ?", ids).Delete(&Prospect{}).Error
}

// askedAgainBy are those who wanted to be asked again by a day, in cohorts that are not over, as long as no coach knows.
func askedAgainBy(ctx context.Context, tx *gorm.DB, day calendar.Day) ([]Prospect, error) {
	var found []Prospect
	err := database.Lock(tx.WithContext(ctx)).
		Where("state = ? AND ask_again_day <= ? AND (told_day IS NULL OR told_day <> ask_again_day)", NotNow, day).
		Where("cohort_id IN (SELECT id FROM cohorts WHERE state <> 'closed')").Order("cohort_id, id").Find(&found).Error
	return found, err
}

// saveTold is no change of what is written of somebody, so it counts no version.
func saveTold(ctx context.Context, tx *gorm.DB, id uuid.UUID, day calendar.Day) error {
	return tx.WithContext(ctx).Model(&Prospect{}).Where("id = ?", id).UpdateColumn("told_day", day).Error
}

// withoutAccount are all in any pool who have none, with whether the cohort is closed.
func withoutAccount(ctx context.Context, tx *gorm.DB) ([]waiting, error) {
	var found []waiting
	err := tx.WithContext(ctx).Table("prospects").Select("prospects.*, cohorts.state = 'closed' AS closed").
		Joins("JOIN cohorts ON cohorts.id = prospects.cohort_id").Where("prospects.person_id IS NULL").Find(&found).Error
	return found, err
}

type waiting struct {
	Prospect Prospect `gorm:"embedded"`
	Closed   bool
}

func insertCode(ctx context.Context, tx *gorm.DB, c Code) error {
	return tx.WithContext(ctx).Create(&c).Error
}

func findCode(ctx context.Context, tx *gorm.DB, where string, values ...any) (Code, error) {
	var c Code
	err := tx.WithContext(ctx).Where(where, values...).Take(&c).Error
	return c, database.Found(err)
}

func codesWhere(ctx context.Context, tx *gorm.DB, where string, values ...any) ([]Code, error) {
	var found []Code
	err := tx.WithContext(ctx).Where(where, values...).Order("created_at, id").Find(&found).Error
	return found, err
}

func saveCode(ctx context.Context, tx *gorm.DB, c Code) error {
	return tx.WithContext(ctx).Model(&Code{}).Where("id = ?", c.ID).Select("story", "revoked_at", "version").Updates(&c).Error
}

// cameThrough counts, code by code, who has joined through it.
func cameThrough(ctx context.Context, tx *gorm.DB, codes []Code) (map[uuid.UUID]int, error) {
	ids := make([]uuid.UUID, 0, len(codes))
	for _, c := range codes {
		ids = append(ids, c.ID)
	}
	var rows []struct {
		CodeID uuid.UUID
		Came   int
	}
	came := map[uuid.UUID]int{}
	if len(ids) == 0 {
		return came, nil
	}
	err := tx.WithContext(ctx).Table("prospects").Select("code_id, count(*) AS came").
		Where("code_id IN ? AND person_id IS NOT NULL", ids).Group("code_id").Find(&rows).Error
	for _, r := range rows {
		came[r.CodeID] = r.Came
	}
	return came, err
}

func findOpened(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (*Opened, error) {
	var found []Opened
	err := tx.WithContext(ctx).Where("cohort_id = ?", cohortID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

func insertOpened(ctx context.Context, tx *gorm.DB, o Opened) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&o).Error
}

// alumniOf are the participants of the closed cohorts that a coach stands beside.
func alumniOf(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) ([]programme.Participant, error) {
	var found []programme.Participant
	err := tx.WithContext(ctx).Where(theirs+" AND cohort_id IN (SELECT id FROM cohorts WHERE state = 'closed') AND left_day IS NULL", coachID).
		Find(&found).Error
	return found, err
}

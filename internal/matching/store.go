package matching

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/problem"
)

// choiceRow is one line of a ballot.
type choiceRow struct {
	CohortID uuid.UUID `gorm:"primaryKey"`
	PersonID uuid.UUID `gorm:"primaryKey"`
	AboutID  uuid.UUID `gorm:"primaryKey"`
	Kind     string
	Position int
}

// TableName names the table.
func (choiceRow) TableName() string { return "ballot_choices" }

const kindWish, kindAlso, kindNot = "wish", "also", "not"

func findBox(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (Box, error) {
	var found []Box
	err := tx.WithContext(ctx).Where("cohort_id = ?", cohortID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return Box{CohortID: cohortID}, err
	}
	return found[0], nil
}

func saveBox(ctx context.Context, tx *gorm.DB, b Box, loaded int) error {
	if loaded == 0 {
		return tx.WithContext(ctx).Create(&b).Error
	}
	return exactlyOne(tx.WithContext(ctx).Model(&Box{}).Where("cohort_id = ? AND version = ?", b.CohortID, loaded).Select("*").Updates(&b))
}

// ballotsOf gives the ballots of a cohort with what stands on them.
func ballotsOf(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]Ballot, error) {
	return ballotsWhere(ctx, tx, "cohort_id = ?", cohortID)
}

// findBallot gives one person's own ballot, an empty one before they have handed any in.
func findBallot(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (Ballot, error) {
	found, err := ballotsWhere(ctx, tx, "cohort_id = ? AND person_id = ?", cohortID, personID)
	if err != nil || len(found) == 0 {
		return Ballot{CohortID: cohortID, PersonID: personID}, err
	}
	return found[0], nil
}

func ballotsWhere(ctx context.Context, tx *gorm.DB, where string, values ...any) ([]Ballot, error) {
	var ballots []Ballot
	if err := tx.WithContext(ctx).Where(where, values...).Order("person_id").Find(&ballots).Error; err != nil {
		return nil, err
	}
	var rows []choiceRow
	err := tx.WithContext(ctx).Where(where, values...).Order("person_id, position, about_id").Find(&rows).Error
	for i := range ballots {
		ballots[i].Choices = choicesIn(rows, ballots[i].PersonID)
	}
	return ballots, err
}

func choicesIn(rows []choiceRow, personID uuid.UUID) Choices {
	c := Choices{Wishes: []uuid.UUID{}, Also: []uuid.UUID{}}
	for _, r := range rows {
		if r.PersonID != personID {
			continue
		}
		switch r.Kind {
		case kindWish:
			c.Wishes = append(c.Wishes, r.AboutID)
		case kindAlso:
			c.Also = append(c.Also, r.AboutID)
		case kindNot:
			about := r.AboutID
			c.Not = &about
		}
	}
	return c
}

func saveBallot(ctx context.Context, tx *gorm.DB, b Ballot, loaded int) error {
	if loaded == 0 {
		if err := tx.WithContext(ctx).Create(&b).Error; err != nil {
			return err
		}
	} else {
		err := exactlyOne(tx.WithContext(ctx).Model(&Ballot{}).
			Where("cohort_id = ? AND person_id = ? AND version = ?", b.CohortID, b.PersonID, loaded).Select("*").Updates(&b))
		if err != nil {
			return err
		}
	}
	err := tx.WithContext(ctx).Where("cohort_id = ? AND person_id = ?", b.CohortID, b.PersonID).Delete(&choiceRow{}).Error
	if err != nil {
		return err
	}
	var rows []choiceRow
	add := func(kind string, ids ...uuid.UUID) {
		for i, id := range ids {
			rows = append(rows, choiceRow{b.CohortID, b.PersonID, id, kind, i + 1})
		}
	}
	add(kindWish, b.Choices.Wishes...)
	add(kindAlso, b.Choices.Also...)
	add(kindNot, one(b.Choices.Not)...)
	if len(rows) == 0 {
		return nil
	}
	return tx.WithContext(ctx).Create(&rows).Error
}

func proposalsOf(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]Proposal, error) {
	return proposalsWhere(ctx, tx, "cohort_id = ?", cohortID)
}

func findProposal(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Proposal, error) {
	found, err := proposalsWhere(ctx, tx, "id = ?", id)
	if err == nil && len(found) == 0 {
		err = problem.NotFound()
	}
	if err != nil {
		return Proposal{}, err
	}
	return found[0], nil
}

// proposalsWhere gives proposals, the newest first, with their publications.
func proposalsWhere(ctx context.Context, tx *gorm.DB, where string, values ...any) ([]Proposal, error) {
	var found []Proposal
	if err := tx.WithContext(ctx).Where(where, values...).Order("number DESC").Find(&found).Error; err != nil || len(found) == 0 {
		return nil, err
	}
	var published []Publication
	err := tx.WithContext(ctx).Where("cohort_id = ?", found[0].CohortID).Find(&published).Error
	for i := range found {
		for _, p := range published {
			if p.ProposalID == found[i].ID {
				found[i].Published = &p
			}
		}
	}
	return found, err
}

func nextNumber(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (int, error) {
	var numbers []int
	err := tx.WithContext(ctx).Model(&Proposal{}).Where("cohort_id = ?", cohortID).Order("number DESC").Limit(1).Pluck("number", &numbers).Error
	return append(numbers, 0)[0] + 1, err
}

func insertProposal(ctx context.Context, tx *gorm.DB, p Proposal) error {
	return tx.WithContext(ctx).Create(&p).Error
}

func insertPublication(ctx context.Context, tx *gorm.DB, p Publication) error {
	return tx.WithContext(ctx).Create(&p).Error
}

func hasPublication(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&Publication{}).Where("cohort_id = ?", cohortID).Limit(1).Count(&n).Error
	return n > 0, err
}

func insertNotice(ctx context.Context, tx *gorm.DB, n Notice) error {
	return tx.WithContext(ctx).Create(&n).Error
}

// findNotice gives what the two were told, nothing when the tandem was formed otherwise.
func findNotice(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (Notice, error) {
	var found []Notice
	err := tx.WithContext(ctx).Where("tandem_id = ?", tandemID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return Notice{TandemID: tandemID}, err
	}
	return found[0], nil
}

func minutesOf(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]Minutes, error) {
	found := []Minutes{}
	err := tx.WithContext(ctx).Where("cohort_id = ?", cohortID).Order("day, created_at, id").Find(&found).Error
	return found, err
}

// saveMinutes writes a note once; it is one's own and cannot be moved to another cohort.
func saveMinutes(ctx context.Context, tx *gorm.DB, m Minutes) error {
	done := tx.WithContext(ctx).Model(&Minutes{}).Where("id = ? AND cohort_id = ? AND person_id = ?", m.ID, m.CohortID, m.PersonID).
		Updates(map[string]any{"minutes": m.Minutes, "day": m.Day})
	if done.Error != nil || done.RowsAffected > 0 {
		return done.Error
	}
	done = tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&m)
	if done.Error == nil && done.RowsAffected == 0 {
		return problem.NotFound()
	}
	return done.Error
}

func deleteMinutes(ctx context.Context, tx *gorm.DB, cohortID, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ? AND cohort_id = ?", id, cohortID).Delete(&Minutes{}).Error
}

func fitChecksOf(ctx context.Context, tx *gorm.DB, tandemID, personID uuid.UUID) ([]FitCheck, error) {
	found := []FitCheck{}
	err := tx.WithContext(ctx).Where("tandem_id = ? AND person_id = ?", tandemID, personID).Order("after_meeting").Find(&found).Error
	return found, err
}

// fitChecksFor gives a coach what was meant for them, as long as they stand beside the cohort.
func fitChecksFor(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) ([]FitCheck, error) {
	found := []FitCheck{}
	err := tx.WithContext(ctx).Where(`coach_id = ? AND answer = ? AND tandem_id IN (SELECT t.id FROM tandems t
		JOIN cohort_coaches c ON c.cohort_id = t.cohort_id WHERE c.person_id = ?)`, coachID, RatherNot, coachID).
		Order("updated_at, id").Find(&found).Error
	return found, err
}

func saveFitCheck(ctx context.Context, tx *gorm.DB, f FitCheck, isNew bool) error {
	if isNew {
		return tx.WithContext(ctx).Create(&f).Error
	}
	return exactlyOne(tx.WithContext(ctx).Model(&FitCheck{}).Where("id = ?", f.ID).Select("*").Updates(&f))
}

// exactlyOne says that somebody else was faster.
func exactlyOne(done *gorm.DB) error {
	if done.Error == nil && done.RowsAffected != 1 {
		return problem.New(problem.Conflict, "being_saved")
	}
	return done.Error
}

// withCurrent shows the state as it is to someone whose change came too late.
func withCurrent(err error, current any) error {
	var p *problem.Error
	if errors.As(err, &p) && p.Kind == problem.Outdated {
		p.Current = current
	}
	return err
}

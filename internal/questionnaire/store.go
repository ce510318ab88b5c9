package questionnaire

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// findSheets gives the sheets of a condition with their answers, oldest first.
func (s *Service) findSheets(ctx context.Context, tx *gorm.DB, where string, values ...any) ([]Sheet, error) {
	var sheets []Sheet
	err := tx.WithContext(ctx).Where(where, values...).Order("finished_day, created_at, id").Find(&sheets).Error
	if err != nil || len(sheets) == 0 {
		return sheets, err
	}
	ids := make([]uuid.UUID, len(sheets))
	for i, sheet := range sheets {
		ids[i] = sheet.ID
	}
	var answers []Answer
	if err := tx.WithContext(ctx).Where("sheet_id IN ?", ids).Find(&answers).Error; err != nil {
		return nil, err
	}
	for i := range sheets {
		sheets[i].Answers = s.ordered(sheets[i], answers)
	}
	return sheets, nil
}

// ordered are the answers of a sheet, in the order of its set.
func (s *Service) ordered(sheet Sheet, all []Answer) []Answer {
	set, _ := s.sets.Find(sheet.SetKey, sheet.SetVersion)
	own := []Answer{}
	for _, a := range all {
		if a.SheetID == sheet.ID {
			own = append(own, a)
		}
	}
	place := func(a Answer) int {
		return slices.IndexFunc(set.Items, func(i Item) bool { return i.Key == a.Item })
	}
	slices.SortFunc(own, func(a, b Answer) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Item, b.Item)) })
	return own
}

// lockSheets makes others who want to change the sheets wait: what is counted must not be opened meanwhile.
func lockSheets(ctx context.Context, tx *gorm.DB, where string, values ...any) error {
	var ids []uuid.UUID
	return database.Lock(tx.WithContext(ctx).Model(&Sheet{})).
		Where(where, values...).Order("id").Pluck("id", &ids).Error
}

func (s *Service) findSheet(ctx context.Context, tx *gorm.DB, where string, values ...any) (Sheet, error) {
	found, err := s.findSheets(ctx, tx, where, values...)
	if err == nil && len(found) == 0 {
		err = problem.NotFound()
	}
	if err != nil {
		return Sheet{}, err
	}
	return found[0], nil
}

// interviewOf is the interview of a person in a cohort; one with version 0 when there is none.
func (s *Service) interviewOf(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (Sheet, error) {
	sheet, err := s.findSheet(ctx, tx, "cohort_id = ? AND person_id = ? AND occasion = ?", cohortID, personID, AtInterview)
	if isMissing(err) {
		return Sheet{CohortID: cohortID, PersonID: personID, Occasion: AtInterview, Release: Shown}, nil
	}
	return sheet, err
}

// insertSheet reports false when there is such a sheet already; the transaction stays usable then.
func insertSheet(ctx context.Context, tx *gorm.DB, sheet Sheet) (bool, error) {
	done := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&sheet)
	if done.Error != nil || done.RowsAffected == 0 {
		return false, done.Error
	}
	return true, insertAnswers(ctx, tx, sheet)
}

func insertAnswers(ctx context.Context, tx *gorm.DB, sheet Sheet) error {
	if len(sheet.Answers) == 0 {
		return nil
	}
	answers := slices.Clone(sheet.Answers)
	for i := range answers {
		answers[i].SheetID, answers[i].PersonID = sheet.ID, sheet.PersonID
	}
	return tx.WithContext(ctx).Create(&answers).Error
}

// updateSheet writes the next version, with its answers; it is stale when somebody else was faster.
func updateSheet(ctx context.Context, tx *gorm.DB, sheet Sheet, loaded int) error {
	tx = tx.WithContext(ctx)
	done := tx.Model(&Sheet{}).Where("id = ? AND version = ?", sheet.ID, loaded).Select("*").Omit("created_at").Updates(&sheet)
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected == 0 {
		return problem.Stale(nil)
	}
	if err := tx.Where("sheet_id = ?", sheet.ID).Delete(&Answer{}).Error; err != nil {
		return err
	}
	return insertAnswers(ctx, tx, sheet)
}

func deleteSheet(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ?", id).Delete(&Sheet{}).Error
}

// markOver notes that an occasion of a cohort has been counted, and reports false when it had been before.
func markOver(ctx context.Context, tx *gorm.DB, c CountedOccasion) (bool, error) {
	done := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&c)
	return done.RowsAffected == 1, done.Error
}

func countedOf(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]CountedOccasion, error) {
	var found []CountedOccasion
	err := tx.WithContext(ctx).Where("cohort_id = ?", cohortID).Find(&found).Error
	return found, err
}

func groupValuesOf(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]GroupValue, error) {
	var found []GroupValue
	err := tx.WithContext(ctx).Where("cohort_id = ?", cohortID).Order("set_key, set_version, item, occasion").Find(&found).Error
	return found, err
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

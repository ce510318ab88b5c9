package office

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/database"
)

// visible limits questions to what the actor may see: coaches those of their cohorts, from the day they are shown on;
// participants their own, and what was answered for all in the cohorts they are or were in.
func (s *Service) visible(ctx context.Context, tx *gorm.DB, who actor.Actor) (*gorm.DB, error) {
	tx = tx.WithContext(ctx)
	switch who.Role {
	case actor.Coach:
		return tx.Where("cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?) AND shown_from <= ?", who.PersonID, s.programmes.Today()), nil
	case actor.Participant:
		own, err := s.seals.own(ctx, tx, who.PersonID)
		return tx.Where(`(asker_id = ? OR id IN ? OR (id IN (SELECT question_id FROM office_answers WHERE for_all)
			AND cohort_id IN (SELECT cohort_id FROM cohort_participants WHERE person_id = ?)))`, who.PersonID, own, who.PersonID), err
	}
	return tx.Where("1 = 0"), nil
}

// findAll gives the newest first; the order of a day follows from the ids and tells nothing.
func findAll(query *gorm.DB) ([]Question, error) {
	var found []Question
	err := query.Order("shown_from DESC, id").Find(&found).Error
	return found, err
}

func findOne(query *gorm.DB, id uuid.UUID) (Question, error) {
	var q Question
	err := query.Where("id = ?", id).Take(&q).Error
	return q, database.Found(err)
}

// takesPart says whether somebody is in a cohort and has not left it.
func takesPart(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Table("cohort_participants").Where("cohort_id = ? AND person_id = ? AND left_day IS NULL", cohortID, personID).
		Count(&n).Error
	return n > 0, err
}

func countOpen(asked *gorm.DB) (int64, error) {
	var n int64
	err := asked.Model(&Question{}).Where("id NOT IN (SELECT question_id FROM office_answers)").Count(&n).Error
	return n, err
}

// sealed are the questions without a name.
func sealed(query *gorm.DB) ([]Question, error) {
	var found []Question
	err := query.Where("asker_seal <> ''").Find(&found).Error
	return found, err
}

// unsealed are questions without a name that still say whose they are.
func unsealed(ctx context.Context, tx *gorm.DB) ([]Question, error) {
	var found []Question
	err := tx.WithContext(ctx).Where("NOT named AND asker_id IS NOT NULL").Find(&found).Error
	return found, err
}

// saveSeal replaces what says whose a question is, unless it has become nobody's meanwhile.
func saveSeal(ctx context.Context, tx *gorm.DB, id uuid.UUID, seal string) error {
	return tx.WithContext(ctx).Model(&Question{}).Where("id = ? AND (asker_id IS NOT NULL OR asker_seal <> '')", id).
		UpdateColumns(map[string]any{"asker_id": nil, "asker_seal": seal}).Error
}

func inCohort(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error) {
	var ids []uuid.UUID
	err := tx.WithContext(ctx).Table("cohort_participants").Where("cohort_id = ?", cohortID).Pluck("person_id", &ids).Error
	return ids, err
}

func insert(ctx context.Context, tx *gorm.DB, q Question) error {
	return tx.WithContext(ctx).Create(&q).Error
}

func saveOwner(ctx context.Context, tx *gorm.DB, q Question) error {
	return tx.WithContext(ctx).Model(&Question{}).Where("id = ?", q.ID).Select("owner_id", "version").Updates(&q).Error
}

func remove(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ?", id).Delete(&Question{}).Error
}

func answersTo(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]Answer, error) {
	answers := map[uuid.UUID]Answer{}
	if len(ids) == 0 {
		return answers, nil
	}
	var found []Answer
	err := tx.WithContext(ctx).Where("question_id IN ?", ids).Find(&found).Error
	for _, a := range found {
		answers[a.QuestionID] = a
	}
	return answers, err
}

func saveAnswer(ctx context.Context, tx *gorm.DB, a Answer) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "question_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"coach_id", "text", "for_all", "corrected_at"}),
	}).Create(&a).Error
}

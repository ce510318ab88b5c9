package milestone

import (
	"github.com/google/uuid"
	"gorm.io/gorm"
)

func findResults(tx *gorm.DB, meeting uuid.UUID) ([]ResultLine, error) {
	var written []ResultLine
	err := tx.Where("meeting_id = ?", meeting).Find(&written).Error
	return written, err
}

func findResult(tx *gorm.DB, meeting uuid.UUID, line Line) (ResultLine, error) {
	row := ResultLine{MeetingID: meeting, Line: line}
	err := tx.Where("meeting_id = ? AND line = ?", meeting, line).Limit(1).Find(&row).Error
	return row, err
}

func findExpectations(tx *gorm.DB, meeting uuid.UUID) ([]Expectation, error) {
	var written []Expectation
	err := tx.Where("meeting_id = ?", meeting).Order("updated_at, person_id").Find(&written).Error
	return written, err
}

func findExpectation(tx *gorm.DB, meeting, person uuid.UUID) (Expectation, error) {
	row := Expectation{MeetingID: meeting, PersonID: person}
	err := tx.Where("meeting_id = ? AND person_id = ?", meeting, person).Limit(1).Find(&row).Error
	return row, err
}

// findEvaluation is empty, with version 0, while the team has written nothing.
func findEvaluation(tx *gorm.DB, meeting uuid.UUID) (Evaluation, error) {
	row := Evaluation{MeetingID: meeting}
	err := tx.Where("meeting_id = ?", meeting).Limit(1).Find(&row).Error
	return row, err
}

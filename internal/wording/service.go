package wording

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Service keeps what people find wrong.
type Service struct{ db *database.DB }

// NewService needs the database.
func NewService(db *database.DB) *Service { return &Service{db: db} }

// Say keeps a report under the id that the phone chose; the same once more is the same.
func (s *Service) Say(ctx context.Context, who actor.Actor, r Report) (Report, error) {
	r, err := r.tidy()
	if err != nil {
		return r, err
	}
	r.PersonID, r.CreatedAt = who.PersonID, s.db.Now()
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		var open int64
		err := tx.WithContext(ctx).Model(&Report{}).Where("person_id = ? AND done_at IS NULL AND id <> ?", who.PersonID, r.ID).Count(&open).Error
		if err == nil && open >= mostOpen {
			err = problem.New(problem.Conflict, "too_many_reports")
		}
		if err != nil {
			return err
		}
		return tx.WithContext(ctx).Create(&r).Error
	})
	if !database.IsDuplicate(err) {
		return r, err
	}
	kept, err := find(ctx, s.db.Read(ctx), r.ID)
	if err == nil && !kept.says(r) {
		return Report{}, problem.New(problem.Conflict, "exists")
	}
	return kept, err
}

// All lists everything for the team: open ones first, the newest first.
func (s *Service) All(ctx context.Context) ([]Report, error) {
	var found []Report
	err := s.db.Read(ctx).Order("CASE WHEN done_at IS NULL THEN 0 ELSE 1 END, created_at DESC, id").Find(&found).Error
	return found, err
}

// Mark notes whether somebody has seen to a report.
func (s *Service) Mark(ctx context.Context, who actor.Actor, id uuid.UUID, done bool) (Report, error) {
	var r Report
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if r, err = find(ctx, tx, id); err != nil || (r.DoneAt != nil) == done {
			return err
		}
		r.DoneAt, r.DoneBy = nil, nil
		if now := s.db.Now(); done {
			r.DoneAt, r.DoneBy = &now, &who.PersonID
		}
		return tx.WithContext(ctx).Model(&Report{}).Where("id = ?", id).Select("done_at", "done_by").Updates(&r).Error
	})
	return r, err
}

// Tidy forgets what was seen to long ago.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		return tx.WithContext(ctx).Where("done_at <= ?", s.db.Now().Add(-keepDone)).Delete(&Report{}).Error
	})
}

func find(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Report, error) {
	var r Report
	err := tx.WithContext(ctx).Where("id = ?", id).Take(&r).Error
	return r, database.Found(err)
}

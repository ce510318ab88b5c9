package team

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/calendar"
	"mainpate/internal/milestone"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// counted are the numbers of a cohort that come from its pages.
type counted struct {
	Workbook   workbook.Figures
	Milestones milestone.Figures
}

// keptFigures are the numbers of a cohort whose pages have been deleted.
type keptFigures struct {
	CohortID uuid.UUID `gorm:"primaryKey"`
	Figures  counted   `gorm:"serializer:json"`
	KeptAt   time.Time
}

// TableName names the table.
func (keptFigures) TableName() string { return "kept_figures" }

// KeepFigures writes down the numbers of a cohort before its pages are deleted.
func (s *Service) KeepFigures(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) error {
	cohort, err := s.programmes.Find(ctx, tx, cohortID)
	if err != nil {
		return err
	}
	tandems, err := s.tandems.InCohort(ctx, tx, cohortID)
	if err != nil {
		return err
	}
	now, err := s.count(ctx, tx, cohortID, cohort.StartDay, tandems)
	if err != nil {
		return err
	}
	return tx.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true}).
		Create(&keptFigures{CohortID: cohortID, Figures: now, KeptAt: s.db.Now()}).Error
}

// count adds up what stands on the pages of a cohort, or stood there when they were deleted.
func (s *Service) count(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, start calendar.Day, tandems []tandem.Tandem) (counted, error) {
	var now counted
	var err error
	if now.Workbook, err = s.workbook.Figures(ctx, tx, tandems, start); err != nil {
		return now, err
	}
	if now.Milestones, err = s.milestones.Figures(ctx, tx, cohortID); err != nil {
		return now, err
	}
	var kept []keptFigures
	if err := tx.WithContext(ctx).Where("cohort_id = ?", cohortID).Find(&kept).Error; err != nil || len(kept) == 0 {
		return now, err
	}
	return now.orKept(kept[0].Figures), nil
}

// orKept takes for each number the larger one: what was counted while the pages were there, or what can be counted now.
func (c counted) orKept(k counted) counted {
	for _, n := range []struct {
		now  *int
		kept int
	}{
		{&c.Workbook.MeetingsMet, k.Workbook.MeetingsMet}, {&c.Workbook.WeeksKept, k.Workbook.WeeksKept},
		{&c.Milestones.MeetingsHeld, k.Milestones.MeetingsHeld}, {&c.Milestones.MeetingsPlanned, k.Milestones.MeetingsPlanned},
		{&c.Milestones.PlansApproved, k.Milestones.PlansApproved},
		{&c.Milestones.Promises.Open, k.Milestones.Promises.Open}, {&c.Milestones.Promises.Kept, k.Milestones.Promises.Kept},
		{&c.Milestones.Promises.Changed, k.Milestones.Promises.Changed},
		{&c.Milestones.Promises.Overdue, k.Milestones.Promises.Overdue},
	} {
		*n.now = max(*n.now, n.kept)
	}
	return c
}

package recruiting

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
)

// Tidy takes out of the pools whom nobody has followed up, forgets old limits, tells the coaches who wanted to be asked
// again by now, and seals anew.
func (s *Service) Tidy(ctx context.Context) error {
	return errors.Join(s.sealAnew(ctx), s.db.Tx(ctx, func(tx *gorm.DB) error {
		waiting, err := withoutAccount(ctx, tx)
		if err != nil {
			return err
		}
		var forgotten []uuid.UUID
		for _, w := range waiting {
			if w.Prospect.forgotten(s.options.KeepDays, w.Closed, s.programmes.Today(), s.programmes.Zone()) {
				forgotten = append(forgotten, w.Prospect.ID)
			}
		}
		if err := deleteProspects(ctx, tx, forgotten); err != nil {
			return err
		}
		if err := s.tellWhoAsks(ctx, tx); err != nil {
			return err
		}
		return s.limits.Forget(ctx, tx, s.now().Add(-ofCode.Per))
	}))
}

// tellWhoAsks tells the coaches of a cohort once for each day on which somebody wanted to be asked again.
func (s *Service) tellWhoAsks(ctx context.Context, tx *gorm.DB) error {
	if s.neighbours.News == nil {
		return nil
	}
	today := s.programmes.Today()
	due, err := askedAgainBy(ctx, tx, today)
	if err != nil {
		return err
	}
	told := map[uuid.UUID]bool{}
	for _, p := range due {
		if !told[p.CohortID] {
			coaches, err := s.programmes.Coaches(ctx, tx, p.CohortID)
			if err != nil {
				return err
			}
			about := uuid.NewSHA1(p.CohortID, []byte("ask again"))
			if err := s.neighbours.News.News(ctx, tx, about, calendar.Day("2000-01-01").DaysUntil(today), coaches); err != nil {
				return err
			}
			told[p.CohortID] = true
		}
		if err := saveTold(ctx, tx, p.ID, *p.AskAgainDay); err != nil {
			return err
		}
	}
	return nil
}

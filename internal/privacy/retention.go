package privacy

import (
	"context"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/calendar"
	"mainpate/internal/personal"
)

// noticeDays is how long before their account goes people are told.
const noticeDays = 30

// activity is when a person was there last, and when they were told that their account would go.
type activity struct {
	PersonID uuid.UUID `gorm:"primaryKey"`
	LastDay  calendar.Day
	ToldDay  *calendar.Day
}

// TableName names the table.
func (activity) TableName() string { return "account_activity" }

// Tidy deletes what is of no use any more. It may run at any time, as often as it likes, in several processes.
func (s *Service) Tidy(ctx context.Context) error {
	for _, do := range []func(context.Context) error{s.completeFile, s.tidyCohorts, s.tidyAccessLog, s.tidyAccounts} {
		if err := do(ctx); err != nil {
			return err
		}
	}
	return nil
}

// completeFile adds the erasures that other processes have made, so that every file knows all of them.
func (s *Service) completeFile(ctx context.Context) error {
	if s.config.ErasuresFile == "" {
		return nil
	}
	erased, err := Erased(ctx, s.db.Read(ctx))
	if err != nil {
		return err
	}
	return CompleteErasures(s.config.ErasuresFile, erased)
}

// tidyCohorts deletes the pages of cohorts that ended long ago; their numbers stay.
func (s *Service) tidyCohorts(ctx context.Context) error {
	ends, err := s.programmes.Ends(ctx, s.db.Read(ctx))
	if err != nil {
		return err
	}
	for cohort, end := range ends {
		for keep, days := range map[personal.Keep]int{
			personal.WithNotes: s.config.Keep.Notes, personal.WithMeetings: s.config.Keep.Meetings,
		} {
			if days == 0 || end.AddDays(days) >= s.today() {
				continue
			}
			if err := s.db.Tx(ctx, func(tx *gorm.DB) error { return s.deletePages(ctx, tx, cohort, keep) }); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Service) deletePages(ctx context.Context, tx *gorm.DB, cohort uuid.UUID, keep personal.Keep) error {
	const ofCohort = "tandem_id IN (SELECT id FROM tandems WHERE cohort_id = ?)"
	var filled []string
	for _, t := range s.tables {
		if t.Keep != keep {
			continue
		}
		var n int64
		if err := tx.WithContext(ctx).Table(t.Name).Where(ofCohort, cohort).Limit(1).Count(&n).Error; err != nil {
			return err
		}
		if n > 0 {
			filled = append(filled, t.Name)
		}
	}
	if len(filled) == 0 {
		return nil
	}
	if err := s.figures.KeepFigures(ctx, tx, cohort); err != nil {
		return err
	}
	for _, name := range filled {
		if err := tx.WithContext(ctx).Table(name).Where(ofCohort, cohort).Delete(nil).Error; err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) tidyAccessLog(ctx context.Context) error {
	if s.config.Keep.AccessLog == 0 {
		return nil
	}
	before := s.db.Now().AddDate(0, 0, -s.config.Keep.AccessLog)
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return tx.Where("at < ?", before).Delete(&entry{}).Error })
}

// tidyAccounts tells people whose account has not been used for long, and erases it when they do not come.
func (s *Service) tidyAccounts(ctx context.Context) error {
	var lives []activity
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		lives, err = s.noteActivity(ctx, tx)
		return err
	})
	if err != nil || s.config.Keep.Account == 0 {
		return err
	}
	today := s.today()
	for _, life := range lives {
		unused := life.LastDay.DaysUntil(today)
		switch {
		case unused < s.config.Keep.Account-noticeDays:
		case life.ToldDay == nil:
			err = s.tell(ctx, life.PersonID, today)
		case unused >= s.config.Keep.Account && life.ToldDay.DaysUntil(today) >= noticeDays:
			err = s.eraseUnused(ctx, life)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tell uses the one neutral message there is. Who opens the app because of it has used their account.
func (s *Service) tell(ctx context.Context, id uuid.UUID, today calendar.Day) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		told := tx.WithContext(ctx).Model(&activity{}).Where("person_id = ? AND told_day IS NULL", id).UpdateColumn("told_day", today)
		if told.Error != nil || told.RowsAffected == 0 {
			return told.Error
		}
		return s.news.News(ctx, tx, id, int(s.db.Now().Unix()/int64(24*time.Hour/time.Second)), []uuid.UUID{id})
	})
}

// eraseUnused looks once more: somebody may have come back since the accounts were looked through.
func (s *Service) eraseUnused(ctx context.Context, life activity) error {
	erased := false
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		var used int64
		err := tx.WithContext(ctx).Table("sessions").Where("person_id = ? AND pages = '' AND last_used_day > ?", life.PersonID, life.LastDay).Count(&used).Error
		if erased = err == nil && used == 0; !erased {
			return err
		}
		return s.Erase(ctx, tx, life.PersonID)
	})
	if isMissing(err) || isLastAdministrator(err) {
		return nil
	}
	if err == nil && erased {
		s.config.Log.InfoContext(ctx, "unused account erased", slog.String("person", life.PersonID.String()))
	}
	return err
}

// noteActivity brings up to date when everybody was there last. Being in a cohort counts until its end: nobody has to
// use the app to take part.
func (s *Service) noteActivity(ctx context.Context, tx *gorm.DB) ([]activity, error) {
	seen, err := s.lastSeen(ctx, tx)
	if err != nil {
		return nil, err
	}
	var known []activity
	if err := tx.WithContext(ctx).Find(&known).Error; err != nil {
		return nil, err
	}
	before := make(map[uuid.UUID]activity, len(known))
	for _, k := range known {
		before[k.PersonID] = k
	}
	var all, changed []activity
	for id, day := range seen {
		life, noted := before[id]
		if !noted || day > life.LastDay {
			life = activity{PersonID: id, LastDay: day} // who has come back will be told anew
			changed = append(changed, life)
		}
		all = append(all, life)
	}
	if len(changed) == 0 {
		return all, nil
	}
	return all, tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "person_id"}}, DoUpdates: clause.AssignmentColumns([]string{"last_day", "told_day"}),
	}).CreateInBatches(&changed, 500).Error
}

package questionnaire

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// News tells people once that there is something new in the app; what it is stands only there.
type News interface {
	News(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int, people []uuid.UUID) error
}

// Consents knows who may be contacted when their cohort is over.
type Consents interface {
	MayContactAfter(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (bool, error)
}

// Neighbours are those that are needed for telling people that an occasion has come.
type Neighbours struct {
	News     News
	Consents Consents
}

// Connect says who tells people, and who may be told.
func (s *Service) Connect(n Neighbours) { s.neighbours = n }

// Ask is what somebody was told of an occasion, and whether they want to see it on their first screen.
type Ask struct {
	PersonID  uuid.UUID `gorm:"primaryKey"`
	CohortID  uuid.UUID `gorm:"primaryKey"`
	Occasion  Occasion  `gorm:"primaryKey"`
	ToldAt    *time.Time
	PutAwayAt *time.Time
}

// TableName names the table.
func (Ask) TableName() string { return "sheet_asks" }

// Tidy tells people of an occasion that has come, each once. The start is on everybody's way anyway.
func (s *Service) Tidy(ctx context.Context) error {
	var cohorts []programme.Cohort
	if err := s.db.Read(ctx).Where("state <> ?", programme.Planned).Order("id").Find(&cohorts).Error; err != nil {
		return err
	}
	for _, c := range cohorts {
		if occasion, open := OccasionOn(c, s.programmes.Today()); open && occasion != Start {
			if err := s.db.Tx(ctx, func(tx *gorm.DB) error { return s.tell(ctx, tx, c, occasion) }); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Service) tell(ctx context.Context, tx *gorm.DB, c programme.Cohort, o Occasion) error {
	places, err := s.programmes.Participants(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	known, err := asksOf(ctx, tx, "cohort_id = ? AND occasion = ?", c.ID, o)
	if err != nil {
		return err
	}
	now := s.db.Now()
	var told []uuid.UUID
	var asks []Ask
	for _, p := range places {
		if slices.ContainsFunc(known, func(a Ask) bool { return a.PersonID == p.PersonID }) {
			continue
		}
		wants, err := s.wants(ctx, tx, c, p.PersonID)
		if err != nil {
			return err
		}
		if wants {
			told = append(told, p.PersonID)
			asks = append(asks, Ask{p.PersonID, c.ID, o, &now, nil})
		}
	}
	if len(told) == 0 {
		return nil
	}
	if err := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&asks).Error; err != nil {
		return err
	}
	return s.neighbours.News.News(ctx, tx, uuid.NewSHA1(c.ID, []byte("sheets "+o)), 1, told)
}

// wants says whether somebody would like to hear of an occasion: who is still there, does not pause, has something to
// fill in, and when all is over has agreed to be contacted.
func (s *Service) wants(ctx context.Context, tx *gorm.DB, c programme.Cohort, personID uuid.UUID) (bool, error) {
	at, err := s.placeOf(ctx, tx, personID)
	if err != nil || at.cohort.ID != c.ID || at.left {
		return false, err
	}
	paused, err := s.tandems.Paused(ctx, tx, []uuid.UUID{personID})
	if err != nil || paused[personID] {
		return false, err
	}
	sheets, err := s.findSheets(ctx, tx, "person_id = ?", personID)
	if err != nil || len(s.toFill(at, personID, seenBy(personID, sheets, nil).Sheets)) == 0 {
		return false, err
	}
	if today := s.programmes.Today(); c.State != programme.Closed && c.LastDay(today) >= today {
		return true, nil
	}
	return s.neighbours.Consents.MayContactAfter(ctx, tx, personID)
}

// PutAway takes an occasion off one's first screen. The sheets stay where they are.
func (s *Service) PutAway(ctx context.Context, who actor.Actor, o Occasion) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		at, err := s.placeOf(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if !reached(o, at.cohort, s.programmes.Today()) {
			return problem.NotFound()
		}
		now := s.db.Now()
		return tx.WithContext(ctx).Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "person_id"}, {Name: "cohort_id"}, {Name: "occasion"}},
			DoUpdates: clause.Assignments(map[string]any{"put_away_at": now}),
		}).Create(&Ask{who.PersonID, at.cohort.ID, o, nil, &now}).Error
	})
}

// asks is the occasion to show on somebody's first screen: one with something to fill in that they have not put away.
func asks(ctx context.Context, tx *gorm.DB, at place, personID uuid.UUID, open []ToFill) (Occasion, error) {
	if len(open) == 0 {
		return "", nil
	}
	o := open[0].Occasion
	known, err := asksOf(ctx, tx, "person_id = ? AND cohort_id = ? AND occasion = ? AND put_away_at IS NOT NULL", personID, at.cohort.ID, o)
	if err != nil || len(known) > 0 {
		return "", err
	}
	return o, nil
}

func asksOf(ctx context.Context, tx *gorm.DB, where string, values ...any) ([]Ask, error) {
	var found []Ask
	err := tx.WithContext(ctx).Where(where, values...).Find(&found).Error
	return found, err
}

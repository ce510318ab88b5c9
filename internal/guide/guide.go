// Package guide is the five small tips of the first weeks. What somebody has put away stays away, on every phone.
package guide

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/personal"
	"mainpate/internal/problem"
)

// Tips are all there are, in the order in which they are shown.
var Tips = []string{"shared", "offline", "cover", "reminders", "view"}

// newFor is how long somebody is new here, counted from their own beginning; then the tips go by themselves.
const newFor = 28 * 24 * time.Hour

// Tip is one that somebody has put away.
type Tip struct {
	PersonID    uuid.UUID `gorm:"primaryKey"`
	Tip         string    `gorm:"primaryKey"`
	DismissedAt time.Time
}

// TableName says where tips lie.
func (Tip) TableName() string { return "guide_tips" }

// Beginnings knows since when somebody is here: since they first came in, or since their cohort began if that is later.
// Nil as long as they have not come in.
type Beginnings interface {
	Began(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*time.Time, error)
}

// Service says which tips somebody may still want.
type Service struct {
	db         *database.DB
	beginnings Beginnings
}

// NewService needs to know since when people are here.
func NewService(db *database.DB, b Beginnings) *Service { return &Service{db: db, beginnings: b} }

// Left gives the tips that somebody has not put away; none to whoever has been here for a while.
func (s *Service) Left(ctx context.Context, who actor.Actor) ([]string, error) {
	tx := s.db.Read(ctx)
	began, err := s.beginnings.Began(ctx, tx, who.PersonID)
	if err != nil || began != nil && s.db.Now().Sub(*began) > newFor {
		return nil, err
	}
	var gone []string
	if err := tx.Model(&Tip{}).Where("person_id = ?", who.PersonID).Pluck("tip", &gone).Error; err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(Tips), func(tip string) bool { return slices.Contains(gone, tip) }), nil
}

// Dismiss puts a tip away for ever.
func (s *Service) Dismiss(ctx context.Context, who actor.Actor, tip string) error {
	if !slices.Contains(Tips, tip) {
		return problem.NotFound()
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		return tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&Tip{who.PersonID, tip, s.db.Now()}).Error
	})
}

// Personal describes what is kept.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{{
		Name: "guide_tips", People: map[string]personal.Fate{"person_id": personal.RowGoes},
		Views: []personal.View{{Section: "guide_tips", Where: "person_id = ?", Fields: []string{"dismissed_at", "tip"}}},
	}}
}

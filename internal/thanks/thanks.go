// Package thanks lets people say thank you with one tap. Whoever is thanked reads it once, with the name; nothing is
// counted, nobody else learns of it, and it goes when it was read.
package thanks

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/personal"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// keepDays is how long a thank-you that nobody has read, and one that was said, are of use.
const keepDays = 60

// Thanks is one thank-you.
type Thanks struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	FromID     uuid.UUID
	ToID       uuid.UUID
	QuestionID *uuid.UUID // the question whose answer it is for
	Day        calendar.Day
	Seen       bool
}

// TableName names the table.
func (Thanks) TableName() string { return "thanks" }

func (t Thanks) same(other Thanks) bool {
	return t.FromID == other.FromID && t.ToID == other.ToID &&
		(t.QuestionID == nil) == (other.QuestionID == nil) && (t.QuestionID == nil || *t.QuestionID == *other.QuestionID)
}

// Answers knows who has answered a question that somebody may read.
type Answers interface {
	Answerer(ctx context.Context, tx *gorm.DB, who actor.Actor, questionID uuid.UUID) (uuid.UUID, error)
}

// Service holds the use cases around thank-yous.
type Service struct {
	db         *database.DB
	people     *person.Service
	programmes *programme.Service
	tandems    *tandem.Service
	answers    Answers
}

// NewService needs the cohorts and tandems below it, and who knows the answers beside it.
func NewService(db *database.DB, people *person.Service, programmes *programme.Service, tandems *tandem.Service, answers Answers) *Service {
	return &Service{db: db, people: people, programmes: programmes, tandems: tandems, answers: answers}
}

// Received is a thank-you that waits to be read.
type Received struct {
	Thanks
	FromName string
}

// Overview is what somebody is thanked for, and whom they have thanked already.
type Overview struct {
	Received []Received
	Said     []Thanks
}

// Mine shows what waits for somebody, and for what they need not say thank you again today.
func (s *Service) Mine(ctx context.Context, who actor.Actor) (Overview, error) {
	tx := s.db.Read(ctx)
	var o Overview
	var waiting []Thanks
	if err := tx.Where("to_id = ? AND NOT seen", who.PersonID).Order("id").Find(&waiting).Error; err != nil {
		return o, err
	}
	var from []uuid.UUID
	for _, t := range waiting {
		from = append(from, t.FromID)
	}
	names, err := s.people.Names(ctx, tx, from)
	if err != nil {
		return o, err
	}
	for _, t := range waiting {
		o.Received = append(o.Received, Received{t, names[t.FromID]})
	}
	err = tx.Where("from_id = ? AND (day = ? OR question_id IS NOT NULL)", who.PersonID, s.programmes.Today()).Order("id").Find(&o.Said).Error
	return o, err
}

// Say thanks the partner, a coach of the cohort, or whoever has answered a question. To thank somebody again on the
// same day, or for the same answer, changes nothing.
func (s *Service) Say(ctx context.Context, who actor.Actor, id uuid.UUID, to, questionID *uuid.UUID) error {
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		wish := Thanks{ID: id, FromID: who.PersonID, QuestionID: questionID, Day: s.programmes.Today()}
		var err error
		if wish.ToID, err = s.receiver(ctx, tx, who, to, questionID); err != nil {
			return err
		}
		var before []Thanks
		err = tx.WithContext(ctx).Where("id = ? OR (from_id = ? AND to_id = ? AND (day = ? OR question_id IS NOT NULL))", id, wish.FromID, wish.ToID, wish.Day).
			Find(&before).Error
		if err != nil {
			return err
		}
		for _, t := range before {
			if t.ID == id && t.FromID != who.PersonID {
				return problem.NotFound()
			}
		}
		if slices.ContainsFunc(before, func(t Thanks) bool { return t.ID == id || t.same(wish) }) {
			return nil
		}
		return tx.WithContext(ctx).Create(&wish).Error
	})
	if database.IsDuplicate(err) {
		err = nil // the same from another request of theirs at the same moment
	}
	return err
}

func (s *Service) receiver(ctx context.Context, tx *gorm.DB, who actor.Actor, to, questionID *uuid.UUID) (uuid.UUID, error) {
	switch {
	case (to == nil) == (questionID == nil):
		return uuid.Nil, problem.Invalid(problem.Field{Pointer: "/to_id", Code: "required"})
	case questionID != nil:
		return s.answers.Answerer(ctx, tx, who, *questionID)
	}
	coach, err := s.programmes.SharesCohort(ctx, tx, *to, who.PersonID)
	if err != nil || coach {
		return *to, err
	}
	t, err := s.tandems.Of(ctx, tx, who.PersonID)
	var p *problem.Error
	switch {
	case err == nil && t.Has(*to) && *to != who.PersonID && *to != personal.Gone:
		return *to, nil
	case err == nil || errors.As(err, &p) && p.Kind == problem.Missing:
		err = problem.NotFound()
	}
	return uuid.Nil, err
}

// Read notes that somebody has read a thank-you; it does not come again.
func (s *Service) Read(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		read := tx.WithContext(ctx).Model(&Thanks{}).Where("id = ? AND to_id = ?", id, who.PersonID).UpdateColumn("seen", true)
		if read.Error != nil || read.RowsAffected > 0 {
			return read.Error
		}
		return problem.NotFound()
	})
}

// Tidy forgets what was read before today, and after a while everything.
func (s *Service) Tidy(ctx context.Context) error {
	today := s.programmes.Today()
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		return tx.WithContext(ctx).Where("(day < ? AND seen AND question_id IS NULL) OR day < ?", today, today.AddDays(-keepDays)).Delete(&Thanks{}).Error
	})
}

package message

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// asked is the kind of what a whole group reads as questions to the office, in reports.
const asked Kind = "office"

// Asked is a question to the office with its answer. Whoever is not named has the nil id.
type Asked struct {
	CohortID   uuid.UUID
	AskerID    uuid.UUID
	Question   string
	CoachID    uuid.UUID
	Answer     string
	AnsweredAt time.Time
}

// Office knows what was asked and answered in front of a group, as far as somebody may read it.
type Office interface {
	Asked(ctx context.Context, tx *gorm.DB, who actor.Actor, questionID uuid.UUID) (Asked, error)
}

// beginAsked shows a coach a question with its answer. Any coach of the group can be chosen: whoever reports knows
// whether it is about the question or the answer.
func (s *Service) beginAsked(ctx context.Context, tx *gorm.DB, who actor.Actor, r Report) error {
	if r.MessageID != nil || len(r.Shared) > 0 {
		return problem.Invalid(problem.Field{Pointer: "/message_id", Code: "not_allowed_value"})
	}
	a, err := s.near.Office.Asked(ctx, tx, who, *r.QuestionID)
	if err != nil {
		return err
	}
	if a.Answer == "" {
		return problem.NotFound()
	}
	return s.insertReport(ctx, tx, r, a.CohortID)
}

// askedOf is a reported question as whoever looks may read it now; one that is theirs to read no more has no words.
func (s *Service) askedOf(ctx context.Context, tx *gorm.DB, who actor.Actor, r Report) (Reported, []Said, error) {
	one := Reported{Report: r, Kind: asked}
	gone := []Said{{Message: Message{ID: r.ID, DeletedAt: &r.CreatedAt}}}
	if r.QuestionID == nil {
		return one, gone, nil
	}
	a, err := s.near.Office.Asked(ctx, tx, who, *r.QuestionID)
	var p *problem.Error
	if errors.As(err, &p) && p.Kind == problem.Missing {
		return one, gone, nil
	}
	if err != nil {
		return one, nil, err
	}
	one.Cohort = a.CohortID
	said := []Said{{Message: Message{ID: *r.QuestionID, AuthorID: a.AskerID, Text: a.Question, CreatedAt: a.AnsweredAt}}}
	if a.Answer != "" {
		said = append(said, Said{Message: Message{ID: r.ID, AuthorID: a.CoachID, Text: a.Answer, CreatedAt: a.AnsweredAt}})
	}
	return one, said, nil
}

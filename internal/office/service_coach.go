package office

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// Waiting shows a coach what nobody has answered yet, in all their cohorts.
func (s *Service) Waiting(ctx context.Context, who actor.Actor) ([]Told, error) {
	tx := s.db.Read(ctx)
	query, err := s.visible(ctx, tx, who)
	if err != nil {
		return nil, err
	}
	found, err := findAll(query.Where("id NOT IN (SELECT question_id FROM office_answers)"))
	if err != nil {
		return nil, err
	}
	return s.tell(ctx, tx, who, found)
}

// InCohort shows a coach the questions of a cohort.
func (s *Service) InCohort(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]Told, error) {
	tx := s.db.Read(ctx)
	if coach, err := s.programmes.IsCoach(ctx, tx, cohortID, who.PersonID); err != nil || !coach || !who.Is(actor.Coach) {
		return nil, orMissing(err)
	}
	return s.find(ctx, tx, who, &cohortID)
}

// Take makes a coach the one who answers, or gives the question back.
func (s *Service) Take(ctx context.Context, who actor.Actor, id uuid.UUID, version int, mine bool) (Told, error) {
	return s.onQuestion(ctx, who, id, func(tx *gorm.DB, q *Question, _ *Answer) error {
		if q.ownedBy(who.PersonID) == mine {
			return nil
		}
		if version != q.Version {
			return s.stale(ctx, tx, who, *q)
		}
		q.take(who.PersonID, mine)
		return saveOwner(ctx, tx, *q)
	})
}

// Answer answers a question for everybody of the cohort, or for whoever asked alone, or changes what was answered.
// Everybody hears at once that there is something new, so that nothing can be told from whose phone rings.
func (s *Service) Answer(ctx context.Context, who actor.Actor, id uuid.UUID, version int, text string, forAll bool) (Told, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Told{}, problem.Invalid(problem.Field{Pointer: "/text", Code: "required"})
	}
	return s.onQuestion(ctx, who, id, func(tx *gorm.DB, q *Question, before *Answer) error {
		if before != nil && before.Text == text && before.ForAll == forAll {
			return nil
		}
		if version != q.Version {
			return s.stale(ctx, tx, who, *q)
		}
		if !q.take(who.PersonID, true) {
			q.Version++
		}
		err1 := saveOwner(ctx, tx, *q)
		err2 := saveAnswer(ctx, tx, q.answered(before, who.PersonID, text, forAll, s.db.Now()))
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		switch {
		case q.tellsAll(before, forAll):
			return s.tellCohort(ctx, tx, q.CohortID)
		case before == nil && q.AskerID != nil:
			return s.tellNews(ctx, tx, q.CohortID, []uuid.UUID{*q.AskerID})
		}
		return nil
	})
}

// tellCohort tells everybody who takes part that there is something new; once a day is enough.
func (s *Service) tellCohort(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) error {
	members, err := s.programmes.MembersOf(ctx, tx, cohortID)
	if err != nil {
		return err
	}
	var people []uuid.UUID
	for _, m := range members {
		if m.LeftDay == nil && m.Person.State == person.Active {
			people = append(people, m.PersonID)
		}
	}
	slices.SortFunc(people, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	return s.tellNews(ctx, tx, cohortID, people)
}

func (s *Service) tellNews(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, people []uuid.UUID) error {
	return s.news.News(ctx, tx, cohortID, calendar.Day("2000-01-01").DaysUntil(s.programmes.Today()), people)
}

// onQuestion lets a coach do one thing about a question and shows how it is then.
func (s *Service) onQuestion(ctx context.Context, who actor.Actor, id uuid.UUID, do func(*gorm.DB, *Question, *Answer) error) (Told, error) {
	var told Told
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		query, err := s.visible(ctx, tx, who)
		if err != nil {
			return err
		}
		q, err := findOne(database.Lock(query), id)
		if err != nil {
			return err
		}
		answers, err := answersTo(ctx, tx, []uuid.UUID{id})
		if err != nil {
			return err
		}
		var before *Answer
		if a, ok := answers[id]; ok {
			before = &a
		}
		if err := do(tx, &q, before); err != nil {
			return err
		}
		told, err = s.tellOne(ctx, tx, who, q)
		return err
	})
	return told, err
}

func (s *Service) stale(ctx context.Context, tx *gorm.DB, who actor.Actor, q Question) error {
	current, err := s.tellOne(ctx, tx, who, q)
	if err != nil {
		return err
	}
	return problem.Stale(current)
}

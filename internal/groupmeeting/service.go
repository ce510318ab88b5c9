package groupmeeting

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/gathering"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Reminders tell people of a suggestion. They write into the same transaction.
type Reminders interface {
	Group(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, revision int, people []uuid.UUID) error
}

// Service holds the use cases around suggestions for a meeting of the group.
type Service struct {
	db         *database.DB
	people     *person.Service
	programmes *programme.Service
	gatherings *gathering.Service
	reminders  Reminders
}

// NewService needs the cohorts and gatherings below it, and who tells people of a suggestion.
func NewService(db *database.DB, people *person.Service, programmes *programme.Service, gatherings *gathering.Service, reminders Reminders) *Service {
	return &Service{db: db, people: people, programmes: programmes, gatherings: gatherings, reminders: reminders}
}

// Suggest puts a suggestion under the phone's own id. Suggesting the same again changes nothing.
func (s *Service) Suggest(ctx context.Context, who actor.Actor, wish Suggestion) (Asked, error) {
	m, times, err := suggest(wish, who.PersonID, s.programmes.Zone(), s.db.Now())
	if err != nil {
		return Asked{}, err
	}
	var asked Asked
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		group, err := s.group(ctx, tx, who, wish.CohortID)
		if err != nil {
			return err
		}
		before, err := findOne(visible(ctx, tx, who), wish.ID)
		switch {
		case isMissing(err):
			if err := s.begin(ctx, tx, m, times, group); err != nil {
				return err
			}
			before = m
		case err != nil:
			return err
		}
		if asked, err = s.showOne(ctx, tx, before); err != nil {
			return err
		}
		var now []Time
		for _, c := range asked.Choices {
			now = append(now, c.Time)
		}
		if !before.suggestedAs(m, now, times) {
			return problem.Stale(asked)
		}
		return nil
	})
	if database.IsDuplicate(err) {
		err = problem.NotFound().Because(err)
	}
	return asked, err
}

func (s *Service) begin(ctx context.Context, tx *gorm.DB, m Meeting, times []Time, group map[uuid.UUID]string) error {
	cohort, err := s.programmes.Find(ctx, tx, m.CohortID)
	if err != nil {
		return err
	}
	if cohort.State == programme.Closed {
		return problem.New(problem.Conflict, "cohort_closed")
	}
	if err := ahead(times, s.db.Now()); err != nil {
		return err
	}
	open, err := countOpen(ctx, tx, *m.SuggestedBy)
	if err != nil {
		return err
	}
	if open >= mostOpen {
		return problem.New(problem.Conflict, "too_many_suggestions")
	}
	if err := insert(ctx, tx, m, times); err != nil {
		return err
	}
	var others []uuid.UUID
	for id := range group {
		if id != *m.SuggestedBy {
			others = append(others, id)
		}
	}
	slices.SortFunc(others, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	// Once a day is enough, whatever has happened in a cohort.
	return s.reminders.Group(ctx, tx, m.CohortID, calendar.Day("2000-01-01").DaysUntil(s.programmes.Today()), others)
}

// Reply takes what somebody says to the times; times that are left out have no answer any more.
func (s *Service) Reply(ctx context.Context, who actor.Actor, id uuid.UUID, answers map[int]Answer) (Asked, error) {
	return s.onMeeting(ctx, who, id, func(tx *gorm.DB, m *Meeting, times []Time) error {
		before, err := answersTo(ctx, tx, []uuid.UUID{id})
		if err != nil {
			return err
		}
		var given []Given
		for _, t := range times {
			if answer, said := answers[t.Number]; said {
				given = append(given, Given{MeetingID: id, Number: t.Number, PersonID: who.PersonID, Answer: answer, UpdatedAt: s.db.Now()})
			}
		}
		if len(given) < len(answers) {
			return problem.Invalid(problem.Field{Pointer: "/answers", Code: "not_allowed_value"})
		}
		mine := slices.DeleteFunc(before, func(g Given) bool { return g.PersonID != who.PersonID })
		same := slices.EqualFunc(mine, given, func(a, b Given) bool { return a.Number == b.Number && a.Answer == b.Answer })
		switch {
		case same:
			return nil
		case m.State != Open:
			return problem.New(problem.Conflict, "group_meeting_settled")
		}
		return replaceAnswers(ctx, tx, id, who.PersonID, given)
	})
}

// Fix makes a gathering of one of the times. Whoever has suggested it may, and every coach.
func (s *Service) Fix(ctx context.Context, who actor.Actor, id uuid.UUID, number int) (Asked, error) {
	return s.onMeeting(ctx, who, id, func(tx *gorm.DB, m *Meeting, times []Time) error {
		if err := m.settledBy(who); err != nil {
			return err
		}
		at, changed, err := m.fix(number, times, who.PersonID, database.NewID(), s.db.Now())
		if err != nil || !changed {
			return err
		}
		given, err := answersTo(ctx, tx, []uuid.UUID{id})
		if err != nil {
			return err
		}
		said := map[uuid.UUID]gathering.Answer{}
		for _, g := range given {
			if g.Number == number {
				said[g.PersonID] = forGathering[g.Answer]
			}
		}
		err = s.gatherings.Agreed(ctx, tx, who.PersonID, m.CohortID, *m.GatheringID, gathering.Arrangement{
			Title: m.What, PlaceText: m.PlaceText, Day: at.Day, Clock: at.Clock, StartsAt: at.StartsAt,
		}, said)
		if err != nil {
			return err
		}
		return save(ctx, tx, *m)
	})
}

// settledBy refuses whoever has neither suggested it nor is a coach.
func (m Meeting) settledBy(who actor.Actor) error {
	if who.Is(actor.Coach) || m.by(who.PersonID) {
		return nil
	}
	return problem.New(problem.Forbidden, "not_your_own")
}

// Withdraw takes a suggestion back, or calls off what was agreed on.
func (s *Service) Withdraw(ctx context.Context, who actor.Actor, id uuid.UUID, reason string) (Asked, error) {
	return s.onMeeting(ctx, who, id, func(tx *gorm.DB, m *Meeting, _ []Time) error {
		if err := m.settledBy(who); err != nil {
			return err
		}
		wasFixed := m.State == Fixed
		changed, err := m.withdraw(reason, who.PersonID)
		if err != nil || !changed {
			return err
		}
		if wasFixed && m.GatheringID != nil {
			if err := s.gatherings.CallOff(ctx, tx, *m.GatheringID, m.Reason); err != nil && !isMissing(err) {
				return err
			}
		}
		return save(ctx, tx, *m)
	})
}

// onMeeting lets somebody do one thing about a suggestion and shows how it is then.
func (s *Service) onMeeting(ctx context.Context, who actor.Actor, id uuid.UUID, do func(*gorm.DB, *Meeting, []Time) error) (Asked, error) {
	var asked Asked
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		m, err := findOne(database.Lock(visible(ctx, tx, who)), id)
		if err != nil {
			return err
		}
		times, err := timesOf(ctx, tx, []uuid.UUID{id})
		if err != nil {
			return err
		}
		if err := do(tx, &m, times); err != nil {
			return err
		}
		asked, err = s.showOne(ctx, tx, m)
		return err
	})
	return asked, err
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

package message

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// News tells people that there is something new, without saying what.
type News interface {
	News(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int, people []uuid.UUID) error
}

// Reported is a report with what it shows, for the coach it was made to or for the reporter.
type Reported struct {
	Report
	Kind    Kind
	Cohort  uuid.UUID // where the question stands; the nil id for a message
	Message Said
	Shown   []Said // with it
	People  map[uuid.UUID]person.Person
}

// Report shows a message to a coach under the phone's own id. Reporting the same again changes nothing.
func (s *Service) Report(ctx context.Context, who actor.Actor, wish Report) (Reported, error) {
	wish.ReporterID, wish.CreatedAt = who.PersonID, s.db.Now()
	wish = wish.tidy()
	var made Reported
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		before, err := reports(ctx, tx, "id = ?", wish.ID)
		switch {
		case err != nil:
			return err
		case len(before) == 0:
			if err := s.begin(ctx, tx, who, wish); err != nil {
				return err
			}
			before = []Report{wish}
		case before[0].ReporterID != who.PersonID:
			return problem.NotFound()
		}
		list, err := s.reported(ctx, tx, who, before)
		if err != nil {
			return err
		}
		if made = list[0]; !before[0].sameAs(wish) {
			return problem.Stale(made)
		}
		return nil
	})
	if database.IsDuplicate(err) {
		err = problem.NotFound().Because(err)
	}
	return made, err
}

func (s *Service) begin(ctx context.Context, tx *gorm.DB, who actor.Actor, r Report) error {
	if r.QuestionID != nil {
		return s.beginAsked(ctx, tx, who, r)
	}
	if r.MessageID == nil {
		return problem.Invalid(problem.Field{Pointer: "/message_id", Code: "required"})
	}
	m, err := findMessage(ctx, tx, *r.MessageID)
	if err != nil || m == nil {
		return orNotFound(err)
	}
	if err := r.check(*m); err != nil {
		return err
	}
	for _, id := range append([]uuid.UUID{m.ID}, r.Shared...) {
		other, err := findMessage(ctx, tx, id)
		if err != nil || other == nil || other.ConversationID != m.ConversationID {
			return orNotFound(err)
		}
		if seen, err := s.MaySee(ctx, tx, who, id); err != nil || !seen {
			return orNotFound(err)
		}
	}
	if *r.CoachID == m.AuthorID {
		return notACoach()
	}
	return s.insertReport(ctx, tx, r, m.CohortID)
}

func notACoach() error {
	return problem.Invalid(problem.Field{Pointer: "/coach_id", Code: "not_a_coach"})
}

func (s *Service) insertReport(ctx context.Context, tx *gorm.DB, r Report, cohortID uuid.UUID) error {
	coaches, err := s.cohorts.Coaches(ctx, tx, cohortID)
	if err != nil {
		return err
	}
	if !slices.Contains(coaches, *r.CoachID) {
		return notACoach()
	}
	if err := tx.WithContext(ctx).Create(&r).Error; err != nil {
		return err
	}
	return s.tell(ctx, tx, r.ID, *r.CoachID)
}

func (s *Service) tell(ctx context.Context, tx *gorm.DB, about uuid.UUID, people ...uuid.UUID) error {
	if s.near.News == nil {
		return nil
	}
	return s.near.News.News(ctx, tx, about, int(s.db.Now().Unix()/60), people)
}

// MyReports shows somebody what they have reported and what became of it.
func (s *Service) MyReports(ctx context.Context, who actor.Actor) ([]Reported, error) {
	return s.listReports(ctx, who, "reporter_id = ?")
}

// ReportsTo shows a coach what was reported to them, and to nobody else.
func (s *Service) ReportsTo(ctx context.Context, who actor.Actor) ([]Reported, error) {
	return s.listReports(ctx, who, "coach_id = ?")
}

func (s *Service) listReports(ctx context.Context, who actor.Actor, whose string) ([]Reported, error) {
	var list []Reported
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		found, err := reports(ctx, tx, whose, who.PersonID)
		if err == nil {
			list, err = s.reported(ctx, tx, who, found)
		}
		return err
	})
	return list, err
}

// reported completes reports. The coach reads the words although they are hidden; the reporter reads what everybody reads.
func (s *Service) reported(ctx context.Context, tx *gorm.DB, who actor.Actor, found []Report) ([]Reported, error) {
	list := make([]Reported, 0, len(found))
	for _, r := range found {
		one, said, err := s.whatOf(ctx, tx, who, r)
		if err != nil {
			return nil, err
		}
		people := []uuid.UUID{r.ReporterID}
		for _, m := range said {
			if m.AuthorID != uuid.Nil || r.MessageID != nil { // else it was asked without a name, and nobody was erased
				people = append(people, m.AuthorID)
			}
		}
		if r.CoachID != nil {
			people = append(people, *r.CoachID)
		}
		if r.CoachID == nil || *r.CoachID != who.PersonID {
			conceal(said, who.PersonID)
		}
		one.Message, one.Shown = said[0], said[1:]
		slices.SortFunc(one.Shown, func(a, b Said) int { return int(a.Position - b.Position) })
		if one.People, err = s.people.FindMany(ctx, tx, people); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// whatOf is what a report shows: a message with others of its conversation, or a question with its answer.
func (s *Service) whatOf(ctx context.Context, tx *gorm.DB, who actor.Actor, r Report) (Reported, []Said, error) {
	if r.MessageID == nil {
		return s.askedOf(ctx, tx, who, r)
	}
	m, p, err := placeOf(ctx, tx, *r.MessageID)
	if err != nil || m == nil {
		return Reported{}, nil, orNotFound(err)
	}
	messages := []Message{*m}
	for _, id := range r.Shared {
		other, err := findMessage(ctx, tx, id)
		if err != nil {
			return Reported{}, nil, err
		}
		if other != nil {
			messages = append(messages, *other)
		}
	}
	said, err := s.allWithMedia(ctx, tx, messages)
	return Reported{Report: r, Kind: p.Kind}, said, err
}

// AnswerReport tells the reporter what the team thinks or does about it.
func (s *Service) AnswerReport(ctx context.Context, who actor.Actor, id uuid.UUID, text string) (Reported, error) {
	return s.onReport(ctx, who, id, func(tx *gorm.DB, r *Report) error {
		text = strings.TrimSpace(text)
		switch {
		case text == "":
			return problem.Invalid(problem.Field{Pointer: "/text", Code: "required"})
		case r.Answer == text:
			return nil
		}
		now := s.db.Now()
		r.Answer, r.AnsweredAt = text, &now
		if err := saveReport(ctx, tx, *r); err != nil {
			return err
		}
		return s.tell(ctx, tx, r.ID, r.ReporterID)
	})
}

func (s *Service) onReport(ctx context.Context, who actor.Actor, id uuid.UUID, do func(*gorm.DB, *Report) error) (Reported, error) {
	var done Reported
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		r, err := reportTo(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if err := do(tx, &r); err != nil {
			return err
		}
		list, err := s.reported(ctx, tx, who, []Report{r})
		if err == nil {
			done = list[0]
		}
		return err
	})
	return done, err
}

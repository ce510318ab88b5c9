package office

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// News tells people that there is something new. It writes into the same transaction.
type News interface {
	News(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int, people []uuid.UUID) error
}

// Service holds the use cases around questions to the office.
type Service struct {
	db         *database.DB
	people     *person.Service
	programmes *programme.Service
	news       News
	seals      seals
}

// NewService needs the cohorts below it, who tells people of an answer, and the keys under which it seals who asks
// without a name: the first for new seals, others for older ones.
func NewService(db *database.DB, people *person.Service, programmes *programme.Service, news News, keys [][]byte) *Service {
	return &Service{db: db, people: people, programmes: programmes, news: news, seals: keys}
}

// Told is a question with its answer and the names that may be told.
type Told struct {
	Question
	Answer    *Answer
	AskerName string // empty without a name, and after an erasure
	OwnerName string
	Answerer  string // who gave the answer
	Mine      bool
}

// Questions shows a participant their own questions and all answers of the cohort.
func (s *Service) Questions(ctx context.Context, who actor.Actor) ([]Told, error) {
	return s.find(ctx, s.db.Read(ctx), who, nil)
}

func orMissing(err error) error {
	if err == nil {
		err = problem.NotFound()
	}
	return err
}

func (s *Service) find(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID *uuid.UUID) ([]Told, error) {
	query, err := s.visible(ctx, tx, who)
	if err != nil {
		return nil, err
	}
	if cohortID != nil {
		query = query.Where("cohort_id = ?", *cohortID)
	}
	found, err := findAll(query)
	if err != nil {
		return nil, err
	}
	return s.tell(ctx, tx, who, found)
}

// tell puts answers and names beside questions.
func (s *Service) tell(ctx context.Context, tx *gorm.DB, who actor.Actor, found []Question) ([]Told, error) {
	var ids, named []uuid.UUID
	for _, q := range found {
		ids = append(ids, q.ID)
		for _, p := range []*uuid.UUID{q.asker(), q.OwnerID} {
			if p != nil {
				named = append(named, *p)
			}
		}
	}
	answers, err := answersTo(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for _, a := range answers {
		if a.CoachID != nil {
			named = append(named, *a.CoachID)
		}
	}
	names, err := s.people.Names(ctx, tx, named)
	if err != nil {
		return nil, err
	}
	told := make([]Told, 0, len(found))
	for _, q := range found {
		t := Told{Question: q, AskerName: nameIn(names, q.asker()), OwnerName: nameIn(names, q.OwnerID), Mine: who.Is(actor.Participant) && s.seals.askedBy(q, who.PersonID)}
		if a, ok := answers[q.ID]; ok {
			t.Answer, t.Answerer = &a, nameIn(names, a.CoachID)
		}
		told = append(told, t)
	}
	return told, nil
}

func nameIn(names map[uuid.UUID]string, id *uuid.UUID) string {
	if id == nil {
		return ""
	}
	return names[*id]
}

func (s *Service) tellOne(ctx context.Context, tx *gorm.DB, who actor.Actor, q Question) (Told, error) {
	told, err := s.tell(ctx, tx, who, []Question{q})
	if err != nil {
		return Told{}, err
	}
	return told[0], nil
}

// Show is one question as the actor may read it.
func (s *Service) Show(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (Told, error) {
	query, err := s.visible(ctx, tx, who)
	if err != nil {
		return Told{}, err
	}
	q, err := findOne(query, id)
	if err != nil {
		return Told{}, err
	}
	return s.tellOne(ctx, tx, who, q)
}

// Ask puts a question under the phone's own id. Asking the same again changes nothing.
func (s *Service) Ask(ctx context.Context, who actor.Actor, id uuid.UUID, named bool, text string) (Told, error) {
	var told Told
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		at, err := s.programmes.MembershipOf(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		wish, err := s.seals.ask(id, at.Cohort.ID, who.PersonID, named, text, s.programmes.Today())
		if err != nil {
			return err
		}
		before, err := findOne(tx.WithContext(ctx), id)
		switch {
		case isMissing(err):
			if err := s.begin(ctx, tx, who, at.Cohort, wish); err != nil {
				return err
			}
			before = wish
		case err != nil:
			return err
		case !s.seals.askedBy(before, who.PersonID):
			return problem.NotFound()
		}
		if told, err = s.tellOne(ctx, tx, who, before); err == nil && !before.askedAs(wish) {
			err = problem.Stale(told)
		}
		return err
	})
	if database.IsDuplicate(err) {
		err = problem.NotFound().Because(err)
	}
	return told, err
}

func (s *Service) begin(ctx context.Context, tx *gorm.DB, who actor.Actor, cohort programme.Cohort, q Question) error {
	if in, err := takesPart(ctx, tx, cohort.ID, who.PersonID); err != nil || !in {
		return orMissing(err)
	}
	if cohort.State == programme.Closed {
		return problem.New(problem.Conflict, "cohort_closed")
	}
	asked, err := s.seals.theirs(ctx, tx, who.PersonID)
	if err != nil {
		return err
	}
	open, err := countOpen(asked)
	if err != nil {
		return err
	}
	if open >= mostOpen {
		return problem.New(problem.Conflict, "too_many_questions")
	}
	return insert(ctx, tx, q)
}

// TakeBack removes one's own question, with its answer if there is one. What is not there is taken back already.
func (s *Service) TakeBack(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		asked, err := s.seals.theirs(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		q, err := findOne(asked, id)
		if err != nil {
			return err
		}
		return remove(ctx, tx, q.ID)
	})
}

// Answerer is who has answered a question that the actor may read, for thanking.
func (s *Service) Answerer(ctx context.Context, tx *gorm.DB, who actor.Actor, questionID uuid.UUID) (uuid.UUID, error) {
	told, err := s.Show(ctx, tx, who, questionID)
	if err != nil {
		return uuid.Nil, err
	}
	if told.Answer == nil || told.Answer.CoachID == nil {
		return uuid.Nil, problem.NotFound()
	}
	return *told.Answer.CoachID, nil
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

// dayOf is the day of an instant where the programme is.
func (s *Service) dayOf(t time.Time) calendar.Day { return calendar.DayOf(t, s.programmes.Zone()) }

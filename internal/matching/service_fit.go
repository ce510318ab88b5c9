package matching

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// Asking is the question whether the two go well together, as one of them has it before them.
type Asking struct {
	TandemID  *uuid.UUID
	Met       int // how often the two have met
	Due       int // after which meeting it is asked now, 0 for not now
	Said      []FitCheck
	ContactID *uuid.UUID // the coach this person asks first
}

// MyFit gives participants their own answers and says whether the app may ask.
func (s *Service) MyFit(ctx context.Context, who actor.Actor) (Asking, error) {
	return s.asking(ctx, s.db.Read(ctx), who)
}

func (s *Service) asking(ctx context.Context, tx *gorm.DB, who actor.Actor) (Asking, error) {
	t, err := s.tandems.Of(ctx, tx, who.PersonID)
	if isMissing(err) || err == nil && len(t.Present()) < 2 {
		return Asking{}, nil
	}
	if err != nil {
		return Asking{}, err
	}
	a := Asking{TandemID: &t.ID, ContactID: t.Partner(who.PersonID).ContactPersonID}
	if a.Said, err = fitChecksOf(ctx, tx, t.ID, who.PersonID); err != nil {
		return a, err
	}
	if a.Met, err = s.neighbours.Meetings.Met(ctx, tx, t.ID); err != nil {
		return a, err
	}
	cohort, err := s.programmes.Find(ctx, tx, t.CohortID)
	if cohort.State != programme.Closed { // afterwards there is nothing to change any more
		a.Due = due(a.Met, a.Said)
	}
	return a, err
}

// SayFit keeps an answer about the tandem of today. "Rather not" goes to the coach whom the person chose, and to nobody else.
func (s *Service) SayFit(ctx context.Context, who actor.Actor, said FitCheck) (Asking, error) {
	var a Asking
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if a, err = s.asking(ctx, tx, who); err != nil {
			return err
		}
		if !slices.Contains(asksAfter, said.AfterMeeting) {
			return problem.NotFound()
		}
		if !database.Same(a.TandemID, &said.TandemID) {
			return s.notAsked(ctx, tx, who, said.TandemID)
		}
		f := FitCheck{TandemID: said.TandemID, PersonID: who.PersonID, AfterMeeting: said.AfterMeeting, CreatedAt: s.db.Now()}
		if at := slices.IndexFunc(a.Said, func(before FitCheck) bool { return before.AfterMeeting == said.AfterMeeting }); at >= 0 {
			f = a.Said[at]
		}
		coachID := said.CoachID
		if coachID == nil {
			coachID = a.ContactID
		}
		if err := s.say(ctx, tx, &f, said.Answer, said.Words, coachID); err != nil {
			return err
		}
		a, err = s.asking(ctx, tx, who)
		return err
	})
	return a, saving(err)
}

// notAsked says why nobody asks about a tandem: it has ended, the person has left, or it was never theirs.
func (s *Service) notAsked(ctx context.Context, tx *gorm.DB, who actor.Actor, tandemID uuid.UUID) error {
	t, err := s.tandems.FindForPartner(ctx, tx, who, tandemID)
	if err == nil {
		err = t.Refusal(who.PersonID)
	}
	if err == nil {
		err = problem.NotFound()
	}
	return err
}

func (s *Service) say(ctx context.Context, tx *gorm.DB, f *FitCheck, answer Fit, words string, coachID *uuid.UUID) error {
	changed, err := f.Say(answer, words, coachID, s.db.Now())
	if !changed || err != nil {
		return err
	}
	isNew := f.ID == uuid.Nil
	if isNew {
		f.ID = database.NewID()
	}
	if f.CoachID != nil {
		if err := s.readableBy(ctx, tx, f.TandemID, *f.CoachID); err != nil {
			return err
		}
		// Another answer is another reason to look; the second of its time stands for it.
		revision := int(f.UpdatedAt.Unix() % (1 << 31))
		if err := s.neighbours.News.News(ctx, tx, f.ID, revision, []uuid.UUID{*f.CoachID}); err != nil {
			return err
		}
	}
	return saveFitCheck(ctx, tx, *f, isNew)
}

// readableBy makes sure that the coach stands beside the cohort.
func (s *Service) readableBy(ctx context.Context, tx *gorm.DB, tandemID, coachID uuid.UUID) error {
	t, err := s.tandems.ByID(ctx, tx, tandemID)
	if err != nil {
		return err
	}
	coach, err := s.programmes.IsCoach(ctx, tx, t.CohortID, coachID)
	if err == nil && !coach {
		err = problem.Invalid(problem.Field{Pointer: "/coach_id", Code: "not_a_coach"})
	}
	return err
}

// Concern is somebody's "rather not" with the tandem it is about, for the coach who was chosen.
type Concern struct {
	FitCheck
	Tandem tandem.Tandem
}

// Concerns gives coaches what was meant for them, the oldest first.
func (s *Service) Concerns(ctx context.Context, who actor.Actor) ([]Concern, error) {
	tx := s.db.Read(ctx)
	found, err := fitChecksFor(ctx, tx, who.PersonID)
	if err != nil {
		return nil, err
	}
	list := make([]Concern, 0, len(found))
	for _, f := range found {
		t, err := s.tandems.ByID(ctx, tx, f.TandemID)
		if err != nil {
			return nil, err
		}
		if t.EndedAt == nil {
			list = append(list, Concern{f, t})
		}
	}
	return list, nil
}

// Talked notes that the coach and the person have talked.
func (s *Service) Talked(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		found, err := fitChecksFor(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(found, func(f FitCheck) bool { return f.ID == id })
		if at < 0 {
			return problem.NotFound()
		}
		f := found[at]
		if f.TalkedAt != nil {
			return nil
		}
		now := s.db.Now()
		f.TalkedAt = &now
		return saveFitCheck(ctx, tx, f, false)
	})
}

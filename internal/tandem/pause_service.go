package tandem

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Rest is what stands on the pause screen: the pause, if there is one, and whom one can call.
type Rest struct {
	Pause       *Pause
	HelpNumbers []programme.HelpNumber
}

// MyPause gives a participant their own pause and the help numbers.
func (s *Service) MyPause(ctx context.Context, who actor.Actor) (Rest, error) {
	return s.rest(ctx, s.db.Read(ctx), who)
}

func (s *Service) rest(ctx context.Context, tx *gorm.DB, who actor.Actor) (Rest, error) {
	var r Rest
	var err error
	if r.Pause, err = openPause(ctx, tx, who.PersonID); err != nil {
		return r, err
	}
	r.HelpNumbers, err = s.cohorts.HelpNumbers(ctx, tx, who.Language)
	return r, err
}

// BeginPause stops the reminders and keeps the place; in a pause it changes who knows of it.
func (s *Service) BeginPause(ctx context.Context, who actor.Actor, t Telling) (Rest, error) {
	var r Rest
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		now := s.db.Now()
		p, err := openPause(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if p == nil {
			p = &Pause{
				ID: database.NewID(), PersonID: who.PersonID, FromDay: s.cohorts.Today(), TellPartner: t.Partner,
				TellContactPerson: t.ContactPerson, Version: 1, CreatedAt: now, UpdatedAt: now,
			}
			err = savePause(ctx, tx, *p, 0)
		} else if loaded := p.Version; p.tell(t, now) {
			err = savePause(ctx, tx, *p, loaded)
		}
		if err != nil {
			return err
		}
		r, err = s.rest(ctx, tx, who)
		return err
	})
	if database.IsDuplicate(err) {
		err = problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return r, err
}

// GoOnPausing answers the question that comes once, after three weeks.
func (s *Service) GoOnPausing(ctx context.Context, who actor.Actor) (Rest, error) {
	var r Rest
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		p, err := openPause(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if p != nil {
			if loaded := p.Version; p.goOn(s.cohorts.Today(), s.db.Now()) {
				if err := savePause(ctx, tx, *p, loaded); err != nil {
					return err
				}
			}
		}
		r, err = s.rest(ctx, tx, who)
		return err
	})
	return r, err
}

// ComeBack ends the pause today. One that began today was a slip of the finger and leaves no trace.
func (s *Service) ComeBack(ctx context.Context, who actor.Actor) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		p, err := openPause(ctx, tx, who.PersonID)
		if p == nil || err != nil {
			return err
		}
		today, loaded := s.cohorts.Today(), p.Version
		if p.FromDay >= today {
			return deletePause(ctx, tx, p.ID)
		}
		p.UntilDay = &today
		p.touch(s.db.Now())
		return savePause(ctx, tx, *p, loaded)
	})
}

// PausesSeen are the pauses of the two, past and present, that the reader has been told of.
func (s *Service) PausesSeen(ctx context.Context, tx *gorm.DB, who actor.Actor, t Tandem) ([]Pause, error) {
	all, err := pausesOf(ctx, tx, t.People())
	var seen []Pause
	for _, p := range all {
		if p.toldTo(who, t.Partner(p.PersonID)) {
			seen = append(seen, p)
		}
	}
	return seen, err
}

// LastRests are the last days of the newest pauses in the tandems that the reader knows of, today while one lasts.
func (s *Service) LastRests(ctx context.Context, tx *gorm.DB, who actor.Actor, tandems []Tandem) (map[uuid.UUID]calendar.Day, error) {
	last := make(map[uuid.UUID]calendar.Day)
	all, err := pausesOf(ctx, tx, peopleOf(tandems))
	for _, t := range tandems {
		for _, p := range all {
			if t.Has(p.PersonID) && p.toldTo(who, t.Partner(p.PersonID)) {
				last[t.ID] = max(last[t.ID], p.LastDay(s.cohorts.Today()))
			}
		}
	}
	return last, err
}

// PausesToldToTeam are the pauses in the tandems that a contact person knows of, by tandem.
func (s *Service) PausesToldToTeam(ctx context.Context, tx *gorm.DB, tandems []Tandem) (map[uuid.UUID][]Pause, error) {
	all, err := pausesOf(ctx, tx, peopleOf(tandems))
	told := make(map[uuid.UUID][]Pause)
	for _, t := range tandems {
		for _, p := range all {
			if p.TellContactPerson && t.Has(p.PersonID) {
				told[t.ID] = append(told[t.ID], p)
			}
		}
	}
	return told, err
}

func peopleOf(tandems []Tandem) []uuid.UUID {
	people := make([]uuid.UUID, 0, 2*len(tandems))
	for _, t := range tandems {
		people = append(people, t.People()...)
	}
	return people
}

// Paused says which of the persons want no reminders: they are in a pause, or have left.
func (s *Service) Paused(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]bool, error) {
	if len(personIDs) == 0 {
		return map[uuid.UUID]bool{}, nil
	}
	paused, err := s.cohorts.Left(ctx, tx, personIDs)
	if err != nil {
		return nil, err
	}
	ids, err := pausing(ctx, tx, personIDs)
	for _, id := range ids {
		paused[id] = true
	}
	return paused, err
}

// Alone says whose partner is in a pause or has left, whether they know it or not: nobody reminds
// them of a meeting to which the other one will not come.
func (s *Service) Alone(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]bool, error) {
	alone := make(map[uuid.UUID]bool)
	if len(personIDs) == 0 {
		return alone, nil
	}
	partners, err := partnersOf(ctx, tx, personIDs)
	if err != nil {
		return nil, err
	}
	others := make([]uuid.UUID, 0, len(partners))
	for _, other := range partners {
		others = append(others, other)
	}
	away, err := s.Paused(ctx, tx, others)
	for id, other := range partners {
		alone[id] = away[other]
	}
	return alone, err
}

package questionnaire

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

// Service holds the use cases around questionnaires.
type Service struct {
	db         *database.DB
	programmes *programme.Service
	tandems    *tandem.Service
	sets       Sets
	neighbours Neighbours
}

// NewService needs the questions, and the domains that know who belongs to whom.
func NewService(db *database.DB, programmes *programme.Service, tandems *tandem.Service, sets Sets) *Service {
	return &Service{db: db, programmes: programmes, tandems: tandems, sets: sets}
}

// Sets are all questionnaires.
func (s *Service) Sets() Sets { return s.sets }

// ToFill is a sheet that can be filled in now.
type ToFill struct {
	SetKey     string
	SetVersion int
	Occasion   Occasion
	TandemID   *uuid.UUID
	About      *tandem.Partner // of a sheet about the partner
}

// Own is a sheet through the eyes of whose answers they are.
type Own struct {
	Sheet
	MayShow bool // whether it can be opened to the team
	Opened  bool // both partners have finished theirs
}

// Mine is everything a participant has to do with.
type Mine struct {
	Open      []ToFill
	Asks      Occasion // to show on the first screen, or none
	Sheets    []Own
	AboutMe   []Sheet // the partner's, once both are finished
	Interview *Sheet
}

// place is where a participant stands: their cohort, and their tandem if there is one.
type place struct {
	cohort programme.Cohort
	left   bool
	tandem *tandem.Tandem
}

func (s *Service) placeOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (place, error) {
	m, err := s.programmes.MembershipOf(ctx, tx, personID)
	if err != nil {
		return place{}, err
	}
	at := place{cohort: m.Cohort}
	places, err := s.programmes.Participants(ctx, tx, m.Cohort.ID)
	if err != nil {
		return at, err
	}
	for _, p := range places {
		at.left = at.left || p.PersonID == personID && p.LeftDay != nil
	}
	t, err := s.tandems.Of(ctx, tx, personID)
	switch {
	case isMissing(err):
		return at, nil
	case err == nil && t.CohortID == m.Cohort.ID:
		at.tandem = &t
	}
	return at, err
}

// partner is whom the person can write about: the other of an open tandem, as long as both take part.
func (at place) partner(personID uuid.UUID) (tandem.Partner, bool) {
	if at.tandem == nil || at.tandem.EndedAt != nil || len(at.tandem.Present()) < 2 {
		return tandem.Partner{}, false
	}
	return at.tandem.Other(personID), true
}

// Mine gives a participant their own sheets, what can be filled in now, and what their partner wrote as soon as both
// have finished.
func (s *Service) Mine(ctx context.Context, who actor.Actor) (Mine, error) {
	var mine Mine
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		at, err := s.placeOf(ctx, tx, who.PersonID)
		if err != nil && !isMissing(err) {
			return err
		}
		inCohort := err == nil
		readable := "person_id = ? OR about_id = ?"
		if who.IsCompanion() {
			readable = "person_id = ? AND (about_id IS NULL OR about_id = ?)" // nothing that one of the two says about the other
		}
		sheets, err := s.findSheets(ctx, tx, readable, who.PersonID, who.PersonID)
		if err != nil {
			return err
		}
		counted, err := s.countedFor(ctx, tx, sheets)
		if err != nil {
			return err
		}
		mine = seenBy(who.PersonID, sheets, counted)
		if inCohort && !at.left && !who.IsCompanion() {
			mine.Open = s.toFill(at, who.PersonID, mine.Sheets)
			mine.Asks, err = asks(ctx, tx, at, who.PersonID, mine.Open)
		}
		return err
	})
	return mine, err
}

func (s *Service) countedFor(ctx context.Context, tx *gorm.DB, sheets []Sheet) ([]CountedOccasion, error) {
	var counted []CountedOccasion
	var asked []uuid.UUID
	for _, sheet := range sheets {
		if slices.Contains(asked, sheet.CohortID) {
			continue
		}
		asked = append(asked, sheet.CohortID)
		found, err := countedOf(ctx, tx, sheet.CohortID)
		if err != nil {
			return nil, err
		}
		counted = append(counted, found...)
	}
	return counted, nil
}

// seenBy sorts sheets by what they are to a person: their own, and those about them that both partners have finished.
func seenBy(personID uuid.UUID, sheets []Sheet, counted []CountedOccasion) Mine {
	var mine Mine
	for _, sheet := range sheets {
		twin := slices.ContainsFunc(sheets, func(other Sheet) bool { return sheet.isTwin(other) })
		switch {
		case sheet.PersonID != personID && twin:
			mine.AboutMe = append(mine.AboutMe, sheet)
		case sheet.PersonID != personID:
		case sheet.Occasion == AtInterview:
			mine.Interview = &sheet
		default:
			mine.Sheets = append(mine.Sheets, Own{sheet, sheet.MayShow(sheet.isLate(counted)), twin})
		}
	}
	return mine
}

// isTwin says whether two sheets are what the partners of a tandem wrote about each other on one occasion.
func (s Sheet) isTwin(o Sheet) bool {
	return s.TandemID != nil && o.TandemID != nil && *s.TandemID == *o.TandemID && s.Occasion == o.Occasion && s.PersonID != o.PersonID
}

// isLate says whether the sheet came after its occasion had been counted.
func (s Sheet) isLate(counted []CountedOccasion) bool {
	return slices.ContainsFunc(counted, func(c CountedOccasion) bool {
		return c.CohortID == s.CohortID && c.Occasion == s.Occasion && !s.CreatedAt.Before(c.CountedAt)
	})
}

// toFill is what is open on this occasion and not finished yet. The sheet about the partner comes after one's own.
func (s *Service) toFill(at place, personID uuid.UUID, sheets []Own) []ToFill {
	occasion, any := OccasionOn(at.cohort, s.programmes.Today())
	if !any {
		return nil
	}
	finished := func(key string, tandemID *uuid.UUID) bool {
		return slices.ContainsFunc(sheets, func(o Own) bool {
			return o.SetKey == key && o.Occasion == occasion && o.CohortID == at.cohort.ID &&
				(tandemID == nil || o.TandemID != nil && *o.TandemID == *tandemID)
		})
	}
	var open []ToFill
	own := false
	for _, set := range append(s.sets.Newest(Self), s.sets.Newest(Instrument)...) {
		own = own || set.Kind == Self && finished(set.Key, nil)
		if !finished(set.Key, nil) {
			open = append(open, ToFill{SetKey: set.Key, SetVersion: set.Version, Occasion: occasion})
		}
	}
	partner, together := at.partner(personID)
	for _, set := range s.sets.Newest(Partner) {
		if together && own && occasion.ofPartners() && !finished(set.Key, &at.tandem.ID) {
			open = append(open, ToFill{set.Key, set.Version, occasion, &at.tandem.ID, &partner})
		}
	}
	return open
}

func notFilled(code string) error { return problem.New(problem.Conflict, code) }

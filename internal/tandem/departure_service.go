package tandem

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Affected is a domain with things that a person who leaves has to do with.
type Affected interface {
	// PartnerLeft takes back what only makes sense with this partner.
	PartnerLeft(ctx context.Context, tx *gorm.DB, t Tandem, personID uuid.UUID) error
	// Belongings says what there is, in the words of the screen.
	Belongings(ctx context.Context, tx *gorm.DB, t Tandem, personID uuid.UUID) ([]Belonging, error)
}

// Eraser erases everything about a person.
type Eraser interface {
	Erase(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error
}

// Secrets makes sure that somebody knows their PIN, for what cannot be undone.
type Secrets interface {
	ConfirmSecret(ctx context.Context, who actor.Actor, secret string) error
}

// Keeping is a domain and for how many days after the cohort's end it keeps what people wrote.
type Keeping struct {
	Domain Affected
	Days   int
}

// WhenSomebodyLeaves names the domains that are affected then, once, before the first request.
func (s *Service) WhenSomebodyLeaves(domains ...Keeping) { s.domains = domains }

// WhenSomebodyErases names who erases and who asks for the PIN before, once, before the first request.
func (s *Service) WhenSomebodyErases(eraser Eraser, secrets Secrets) {
	s.eraser, s.secrets = eraser, secrets
}

// standing is where a participant stands: their cohort, and their tandem if there is one.
type standing struct {
	cohort    programme.Cohort
	tandem    *Tandem
	departure *Departure
}

func (s *Service) standing(ctx context.Context, tx *gorm.DB, who actor.Actor) (standing, error) {
	m, err := s.cohorts.MembershipOf(ctx, tx, who.PersonID)
	if err != nil {
		return standing{}, err
	}
	at := standing{cohort: m.Cohort}
	t, err := s.Of(ctx, tx, who.PersonID)
	if err == nil && t.CohortID == m.Cohort.ID {
		at.tandem = &t
	}
	if err != nil && !isMissing(err) {
		return at, err
	}
	at.departure, err = departureOf(ctx, tx, m.Cohort.ID, who.PersonID)
	return at, err
}

// together says whether there is a tandem that goes on.
func (at standing) together() bool { return at.tandem != nil && at.tandem.EndedAt == nil }

func (at standing) left() bool { return at.departure != nil && at.departure.Kind == Left }

// PreviewLeaving says what leaving would mean, and changes nothing.
func (s *Service) PreviewLeaving(ctx context.Context, who actor.Actor) (Preview, error) {
	tx := s.db.Read(ctx)
	at, err := s.standing(ctx, tx, who)
	if err != nil {
		return Preview{}, err
	}
	var preview Preview
	if at.tandem != nil {
		if other := at.tandem.Other(who.PersonID); other.PersonID != uuid.Nil && at.together() {
			preview.Partner = &other
		}
		for _, k := range s.domains {
			found, err := k.Domain.Belongings(ctx, tx, *at.tandem, who.PersonID)
			if err != nil {
				return Preview{}, err
			}
			until := at.cohort.LastDay(s.cohorts.Today()).AddDays(k.Days)
			preview.add(found, until)
		}
	}
	preview.Belongings = append(preview.Belongings, Belonging{What: "reminders", Then: Erased}, Belonging{What: "account", Then: KeptUntil})
	return preview, nil
}

// add leaves out what there is nothing of.
func (p *Preview) add(found []Belonging, until calendar.Day) {
	for _, b := range found {
		if b.Count == 0 {
			continue
		}
		if b.Then == KeptUntil {
			b.UntilDay = &until
		}
		p.Belongings = append(p.Belongings, b)
	}
}

// Leave ends taking part, at any time and without any consequence. The partner keeps the tandem and
// is told what the two of us agreed on; nobody else is told anything, the benefits side least of all.
func (s *Service) Leave(ctx context.Context, who actor.Actor, g Goodbye) error {
	g = g.tidy()
	if err := g.check(); err != nil {
		return err
	}
	if g.EraseNow {
		if err := s.secrets.ConfirmSecret(ctx, who, g.Secret); err != nil {
			return err
		}
	}
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		at, err := s.standing(ctx, tx, who)
		if err != nil {
			return err
		}
		if !at.left() {
			if err := s.leave(ctx, tx, who, at, g); err != nil {
				return err
			}
		}
		if g.EraseNow {
			return s.eraser.Erase(ctx, tx, who.PersonID)
		}
		return nil
	})
	return saving(err)
}

func (s *Service) leave(ctx context.Context, tx *gorm.DB, who actor.Actor, at standing, g Goodbye) error {
	d, loaded := at.begin(who)
	d.leave(g, s.cohorts.Today(), s.db.Now())
	if err := saveDeparture(ctx, tx, d, loaded); err != nil {
		return err
	}
	if err := s.cohorts.Leave(ctx, tx, at.cohort.ID, who.PersonID, d.Day); err != nil {
		return err
	}
	if !at.together() {
		return nil
	}
	t, err := s.ByID(ctx, tx, at.tandem.ID)
	if err != nil {
		return err
	}
	for _, k := range s.domains {
		if err := k.Domain.PartnerLeft(ctx, tx, t, who.PersonID); err != nil {
			return err
		}
	}
	return nil
}

// leaveErased lets somebody leave who is about to be erased without having said a word: the partner
// has to know that nobody comes any more.
func (s *Service) leaveErased(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	who := actor.Actor{PersonID: personID, Role: actor.Participant}
	at, err := s.standing(ctx, tx, who)
	if isMissing(err) {
		return nil // in no cohort
	}
	if err != nil || at.left() || !at.together() || at.cohort.State == programme.Closed {
		return err
	}
	return s.leave(ctx, tx, who, at, Goodbye{})
}

// begin is the departure there is already, or a new one with the version nobody has saved yet.
func (at standing) begin(who actor.Actor) (d Departure, loaded int) {
	if at.departure != nil {
		return *at.departure, at.departure.Version
	}
	d = Departure{ID: database.NewID(), CohortID: at.cohort.ID, PersonID: &who.PersonID}
	if at.together() {
		d.TandemID = &at.tandem.ID
	}
	return d, 0
}

// EndEarly notes that the aim is reached before the end. It takes nothing away from anybody.
func (s *Service) EndEarly(ctx context.Context, who actor.Actor, kind DepartureKind) error {
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		at, err := s.standing(ctx, tx, who)
		if err != nil {
			return err
		}
		if at.left() {
			return problem.New(problem.Conflict, "you_have_left")
		}
		d, loaded := at.begin(who)
		if loaded > 0 && d.Kind == kind {
			return nil
		}
		now := s.db.Now()
		d.Kind, d.Day = kind, s.cohorts.Today()
		if loaded == 0 {
			d.CreatedAt = now
		}
		d.touch(now)
		return saveDeparture(ctx, tx, d, loaded)
	})
	return saving(err)
}

// TakeBackEnd forgets an early end. Leaving is not taken back here: whoever wants to come again asks the team.
func (s *Service) TakeBackEnd(ctx context.Context, who actor.Actor) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		at, err := s.standing(ctx, tx, who)
		if err != nil || at.departure == nil {
			return err
		}
		if at.left() {
			return problem.New(problem.Conflict, "you_have_left")
		}
		return deleteDeparture(ctx, tx, at.departure.ID)
	})
}

// Offer is what a coach offers the partner who stays.
func (s *Service) Offer(ctx context.Context, who actor.Actor, id uuid.UUID, text string) (Departure, error) {
	var d Departure
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if d, err = findDeparture(ctx, tx, id); err != nil {
			return err
		}
		if d.TandemID == nil {
			return problem.NotFound()
		}
		if _, err := s.Find(ctx, tx, who, *d.TandemID); err != nil {
			return err
		}
		loaded := d.Version
		made, err := d.Make(who, text, s.db.Now())
		if !made || err != nil {
			return err
		}
		return saveDeparture(ctx, tx, d, loaded)
	})
	return d, err
}

// WithoutOffer are the departures whose remaining partner waits for an offer, longest waiting first.
func (s *Service) WithoutOffer(ctx context.Context, tx *gorm.DB, tandemIDs []uuid.UUID) ([]Departure, error) {
	return withoutOffer(ctx, tx, tandemIDs)
}

// Standing gives a participant's own pause and departure, whether they are in a tandem or not.
func (s *Service) Standing(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (*Pause, *Departure, error) {
	p, err := openPause(ctx, tx, personID)
	if err != nil {
		return nil, nil, err
	}
	d, err := departureOf(ctx, tx, cohortID, personID)
	return p, d, err
}

// Nameless is the departure from a tandem of somebody about whom everything has been erased.
func (s *Service) Nameless(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (*Departure, error) {
	return nameless(ctx, tx, tandemID)
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

func saving(err error) error {
	if database.IsDuplicate(err) {
		return problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return err
}

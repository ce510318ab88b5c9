package recruiting

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// StartGate shows the coaches how near a cohort is to its start.
func (s *Service) StartGate(ctx context.Context, who actor.Actor, cohortID uuid.UUID) (Gate, error) {
	tx := s.db.Read(ctx)
	if err := coached(ctx, tx, who, cohortID); err != nil {
		return Gate{}, err
	}
	return s.gate(ctx, tx, cohortID)
}

// OpenStartGate lets the cohort begin; earlier than planned only with a reason.
func (s *Service) OpenStartGate(ctx context.Context, who actor.Actor, cohortID uuid.UUID, reason string) (Gate, error) {
	var gate Gate
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		if _, err := s.recruits(ctx, tx, cohortID); err != nil {
			return err
		}
		now, err := s.gate(ctx, tx, cohortID)
		if err != nil {
			return err
		}
		opened, err := now.open(cohortID, who.PersonID, reason, s.now())
		if err != nil {
			return err
		}
		if opened != nil {
			if err := insertOpened(ctx, tx, *opened); err != nil {
				return err
			}
		}
		gate, err = s.gate(ctx, tx, cohortID)
		return err
	})
	return gate, err
}

func (s *Service) gate(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (Gate, error) {
	pool, err := s.pool(ctx, tx, cohortID)
	if err != nil {
		return Gate{}, err
	}
	gate := Gate{Places: pool.Cohort.Places, AgeRule: pool.Cohort.AgeRule, Unsigned: []Named{}, Outside: []Named{}}
	var in []Named
	for _, e := range pool.Entries {
		if e.AsksNow(s.programmes.Today()) {
			gate.AskNow++
		}
		if e.State != Agreed {
			continue
		}
		gate.count(e.AgeGroup)
		in = append(in, Named{e.ID, e.FirstName})
		if !e.Joined {
			gate.Outside = append(gate.Outside, Named{e.ID, e.FirstName})
		}
	}
	if gate.Unsigned, err = s.unsigned(ctx, tx, in); err != nil {
		return Gate{}, err
	}
	if gate.Opened, err = findOpened(ctx, tx, cohortID); err != nil || gate.Opened == nil || gate.Opened.OpenedBy == nil {
		return gate, err
	}
	names, err := s.people.Names(ctx, tx, []uuid.UUID{*gate.Opened.OpenedBy})
	gate.OpenedBy = names[*gate.Opened.OpenedBy]
	return gate, err
}

func (s *Service) unsigned(ctx context.Context, tx *gorm.DB, in []Named) ([]Named, error) {
	missing := []Named{}
	if s.neighbours.Declarations == nil || len(in) == 0 {
		return missing, nil
	}
	ids := make([]uuid.UUID, 0, len(in))
	for _, n := range in {
		ids = append(ids, n.ID)
	}
	signed, err := s.neighbours.Declarations.Signed(ctx, tx, ids)
	for _, n := range in {
		if !signed[n.ID] {
			missing = append(missing, n)
		}
	}
	return missing, err
}

// GateOpen says whether what comes after the start gate may begin; a cohort without places has none.
func (s *Service) GateOpen(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (bool, error) {
	cohort, err := s.programmes.Find(ctx, tx, cohortID)
	if err != nil || cohort.Places == nil {
		return err == nil, err
	}
	opened, err := findOpened(ctx, tx, cohortID)
	return opened != nil, err
}

// TakingPart are those of a cohort who choose and are matched: who has not left and has no tandem, and where people are
// recruited who is in, also on paper alone and not yet in the app; elsewhere who has joined. They come in the order of
// their ids.
func (s *Service) TakingPart(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error) {
	pool, err := s.pool(ctx, tx, cohortID)
	if err != nil {
		return nil, err
	}
	ids := []uuid.UUID{}
	for _, e := range pool.Entries {
		if pool.Cohort.Places == nil && e.Joined || pool.Cohort.Places != nil && e.State == Agreed {
			ids = append(ids, e.ID)
		}
	}
	slices.SortFunc(ids, func(a, b uuid.UUID) int { return strings.Compare(a.String(), b.String()) })
	if s.neighbours.Tandems == nil || len(ids) == 0 {
		return ids, nil
	}
	paired, err := s.neighbours.Tandems.TandemsOf(ctx, tx, ids)
	return slices.DeleteFunc(ids, func(id uuid.UUID) bool { _, found := paired[id]; return found }), err
}

// Standing is what a participant sees of the way to the start.
type Standing struct {
	CohortName  string
	Places      *int
	Agreed      int
	State       State
	Since       calendar.Day
	AskAgainDay *calendar.Day
	Asked       bool // whether a word of theirs is waited for at all
	GateOpen    bool
	InvitedBy   string
}

// MyStanding shows a participant how far they and all the others are.
func (s *Service) MyStanding(ctx context.Context, who actor.Actor) (Standing, error) {
	return s.standing(ctx, s.db.Read(ctx), who)
}

func (s *Service) standing(ctx context.Context, tx *gorm.DB, who actor.Actor) (Standing, error) {
	member, err := s.programmes.MembershipOf(ctx, tx, who.PersonID)
	if err != nil {
		return Standing{}, err
	}
	pool, err := s.pool(ctx, tx, member.Cohort.ID)
	if err != nil {
		return Standing{}, err
	}
	at := slices.IndexFunc(pool.Entries, func(e Entry) bool { return e.ID == who.PersonID })
	if at < 0 {
		return Standing{}, problem.NotFound() // has left
	}
	me := pool.Entries[at]
	open, err := s.GateOpen(ctx, tx, member.Cohort.ID)
	return Standing{
		CohortName: pool.Cohort.Name, Places: pool.Cohort.Places, Agreed: pool.Agreed(), State: me.State,
		Since: calendar.DayOf(me.Since(), s.programmes.Zone()), AskAgainDay: me.AskAgainDay, GateOpen: open, InvitedBy: me.InvitedBy,
		Asked: pool.Cohort.Places != nil && pool.Cohort.State != programme.Closed,
	}, err
}

// Agree takes a participant's own word: they are in, not now, or no. None of them closes anything: the account stays
// theirs, and the word can be changed.
func (s *Service) Agree(ctx context.Context, who actor.Actor, to State, askAgain *calendar.Day) (Standing, error) {
	var standing Standing
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		member, err := s.programmes.MembershipOf(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if member.Person.State != person.Active {
			return problem.NotFound()
		}
		if member.Cohort.Places == nil || member.Cohort.State == programme.Closed {
			return problem.New(problem.Conflict, "nobody_recruited")
		}
		p, err := s.lockEntry(ctx, tx, member.Cohort.ID, who.PersonID)
		if err != nil {
			return err
		}
		changed, err := p.Move(to, askAgain, nil, database.NewID(), s.now())
		if err != nil {
			return err
		}
		if changed {
			if err := s.saveProspect(ctx, tx, p); err != nil {
				return err
			}
		}
		standing, err = s.standing(ctx, tx, who)
		return err
	})
	return standing, err
}

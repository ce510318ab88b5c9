package consent_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var ctx = context.Background()

// stage has a cohort with a coach and two participants, a coach from elsewhere and an administrator.
type stage struct {
	*consent.Service
	t             *testing.T
	db            *database.DB
	clock         *dbtest.Clock
	cohort        uuid.UUID
	samira, jonas actor.Actor
	katrin, murat actor.Actor
	office        actor.Actor
	first         consent.Declaration
	people        *person.Service
	programmes    *programme.Service
}

func setStage(t *testing.T, db *database.DB, clock *dbtest.Clock) *stage {
	t.Helper()
	s := &stage{t: t, db: db, clock: clock, people: person.NewService(db)}
	s.programmes = programme.NewService(db, s.people, time.UTC, "Amt")
	s.Service = consent.NewService(db, s.programmes)
	s.katrin, s.murat = s.person(actor.Coach, "Katrin"), s.person(actor.Coach, "Murat")
	s.office = s.person(actor.Administrator, "Ada")
	s.cohort = database.NewID()
	_, err := s.programmes.PlanCohort(ctx, s.office, s.cohort, programme.Rules{
		Name: "Frühling", StartDay: s.programmes.Today(), LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1,
	})
	s.ok(err)
	s.ok(s.programmes.AddCoach(ctx, s.office, s.cohort, s.katrin.PersonID))
	s.samira, s.jonas = s.participant("Samira"), s.participant("Jonas")
	versions, err := s.Declarations(ctx)
	s.ok(err)
	s.first, err = s.Declaration(ctx, versions[0].ID)
	s.ok(err)
	return s
}

func (s *stage) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) person(role actor.Role, name string) actor.Actor {
	s.t.Helper()
	var p person.Person
	s.ok(s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		p, err = s.people.Create(ctx, tx, person.New{Role: role, DisplayName: name, Language: "de"})
		return err
	}))
	return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
}

func (s *stage) participant(name string) actor.Actor {
	s.t.Helper()
	p, _, err := s.programmes.AddParticipant(ctx, s.katrin, s.cohort, programme.NewParticipant{DisplayName: name, AgeGroup: programme.Under25})
	s.ok(err)
	return actor.Actor{PersonID: p.ID, Role: actor.Participant, Language: "de"}
}

func (s *stage) signs(who actor.Actor, d consent.Declaration) {
	s.t.Helper()
	s.ok(s.Sign(ctx, who, database.NewID(), d.ID, "de", "Name"))
}

func (s *stage) signed(who actor.Actor) bool {
	s.t.Helper()
	signed, err := s.Signed(ctx, s.db.Read(ctx), []uuid.UUID{s.samira.PersonID, s.jonas.PersonID})
	s.ok(err)
	return signed[who.PersonID]
}

func (s *stage) allows(who actor.Actor, kind consent.Kind) bool {
	s.t.Helper()
	allowed, err := s.Allows(ctx, s.db.Read(ctx), who.PersonID, kind)
	s.ok(err)
	return allowed
}

func (s *stage) mine(who actor.Actor) consent.State {
	s.t.Helper()
	state, err := s.Mine(ctx, who)
	s.ok(err)
	return state
}

func (s *stage) publishes(asksAgain bool) consent.Declaration {
	s.t.Helper()
	versions, err := s.Declarations(ctx)
	s.ok(err)
	d, err := s.Publish(ctx, s.office, versions[0].Number, consent.Declaration{
		ID: database.NewID(), AsksAgain: asksAgain, Texts: []consent.Text{{Language: "de", Body: "Neu", Changes: "Anders"}},
	})
	s.ok(err)
	return d
}

// wrong wants a problem with one field.
func wrong(t *testing.T, err error, pointer, code string) {
	t.Helper()
	var p *problem.Error
	if !errors.As(err, &p) || len(p.Fields) != 1 || p.Fields[0] != (problem.Field{Pointer: pointer, Code: code}) {
		t.Errorf("got %v, want %s at %s", err, code, pointer)
	}
}

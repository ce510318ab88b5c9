package contact_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/contact"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var (
	ctx = context.Background()
	key = bytes.Repeat([]byte{7}, 32)
)

// sent is something that was brought to an address.
type sent struct{ to, language, code string }

// carrier brings everything, unless it is told to fail.
type carrier struct {
	sent []sent
	fail error
}

func (c *carrier) SendCode(_ context.Context, to, language, code string) error {
	if c.fail == nil {
		c.sent = append(c.sent, sent{to, language, code})
	}
	return c.fail
}

func (c *carrier) SendNotice(ctx context.Context, to, language string) error {
	return c.SendCode(ctx, to, language, "")
}

func (c *carrier) last() sent { return c.sent[len(c.sent)-1] }

// stage has two people, mails and text messages.
type stage struct {
	*contact.Service
	t      *testing.T
	db     *database.DB
	clock  *dbtest.Clock
	mails  *carrier
	texts  *carrier
	samira actor.Actor
	jonas  actor.Actor
}

func setStage(t *testing.T, db *database.DB, clock *dbtest.Clock) *stage {
	t.Helper()
	s := &stage{t: t, db: db, clock: clock, mails: &carrier{}, texts: &carrier{}}
	s.Service = s.with(key)
	s.samira, s.jonas = s.person("Samira", "ar"), s.person("Jonas", "de")
	return s
}

func (s *stage) with(keys ...[]byte) *contact.Service {
	s.t.Helper()
	service, err := contact.NewService(s.db, person.NewService(s.db), keys, slog.New(slog.DiscardHandler))
	if err != nil {
		s.t.Fatal(err)
	}
	service.Connect(contact.Email, s.mails)
	service.Connect(contact.Phone, s.texts)
	return service
}

func (s *stage) person(name, language string) actor.Actor {
	s.t.Helper()
	var p person.Person
	s.tx(func(tx *gorm.DB) (err error) {
		p, err = person.NewService(s.db).Create(ctx, tx, person.New{Role: actor.Participant, DisplayName: name, Language: language})
		return err
	})
	return actor.Actor{PersonID: p.ID}
}

func (s *stage) tx(f func(tx *gorm.DB) error) {
	s.t.Helper()
	if err := s.db.Tx(ctx, f); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) must(o contact.Opened, err error) contact.Opened {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	return o
}

// has gives an address in use, with everything that takes.
func (s *stage) has(who actor.Actor, kind contact.Kind, value string) {
	s.t.Helper()
	s.must(s.Change(ctx, who, kind, value))
	c := s.mails
	if kind == contact.Phone {
		c = s.texts
	}
	s.must(s.Confirm(ctx, who, kind, c.last().code))
}

func (s *stage) address(who actor.Actor) string {
	s.t.Helper()
	found, err := s.Addresses(ctx, s.db.Read(ctx), contact.Email, []uuid.UUID{s.samira.PersonID, s.jonas.PersonID})
	if err != nil {
		s.t.Fatal(err)
	}
	return found[who.PersonID]
}

// wrong wants a problem with the value itself.
func wrong(t *testing.T, err error, code string) {
	t.Helper()
	var p *problem.Error
	if !errors.As(err, &p) || len(p.Fields) != 1 || p.Fields[0] != (problem.Field{Pointer: "/value", Code: code}) {
		t.Errorf("got %v, want %s", err, code)
	}
}

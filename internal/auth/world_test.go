package auth

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

const (
	pin      = "481516"
	password = "vier graue Gänse"
)

// world is a small office with its clock; it notes which sessions ended.
type world struct {
	t        *testing.T
	db       *database.DB
	clock    *dbtest.Clock
	persons  *person.Service
	auth     *Service
	accounts *Accounts
	inCare   map[uuid.UUID]uuid.UUID // participant -> coach
	ended    []uuid.UUID
}

func each(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	zone, err := calendar.Zone("")
	if err != nil {
		t.Fatal(err)
	}
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := &world{t: t, db: db, clock: clock, persons: person.NewService(db), inCare: map[uuid.UUID]uuid.UUID{}}
		w.auth = NewService(db, w.persons, Config{
			Secret: []byte(strings.Repeat("s", 32)), PublicURL: "https://pate.example.org/", Zone: zone, HashMemory: 64,
		}, w)
		w.accounts = NewAccounts(db, w.persons, w.auth, w)
		test(t, w)
	})
}

func (w *world) SessionsEnded(_ context.Context, _ *gorm.DB, ids []uuid.UUID) error {
	w.ended = append(w.ended, ids...)
	return nil
}

func (w *world) SharesCohort(_ context.Context, _ *gorm.DB, coachID, participantID uuid.UUID) (bool, error) {
	return w.inCare[participantID] == coachID, nil
}

// from is a request from an address.
func from(ip string) context.Context {
	return actor.WithClient(context.Background(), actor.Client{IP: ip, UserAgent: "Chrome/130 Android"})
}

var home = from("192.0.2.7")

// joined is somebody who has chosen a secret already.
func (w *world) joined(role actor.Role, name string) person.Person {
	w.t.Helper()
	secret := pin
	if role != actor.Participant {
		secret = password
	}
	p, _, err := w.auth.SetUp(home, person.New{Role: role, DisplayName: name, Language: "de"}, secret)
	problemtest.OK(w.t, err)
	return p
}

// invited is somebody with a code who has not used it.
func (w *world) invited(role actor.Role, name string) (person.Person, string) {
	w.t.Helper()
	p, code, err := w.auth.SetUp(home, person.New{Role: role, DisplayName: name, Language: "de"}, "")
	problemtest.OK(w.t, err)
	return p, code.Code
}

func (w *world) code(id uuid.UUID) string {
	w.t.Helper()
	var code string
	problemtest.OK(w.t, w.db.Tx(home, func(tx *gorm.DB) (err error) {
		code, _, err = w.auth.Invite(home, tx, id, uuid.Nil)
		return err
	}))
	return code
}

// session signs in without the long way through a secret.
func (w *world) session(p person.Person, remember bool) Ticket {
	w.t.Helper()
	var ticket Ticket
	problemtest.OK(w.t, w.db.Tx(home, func(tx *gorm.DB) (err error) {
		ticket, err = w.auth.startSession(home, tx, p, remember)
		return err
	}))
	return ticket
}

func (t Ticket) actor() actor.Actor {
	return actor.Actor{PersonID: t.Person.ID, SessionID: t.Session.ID, Role: t.Person.Role, Language: t.Person.Language}
}

// out checks that neither door of a session opens any more.
func (w *world) out(t Ticket) {
	w.t.Helper()
	_, err := w.auth.Check(home, t.AccessToken)
	problemtest.Refused(w.t, err, "not_signed_in")
	_, err = w.auth.Refresh(home, t.RefreshToken)
	problemtest.Refused(w.t, err, "session_ended")
	if !slices.Contains(w.ended, t.Session.ID) {
		w.t.Fatal("nobody was told that the session ended")
	}
}

func (w *world) in(t Ticket) {
	w.t.Helper()
	_, err := w.auth.Check(home, t.AccessToken)
	problemtest.OK(w.t, err)
}

func fieldOf(t *testing.T, err error, pointer string) string {
	t.Helper()
	var p *problem.Error
	if errors.As(err, &p) {
		for _, f := range p.Fields {
			if f.Pointer == pointer {
				return f.Code
			}
		}
	}
	t.Fatalf("got %v, want something at %s", err, pointer)
	return ""
}

func together(n int, do func() error) (succeeded int, errs []error) {
	outcomes := make(chan error, n)
	for range n {
		go func() { outcomes <- do() }()
	}
	for range n {
		if err := <-outcomes; err != nil {
			errs = append(errs, err)
		} else {
			succeeded++
		}
	}
	return succeeded, errs
}

const minute = time.Minute

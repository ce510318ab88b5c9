package push_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/push"
	"mainpate/internal/push/pushtest"
	"mainpate/internal/reminder"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

const testKey = "c3YkBWyVJqT2xBO1d0fZo5nZs3f2E8hQmJ7l1mJ0y2k"

var ctx = context.Background()

// stage has two people with a session each, and a push service.
type stage struct {
	*push.Service
	t       *testing.T
	db      *database.DB
	clock   *dbtest.Clock
	outside *pushtest.Service
	samira  actor.Actor
	jonas   actor.Actor
	answers *tally
}

// tally counts what push services answer.
type tally struct {
	mu     sync.Mutex
	counts map[string]int
}

func (c *tally) Pushed(service, verdict string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[service+" "+verdict]++
}

func setStage(t *testing.T, db *database.DB, clock *dbtest.Clock) *stage {
	t.Helper()
	s := &stage{t: t, db: db, clock: clock, outside: pushtest.New(t).Follow(clock.Now), answers: &tally{counts: map[string]int{}}}
	s.Service = s.with(testKey)
	s.samira, s.jonas = s.person("Samira"), s.person("Jonas")
	return s
}

func (s *stage) with(key string, previous ...string) *push.Service {
	s.t.Helper()
	service, err := push.NewService(s.db, push.Config{
		Private: key, Previous: previous, Watch: s.answers, Subject: "https://mainpate.example.org", Hosts: []string{s.outside.Origin()},
		Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return service
}

func (s *stage) person(name string) actor.Actor {
	s.t.Helper()
	session := database.NewID()
	var p person.Person
	s.tx(func(tx *gorm.DB) (err error) {
		p, err = person.NewService(s.db).Create(ctx, tx, person.New{
			Role: actor.Participant, DisplayName: name, Language: "de",
		})
		if err != nil {
			return err
		}
		now := s.db.Now()
		return tx.Exec(`INSERT INTO sessions (id, person_id, label, remember, created_at, last_used_day, idle_until, expires_at)
			VALUES (?, ?, 'Phone', true, ?, '2026-11-25', ?, ?)`, session, p.ID, now, now, now).Error
	})
	return actor.Actor{PersonID: p.ID, SessionID: session}
}

func (s *stage) tx(f func(tx *gorm.DB) error) {
	s.t.Helper()
	if err := s.db.Tx(ctx, f); err != nil {
		s.t.Fatal(err)
	}
}

// device subscribes a new browser for somebody.
func (s *stage) device(who actor.Actor) pushtest.Subscription {
	s.t.Helper()
	sub := s.outside.Subscribe()
	if err := s.Subscribe(ctx, who, address(sub)); err != nil {
		s.t.Fatal(err)
	}
	return sub
}

func address(s pushtest.Subscription) push.Address {
	return push.Address{Endpoint: s.Endpoint, P256dh: s.P256dh, Auth: s.Auth}
}

func (s *stage) devices(who actor.Actor) int {
	s.t.Helper()
	n, err := s.Devices(ctx, s.db.Read(ctx), who.PersonID)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

func (s *stage) reachable(who actor.Actor) bool {
	s.t.Helper()
	all, err := s.Reachable(ctx, s.db.Read(ctx), []uuid.UUID{s.samira.PersonID, s.jonas.PersonID})
	if err != nil {
		s.t.Fatal(err)
	}
	return all[who.PersonID]
}

func (s *stage) send(who actor.Actor) reminder.Outcome {
	s.t.Helper()
	return s.carry(ctx, who, reminder.Notice{
		Title: "MainPate", Body: "Morgen 15 Uhr. Bis dann.", Topic: "topic", Tag: "topic",
		Urgency: reminder.High, TTL: time.Hour, Language: "de",
	})
}

func (s *stage) carry(ctx context.Context, who actor.Actor, n reminder.Notice) reminder.Outcome {
	s.t.Helper()
	outcomes := s.HandOver(ctx, []reminder.Parcel{{PersonID: who.PersonID, Notice: n}})
	if len(outcomes) != 1 {
		s.t.Fatalf("%d outcomes for one notice", len(outcomes))
	}
	return outcomes[0]
}

func (s *stage) refused(err error, kind problem.Kind, code string) {
	s.t.Helper()
	problemtest.RefusedAs(s.t, err, kind, code)
}

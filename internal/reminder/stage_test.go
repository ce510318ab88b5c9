package reminder

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
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// handover is a notice that has reached somebody.
type handover struct {
	person uuid.UUID
	notice Notice
	at     time.Time
	by     ChannelName
}

// carrier stands for a channel and everybody's devices or addresses.
type carrier struct {
	traits  Traits
	mu      sync.Mutex
	now     func() time.Time
	handed  []handover
	devices int
	answer  func() Outcome
}

func (c *carrier) Traits() Traits { return c.traits }

func (c *carrier) Reaches(_ context.Context, _ *gorm.DB, people []uuid.UUID) (map[uuid.UUID]bool, error) {
	reached := map[uuid.UUID]bool{}
	for _, id := range people {
		reached[id] = c.devices > 0
	}
	return reached, nil
}

func (c *carrier) Reachable(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]bool, error) {
	return c.Reaches(ctx, tx, people)
}

func (c *carrier) HandOver(_ context.Context, parcels []Parcel) []Outcome {
	c.mu.Lock()
	defer c.mu.Unlock()
	var outcomes []Outcome
	for _, p := range parcels {
		outcome := Outcome{Result: HandedOver}
		if c.devices == 0 {
			outcome = Outcome{Result: NoDevice}
		} else if c.answer != nil {
			outcome = c.answer()
		}
		if outcome.Result == HandedOver {
			c.handed = append(c.handed, handover{p.PersonID, p.Notice, c.now(), c.traits.Name})
		}
		outcomes = append(outcomes, outcome)
	}
	return outcomes
}

func (c *carrier) Devices(context.Context, *gorm.DB, uuid.UUID) (int, error) { return c.devices, nil }

// stage is a service with two people to remind.
type stage struct {
	*Service
	people *person.Service
	t      *testing.T
	db     *database.DB
	clock  *dbtest.Clock
	phones *carrier
	mails  *carrier // nobody has an address at first
	texts  *carrier
	samira uuid.UUID
	jonas  uuid.UUID
}

func setStage(t *testing.T, db *database.DB, clock *dbtest.Clock) *stage {
	t.Helper()
	s := &stage{
		t: t, db: db, clock: clock, people: person.NewService(db),
		phones: &carrier{traits: Traits{Name: Push, Bulk: 20}, now: db.Now, devices: 1},
		mails:  &carrier{traits: Traits{Name: Email, Bulk: 5}, now: db.Now},
		texts:  &carrier{traits: Traits{Name: SMS, Once: true}, now: db.Now},
	}
	s.Service = s.replica()
	s.samira, s.jonas = s.person(actor.Participant, "Samira", "ar"), s.person(actor.Participant, "Jonas", "de")
	return s
}

func (s *stage) replica() *Service {
	s.t.Helper()
	return NewService(s.db, s.phones, Options{
		Zone: berlin(s.t), PublicURL: "https://mainpate.example/", TagKey: []byte("secret"),
		Channels: []Channel{s.mails, s.texts}, Log: slog.New(slog.DiscardHandler),
	})
}

func (s *stage) person(role actor.Role, name, language string) uuid.UUID {
	s.t.Helper()
	var p person.Person
	s.tx(func(tx *gorm.DB) (err error) {
		p, err = s.people.Create(context.Background(), tx, person.New{
			Role: role, DisplayName: name, Language: language,
		})
		return err
	})
	return p.ID
}

func (s *stage) tx(f func(tx *gorm.DB) error) {
	s.t.Helper()
	if err := s.db.Tx(context.Background(), f); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) pass() {
	s.t.Helper()
	if _, err := s.RunDue(context.Background()); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) milestone(id uuid.UUID, revision int, wall, change string) {
	s.t.Helper()
	s.tx(func(tx *gorm.DB) error {
		return s.MilestoneMeeting(context.Background(), tx, id, revision,
			[]uuid.UUID{s.samira, s.jonas}, at(s.t, wall), change)
	})
}

func (s *stage) planned(id uuid.UUID, revision int, start *time.Time) {
	s.t.Helper()
	s.tx(func(tx *gorm.DB) error {
		return s.PlannedMeeting(context.Background(), tx, id, revision, []uuid.UUID{s.samira, s.jonas}, start)
	})
}

// coming are the kinds and wall times of what a person will be reminded of.
func (s *stage) coming(personID uuid.UUID) map[Kind]string {
	s.t.Helper()
	found, err := s.Upcoming(context.Background(), actor.Actor{PersonID: personID})
	if err != nil {
		s.t.Fatal(err)
	}
	kinds := map[Kind]string{}
	for _, r := range found {
		kinds[r.Kind] = r.DueAt.In(s.zone).Format("2006-01-02 15:04")
	}
	return kinds
}

// heard are the first lines of what reached a person since the last call.
func (s *stage) heard(personID uuid.UUID) []string {
	s.phones.mu.Lock()
	defer s.phones.mu.Unlock()
	lines, rest := []string{}, s.phones.handed[:0:0]
	for _, h := range s.phones.handed {
		if h.person != personID {
			rest = append(rest, h)
			continue
		}
		lines = append(lines, firstLine(h.notice.Body))
	}
	s.phones.handed = rest
	return lines
}

func firstLine(body string) string {
	for i, c := range body {
		if c == '\n' {
			return body[:i]
		}
	}
	return body
}

func (s *stage) expect(personID uuid.UUID, want ...string) {
	s.t.Helper()
	got := s.heard(personID)
	if len(got) != len(want) {
		s.t.Fatalf("heard %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			s.t.Errorf("heard %q, want %q", got[i], want[i])
		}
	}
}

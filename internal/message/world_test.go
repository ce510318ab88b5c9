package message

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/media"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var ctx = context.Background()

// world is a running cohort with a tandem, two coaches beside it, and people around it.
type world struct {
	db               *database.DB
	clock            *dbtest.Clock
	words            *Service
	people           *person.Service
	cohorts          *programme.Service
	tandems          *tandem.Service
	told             *told
	cohort           uuid.UUID
	coach, second    actor.Actor
	far              actor.Actor // a coach of another cohort
	ayla, bernd      actor.Actor
	pair             uuid.UUID
	stranger, lonely actor.Actor
}

// told writes down whom the reminders and the open phones were told of what.
type told struct {
	mu      sync.Mutex
	notices []notice
	pokes   []poke
}

type notice struct {
	people   []uuid.UUID
	inTandem bool
}

type poke struct {
	place  Place
	change int64
	people []uuid.UUID
}

func (s *told) Message(_ context.Context, _ *gorm.DB, _ uuid.UUID, _ int, people []uuid.UUID, inTandem bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notices = append(s.notices, notice{people, inTandem})
	return nil
}

func (s *told) MessageOpened(context.Context, *gorm.DB, uuid.UUID, uuid.UUID) error { return nil }

func (s *told) Changed(_ context.Context, _ *gorm.DB, kind string, id uuid.UUID, change int64, people []uuid.UUID) (func(), error) {
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.pokes = append(s.pokes, poke{Place{Kind(kind), id}, change, people})
	}, nil
}

func eachWorld(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) { test(t, newWorld(t, db, clock)) })
}

func newWorld(t *testing.T, db *database.DB, clock *dbtest.Clock) *world {
	t.Helper()
	zone := problemtest.Must(calendar.Zone(""))(t)
	w := &world{db: db, clock: clock, people: person.NewService(db), told: &told{}}
	w.cohorts = programme.NewService(db, w.people, zone, "Büro")
	w.tandems = tandem.NewService(db, w.cohorts)
	w.words = NewService(db, w.people, w.cohorts, w.tandems, Neighbours{Reminders: w.told, Live: w.told, Media: media.NewService(db)}, 90)

	admin := w.staff(t, actor.Administrator, "Ines")
	w.coach, w.second, w.far = w.staff(t, actor.Coach, "Karim"), w.staff(t, actor.Coach, "Cora"), w.staff(t, actor.Coach, "Oda")
	w.cohort = w.newCohort(t, admin, w.coach, w.second)
	w.ayla, w.bernd, w.pair = w.newPair(t)
	w.stranger, _, _ = w.newPair(t)
	w.lonely = w.participant(t, "Lola", programme.Under25)
	w.newCohort(t, admin, w.far)
	return w
}

func (w *world) staff(t problemtest.T, role actor.Role, name string) actor.Actor {
	t.Helper()
	var p person.Person
	problemtest.OK(t, w.db.Tx(ctx, func(tx *gorm.DB) error {
		var err error
		p, err = w.people.Create(ctx, tx, person.New{Role: role, DisplayName: name, Language: "de"})
		return err
	}))
	return actor.Actor{PersonID: p.ID, Role: role}
}

func (w *world) newCohort(t problemtest.T, admin actor.Actor, coaches ...actor.Actor) uuid.UUID {
	t.Helper()
	c := problemtest.Must(w.cohorts.PlanCohort(ctx, admin, database.NewID(), programme.Rules{
		Name: "Herbst", StartDay: "2026-10-20", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: true,
	}))(t)
	for _, coach := range coaches {
		problemtest.OK(t, w.cohorts.AddCoach(ctx, admin, c.Cohort.ID, coach.PersonID))
	}
	problemtest.Must(w.cohorts.StartCohort(ctx, admin, c.Cohort.ID))(t)
	return c.Cohort.ID
}

func (w *world) newPair(t problemtest.T) (young, old actor.Actor, id uuid.UUID) {
	t.Helper()
	young, old = w.participant(t, "Ayla", programme.Under25), w.participant(t, "Bernd", programme.Over25)
	formed := problemtest.Must(w.tandems.Form(ctx, w.coach, tandem.Proposal{
		ID: database.NewID(), CohortID: w.cohort, PartnerIDs: [2]uuid.UUID{young.PersonID, old.PersonID}, Reason: "Beide mögen Gärten",
	}))(t)
	return young, old, formed.ID
}

func (w *world) participant(t problemtest.T, name string, age programme.AgeGroup) actor.Actor {
	t.Helper()
	p, _, err := w.cohorts.AddParticipant(ctx, w.coach, w.cohort, programme.NewParticipant{AgeGroup: age, DisplayName: name, Language: "de"})
	problemtest.OK(t, err)
	return actor.Actor{PersonID: p.ID, Role: actor.Participant}
}

func (w *world) two() Place   { return Place{Tandem, w.pair} }
func (w *world) team() Place  { return Place{Contact, w.ayla.PersonID} }
func (w *world) group() Place { return Place{Group, w.cohort} }

func (w *world) say(t problemtest.T, who actor.Actor, p Place, text string) Said {
	t.Helper()
	return problemtest.Must(w.words.Write(ctx, who, p, database.NewID(), Draft{Text: text}, 0))(t)
}

func (w *world) read(t problemtest.T, who actor.Actor, p Place) Page {
	t.Helper()
	return problemtest.Must(w.words.Read(ctx, who, p, Window{}))(t)
}

func (w *world) texts(t problemtest.T, who actor.Actor, p Place) []string {
	t.Helper()
	return texts(w.read(t, who, p).Messages)
}

func texts(messages []Said) []string {
	list := []string{}
	for _, m := range messages {
		if m.DeletedAt != nil {
			list = append(list, "–")
		} else {
			list = append(list, m.Text)
		}
	}
	return list
}

func (w *world) summary(t problemtest.T, who actor.Actor, p Place) Summary {
	t.Helper()
	for _, s := range w.list(t, who) {
		if s.Place == p {
			return s
		}
	}
	t.Fatal(p, "is on nobody's list")
	return Summary{}
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func (w *world) list(t problemtest.T, who actor.Actor) []Summary {
	t.Helper()
	list, _, err := w.words.Conversations(ctx, who)
	problemtest.OK(t, err)
	return list
}

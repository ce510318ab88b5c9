package speeddating

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// world is a cohort whose speed-dating is planned for this afternoon.
type world struct {
	*Service
	t                *testing.T
	db               *database.DB
	clock            *dbtest.Clock
	people           *person.Service
	admin, katrin    actor.Actor
	elsewhere        actor.Actor
	cohort, dating   uuid.UUID
	young, old       []actor.Actor
	gateOpen         bool
	told             []string
	afternoon        Details
	cohorts          *programme.Service
	missingFromGroup map[uuid.UUID]bool
}

func (w *world) TakingPart(ctx context.Context, tx *gorm.DB, cohort uuid.UUID) ([]uuid.UUID, error) {
	members, err := w.cohorts.MembersOf(ctx, tx, cohort)
	var ids []uuid.UUID
	for _, m := range members {
		if !w.missingFromGroup[m.PersonID] {
			ids = append(ids, m.PersonID)
		}
	}
	return ids, err
}

func (w *world) GateOpen(context.Context, *gorm.DB, uuid.UUID) (bool, error) { return w.gateOpen, nil }

func (w *world) Gathering(_ context.Context, _ *gorm.DB, _ uuid.UUID, revision int, people []uuid.UUID, _ time.Time, change string) error {
	w.told = append(w.told, fmt.Sprintf("time %d %q to %d", revision, change, len(people)))
	return nil
}

func (w *world) News(_ context.Context, _ *gorm.DB, _ uuid.UUID, _ int, people []uuid.UUID) error {
	w.told = append(w.told, fmt.Sprintf("news to %d", len(people)))
	return nil
}

func inWorld(t *testing.T, test func(t *testing.T, w *world)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		zone, err := calendar.Zone("")
		if err != nil {
			t.Fatal(err)
		}
		people := person.NewService(db)
		cohorts := programme.NewService(db, people, zone, "MainArbeit")
		w := &world{t: t, db: db, clock: clock, people: people, cohorts: cohorts, gateOpen: true, missingFromGroup: map[uuid.UUID]bool{}}
		w.Service = NewService(db, cohorts, w, w, 90)
		w.admin, w.katrin, w.elsewhere = w.person(actor.Administrator, "Ute"), w.person(actor.Coach, "Katrin"), w.person(actor.Coach, "Eva")
		w.cohort = w.planned(w.katrin)
		w.planned(w.elsewhere)
		for i := range 3 {
			w.young = append(w.young, w.joins(programme.Under25, fmt.Sprint("Jung ", i+1)))
			w.old = append(w.old, w.joins(programme.Over25, fmt.Sprint("Alt ", i+1)))
		}
		w.afternoon = Details{
			Day: "2026-11-25", Clock: "16:00", How: OnSite, PlaceText: "Großer Saal", Mode: TwoSides, Minutes: 6, MinutesToChange: 1,
		}
		w.dating = database.NewID()
		w.must(w.Plan(t.Context(), w.katrin, w.cohort, w.dating, 0, w.afternoon))
		test(t, w)
	})
}

func (w *world) must(v View, err error) View {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(problemtest.Code(err), err)
	}
	return v
}

func (w *world) person(role actor.Role, name string) actor.Actor {
	w.t.Helper()
	var p person.Person
	err := w.db.Tx(w.t.Context(), func(tx *gorm.DB) (err error) {
		p, err = w.people.Create(w.t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
}

func (w *world) planned(coach actor.Actor) uuid.UUID {
	w.t.Helper()
	o, err := w.cohorts.PlanCohort(w.t.Context(), w.admin, database.NewID(), programme.Rules{
		Name: "Durchgang", StartDay: "2026-12-14", LengthDays: 100, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: true,
	})
	if err == nil {
		err = w.cohorts.AddCoach(w.t.Context(), w.admin, o.ID, coach.PersonID)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return o.ID
}

func (w *world) joins(group programme.AgeGroup, name string) actor.Actor {
	w.t.Helper()
	p, _, err := w.cohorts.AddParticipant(w.t.Context(), w.katrin, w.cohort, programme.NewParticipant{AgeGroup: group, DisplayName: name})
	if err != nil {
		w.t.Fatal(err)
	}
	return actor.Actor{PersonID: p.ID, Role: actor.Participant, Language: "de"}
}

// ticks says who of them is here.
func (w *world) ticks(p Presence, people ...actor.Actor) View {
	w.t.Helper()
	presence := map[uuid.UUID]Presence{}
	for _, who := range people {
		presence[who.PersonID] = p
	}
	return w.must(w.Tick(w.t.Context(), w.katrin, w.dating, presence))
}

// begins opens and starts it with some people, and lets the first bell ring.
func (w *world) begins(people ...actor.Actor) View {
	w.t.Helper()
	w.must(w.Open(w.t.Context(), w.katrin, w.dating))
	w.ticks(Here, people...)
	v := w.must(w.Start(w.t.Context(), w.katrin, w.dating))
	w.clock.Advance(lead)
	return v
}

func (w *world) everybody() []actor.Actor { return slices.Concat(w.young, w.old) }

func (w *world) mine(who actor.Actor) *Mine {
	w.t.Helper()
	m, err := w.Mine(w.t.Context(), who)
	if err != nil {
		w.t.Fatal(err)
	}
	return m
}

// partnerIn is whom somebody's phone shows in a round; nobody in a break.
func (w *world) partnerIn(who actor.Actor, round int) uuid.UUID {
	w.t.Helper()
	rounds := w.mine(who).Rounds
	if len(rounds) < round || rounds[round-1].Partner == nil || rounds[round-1].Cut {
		return uuid.Nil
	}
	return *rounds[round-1].Partner
}

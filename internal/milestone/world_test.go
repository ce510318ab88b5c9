package milestone

import (
	"context"
	"fmt"
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
	"mainpate/internal/tandem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// world is day 37 of a cohort: two coaches beside it, one elsewhere, and a tandem.
type world struct {
	*Service
	t                        *testing.T
	db                       *database.DB
	clock                    *dbtest.Clock
	people                   *person.Service
	cohorts                  *programme.Service
	pairs                    *tandem.Service
	admin                    actor.Actor
	katrin, deniz, elsewhere actor.Actor
	anna, bert               actor.Actor
	cohort, tandem           uuid.UUID
	log                      Log
	asked                    [2]calendar.Day
	told                     []string
}

func (w *world) Summary(_ context.Context, _ *gorm.DB, _ uuid.UUID, from, to calendar.Day) (Log, error) {
	w.asked = [2]calendar.Day{from, to}
	return w.log, nil
}

func (w *world) MilestoneMeeting(_ context.Context, _ *gorm.DB, _ uuid.UUID, revision int, people []uuid.UUID, _ time.Time, change string) error {
	w.told = append(w.told, fmt.Sprintf("meeting %d %q to %d", revision, change, len(people)))
	return nil
}

func (w *world) PlanWaiting(_ context.Context, _ *gorm.DB, _ uuid.UUID, version int, coaches []uuid.UUID, stop bool) error {
	w.told = append(w.told, fmt.Sprintf("plan %d to %d stop %v", version, len(coaches), stop))
	return nil
}

func (w *world) PromiseDue(_ context.Context, _ *gorm.DB, _ uuid.UUID, revision int, _ uuid.UUID, due calendar.Day, stop bool) error {
	w.told = append(w.told, fmt.Sprintf("promise %d on %s stop %v", revision, due, stop))
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
		pairs := tandem.NewService(db, cohorts)
		w := &world{t: t, db: db, clock: clock, people: people, cohorts: cohorts, pairs: pairs, log: Log{Met: 3, Places: []string{"cafe"}}}
		w.Service = NewService(db, cohorts, pairs, w, w)
		cohorts.Connect(programme.Neighbours{Schedule: w.Service})
		pairs.Connect(w.Service)
		w.admin = w.person(actor.Administrator, "Ute")
		w.katrin, w.deniz, w.elsewhere = w.person(actor.Coach, "Katrin"), w.person(actor.Coach, "Deniz"), w.person(actor.Coach, "Eva")
		w.cohort = w.running(w.katrin, w.deniz)
		w.running(w.elsewhere)
		w.anna, w.bert, w.tandem = w.pair()
		test(t, w)
	})
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

func (w *world) running(coaches ...actor.Actor) uuid.UUID {
	w.t.Helper()
	o := problemtest.Must(w.cohorts.PlanCohort(w.t.Context(), w.admin, database.NewID(), programme.Rules{
		Name: "Durchgang", StartDay: "2026-10-20", LengthDays: 100, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: true,
	}))(w.t)

	problemtest.Must(w.cohorts.StartCohort(w.t.Context(), w.admin, o.ID))(w.t)
	for _, c := range coaches {
		if err := w.cohorts.AddCoach(w.t.Context(), w.admin, o.ID, c.PersonID); err != nil {
			w.t.Fatal(err)
		}
	}
	return o.ID
}

func (w *world) pair() (young, old actor.Actor, id uuid.UUID) {
	w.t.Helper()
	join := func(group programme.AgeGroup, name string) actor.Actor {
		p, _, err := w.cohorts.AddParticipant(w.t.Context(), w.katrin, w.cohort, programme.NewParticipant{AgeGroup: group, DisplayName: name})
		if err != nil {
			w.t.Fatal(err)
		}
		return actor.Actor{PersonID: p.ID, Role: actor.Participant, Language: "de"}
	}
	young, old = join(programme.Under25, "Anna"), join(programme.Over25, "Bert")
	t := problemtest.Must(w.pairs.Form(w.t.Context(), w.katrin, tandem.Proposal{
		ID: database.NewID(), CohortID: w.cohort, PartnerIDs: [2]uuid.UUID{young.PersonID, old.PersonID}, Reason: "Beide kochen gern.",
	}))(w.t)

	return young, old, t.ID
}

func (w *world) meetings() []Meeting {
	w.t.Helper()
	return problemtest.Must(w.Meetings(w.t.Context(), w.anna, w.tandem))(w.t)
}

func (w *world) proposed(at int, day calendar.Day) Meeting {
	w.t.Helper()
	m := w.meetings()[at]
	return problemtest.Must(w.ProposeMeeting(w.t.Context(), w.katrin, m.ID, m.Version, Wanted{Day: day, Clock: "15:00", PlaceText: "Café am Markt"}))(w.t)
}

func (w *world) item(plan uuid.UUID, what string) (uuid.UUID, Plan) {
	w.t.Helper()
	id := database.NewID()
	return id, problemtest.Must(w.SaveItem(w.t.Context(), w.anna, plan, id, 0, ItemContent{What: what, Step: what + "!"}))(w.t)
}

func (w *world) agreed(plan Plan) Plan {
	w.t.Helper()
	problemtest.Must(w.AgreePlan(w.t.Context(), w.anna, plan.ID, plan.Version))(w.t)
	return problemtest.Must(w.AgreePlan(w.t.Context(), w.bert, plan.ID, plan.Version))(w.t)
}

package workbook

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/media"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var ctx = context.Background()

const (
	startDay = calendar.Day("2026-10-20")
	today    = calendar.Day("2026-11-25") // day 37, week 6
)

// world is a running cohort with one tandem, and people around it.
type world struct {
	db                *database.DB
	book              *Service
	people            *person.Service
	tandems           *tandem.Service
	cohorts           *programme.Service
	reminders         *diary
	media             *media.Service
	cohort            uuid.UUID
	coach, otherCoach actor.Actor
	pair
	stranger actor.Actor
}

// pair is a tandem: Ayla and Bernd.
type pair struct {
	tandem uuid.UUID
	a, b   actor.Actor
}

// diary writes down what the reminders were told.
type diary []reminded

type reminded struct {
	tandem   uuid.UUID
	revision int
	startsAt *time.Time
}

func (d *diary) PlannedMeeting(_ context.Context, _ *gorm.DB, tandemID uuid.UUID, revision int, _ []uuid.UUID, startsAt *time.Time) error {
	*d = append(*d, reminded{tandemID, revision, startsAt})
	return nil
}

func (d *diary) about(tandemID uuid.UUID) []reminded {
	var found []reminded
	for _, r := range *d {
		if r.tandem == tandemID {
			found = append(found, r)
		}
	}
	return found
}

func eachWorld(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) { test(t, newWorld(t, db)) })
}

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	zone := problemtest.Must(calendar.Zone(""))(t)
	w := &world{db: db, people: person.NewService(db), reminders: &diary{}}
	w.cohorts = programme.NewService(db, w.people, zone, "Büro")
	w.tandems = tandem.NewService(db, w.cohorts)
	w.media = media.NewService(db)
	w.book = NewService(db, w.tandems, w.cohorts, w.reminders, w.media)
	w.media.Connect(media.Entry, w.book)

	admin := w.staff(t, actor.Administrator)
	w.coach, w.otherCoach = w.staff(t, actor.Coach), w.staff(t, actor.Coach)
	w.cohort = w.newCohort(t, admin, w.coach)
	w.pair = w.newPair(t)
	w.stranger = w.newPair(t).a
	w.newCohort(t, admin, w.otherCoach)
	return w
}

func (w *world) staff(t problemtest.T, role actor.Role) actor.Actor {
	t.Helper()
	var p person.Person
	problemtest.OK(t, w.db.Tx(ctx, func(tx *gorm.DB) error {
		var err error
		p, err = w.people.Create(ctx, tx, person.New{Role: role, DisplayName: "Kim", Language: "de"})
		return err
	}))
	return actor.Actor{PersonID: p.ID, Role: role}
}

func (w *world) newCohort(t problemtest.T, admin, coach actor.Actor) uuid.UUID {
	t.Helper()
	c := problemtest.Must(w.cohorts.PlanCohort(ctx, admin, database.NewID(), programme.Rules{
		Name: "Herbst", StartDay: startDay, LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: true,
	}))(t)
	problemtest.OK(t, w.cohorts.AddCoach(ctx, admin, c.Cohort.ID, coach.PersonID))
	problemtest.Must(w.cohorts.StartCohort(ctx, admin, c.Cohort.ID))(t)
	return c.Cohort.ID
}

func (w *world) newPair(t problemtest.T) pair {
	t.Helper()
	young := w.participant(t, "Ayla", programme.Under25)
	old := w.participant(t, "Bernd", programme.Over25)
	formed := problemtest.Must(w.tandems.Form(ctx, w.coach, tandem.Proposal{
		ID: database.NewID(), CohortID: w.cohort, PartnerIDs: [2]uuid.UUID{young.PersonID, old.PersonID}, Reason: "Beide mögen Gärten",
	}))(t)
	return pair{tandem: formed.ID, a: young, b: old}
}

func (w *world) participant(t problemtest.T, name string, age programme.AgeGroup) actor.Actor {
	t.Helper()
	p, _, err := w.cohorts.AddParticipant(ctx, w.coach, w.cohort, programme.NewParticipant{AgeGroup: age, DisplayName: name, Language: "de"})
	problemtest.OK(t, err)
	return actor.Actor{PersonID: p.ID, Role: actor.Participant}
}

// meeting is a draft of a meeting that took place.
func meeting(day calendar.Day, visibility Visibility) Draft {
	return Draft{
		Kind: Meeting, Visibility: visibility, Note: "Lebenslauf mitbringen",
		Facts: Facts{Outcome: Met, Day: day, Clock: "15:00", Place: "cafe", Topics: []string{"jobs", "money"}},
	}
}

func (w *world) log(t problemtest.T, who actor.Actor, d Draft) Page {
	t.Helper()
	return problemtest.Must(w.book.SaveEntry(ctx, who, w.tandem, database.NewID(), d, 0))(t)
}

func (w *world) add(t problemtest.T, who actor.Actor, entry uuid.UUID, text string, visibility Visibility) Addition {
	t.Helper()
	return problemtest.Must(w.book.SaveAddition(ctx, who, w.tandem, entry, database.NewID(), AdditionDraft{text, visibility}, 0))(t)
}

func (w *world) step(t problemtest.T, who actor.Actor, d StepDraft) Step {
	t.Helper()
	return problemtest.Must(w.book.SaveStep(ctx, who, w.tandem, database.NewID(), d, 0))(t)
}

func (w *world) read(t problemtest.T, who actor.Actor) Book {
	t.Helper()
	return problemtest.Must(w.book.Read(ctx, who, w.tandem))(t)
}

func (w *world) released(t problemtest.T) Released {
	t.Helper()
	return problemtest.Must(w.book.ReadReleased(ctx, w.coach, w.tandem))(t)
}

// stale checks that the refusal shows how the thing is now.
func stale[T any](t problemtest.T, err error) T {
	t.Helper()
	current, is := problemtest.RefusedAs(t, err, problem.Outdated, "stale").Current.(T)
	if !is {
		t.Fatal("the stale answer shows nothing current")
	}
	return current
}

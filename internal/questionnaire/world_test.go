package questionnaire

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
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// world is day 37 of a cohort of 120: a coach beside it, one elsewhere, and a tandem.
type world struct {
	*Service
	t                       *testing.T
	clock                   *dbtest.Clock
	coach, elsewhere, admin actor.Actor
	anna, bert              actor.Actor
	cohort, tandem          uuid.UUID
	mayContact              map[uuid.UUID]bool
	told                    []uuid.UUID
}

func (w *world) News(_ context.Context, _ *gorm.DB, _ uuid.UUID, _ int, people []uuid.UUID) error {
	w.told = append(w.told, people...)
	return nil
}

func (w *world) MayContactAfter(_ context.Context, _ *gorm.DB, personID uuid.UUID) (bool, error) {
	return w.mayContact[personID], nil
}

// tells lets an hour of housekeeping go by twice, and says who was told.
func (w *world) tells() []uuid.UUID {
	w.t.Helper()
	w.told = nil
	w.must(w.Tidy(w.t.Context()))
	w.must(w.Tidy(w.t.Context()))
	return w.told
}

func inWorld(t *testing.T, test func(t *testing.T, w *world)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		zone, err := calendar.Zone("")
		if err != nil {
			t.Fatal(err)
		}
		sets, err := Load(folder(t, map[string]string{"asku.json": instrument}))
		if err != nil {
			t.Fatal(err)
		}
		people := person.NewService(db)
		cohorts := programme.NewService(db, people, zone, "MainArbeit")
		w := &world{Service: NewService(db, cohorts, tandem.NewService(db, cohorts), sets), t: t, clock: clock, mayContact: map[uuid.UUID]bool{}}
		w.Connect(Neighbours{News: w, Consents: w})
		staff := func(role actor.Role, name string) actor.Actor {
			var p person.Person
			w.must(db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
				p, err = people.Create(t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
				return err
			}))
			return actor.Actor{PersonID: p.ID, Role: role}
		}
		w.admin, w.coach, w.elsewhere = staff(actor.Administrator, "Ute"), staff(actor.Coach, "Katrin"), staff(actor.Coach, "Eva")
		o, err := cohorts.PlanCohort(t.Context(), w.admin, database.NewID(), programme.Rules{
			Name: "Durchgang", StartDay: "2026-10-20", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1,
		})
		w.must(err)
		w.cohort = o.ID
		_, err = cohorts.StartCohort(t.Context(), w.admin, w.cohort)
		w.must(err)
		w.must(cohorts.AddCoach(t.Context(), w.admin, w.cohort, w.coach.PersonID))
		w.anna, w.bert = w.joins("Anna"), w.joins("Bert")
		formed, err := w.tandems.Form(t.Context(), w.coach, tandem.Proposal{
			ID: database.NewID(), CohortID: w.cohort, PartnerIDs: [2]uuid.UUID{w.anna.PersonID, w.bert.PersonID}, Reason: "Beide kochen gern.",
		})
		w.must(err)
		w.tandem = formed.ID
		test(t, w)
	})
}

func (w *world) joins(name string) actor.Actor {
	w.t.Helper()
	p, _, err := w.programmes.AddParticipant(w.t.Context(), w.coach, w.cohort, programme.NewParticipant{AgeGroup: programme.Over25, DisplayName: name})
	w.must(err)
	return actor.Actor{PersonID: p.ID, Role: actor.Participant}
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(problemtest.Code(err), err)
	}
}

// day moves the clock to noon of a day of the cohort.
func (w *world) day(n int) {
	day, err := time.Parse(time.DateOnly, "2026-10-20")
	w.must(err)
	w.clock.Set(day.AddDate(0, 0, n-1).Add(12 * time.Hour))
}

func (w *world) filled(who actor.Actor, set string, o Occasion, answers ...Answer) Own {
	w.t.Helper()
	own, err := w.Finish(w.t.Context(), who, database.NewID(), Filled{set, 1, o, nil, answers})
	w.must(err)
	return own
}

func (w *world) let(who actor.Actor, sheet Own, r Release) {
	w.t.Helper()
	_, err := w.Let(w.t.Context(), who, sheet.ID, r)
	w.must(err)
}

func (w *world) mine(who actor.Actor) Mine {
	w.t.Helper()
	mine, err := w.Mine(w.t.Context(), who)
	w.must(err)
	return mine
}

// open names what somebody can fill in now.
func (w *world) open(who actor.Actor) string {
	w.t.Helper()
	text := ""
	for _, f := range w.mine(who).Open {
		text += f.SetKey + " " + string(f.Occasion) + ", "
	}
	return text
}

func (w *world) shown() []Sheet {
	w.t.Helper()
	of, err := w.OfPerson(w.t.Context(), w.coach, w.cohort, w.anna.PersonID)
	w.must(err)
	return of.Shown
}

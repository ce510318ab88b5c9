package profile

import (
	"testing"

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

// world is a running cohort with a coach beside it, one elsewhere, and two participants.
type world struct {
	*Service
	t                *testing.T
	cohort           uuid.UUID
	coach, elsewhere actor.Actor
	anna, bert       actor.Actor
	cohorts          *programme.Service
}

func inWorld(t *testing.T, test func(t *testing.T, w *world)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		zone, err := calendar.Zone("")
		if err != nil {
			t.Fatal(err)
		}
		people := person.NewService(db)
		cohorts := programme.NewService(db, people, zone, "MainArbeit")
		w := &world{Service: NewService(db, cohorts), t: t, cohorts: cohorts}
		staff := func(role actor.Role, name string) actor.Actor {
			var p person.Person
			err := db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
				p, err = people.Create(t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
				return err
			})
			w.must(err)
			return actor.Actor{PersonID: p.ID, Role: role}
		}
		admin := staff(actor.Administrator, "Ute")
		w.coach, w.elsewhere = staff(actor.Coach, "Katrin"), staff(actor.Coach, "Eva")
		o, err := cohorts.PlanCohort(t.Context(), admin, database.NewID(), programme.Rules{
			Name: "Durchgang", StartDay: "2026-10-20", LengthDays: 100, MilestoneRhythmDays: 21, MeetingsPerWeek: 1,
		})
		w.must(err)
		w.cohort = o.ID
		w.must(cohorts.AddCoach(t.Context(), admin, w.cohort, w.coach.PersonID))
		join := func(name string) actor.Actor {
			p, _, err := cohorts.AddParticipant(t.Context(), w.coach, w.cohort, programme.NewParticipant{AgeGroup: programme.Over25, DisplayName: name})
			w.must(err)
			return actor.Actor{PersonID: p.ID, Role: actor.Participant}
		}
		w.anna, w.bert = join("Anna"), join("Bert")
		test(t, w)
	})
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) save(who actor.Actor, wanted Profile, version int) Profile {
	w.t.Helper()
	p, err := w.Save(w.t.Context(), who, wanted, version)
	w.must(err)
	return p
}

func TestAProfileIsWrittenAndRead(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		empty, err := w.Mine(t.Context(), w.anna)
		if err != nil || empty.Version != 0 || empty.Gives == nil {
			t.Fatal(empty, err)
		}
		wanted := Profile{Gives: []string{"cooking"}, Needs: []string{"german"}, Languages: []string{"de"}, Times: []string{"mo-am"}, Hints: []string{"quiet"}}
		w.save(w.anna, wanted, 0)
		if again := w.save(w.anna, wanted, 0); again.Version != 1 {
			t.Errorf("written twice: version %d", again.Version)
		}
		wanted.HintsForTeam = true
		if changed := w.save(w.anna, wanted, 1); changed.Version != 2 {
			t.Errorf("changed: version %d", changed.Version)
		}
		if p, err := w.Save(t.Context(), w.anna, Profile{}, 1); problemtest.Code(err) != "stale" || p.Version != 2 {
			t.Errorf("from an old version: %v %v", p.Version, err)
		}
		mine, err := w.Mine(t.Context(), w.anna)
		if err != nil || len(mine.Gives) != 1 || len(mine.Hints) != 1 {
			t.Error(mine, err)
		}
		all, err := w.Of(t.Context(), w.db.Read(t.Context()), []uuid.UUID{w.anna.PersonID, w.bert.PersonID})
		if err != nil || len(all) != 1 || all[w.anna.PersonID].Languages[0] != "de" {
			t.Error(all, err)
		}
	})
}

func TestOnlyCoachesOfTheCohortSeeItAndNoPrivateHints(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.save(w.anna, Profile{Gives: []string{"cooking"}, Hints: []string{"quiet"}}, 0)
		w.save(w.bert, Profile{Hints: []string{"step_free"}, HintsForTeam: true}, 0)
		seen, err := w.InCohort(t.Context(), w.coach, w.cohort)
		if err != nil || len(seen) != 2 {
			t.Fatal(seen, err)
		}
		if a, b := seen[0].Profile, seen[1].Profile; len(a.Hints) != 0 || len(a.Gives) != 1 || len(b.Hints) != 1 {
			t.Errorf("the coach sees %+v and %+v", a, b)
		}
		for _, other := range []actor.Actor{w.elsewhere, w.anna, w.bert} {
			if _, err := w.InCohort(t.Context(), other, w.cohort); problemtest.Code(err) != "not_found" {
				t.Errorf("%s sees the profiles: %v", other.Role, err)
			}
		}
		w.must(w.db.Tx(t.Context(), func(tx *gorm.DB) error {
			return w.cohorts.Leave(t.Context(), tx, w.cohort, w.anna.PersonID, "2026-11-25")
		}))
		if seen, err := w.InCohort(t.Context(), w.coach, w.cohort); err != nil || len(seen) != 1 || seen[0].PersonID != w.bert.PersonID {
			t.Errorf("after leaving: %v %v", seen, err)
		}
	})
}

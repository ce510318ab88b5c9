package thanks

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// world is a tandem of a cohort with its coach, and somebody of another.
type world struct {
	*Service
	t                         *testing.T
	clock                     *dbtest.Clock
	katrin, anna, bert, fatma actor.Actor
	question                  uuid.UUID
}

// Answerer knows of one question that the coach has answered.
func (w *world) Answerer(_ context.Context, _ *gorm.DB, _ actor.Actor, questionID uuid.UUID) (uuid.UUID, error) {
	if questionID != w.question {
		return uuid.Nil, problem.NotFound()
	}
	return w.katrin.PersonID, nil
}

// TandemFormed and TandemDissolved: nothing is planned for anybody.
func (w *world) TandemFormed(context.Context, *gorm.DB, uuid.UUID, uuid.UUID) error { return nil }

func (w *world) TandemDissolved(context.Context, *gorm.DB, uuid.UUID) error { return nil }

func inWorld(t *testing.T, test func(t *testing.T, w *world)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		zone, err := calendar.Zone("")
		problemtest.OK(t, err)
		people := person.NewService(db)
		cohorts := programme.NewService(db, people, zone, "MainArbeit")
		tandems := tandem.NewService(db, cohorts)
		w := &world{t: t, clock: clock}
		tandems.Connect(w)
		w.Service = NewService(db, people, cohorts, tandems, w)
		somebody := func(role actor.Role, name string) actor.Actor {
			var p person.Person
			problemtest.OK(t, db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
				p, err = people.Create(t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
				return err
			}))
			return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
		}
		admin := somebody(actor.Administrator, "Ute")
		w.katrin, w.fatma = somebody(actor.Coach, "Katrin"), somebody(actor.Participant, "Fatma")
		o, err := cohorts.PlanCohort(t.Context(), admin, database.NewID(), programme.Rules{
			Name: "Durchgang", StartDay: "2027-01-11", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1,
		})
		problemtest.OK(t, err)
		problemtest.OK(t, cohorts.AddCoach(t.Context(), admin, o.ID, w.katrin.PersonID))
		join := func(name string, age programme.AgeGroup) actor.Actor {
			p, _, err := cohorts.AddParticipant(t.Context(), w.katrin, o.ID, programme.NewParticipant{AgeGroup: age, DisplayName: name})
			problemtest.OK(t, err)
			return actor.Actor{PersonID: p.ID, Role: actor.Participant, Language: "de"}
		}
		w.anna, w.bert, w.question = join("Anna", programme.Under25), join("Bert", programme.Over25), uuid.New()
		_, err = tandems.Form(t.Context(), w.katrin, tandem.Proposal{ID: database.NewID(), CohortID: o.ID, PartnerIDs: [2]uuid.UUID{w.anna.PersonID, w.bert.PersonID}, Reason: "Beide lachen gern."})
		problemtest.OK(t, err)
		problemtest.OK(t, db.Tx(t.Context(), func(tx *gorm.DB) error {
			return tx.Exec("INSERT INTO office_questions (id, cohort_id, named, text, shown_from, version) VALUES (?, ?, true, 'Wer zahlt?', '2026-11-25', 1)", w.question, o.ID).Error
		}))
		test(t, w)
	})
}

func (w *world) says(who actor.Actor, to, question *uuid.UUID, want string) {
	w.t.Helper()
	problemtest.Refused(w.t, w.Say(w.t.Context(), who, database.NewID(), to, question), want)
}

func (w *world) waits(who actor.Actor) []Received {
	w.t.Helper()
	o, err := w.Mine(w.t.Context(), who)
	problemtest.OK(w.t, err)
	return o.Received
}

func TestAThankYouIsReadOnce(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.says(w.anna, &w.bert.PersonID, nil, "")
		w.says(w.anna, &w.bert.PersonID, nil, "") // again on the same day
		got := w.waits(w.bert)
		if len(got) != 1 || got[0].FromName != "Anna" {
			t.Fatalf("%+v", got)
		}
		if said, err := w.Mine(t.Context(), w.anna); err != nil || len(said.Said) != 1 || len(said.Received) != 0 {
			t.Errorf("%+v %v", said, err)
		}
		if err := w.Read(t.Context(), w.anna, got[0].ID); err == nil {
			t.Error("somebody else has read it")
		}
		problemtest.OK(t, w.Read(t.Context(), w.bert, got[0].ID))
		problemtest.OK(t, w.Read(t.Context(), w.bert, got[0].ID))
		w.says(w.anna, &w.bert.PersonID, nil, "")
		if got := w.waits(w.bert); len(got) != 0 {
			t.Errorf("%+v", got)
		}
		w.clock.Advance(24 * 3600 * 1e9)
		problemtest.OK(t, w.Tidy(t.Context()))
		w.says(w.anna, &w.bert.PersonID, nil, "")
		if got := w.waits(w.bert); len(got) != 1 {
			t.Errorf("on the next day: %+v", got)
		}
	})
}

func TestWhoCanBeThanked(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.says(w.anna, &w.katrin.PersonID, nil, "")
		w.says(w.anna, nil, &w.question, "")
		w.says(w.anna, nil, &w.question, "")
		if got := w.waits(w.katrin); len(got) != 2 {
			t.Errorf("%+v", got)
		}
		elsewhere := uuid.New()
		w.says(w.anna, nil, &elsewhere, "not_found")
		w.says(w.anna, &w.anna.PersonID, nil, "not_found")
		w.says(w.anna, &w.fatma.PersonID, nil, "not_found")
		w.says(w.fatma, &w.katrin.PersonID, nil, "not_found")
		w.says(w.anna, nil, nil, "invalid")
		w.says(w.anna, &w.bert.PersonID, &w.question, "invalid")
	})
}

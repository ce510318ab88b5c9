package groupmeeting

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
	"mainpate/internal/gathering"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// world is a cohort with two participants and a coach, and both of another.
type world struct {
	*Service
	t                 *testing.T
	clock             *dbtest.Clock
	katrin, eva       actor.Actor
	anna, bert, fatma actor.Actor
	cohort            uuid.UUID
	told              []string
}

// Group notes how many were told.
func (w *world) Group(_ context.Context, _ *gorm.DB, _ uuid.UUID, _ int, people []uuid.UUID) error {
	w.told = append(w.told, fmt.Sprintf("suggested to %d", len(people)))
	return nil
}

// Gathering notes how many are reminded.
func (w *world) Gathering(_ context.Context, _ *gorm.DB, _ uuid.UUID, _ int, people []uuid.UUID, _ time.Time, change string) error {
	w.told = append(w.told, fmt.Sprintf("%s to %d", change, len(people)))
	return nil
}

// Champions, ChampionOf and Attended: nobody comes from elsewhere.
func (w *world) Champions(context.Context, *gorm.DB, uuid.UUID) ([]uuid.UUID, error) { return nil, nil }

func (w *world) ChampionOf(context.Context, *gorm.DB, uuid.UUID) ([]uuid.UUID, error) {
	return nil, nil
}
func (w *world) Attended(context.Context, *gorm.DB, uuid.UUID, uuid.UUID, uuid.UUID) error {
	return nil
}

func inWorld(t *testing.T, test func(t *testing.T, w *world)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		zone, err := calendar.Zone("")
		problemtest.OK(t, err)
		people := person.NewService(db)
		cohorts := programme.NewService(db, people, zone, "MainArbeit")
		w := &world{t: t, clock: clock}
		w.Service = NewService(db, people, cohorts, gathering.NewService(db, people, cohorts, w, w, []byte("key")), w)
		somebody := func(role actor.Role, name string) actor.Actor {
			var p person.Person
			problemtest.OK(t, db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
				p, err = people.Create(t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
				return err
			}))
			return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
		}
		admin := somebody(actor.Administrator, "Ute")
		w.katrin, w.eva = somebody(actor.Coach, "Katrin"), somebody(actor.Coach, "Eva")
		begin := func(coach actor.Actor, names ...string) (uuid.UUID, []actor.Actor) {
			o, err := cohorts.PlanCohort(t.Context(), admin, database.NewID(), programme.Rules{
				Name: "Durchgang", StartDay: "2027-01-11", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, Places: 4,
			})
			problemtest.OK(t, err)
			problemtest.OK(t, cohorts.AddCoach(t.Context(), admin, o.ID, coach.PersonID))
			var in []actor.Actor
			for _, name := range names {
				p, _, err := cohorts.AddParticipant(t.Context(), coach, o.ID, programme.NewParticipant{AgeGroup: programme.Over25, DisplayName: name})
				problemtest.OK(t, err)
				in = append(in, actor.Actor{PersonID: p.ID, Role: actor.Participant, Language: "de"})
			}
			return o.ID, in
		}
		var in []actor.Actor
		w.cohort, in = begin(w.katrin, "Anna", "Bert")
		w.anna, w.bert = in[0], in[1]
		_, in = begin(w.eva, "Fatma")
		w.fatma = in[0]
		test(t, w)
	})
}

// breakfast is a suggestion with two times, the later one first.
func (w *world) breakfast() Suggestion {
	return Suggestion{ID: database.NewID(), CohortID: w.cohort, What: "Frühstück", PlaceText: "Stadtteilcafé", Times: []Time{
		{Day: "2026-12-09", Clock: "09:30"}, {Day: "2026-12-08", Clock: "09:30"},
	}}
}

func (w *world) heard(want ...string) {
	w.t.Helper()
	if fmt.Sprint(w.told) != fmt.Sprint(want) {
		w.t.Errorf("told %v, want %v", w.told, want)
	}
	w.told = nil
}

func TestAGroupAgreesOnATime(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		wish := w.breakfast()
		asked := problemtest.Must(w.Suggest(t.Context(), w.anna, wish))(t)
		problemtest.Must(w.Suggest(t.Context(), w.anna, wish))(t) // the answer was lost
		w.heard("suggested to 2")
		if asked.Choices[0].Day != "2026-12-08" || asked.SuggesterName != "Anna" || asked.State != Open {
			t.Errorf("%+v", asked)
		}
		problemtest.Must(w.Reply(t.Context(), w.anna, wish.ID, map[int]Answer{1: Yes, 2: No}))(t)
		problemtest.Must(w.Reply(t.Context(), w.katrin, wish.ID, map[int]Answer{1: Yes}))(t)
		problemtest.Must(w.Reply(t.Context(), w.bert, wish.ID, map[int]Answer{1: No, 2: Yes}))(t)
		replied := problemtest.Must(w.Reply(t.Context(), w.bert, wish.ID, map[int]Answer{1: Maybe}))(t)
		if len(replied.Choices[0].Said) != 3 || len(replied.Choices[1].Said) != 1 {
			t.Errorf("%+v", replied.Choices)
		}
		_, err := w.Reply(t.Context(), w.bert, wish.ID, map[int]Answer{3: Yes})
		problemtest.Refused(w.t, err, "/answers not_allowed_value")
		_, err = w.Fix(t.Context(), w.bert, wish.ID, 1)
		problemtest.Refused(w.t, err, "not_your_own")
		_, err = w.Fix(t.Context(), w.anna, wish.ID, 4)
		problemtest.Refused(w.t, err, "/number not_allowed_value")
		fixed := problemtest.Must(w.Fix(t.Context(), w.anna, wish.ID, 1))(t)
		problemtest.Must(w.Fix(t.Context(), w.katrin, wish.ID, 1))(t)
		w.heard("invited to 2")
		if fixed.State != Fixed || fixed.Gathering == nil || fixed.Gathering.Title != "Frühstück" || fixed.Gathering.Day != "2026-12-08" {
			t.Fatalf("%+v", fixed.Gathering)
		}
		for who, want := range map[actor.Actor]gathering.Answer{w.anna: gathering.Yes, w.bert: gathering.NotSure} {
			if mine := problemtest.Must(w.gatherings.Mine(t.Context(), who))(t); len(mine) != 1 || mine[0].Answer != want {
				t.Errorf("%+v", mine)
			}
		}
		_, err = w.Fix(t.Context(), w.katrin, wish.ID, 2)
		problemtest.Refused(w.t, err, "group_meeting_settled")
		_, err = w.Reply(t.Context(), w.bert, wish.ID, map[int]Answer{1: Yes})
		problemtest.Refused(w.t, err, "group_meeting_settled")
		problemtest.Must(w.Reply(t.Context(), w.bert, wish.ID, map[int]Answer{1: Maybe}))(t) // the answer was lost
		_, err = w.Withdraw(t.Context(), w.anna, wish.ID, " ")
		problemtest.Refused(w.t, err, "/reason required")
		off := problemtest.Must(w.Withdraw(t.Context(), w.anna, wish.ID, "Das Café ist zu."))(t)
		w.heard("cancelled to 2")
		if off.State != Withdrawn || off.Gathering.CancelReason != "Das Café ist zu." {
			t.Errorf("%+v", off.Gathering)
		}
	})
}

func TestWhatCannotBeSuggested(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		try := func(who actor.Actor, change func(*Suggestion)) error {
			s := w.breakfast()
			change(&s)
			_, err := w.Suggest(t.Context(), who, s)
			return err
		}
		problemtest.Refused(w.t, try(w.anna, func(s *Suggestion) { s.What = " " }), "/what required")
		problemtest.Refused(w.t, try(w.anna, func(s *Suggestion) { s.Times = nil }), "/times wrong_number")
		problemtest.Refused(w.t, try(w.anna, func(s *Suggestion) { s.Times = make([]Time, mostTimes+1) }), "/times wrong_number")
		problemtest.Refused(w.t, try(w.anna, func(s *Suggestion) { s.Times[0].Day = "2026-11-24" }), "/times in_the_past")
		problemtest.Refused(w.t, try(w.anna, func(s *Suggestion) { s.Times[0] = Time{Day: "2027-03-28", Clock: "02:30"} }), "time_does_not_exist")
		problemtest.Refused(w.t, try(w.fatma, func(*Suggestion) {}), "not_found")
		problemtest.Refused(w.t, try(w.eva, func(*Suggestion) {}), "not_found")
		for range mostOpen {
			problemtest.OK(t, try(w.anna, func(*Suggestion) {}))
		}
		problemtest.Refused(w.t, try(w.anna, func(*Suggestion) {}), "too_many_suggestions")
		problemtest.OK(t, try(w.katrin, func(*Suggestion) {}))
		s := w.breakfast()
		problemtest.Must(w.Suggest(t.Context(), w.bert, s))(t)
		s.What = "Abendessen"
		_, err := w.Suggest(t.Context(), w.bert, s)
		problemtest.Refused(w.t, err, "stale")
		_, err = w.Suggest(t.Context(), w.katrin, s)
		problemtest.Refused(w.t, err, "stale")
	})
}

func TestWhoSeesAndSettles(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		wish := w.breakfast()
		problemtest.Must(w.Suggest(t.Context(), w.anna, wish))(t)
		for _, stranger := range []actor.Actor{w.fatma, w.eva} {
			_, err := w.Meetings(t.Context(), stranger, w.cohort)
			problemtest.Refused(w.t, err, "not_found")
			_, err = w.Reply(t.Context(), stranger, wish.ID, map[int]Answer{1: Yes})
			problemtest.Refused(w.t, err, "not_found")
			_, err = w.Withdraw(t.Context(), stranger, wish.ID, "")
			problemtest.Refused(w.t, err, "not_found")
		}
		problemtest.Must(w.Reply(t.Context(), w.bert, wish.ID, map[int]Answer{1: Yes}))(t)
		problemtest.OK(t, w.db.Tx(t.Context(), func(tx *gorm.DB) error {
			return tx.Exec("UPDATE cohort_participants SET left_day = '2026-11-25' WHERE person_id = ?", w.bert.PersonID).Error
		}))
		if list := problemtest.Must(w.Meetings(t.Context(), w.anna, w.cohort))(t); len(list) != 1 || len(list[0].Choices[0].Said) != 0 {
			t.Errorf("whoever has left still answers: %+v", list)
		}
		_, err := w.Meetings(t.Context(), w.bert, w.cohort)
		problemtest.Refused(w.t, err, "not_found")
		w.clock.Set(time.Date(2026, 12, 8, 12, 0, 0, 0, time.UTC))
		_, err = w.Fix(t.Context(), w.katrin, wish.ID, 1)
		problemtest.Refused(w.t, err, "/number in_the_past")
		if off := problemtest.Must(w.Withdraw(t.Context(), w.katrin, wish.ID, ""))(t); off.State != Withdrawn || off.Gathering != nil {
			t.Errorf("%+v", off)
		}
	})
}

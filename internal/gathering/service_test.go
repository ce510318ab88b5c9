package gathering

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

// world is a cohort with two participants, a coach beside it and one elsewhere, and somebody who invites others.
type world struct {
	*Service
	t                         *testing.T
	clock                     *dbtest.Clock
	katrin, eva               actor.Actor
	anna, bert, birgit, fatma actor.Actor
	cohort                    uuid.UUID
	told                      []string
	attended                  []uuid.UUID
}

func (w *world) Gathering(_ context.Context, _ *gorm.DB, _ uuid.UUID, revision int, people []uuid.UUID, _ time.Time, change string) error {
	w.told = append(w.told, fmt.Sprintf("%d %q to %d", revision, change, len(people)))
	return nil
}

func (w *world) Champions(context.Context, *gorm.DB, uuid.UUID) ([]uuid.UUID, error) {
	return []uuid.UUID{w.birgit.PersonID}, nil
}

func (w *world) ChampionOf(_ context.Context, _ *gorm.DB, personID uuid.UUID) ([]uuid.UUID, error) {
	if personID != w.birgit.PersonID {
		return nil, nil
	}
	return []uuid.UUID{w.cohort}, nil
}

func (w *world) Attended(_ context.Context, _ *gorm.DB, _, personID, _ uuid.UUID) error {
	w.attended = append(w.attended, personID)
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
		w := &world{t: t, clock: clock}
		w.Service = NewService(db, people, cohorts, w, w, []byte("key"))
		somebody := func(role actor.Role, name string) actor.Actor {
			var p person.Person
			if err := db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
				p, err = people.Create(t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
		}
		admin := somebody(actor.Administrator, "Ute")
		w.katrin, w.eva, w.birgit = somebody(actor.Coach, "Katrin"), somebody(actor.Coach, "Eva"), somebody(actor.Participant, "Birgit")
		begin := func(coach actor.Actor, names ...string) (uuid.UUID, []actor.Actor) {
			o, err := cohorts.PlanCohort(t.Context(), admin, database.NewID(), programme.Rules{
				Name: "Durchgang", StartDay: "2027-01-11", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, Places: 4,
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := cohorts.AddCoach(t.Context(), admin, o.ID, coach.PersonID); err != nil {
				t.Fatal(err)
			}
			var in []actor.Actor
			for _, name := range names {
				p, _, err := cohorts.AddParticipant(t.Context(), coach, o.ID, programme.NewParticipant{AgeGroup: programme.Over25, DisplayName: name})
				if err != nil {
					t.Fatal(err)
				}
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

// heard is what the reminders were told since the last call.
func (w *world) heard(want ...string) {
	w.t.Helper()
	if !slices.Equal(w.told, want) {
		w.t.Errorf("heard %q, want %q", w.told, want)
	}
	w.told = nil
}

func afternoon(kind Kind, day calendar.Day) Arrangement {
	return Arrangement{Kind: kind, PlaceText: "Stadtteilcafé", MapLink: "https://karte.example/1", Day: day, Clock: "15:00", Offered: []string{"biscuits", "drinks"}}
}

func (w *world) arranged(a Arrangement) List {
	w.t.Helper()
	return problemtest.Must(w.Arrange(w.t.Context(), w.katrin, w.cohort, database.NewID(), nil, a))(w.t)
}

func guest(l List, who actor.Actor) Guest {
	for _, g := range l.Guests {
		if g.ID == who.PersonID {
			return g
		}
	}
	return Guest{}
}

func TestArrangeMoveAndCancel(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		list := w.arranged(afternoon(Information, "2026-12-03"))
		w.heard(`1 "invited" to 3`)
		if len(list.Guests) != 3 || !guest(list, w.birgit).Champion || !slices.Equal(list.Offered, []string{"drinks", "biscuits"}) {
			t.Errorf("%+v", list)
		}
		again := problemtest.Must(w.Arrange(t.Context(), w.katrin, w.cohort, list.ID, nil, afternoon(Information, "2026-12-03")))(t)
		w.heard()
		problemtest.Must(w.Reply(t.Context(), w.anna, list.ID, No, 1))(t)
		w.heard(`1 "declined" to 1`)
		later := problemtest.Must(w.Arrange(t.Context(), w.katrin, w.cohort, list.ID, &again.Version, afternoon(Information, "2026-12-04")))(t)
		if later.Revision != 2 || guest(later, w.anna).Answer != "" {
			t.Errorf("another time asks anew: %+v", later)
		}
		w.heard(`2 "moved" to 3`)
		_, err := w.Arrange(t.Context(), w.katrin, w.cohort, list.ID, &again.Version, afternoon(Information, "2026-12-05"))
		problemtest.Refused(w.t, err, "stale")
		_, err = w.Cancel(t.Context(), w.katrin, list.ID, " ")
		problemtest.Refused(w.t, err, "/reason required")
		off := problemtest.Must(w.Cancel(t.Context(), w.katrin, list.ID, "Krank."))(t)
		problemtest.Must(w.Cancel(t.Context(), w.katrin, list.ID, "Krank."))(t)
		w.heard(`2 "cancelled" to 3`)
		_, err = w.Reply(t.Context(), w.bert, list.ID, Yes, off.Revision)
		problemtest.Refused(w.t, err, "gathering_cancelled")
		_, err = w.Tick(t.Context(), w.katrin, list.ID, w.bert.PersonID, true)
		problemtest.Refused(w.t, err, "gathering_cancelled")
	})
}

func TestWhatCannotBeArranged(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		try := func(change func(*Arrangement)) error {
			a := afternoon(Group, "2026-12-03")
			change(&a)
			_, err := w.Arrange(t.Context(), w.katrin, w.cohort, database.NewID(), nil, a)
			return err
		}
		problemtest.Refused(w.t, try(func(a *Arrangement) { a.PlaceText = " " }), "/place_text required")
		problemtest.Refused(w.t, try(func(a *Arrangement) { a.Day = "2026-11-24" }), "/day in_the_past")
		problemtest.Refused(w.t, try(func(a *Arrangement) { a.Day, a.Clock = "2027-03-28", "02:30" }), "time_does_not_exist")
		for _, link := range []string{"http://karte.example", "javascript:alert(1)", "https://", "https://me:secret@karte.example", "karte.example"} {
			problemtest.Refused(w.t, try(func(a *Arrangement) { a.MapLink = link }), "/map_link wrong_format")
		}
		_, err := w.Arrange(t.Context(), w.eva, w.cohort, database.NewID(), nil, afternoon(Group, "2026-12-03"))
		problemtest.Refused(w.t, err, "not_found")
	})
}

func TestWhoSeesWhat(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		information, group := w.arranged(afternoon(Information, "2026-12-03")), w.arranged(afternoon(Group, "2026-12-10"))
		for who, want := range map[actor.Actor]int{w.anna: 2, w.birgit: 1, w.fatma: 0} {
			if mine := problemtest.Must(w.Mine(t.Context(), who))(t); len(mine) != want {
				t.Errorf("%v sees %d, want %d", who, len(mine), want)
			}
		}
		_, err := w.Reply(t.Context(), w.fatma, information.ID, Yes, 1)
		problemtest.Refused(w.t, err, "not_found")
		_, err = w.Reply(t.Context(), w.birgit, group.ID, Yes, 1)
		problemtest.Refused(w.t, err, "not_found")
		_, err = w.List(t.Context(), w.eva, group.ID)
		problemtest.Refused(w.t, err, "not_found")
		_, err = w.Gatherings(t.Context(), w.eva, w.cohort)
		problemtest.Refused(w.t, err, "not_found")
		_, err = w.Reply(t.Context(), w.anna, group.ID, Yes, 2)
		problemtest.Refused(w.t, err, "stale")
		problemtest.Must(w.Reply(t.Context(), w.anna, group.ID, NotSure, 1))(t)
		if g := guest(problemtest.Must(w.List(t.Context(), w.katrin, group.ID))(t), w.anna); g.Answer != NotSure {
			t.Errorf("%+v", g)
		}
		w.clock.Set(time.Date(2026, 12, 11, 10, 0, 0, 0, time.UTC))
		_, err = w.Reply(t.Context(), w.anna, group.ID, No, 1)
		problemtest.Refused(w.t, err, "gathering_over")
	})
}

func TestAtTheDoor(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		list := w.arranged(afternoon(Information, "2026-12-03"))
		other := w.arranged(afternoon(Group, "2026-12-10"))
		shown := problemtest.Must(w.Mine(t.Context(), w.anna))(t)
		if shown[0].Code == shown[1].Code || len(shown[0].Code) != codeLength {
			t.Errorf("%s %s", shown[0].Code, shown[1].Code)
		}
		who, now, err := w.Scan(t.Context(), w.katrin, list.ID, " "+shown[0].Code[:3]+"-"+shown[0].Code[3:])
		if err != nil || who.Name != "Anna" || !guest(now, w.anna).Attended || guest(now, w.bert).Attended {
			t.Errorf("%+v %v", now, err)
		}
		_, _, err = w.Scan(t.Context(), w.katrin, other.ID, shown[0].Code)
		problemtest.Refused(w.t, err, "code_unknown")
		_, _, err = w.Scan(t.Context(), w.eva, list.ID, shown[0].Code)
		problemtest.Refused(w.t, err, "not_found")
		problemtest.Must(w.Tick(t.Context(), w.katrin, list.ID, w.birgit.PersonID, true))(t)
		problemtest.Must(w.Tick(t.Context(), w.katrin, other.ID, w.bert.PersonID, true))(t)
		if len(w.attended) != 1 || w.attended[0] != w.anna.PersonID {
			t.Errorf("the pool heard of %v", w.attended)
		}
		_, err = w.Tick(t.Context(), w.katrin, list.ID, w.fatma.PersonID, true)
		problemtest.Refused(w.t, err, "not_found")
		if back := problemtest.Must(w.Tick(t.Context(), w.katrin, list.ID, w.anna.PersonID, false))(t); guest(back, w.anna).Attended {
			t.Error("still there")
		}
	})
}

func TestNewcomersAreRemindedToo(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		list := w.arranged(afternoon(Information, "2026-12-03"))
		problemtest.Must(w.Reply(t.Context(), w.anna, list.ID, No, 1))(t)
		w.told = nil
		if err := w.Tidy(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.heard(`1 "" to 2`)
	})
}

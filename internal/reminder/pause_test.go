package reminder

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

// breaks are the people who take one.
type breaks map[uuid.UUID]bool

func (b breaks) Paused(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return b, nil
}

// Alone says nothing here: it is about partners.
func (b breaks) Alone(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return nil, nil
}

// without are those whose partner takes a break.
type without map[uuid.UUID]bool

func (w without) Paused(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return nil, nil
}

func (w without) Alone(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return w, nil
}

func TestNobodyIsSentToAMeetingToWhichNobodyComes(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, start := setStage(t, db, clock), at(t, "2026-11-25 15:00")
		s.Connect(without{s.jonas: true})
		s.planned(database.NewID(), 1, &start)
		s.tx(func(tx *gorm.DB) error {
			return s.News(context.Background(), tx, database.NewID(), 1, []uuid.UUID{s.jonas})
		})
		before, err := s.Upcoming(context.Background(), actor.Actor{PersonID: s.jonas})
		if err != nil || len(before) == 0 || before[len(before)-1].Occasion != Meeting {
			t.Errorf("the list would tell: %+v, %v", before, err)
		}
		clock.Set(at(t, "2026-11-25 13:00"))
		s.pass()
		s.expect(s.jonas, "Es gibt etwas Neues in der App.") // everything else still comes
		s.expect(s.samira, "اليوم الساعة 15:00. إلى اللقاء.")
	})
}

func TestPausedPeopleAreLeftAlone(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, start := setStage(t, db, clock), at(t, "2026-11-25 15:00")
		s.Connect(breaks{s.jonas: true})
		s.planned(database.NewID(), 1, &start)
		clock.Set(at(t, "2026-11-25 13:00"))
		id, _, err := s.SendTest(context.Background(), actor.Actor{PersonID: s.jonas})
		if err != nil {
			t.Fatal(err)
		}
		s.pass()
		s.expect(s.jonas, "Das ist Deine Test-Erinnerung.") // asked for, so not a disturbance
		s.expect(s.samira, "اليوم الساعة 15:00. إلى اللقاء.")
		if r, err := s.FindTest(context.Background(), actor.Actor{PersonID: s.jonas}, id); err != nil || r.State != Sent {
			t.Errorf("the test: %+v, %v", r, err)
		}
		s.Connect(breaks{})
		clock.Advance(leaseTime)
		s.pass()
		s.expect(s.jonas) // what was skipped does not come in a heap afterwards
	})
}

func TestPausedPeopleAreToldThatTheirAccountWillGo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.Connect(breaks{s.jonas: true})
		for _, occasion := range []uuid.UUID{s.jonas, database.NewID()} {
			s.tx(func(tx *gorm.DB) error { return s.News(context.Background(), tx, occasion, 1, []uuid.UUID{s.jonas}) })
		}
		s.pass()
		s.expect(s.jonas, "Es gibt etwas Neues in der App.") // once: of the other things they are told afterwards
	})
}

func TestNewsWaitForTheMorningAndSayNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, occasion := setStage(t, db, clock), database.NewID()
		clock.Set(at(t, "2026-11-25 21:00"))
		for range 2 { // whoever tells may have to repeat it
			s.tx(func(tx *gorm.DB) error { return s.News(context.Background(), tx, occasion, 1, []uuid.UUID{s.jonas}) })
		}
		s.pass()
		s.expect(s.jonas)
		clock.Set(at(t, "2026-11-26 08:00"))
		s.pass()
		if len(s.phones.handed) != 1 || s.phones.handed[0].notice.Navigate != "https://mainpate.example/" {
			t.Errorf("handed over: %+v", s.phones.handed)
		}
		s.expect(s.jonas, "Es gibt etwas Neues in der App.")
	})
}

func TestASuggestionLeadsEverybodyToTheirScreenOfTheGroup(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, cohort := setStage(t, db, clock), database.NewID()
		coach := s.person(actor.Coach, "Katrin", "de")
		s.tx(func(tx *gorm.DB) error {
			// What is new in the cohort on the same day is told beside it.
			return errors.Join(
				s.News(context.Background(), tx, cohort, 1, []uuid.UUID{s.samira}),
				s.Group(context.Background(), tx, cohort, 1, []uuid.UUID{s.samira, s.jonas, coach}),
			)
		})
		s.pass()
		got, tags := map[uuid.UUID][]string{}, map[string]bool{}
		for _, h := range s.phones.handed {
			got[h.person] = append(got[h.person], strings.TrimPrefix(h.notice.Navigate, "https://mainpate.example"))
			tags[h.notice.Tag] = true
		}
		for _, places := range got {
			slices.Sort(places)
		}
		want := map[uuid.UUID][]string{s.samira: {"/", "/group"}, s.jonas: {"/group"}, coach: {"/cohorts/" + cohort.String() + "/group"}}
		if !maps.EqualFunc(got, want, slices.Equal) || len(tags) != 4 {
			t.Errorf("taps lead to %v by %d tags, want %v", got, len(tags), want)
		}
	})
}

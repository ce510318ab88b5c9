package guide

import (
	"slices"
	"testing"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestATipThatIsPutAwayStaysAway(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		people := person.NewService(db)
		s := NewService(db, people)
		somebody := func() (who actor.Actor) {
			err := db.Tx(t.Context(), func(tx *gorm.DB) error {
				p, err := people.Create(t.Context(), tx, person.New{Role: actor.Participant, DisplayName: "Mia", Language: "de"})
				who = actor.Actor{PersonID: p.ID, Role: actor.Participant}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return who
		}
		mia, ali := somebody(), somebody()
		for range 2 {
			if err := s.Dismiss(t.Context(), mia, "offline"); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Dismiss(t.Context(), mia, "made up"); err == nil {
			t.Error("a tip that there is not")
		}
		left := func(who actor.Actor) []string {
			tips, err := s.Left(t.Context(), who)
			if err != nil {
				t.Fatal(err)
			}
			return tips
		}
		if got := left(mia); !slices.Equal(got, []string{"shared", "cover", "reminders", "view"}) {
			t.Error(got)
		}
		if got := left(ali); !slices.Equal(got, Tips) {
			t.Error("of somebody else:", got)
		}
		clock.Advance(newFor + time.Minute)
		if got := left(ali); len(got) != 0 {
			t.Error("after the first weeks:", got)
		}
	})
}

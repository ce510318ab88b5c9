package guide

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// since is when people began.
type since map[uuid.UUID]time.Time

func (s since) Began(_ context.Context, _ *gorm.DB, personID uuid.UUID) (*time.Time, error) {
	at, began := s[personID]
	if !began {
		return nil, nil
	}
	return &at, nil
}

func TestATipThatIsPutAwayStaysAway(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		people := person.NewService(db)
		began := since{}
		s := NewService(db, began)
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
		if got := left(ali); !slices.Equal(got, Tips) {
			t.Error("long after the account was made, not come in yet:", got)
		}
		began[ali.PersonID] = clock.Now()
		clock.Advance(newFor)
		if got := left(ali); !slices.Equal(got, Tips) {
			t.Error("on the last day of the first weeks:", got)
		}
		clock.Advance(time.Minute)
		if got := left(ali); len(got) != 0 {
			t.Error("after the first weeks:", got)
		}
	})
}

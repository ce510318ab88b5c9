package privacy

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/programme"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestTheFileOfErasuresSurvivesACutLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "erasures.log")
	first, second, third := uuid.New(), uuid.New(), uuid.New()
	if found, err := ReadErasures(path); err != nil || len(found) != 0 {
		t.Fatalf("without a file: %v, %v", found, err)
	}
	for _, id := range []uuid.UUID{first, first} {
		if err := writeDown(path, id); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("018f4c1e-77\n" + second.String() + "\n018f4c1e-78"); err != nil { // the power went twice
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := writeDown(path, third); err != nil {
		t.Fatal(err)
	}
	found, err := ReadErasures(path)
	if err != nil || !slices.Equal(found, []uuid.UUID{first, second, third}) {
		t.Errorf("%v, %v", found, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestCursorsComeBackAsTheyWere(t *testing.T) {
	at, id := time.Date(2026, 11, 25, 9, 0, 0, 123000000, time.UTC), uuid.New()
	gotAt, gotID, err := readCursor(writeCursor(at, id))
	if err != nil || !gotAt.Equal(at) || gotID != id {
		t.Errorf("%v %v %v", gotAt, gotID, err)
	}
	for _, wrong := range []string{"%", "bm90aGluZw", writeCursor(at, id) + "AAAA"} {
		if _, _, err := readCursor(wrong); err == nil {
			t.Errorf("%q is taken for a cursor", wrong)
		}
	}
}

func TestFieldsAreCalledAsTheyAreSelected(t *testing.T) {
	for expression, want := range map[string]string{"day": "day", "p.day": "day", "other.person_id AS partner": "partner"} {
		if got := fieldName(expression); got != want {
			t.Errorf("%s: %s", expression, got)
		}
	}
}

// Several replicas notice the same opening at once: it is one line all the same.
func TestReplicasWriteOneLine(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		people := person.NewService(db)
		programmes := programme.NewService(db, people, clock.Now().Location(), "")
		var reader, read person.Person
		err := db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
			if reader, err = people.Create(t.Context(), tx, person.New{Role: actor.Coach, DisplayName: "Karim", Language: "de"}); err != nil {
				return err
			}
			read, err = people.Create(t.Context(), tx, person.New{Role: actor.Participant, DisplayName: "Anna", Language: "de"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		who := actor.Actor{PersonID: reader.ID, Role: actor.Coach}
		about := Opening{What: Persons, People: []uuid.UUID{read.ID, reader.ID, uuid.New()}}
		var replicas sync.WaitGroup
		for range 4 {
			s := NewService(db, Config{Zone: clock.Now().Location(), Log: slog.New(slog.DiscardHandler)}, people, programmes, nil, nil, nil)
			replicas.Go(func() {
				for range 3 {
					if err := s.Opened(t.Context(), who, about); err != nil {
						t.Error(err)
					}
				}
			})
		}
		replicas.Wait()
		s := NewService(db, Config{}, people, programmes, nil, nil, nil)
		lines, next, err := s.AccessLog(t.Context(), actor.Actor{PersonID: read.ID}, "")
		if err != nil || next != "" || len(lines) != 1 || lines[0].ReaderName != "Karim" || !lines[0].At.Equal(db.Now()) {
			t.Errorf("%v %q %v", lines, next, err)
		}
		if own, _, err := s.AccessLog(t.Context(), who, ""); err != nil || len(own) != 0 {
			t.Errorf("reading about oneself is written down: %v, %v", own, err)
		}
		if err := s.Opened(t.Context(), actor.Actor{PersonID: read.ID, Role: actor.Participant}, about); err != nil {
			t.Error(err)
		}
		if after, _, _ := s.AccessLog(t.Context(), actor.Actor{PersonID: read.ID}, ""); len(after) != 1 {
			t.Error("a participant's reading is written down")
		}
	})
}

func TestWhoHasJustComeBackIsNotErased(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		people := person.NewService(db)
		s := NewService(db, Config{Zone: clock.Now().Location(), Log: slog.New(slog.DiscardHandler)}, people, nil, nil, nil, nil)
		s.Connect()
		var back person.Person
		err := db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
			if back, err = people.Create(t.Context(), tx, person.New{Role: actor.Participant, DisplayName: "Anna", Language: "de"}); err != nil {
				return err
			}
			return tx.Table("sessions").Create(map[string]any{
				"id": database.NewID(), "person_id": back.ID, "label": "", "remember": false, "created_at": db.Now(),
				"last_used_day": s.today(), "idle_until": db.Now(), "expires_at": db.Now(),
			}).Error
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			lookedAt calendar.Day
			stays    bool
		}{{s.today().AddDays(-400), true}, {s.today(), false}} {
			if err := s.eraseUnused(t.Context(), activity{PersonID: back.ID, LastDay: c.lookedAt}); err != nil {
				t.Fatal(err)
			}
			erased, err := Erased(t.Context(), db.Read(t.Context()))
			if err != nil || slices.Contains(erased, back.ID) == c.stays {
				t.Errorf("looked at on %s: %v, %v", c.lookedAt, erased, err)
			}
		}
	})
}

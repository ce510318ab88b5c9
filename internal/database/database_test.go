package database_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

type setting struct {
	Key       string `gorm:"primaryKey"`
	Value     calendar.Day
	Version   int
	UpdatedAt time.Time
}

var ctx = context.Background()

func save(t *testing.T, db *database.DB, s ...setting) {
	t.Helper()
	if err := db.Tx(ctx, func(tx *gorm.DB) error { return tx.Create(&s).Error }); err != nil {
		t.Fatal(err)
	}
}

func TestRowsComeBackAsTheyWere(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		clock.Advance(123456789 * time.Nanosecond)
		want := setting{"start", "2026-11-25", 1, db.Now()}
		save(t, db, want)
		var got setting
		if err := db.Read(ctx).Take(&got, "key = ?", "start").Error; err != nil {
			t.Fatal(err)
		}
		if got != want || got.UpdatedAt.Location() != time.UTC {
			t.Errorf("got %v, want %v", got, want)
		}
		var newest time.Time
		if err := db.Read(ctx).Table("settings").Select("max(updated_at)").Scan(&newest).Error; err != nil || !newest.Equal(want.UpdatedAt) {
			t.Errorf("max: %v, %v", newest, err)
		}
	})
}

func TestTimesCompareAsInstants(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		base := db.Now()
		for i, ms := range []int{0, 5, 50, 51, 500, 1000} {
			save(t, db, setting{fmt.Sprint(i), "", 1, base.Add(time.Duration(ms) * time.Millisecond).In(clock.Now().Location())})
		}
		var keys []string
		q := db.Read(ctx).Table("settings").Where("updated_at <= ?", base.Add(500*time.Millisecond)).Order("updated_at DESC")
		if err := q.Pluck("key", &keys).Error; err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(keys) != "[4 3 2 1 0]" {
			t.Errorf("got %v", keys)
		}
	})
}

func TestTxHappensWholeOrNotAtAll(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		boom := errors.New("boom")
		err := db.Tx(ctx, func(tx *gorm.DB) error {
			if err := tx.Create(&setting{"a", "", 1, db.Now()}).Error; err != nil {
				return err
			}
			return boom
		})
		if !errors.Is(err, boom) {
			t.Errorf("got %v", err)
		}
		var n int64
		if err := db.Read(ctx).Model(&setting{}).Count(&n).Error; err != nil || n != 0 {
			t.Errorf("%d rows, %v", n, err)
		}
	})
}

func TestIsDuplicate(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		save(t, db, setting{"a", "", 1, db.Now()})
		err := db.Tx(ctx, func(tx *gorm.DB) error { return tx.Create(&setting{"a", "", 1, db.Now()}).Error })
		if !database.IsDuplicate(err) {
			t.Errorf("got %v", err)
		}
	})
}

func TestReadersBeforeWritersLoseNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		save(t, db, setting{"counter", "", 0, db.Now()})
		const writers, rounds = 8, 10
		var wait sync.WaitGroup
		for range writers {
			wait.Go(func() {
				for range rounds {
					if err := db.Tx(ctx, countUp); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wait.Wait()
		var s setting
		if err := db.Read(ctx).Take(&s).Error; err != nil || s.Version != writers*rounds {
			t.Errorf("counted to %d, %v", s.Version, err)
		}
	})
}

func countUp(tx *gorm.DB) error {
	var s setting
	if err := tx.Clauses(clause.Locking{Strength: "UPDATE"}).Take(&s, "key = ?", "counter").Error; err != nil {
		return err
	}
	return tx.Model(&setting{}).Where("key = ?", "counter").Update("version", s.Version+1).Error
}

// Two people who lock the same two rows in opposite order must both get through.
func TestDeadlockIsTriedAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		save(t, db, setting{"a", "", 0, db.Now()}, setting{"b", "", 0, db.Now()})
		var both, wait sync.WaitGroup
		both.Add(2)
		for _, keys := range [][]string{{"a", "b"}, {"b", "a"}} {
			wait.Go(func() {
				first := db.Dialect() == database.Postgres
				err := db.Tx(ctx, func(tx *gorm.DB) error {
					for _, key := range keys {
						if err := tx.Model(&setting{}).Where("key = ?", key).Update("version", gorm.Expr("version + 1")).Error; err != nil {
							return err
						}
						if first {
							first = false
							both.Done()
							both.Wait()
						}
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		var n int64
		if err := db.Read(ctx).Model(&setting{}).Where("version = 2").Count(&n).Error; err != nil || n != 2 {
			t.Errorf("%d rows counted twice, %v", n, err)
		}
	})
}

func TestReopeningKeepsTheData(t *testing.T) {
	dir := t.TempDir()
	for round := range 2 {
		db, err := database.Open(ctx, database.Config{DataDir: dir, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		var n int64
		if err := db.Read(ctx).Model(&setting{}).Count(&n).Error; err != nil || n != int64(round) {
			t.Errorf("round %d: %d rows, %v", round, n, err)
		}
		save(t, db, setting{fmt.Sprint(round), "", 1, db.Now()})
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestOffsetWithoutLimit(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		save(t, db, setting{"a", "", 1, db.Now()}, setting{"b", "", 1, db.Now()})
		var keys []string
		if err := db.Read(ctx).Table("settings").Order("key").Offset(1).Pluck("key", &keys).Error; err != nil || fmt.Sprint(keys) != "[b]" {
			t.Errorf("%v, %v", keys, err)
		}
	})
}

func TestIDsAreInOrder(t *testing.T) {
	last := database.NewID()
	for range 1000 {
		next := database.NewID()
		if next.String() <= last.String() || next.Version() != 7 {
			t.Fatalf("%s after %s", next, last)
		}
		last = next
	}
}

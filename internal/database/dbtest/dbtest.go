// Package dbtest gives every test a migrated database of its own, on SQLite and on PostgreSQL.
package dbtest

import (
	"context"
	"errors"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
)

// running is the package's PostgreSQL: started by Main, used by Each.
var running *server

// Main is the TestMain of a package that uses Each: it starts PostgreSQL once and stops it at the end.
func Main(m *testing.M) {
	os.Exit(withServer(m))
}

func withServer(m *testing.M) int {
	runtime.LockOSThread() // the server dies with the thread that started it
	s, err := start(context.Background())
	if err != nil {
		log.Print("dbtest: ", err)
		return 1
	}
	defer s.stop()
	running = s
	return m.Run()
}

// Each runs the test twice, on "sqlite" and on "postgres", with an empty database and a clock to set.
func Each(t *testing.T, test func(t *testing.T, db *database.DB, clock *Clock)) {
	t.Helper()
	for dialect, config := range map[string]func(t *testing.T) database.Config{
		database.SQLite:   func(t *testing.T) database.Config { return database.Config{DataDir: SQLiteDir(t)} },
		database.Postgres: func(t *testing.T) database.Config { return database.Config{URL: PostgresURL(t)} },
	} {
		t.Run(dialect, func(t *testing.T) {
			clock := NewClock(t)
			c := config(t)
			c.Now = clock.Now
			db, err := database.Open(context.Background(), c)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = db.Close() })
			test(t, db, clock)
		})
	}
}

var sqliteTemplate = sync.OnceValues(func() (file []byte, err error) {
	dir, err := os.MkdirTemp("", "mainpate-sqlite-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := migrated(context.Background(), database.Config{DataDir: dir}); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, database.File))
})

// SQLiteDir is a data directory of the test's own with a migrated database.
func SQLiteDir(t *testing.T) string {
	t.Helper()
	file, err := sqliteTemplate()
	dir := t.TempDir()
	if err = errors.Join(err, os.WriteFile(filepath.Join(dir, database.File), file, 0o600)); err != nil {
		t.Fatal(err)
	}
	return dir
}

const noServer = "no PostgreSQL: the package needs func TestMain(m *testing.M) { dbtest.Main(m) }"

// PostgresURL is the address of a migrated database of the test's own, on PostgreSQL.
func PostgresURL(t *testing.T) string {
	t.Helper()
	if running == nil {
		t.Fatal(noServer)
	}
	return running.clone(t)
}

// EmptyPostgres is the address of a database without any table, for tests that fill it themselves.
func EmptyPostgres(t *testing.T) string {
	t.Helper()
	if running == nil {
		t.Fatal(noServer)
	}
	return running.create(t)
}

// Clock is a clock that stands still until it is told otherwise.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock is a clock that starts on Wednesday 25 November 2026 at ten in Berlin.
func NewClock(t *testing.T) *Clock {
	t.Helper()
	zone, err := calendar.Zone("")
	if err != nil {
		t.Fatal(err)
	}
	return &Clock{now: time.Date(2026, time.November, 25, 10, 0, 0, 0, zone)}
}

// Now is the time the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set moves the clock to a time.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// Advance moves the clock on.
func (c *Clock) Advance(d time.Duration) { c.Set(c.Now().Add(d)) }

package dbtest

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"mainpate/internal/database"
	"mainpate/internal/database/pgtest"
	"mainpate/migrations"
)

// server is a PostgreSQL server with one migrated template that the tests' databases are cloned from.
type server struct {
	address  url.URL
	admin    *sql.DB
	halt     func()
	template func() (template, error)

	mu   sync.Mutex
	free []string // migrated databases that no test uses
}

// template is a migrated database that others are cloned from and compared with.
type template struct {
	name  string
	form  string
	fresh tables
}

// start takes the server at TEST_DATABASE_URL or else starts a private one that lives in a temporary directory.
func start(ctx context.Context) (*server, error) {
	s := &server{halt: func() {}}
	address := os.Getenv("TEST_DATABASE_URL")
	if address == "" {
		private, err := pgtest.New("synchronous_commit=off", "full_page_writes=off", "max_connections=100")
		if err != nil {
			return nil, err
		}
		address, s.halt = private.URL("postgres"), private.Remove
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("TEST_DATABASE_URL: %w", err)
	}
	s.address = *u
	s.template = sync.OnceValues(func() (template, error) { return s.makeTemplate(ctx) })
	admin, err := sql.Open("pgx", s.address.String())
	if err != nil {
		s.halt()
		return nil, err
	}
	s.admin = admin
	for range 500 {
		if err = admin.PingContext(ctx); err == nil {
			return s, nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.stop()
	return nil, fmt.Errorf("PostgreSQL does not answer: %w", err)
}

func (s *server) stop() {
	if s.admin != nil {
		for _, name := range s.free {
			_, _ = s.admin.Exec("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)")
		}
		_ = s.admin.Close()
	}
	s.halt()
}

func (s *server) urlOf(name string) string {
	u := s.address
	u.Path = "/" + name
	return u.String()
}

// makeTemplate takes the one that another package has made from the same migrations, or makes it for all of them. It
// stays on a server that was given.
func (s *server) makeTemplate(ctx context.Context) (t template, err error) {
	sum, err := hashOf(migrations.Files)
	if err != nil {
		return t, err
	}
	t.name = "mainpate_template_" + sum
	if err := s.migrateOnce(ctx, t.name); err != nil {
		return t, err
	}
	// Nobody can clone what somebody is connected to, so the first clone is read.
	first := newName("test")
	if _, err := s.admin.ExecContext(ctx, "CREATE DATABASE "+first+" TEMPLATE "+t.name); err != nil {
		return t, err
	}
	s.free = append(s.free, first)
	t.form, t.fresh, err = look(ctx, s.urlOf(first))
	return t, err
}

// migrateOnce gives a database its name only when it is complete.
func (s *server) migrateOnce(ctx context.Context, name string) error {
	turn, err := s.admin.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = turn.Close() }()
	if _, err := turn.ExecContext(ctx, "SELECT pg_advisory_lock(hashtext($1))", name); err != nil {
		return err
	}
	defer func() { _, _ = turn.ExecContext(ctx, "SELECT pg_advisory_unlock(hashtext($1))", name) }()
	var there bool
	err = turn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", name).Scan(&there)
	if err != nil || there {
		return err
	}
	growing := newName("growing")
	if _, err := turn.ExecContext(ctx, "CREATE DATABASE "+growing); err != nil {
		return err
	}
	if err := migrated(ctx, database.Config{URL: s.urlOf(growing)}); err != nil {
		return err
	}
	_, err = turn.ExecContext(ctx, "ALTER DATABASE "+growing+" RENAME TO "+name)
	return err
}

func migrated(ctx context.Context, c database.Config) error {
	c.Now = time.Now
	db, err := database.Open(ctx, c)
	if err != nil {
		return err
	}
	return db.Close()
}

func hashOf(files fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".sql") {
			return err
		}
		text, err := fs.ReadFile(files, path)
		_, _ = fmt.Fprintf(sum, "%s %d ", path, len(text))
		_, _ = sum.Write(text)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)[:8]), err
}

// clone is a migrated database for one test: one that an earlier test has left, or a new one.
func (s *server) clone(t *testing.T) string {
	t.Helper()
	from, err := s.template()
	if err != nil {
		t.Fatal(err)
	}
	name := s.take()
	if name == "" {
		name = newName("test")
		if _, err := s.admin.Exec("CREATE DATABASE " + name + " TEMPLATE " + from.name); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { s.leave(t, name, from) })
	return s.urlOf(name)
}

func (s *server) take() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := len(s.free) - 1
	if last < 0 {
		return ""
	}
	name := s.free[last]
	s.free = s.free[:last]
	return name
}

// leave hands a database on to the next test; one that is not as it was goes.
func (s *server) leave(t *testing.T, name string, from template) {
	ctx := context.Background()
	if _, err := s.admin.ExecContext(ctx, "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1", name); err != nil {
		t.Log(err)
	}
	if same, err := clean(ctx, s.urlOf(name), from.form, from.fresh); err != nil || !same {
		s.drop(t, name)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.free = append(s.free, name)
}

func (s *server) create(t *testing.T) string {
	t.Helper()
	name := newName("test")
	if _, err := s.admin.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.drop(t, name) })
	return s.urlOf(name)
}

func (s *server) drop(t *testing.T, name string) {
	if _, err := s.admin.Exec("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"); err != nil {
		t.Log(err)
	}
}

func newName(kind string) string { return fmt.Sprintf("mainpate_%s_%x", kind, randomBytes(8)) }

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}

package dbtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"mainpate/internal/database"
	"mainpate/internal/database/pgtest"
)

// server is a PostgreSQL server with one migrated template that the tests' databases are cloned from.
type server struct {
	address  url.URL
	admin    *sql.DB
	halt     func()
	template func() (string, error)
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
	s.template = sync.OnceValues(func() (string, error) { return s.makeTemplate(ctx) })
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
		if name, err := s.template(); err == nil {
			_, _ = s.admin.Exec("DROP DATABASE IF EXISTS " + name)
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

func (s *server) makeTemplate(ctx context.Context) (string, error) {
	name := newName("template")
	if _, err := s.admin.ExecContext(ctx, "CREATE DATABASE "+name); err != nil {
		return "", err
	}
	db, err := database.Open(ctx, database.Config{URL: s.urlOf(name), Now: time.Now})
	if err != nil {
		return "", err
	}
	return name, db.Close()
}

func (s *server) clone(t *testing.T) string {
	t.Helper()
	template, err := s.template()
	if err != nil {
		t.Fatal(err)
	}
	return s.create(t, " TEMPLATE "+template)
}

func (s *server) create(t *testing.T, options string) string {
	t.Helper()
	name := newName("test")
	if _, err := s.admin.Exec("CREATE DATABASE " + name + options); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := s.admin.Exec("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"); err != nil {
			t.Log(err)
		}
	})
	return s.urlOf(name)
}

func newName(kind string) string { return fmt.Sprintf("mainpate_%s_%x", kind, randomBytes(8)) }

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}

package dbtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"mainpate/internal/database"
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
	if address := os.Getenv("TEST_DATABASE_URL"); address != "" {
		u, err := url.Parse(address)
		if err != nil {
			return nil, fmt.Errorf("TEST_DATABASE_URL: %w", err)
		}
		s.address = *u
	} else if err := s.launch(); err != nil {
		return nil, err
	}
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

func (s *server) launch() error {
	programs, err := findPrograms()
	if err != nil {
		return err
	}
	owner, err := unprivileged()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "mainpate-postgres-")
	if err != nil {
		return err
	}
	if owner != nil {
		if err := os.Chown(dir, int(owner.Uid), int(owner.Gid)); err != nil {
			return err
		}
	}
	command := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(programs, name), args...)
		c.Dir = dir
		c.SysProcAttr = attributes(owner)
		return c
	}
	data := filepath.Join(dir, "data")
	out, err := command("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	postgres := command("postgres", "-D", data, "-k", dir, "-h", "127.0.0.1", "-p", port, "-c", "fsync=off",
		"-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "autovacuum=off", "-c", "max_connections=100")
	if err := postgres.Start(); err != nil {
		return err
	}
	s.halt = func() {
		_ = postgres.Process.Signal(syscall.SIGINT)
		_ = postgres.Wait()
		_ = os.RemoveAll(dir)
	}
	s.address = url.URL{Scheme: "postgres", User: url.User("postgres"), Host: "127.0.0.1:" + port, Path: "/postgres", RawQuery: "sslmode=disable"}
	return nil
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

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port), nil
}

func findPrograms() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err == nil && len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	if p, err := exec.LookPath("postgres"); err == nil {
		return filepath.Dir(p), nil
	}
	return "", errors.New("no PostgreSQL server: install the package postgresql, or set TEST_DATABASE_URL")
}

// unprivileged is somebody for the server to run as when the tests run as root, which PostgreSQL refuses.
func unprivileged() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			uid, _ := strconv.ParseUint(u.Uid, 10, 32)
			gid, _ := strconv.ParseUint(u.Gid, 10, 32)
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, errors.New("running as root and no unprivileged user for PostgreSQL found")
}

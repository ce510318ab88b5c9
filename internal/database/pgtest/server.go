// Package pgtest runs real PostgreSQL servers, standbys and poolers, for tests that use them and for those that break them.
package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Server is one PostgreSQL server in a temporary directory. It ends with the process, or with Remove.
type Server struct {
	Port string

	dir      string
	programs string
	owner    *syscall.Credential
	settings []string
	process  *exec.Cmd
	ended    chan struct{}
}

// New makes a server and starts it; settings are like "max_connections=200". It survives a crash of its process,
// but not of the machine: nothing is forced to the disk.
func New(settings ...string) (*Server, error) {
	s, err := prepare(append([]string{"fsync=off", "autovacuum=off"}, settings...))
	if err != nil {
		return nil, err
	}
	err = s.run("initdb", "-D", s.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if err == nil {
		err = s.Start()
	}
	if err != nil {
		s.Remove()
		return nil, err
	}
	return s, nil
}

// Standby makes and starts a second server that follows this one, at a port of its own or at the given one.
func (s *Server) Standby(port ...string) (*Server, error) {
	standby, err := prepare(s.settings)
	if err != nil {
		return nil, err
	}
	if len(port) > 0 {
		standby.Port = port[0]
	}
	err = standby.run("pg_basebackup", "-D", standby.data(), "-h", "127.0.0.1", "-p", s.Port, "-U", "postgres",
		"-R", "-X", "stream", "-c", "fast", "--no-sync")
	if err == nil {
		err = standby.Start()
	}
	if err != nil {
		standby.Remove()
		return nil, err
	}
	return standby, nil
}

func prepare(settings []string) (*Server, error) {
	s := &Server{settings: settings}
	var err error
	if s.programs, err = findPrograms(); err != nil {
		return nil, err
	}
	if s.owner, err = unprivileged(); err != nil {
		return nil, err
	}
	if s.Port, err = FreePort(); err != nil {
		return nil, err
	}
	s.dir, err = ownedDir(s.owner)
	return s, err
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

func (s *Server) run(name string, args ...string) error {
	c := exec.Command(filepath.Join(s.programs, name), args...)
	c.Dir, c.SysProcAttr = s.dir, attributes(s.owner)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}

// Start starts the server and waits until it answers, after a crash until it has recovered.
func (s *Server) Start() error {
	args := []string{"-D", s.data(), "-k", s.dir, "-h", "127.0.0.1", "-p", s.Port}
	for _, setting := range s.settings {
		args = append(args, "-c", setting)
	}
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }()
	s.process = exec.Command(filepath.Join(s.programs, "postgres"), args...)
	s.process.Dir, s.process.SysProcAttr, s.process.Stdout, s.process.Stderr = s.dir, attributes(s.owner), log, log
	if err := s.process.Start(); err != nil {
		return err
	}
	s.ended = make(chan struct{})
	go func() {
		_ = s.process.Wait()
		close(s.ended)
	}()
	return s.wait()
}

const startLimit = time.Minute

func (s *Server) wait() error {
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	for {
		err := s.Exec(ctx, "SELECT 1")
		if err == nil {
			return nil
		}
		select {
		case <-s.ended:
			return fmt.Errorf("PostgreSQL does not start: %s", s.log())
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL does not answer: %w: %s", err, s.log())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (s *Server) log() string {
	text, _ := os.ReadFile(filepath.Join(s.dir, "log"))
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-10):], "\n")
}

// Stop ends the server politely: everybody is sent away, everything is written.
func (s *Server) Stop() { s.end(syscall.SIGINT) }

// Crash ends the server at once; it recovers at its next start.
func (s *Server) Crash() { s.end(syscall.SIGQUIT) }

func (s *Server) end(signal syscall.Signal) {
	if s.process == nil {
		return
	}
	_ = s.process.Process.Signal(signal)
	<-s.ended
	s.process = nil
}

// Promote makes a standby the server that writes.
func (s *Server) Promote(ctx context.Context) error {
	return s.Exec(ctx, "SELECT pg_promote()")
}

// Remove ends the server and deletes its data.
func (s *Server) Remove() {
	s.Crash()
	_ = os.RemoveAll(s.dir)
}

// URL is the address of a database on the server.
func (s *Server) URL(database string) string { return address(s.Port, database) }

// Exec runs statements outside of any transaction.
func (s *Server) Exec(ctx context.Context, statements ...string) error {
	db, err := sql.Open("pgx", s.URL("postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	for _, statement := range statements {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

func address(port, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User("postgres"), Host: "127.0.0.1:" + port, Path: "/" + database, RawQuery: "sslmode=disable"}
	return u.String()
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

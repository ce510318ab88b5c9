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
	"syscall"
	"time"
)

// Bouncer is a PgBouncer that gives out the connections to a server by the transaction.
type Bouncer struct {
	port    string
	dir     string
	process *exec.Cmd
}

// NewBouncer starts a PgBouncer with few connections before the server at the address.
func NewBouncer(server string, connections int) (*Bouncer, error) {
	u, err := url.Parse(server)
	if err != nil {
		return nil, err
	}
	program, err := exec.LookPath("pgbouncer")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/pgbouncer"); err != nil {
			return nil, errors.New("no PgBouncer: install the package pgbouncer")
		}
	}
	owner, err := unprivileged()
	if err != nil {
		return nil, err
	}
	b := &Bouncer{}
	if b.port, err = FreePort(); err != nil {
		return nil, err
	}
	if b.dir, err = ownedDir(owner); err != nil {
		return nil, err
	}
	settings := filepath.Join(b.dir, "pgbouncer.ini")
	if err := os.WriteFile(settings, []byte(bouncerSettings(u, b.port, connections)), 0o644); err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(b.dir, "log"))
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()
	b.process = exec.Command(program, settings)
	b.process.Dir, b.process.SysProcAttr, b.process.Stderr = b.dir, attributes(owner), log
	if err := b.process.Start(); err != nil {
		return nil, err
	}
	if err := b.wait(u.Path[1:]); err != nil {
		text, _ := os.ReadFile(log.Name())
		b.Remove()
		return nil, fmt.Errorf("PgBouncer does not answer: %w: %s", err, text)
	}
	return b, nil
}

func bouncerSettings(server *url.URL, port string, connections int) string {
	return fmt.Sprintf(`[databases]
* = host=%s port=%s user=%s
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = %s
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = %d
max_client_conn = 500
`, server.Hostname(), server.Port(), server.User.Username(), port, connections)
}

func (b *Bouncer) wait(database string) error {
	db, err := sql.Open("pgx", b.URL(database))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	for {
		_, err := db.ExecContext(ctx, "SELECT 1")
		if err == nil || ctx.Err() != nil {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// URL is the address of a database behind the pooler, as README.md tells operators to write it.
func (b *Bouncer) URL(database string) string {
	return address(b.port, database) + "&default_query_exec_mode=cache_describe"
}

// Remove ends the pooler.
func (b *Bouncer) Remove() {
	_ = b.process.Process.Signal(syscall.SIGTERM)
	_ = b.process.Wait()
	_ = os.RemoveAll(b.dir)
}

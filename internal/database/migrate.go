package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing/fstest"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"mainpate/migrations"
)

func migrate(ctx context.Context, dialect goose.Dialect, pool *sql.DB) error {
	var files fs.FS = migrations.Files
	if dialect == goose.DialectSQLite3 {
		var err error
		if files, err = sqliteTypes(files); err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
	}
	provider, err := goose.NewProvider(dialect, pool, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	up := func() error {
		_, err := provider.Up(ctx)
		return err
	}
	if dialect == goose.DialectPostgres {
		err = oneAtATime(ctx, pool, up)
	} else {
		err = up()
	}
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

const (
	lookEvery  = 200 * time.Millisecond
	waitAtMost = 2 * time.Minute
)

// oneAtATime lets replicas that start together work on the schema one after the other. A transaction holds the
// lock, not a session: PgBouncer gives the session to somebody else, with the lock. And whoever waits holds
// nothing, so that the one who works gets a connection.
func oneAtATime(ctx context.Context, pool *sql.DB, work func() error) error {
	ctx, cancel := context.WithTimeout(ctx, waitAtMost)
	defer cancel()
	for {
		mine, release, err := tryLock(ctx, pool)
		if err != nil {
			return err
		}
		if mine {
			return errors.Join(work(), release())
		}
		select {
		case <-ctx.Done():
			return errors.New("another process has been migrating for minutes")
		case <-time.After(lookEvery):
		}
	}
}

// tryLock takes the same lock as goose's own session lock, which the first release holds while it migrates.
func tryLock(ctx context.Context, pool *sql.DB) (mine bool, release func() error, err error) {
	tx, err := pool.BeginTx(context.WithoutCancel(ctx), nil) // the work may take longer than the waiting
	if err != nil {
		return false, nil, err
	}
	_, err = tx.ExecContext(ctx, "SET LOCAL idle_in_transaction_session_timeout = 0")
	if err == nil {
		err = tx.QueryRowContext(ctx, "SELECT pg_try_advisory_xact_lock($1)", int64(lock.DefaultLockID)).Scan(&mine)
	}
	if err != nil || !mine {
		return false, nil, errors.Join(err, tx.Rollback())
	}
	return true, tx.Rollback, nil
}

// sqliteTypes renames the few PostgreSQL types that the SQLite driver would not read back as what they are.
func sqliteTypes(files fs.FS) (fs.FS, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, err
	}
	types := strings.NewReplacer("timestamptz", "timestamp", "jsonb", "text", "bytea", "blob")
	renamed := fstest.MapFS{}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		renamed[name] = &fstest.MapFile{Data: []byte(types.Replace(string(text))), Mode: 0o444}
	}
	return renamed, nil
}

// Package database opens SQLite or PostgreSQL, brings the schema up to date and runs transactions; same code for both.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/logger"

	"mainpate/internal/problem"
)

// Config says which database to open: PostgreSQL when URL is set, else a SQLite file in DataDir.
type Config struct {
	URL     string
	DataDir string
	Now     func() time.Time
}

// DB is the open database together with the clock that everything stored follows.
type DB struct {
	gorm    *gorm.DB
	sql     *sql.DB
	dialect string
	now     func() time.Time
	limits  string        // what a transaction begins with, where the connection itself cannot be limited
	writer  chan struct{} // who may write to SQLite; nil where several may
	pool    *pgxpool.Pool // PostgreSQL only
	closers []func()
}

// The dialects.
const (
	SQLite   = "sqlite"
	Postgres = "postgres"
)

// Open connects and migrates.
func Open(ctx context.Context, c Config) (*DB, error) {
	if c.Now == nil {
		return nil, errors.New("database: no clock given")
	}
	d := &DB{now: func() time.Time { return c.Now().UTC().Truncate(time.Millisecond) }}
	var err error
	if c.URL != "" {
		err = d.openPostgres(ctx, c.URL)
	} else {
		err = d.openSQLite(ctx, c.DataDir)
	}
	if err != nil {
		_ = d.Close()
		return nil, err
	}
	return d, nil
}

func (d *DB) openGORM(dialector gorm.Dialector) error {
	g, err := gorm.Open(dialector, &gorm.Config{
		NowFunc:                d.now,
		TranslateError:         true,
		SkipDefaultTransaction: true,
		QueryFields:            true,           // by name: a column that a newer replica adds must not surprise the older ones
		Logger:                 logger.Discard, // errors go up to the caller; values never into a log
	})
	if err != nil {
		return fmt.Errorf("open %s: %w", d.dialect, err)
	}
	d.gorm = g
	return nil
}

// Now is the current time, UTC, in whole milliseconds.
func (d *DB) Now() time.Time { return d.now() }

// Dialect is "sqlite" or "postgres".
func (d *DB) Dialect() string { return d.dialect }

// SQL is the pool underneath.
func (d *DB) SQL() *sql.DB { return d.sql }

// Ping reports whether the database answers.
func (d *DB) Ping(ctx context.Context) error { return d.sql.PingContext(ctx) }

// Close ends all connections.
func (d *DB) Close() error {
	var err error
	if d.sql != nil {
		err = d.sql.Close()
	}
	for _, c := range d.closers {
		c()
	}
	return err
}

// Read is a session for reading outside a transaction.
func (d *DB) Read(ctx context.Context) *gorm.DB { return d.gorm.WithContext(ctx) }

const (
	attempts = 3
	breath   = 20 * time.Millisecond
)

// Tx runs the one transaction of a use case: all of it happens or nothing.
// It may take several tries, so fn must not do anything but work on tx. What was lost while it was being committed
// is not tried again: it may have happened.
func (d *DB) Tx(ctx context.Context, fn func(tx *gorm.DB) error) error {
	if d.writer != nil {
		select {
		case d.writer <- struct{}{}:
			defer func() { <-d.writer }()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	var err error
	for range attempts {
		done := false
		err = d.gorm.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if d.limits != "" {
				if err := tx.Exec(d.limits).Error; err != nil {
					return err
				}
			}
			err := fn(tx)
			done = err == nil
			return err
		})
		again := isRetryable(err) || (isLost(err) && !done)
		if !again || ctx.Err() != nil {
			return err
		}
		// At once it would take the lock again from whoever has waited for it.
		select {
		case <-time.After(breath):
		case <-ctx.Done():
			return err
		}
	}
	return err
}

// NewID makes an id whose order is the order of creation.
func NewID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// Same says whether two values that may be missing are the same.
func Same[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

// IsDuplicate reports whether a row could not be saved because a unique key is taken.
func IsDuplicate(err error) bool { return errors.Is(err, gorm.ErrDuplicatedKey) }

// Found is for one row that somebody asked for: where there is none, it is missing or not theirs.
func Found(err error) error {
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return problem.NotFound()
	}
	return err
}

// Lock keeps others from changing the rows that a query reads until the transaction ends.
func Lock(query *gorm.DB) *gorm.DB {
	return query.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate})
}

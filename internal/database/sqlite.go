package database

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"

	"mainpate/internal/database/gormsqlite"
)

// Immediate transactions: one that reads first and writes later would otherwise fail when another writer was faster.
// Synchronous in full: what was acknowledged is there after a power cut too. What is deleted is overwritten, and the log
// beside the file gives its room back: else erased voices and words could still be read out of both. What a statement
// puts aside stays in memory: an image without a /tmp has no other place, and words would lie about in one that is there.
const sqliteOptions = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)" +
	"&_pragma=secure_delete(1)&_pragma=journal_size_limit(0)&_pragma=synchronous(FULL)&_pragma=temp_store(MEMORY)" +
	"&_txlock=immediate&_time_format=sqlite&_timezone=UTC&_texttotime=1"

const sqliteConnections = 4

// File is the name of the SQLite database in the data directory.
const File = "mainpate.db"

func (d *DB) openSQLite(ctx context.Context, dir string) error {
	d.dialect = SQLite
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	private, err := os.OpenFile(filepath.Join(dir, File), os.O_CREATE|os.O_RDWR, 0o600) // SQLite itself would let everybody read it
	if err != nil {
		return fmt.Errorf("open SQLite: %w", err)
	}
	_ = private.Close()
	pool := sql.OpenDB(&sqliteConnector{name: fileOf(dir) + sqliteOptions})
	d.sql = pool
	// Writers wait here and not on the file, where each would hold a connection.
	d.writer = make(chan struct{}, 1)
	pool.SetMaxOpenConns(sqliteConnections)
	pool.SetMaxIdleConns(sqliteConnections)
	if err := migrate(ctx, goose.DialectSQLite3, pool); err != nil {
		return err
	}
	return d.openGORM(gormsqlite.Dialector{Conn: pool})
}

// Tidy empties SQLite's log beside the file, in which what was deleted can be read until the log begins anew. PostgreSQL
// sees to its own.
func (d *DB) Tidy(ctx context.Context) error {
	if d.dialect != SQLite {
		return nil
	}
	_, err := d.sql.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// Copy writes the SQLite database of the data directory, as it is at this moment, into a new file that only its
// owner can read. It never migrates: a copy is made before an upgrade above all.
func Copy(ctx context.Context, dir, to string) error {
	pool, err := sql.Open("sqlite", fileOf(dir)+"?_pragma=busy_timeout(10000)&mode=ro")
	if err != nil {
		return fmt.Errorf("open SQLite: %w", err)
	}
	defer func() { _ = pool.Close() }()
	private, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_ = private.Close()
	_, err = pool.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

func fileOf(dir string) string {
	file := url.URL{Path: filepath.Join(dir, File)}
	return "file:" + file.EscapedPath()
}

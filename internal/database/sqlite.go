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
const sqliteOptions = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)" +
	"&_pragma=synchronous(NORMAL)&_txlock=immediate&_time_format=sqlite&_timezone=UTC&_texttotime=1"

const sqliteConnections = 4

// File is the name of the SQLite database in the data directory.
const File = "mainpate.db"

func (d *DB) openSQLite(ctx context.Context, dir string) error {
	d.dialect = SQLite
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	path := filepath.Join(dir, File)
	private, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) // SQLite itself would let everybody read it
	if err != nil {
		return fmt.Errorf("open SQLite: %w", err)
	}
	_ = private.Close()
	file := url.URL{Path: path}
	pool, err := sql.Open("sqlite", "file:"+file.EscapedPath()+sqliteOptions)
	if err != nil {
		return fmt.Errorf("open SQLite: %w", err)
	}
	d.sql = pool
	pool.SetMaxOpenConns(sqliteConnections)
	pool.SetMaxIdleConns(sqliteConnections)
	if err := migrate(ctx, goose.DialectSQLite3, pool); err != nil {
		return err
	}
	return d.openGORM(gormsqlite.Dialector{Conn: pool}, true)
}

// CopyTo writes the SQLite database, as it is at this moment, into a new file that only its owner can read.
func (d *DB) CopyTo(ctx context.Context, path string) error {
	private, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_ = private.Close()
	_, err = d.sql.ExecContext(ctx, "VACUUM INTO ?", path)
	return err
}

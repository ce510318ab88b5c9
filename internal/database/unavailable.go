package database

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	modernc "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// isRetryable says that PostgreSQL has undone the transaction and asks for another try.
func isRetryable(err error) bool {
	const serializationFailure, deadlockDetected = "40001", "40P01"
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == serializationFailure || pg.Code == deadlockDetected)
}

// isLost says that the connection is of no use any more: it is broken, the server on the other side is stopping or
// has gone silent, or it has become a standby that only reads.
func isLost(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		switch pg.Code {
		case "25006", "25P03", "57P01", "57P02", "57P03": // only reading, idle for too long, stopping, crashed, starting
			return true
		}
		return strings.HasPrefix(pg.Code, "08")
	}
	var network net.Error // a deadline that has passed counts as one
	return errors.As(err, &network) || pgconn.SafeToRetry(err) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// IsUnavailable reports whether it is not the request that is wrong: the database is away, stopping, busy, or has no
// room. The same request may work a little later.
func IsUnavailable(err error) bool {
	if isLost(err) || isRetryable(err) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, sql.ErrTxDone) {
		return true
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		const operatorIntervention, insufficientResources, lockNotAvailable = "57", "53", "55P03"
		return strings.HasPrefix(pg.Code, operatorIntervention) || strings.HasPrefix(pg.Code, insufficientResources) ||
			pg.Code == lockNotAvailable
	}
	var unreachable *pgconn.ConnectError
	return errors.As(err, &unreachable) || isFull(err)
}

// isFull says that SQLite could not read or write its file: the disk is full or broken, or somebody holds the lock.
func isFull(err error) bool {
	var e *modernc.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & 0xff { // the rest says more precisely where
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
		sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL:
		return true
	}
	return false
}

package database

import (
	"context"
	"database/sql/driver"
	"errors"

	modernc "modernc.org/sqlite"
)

// mostKept is more than the statements of all requests together; lists of many lengths would go on for ever.
const mostKept = 500

// sqliteConnector opens connections that keep their prepared statements: in SQLite preparing one often takes longer
// than running it. Each connection has its own, so nobody shares a statement, or the mishap of whoever gave up on one.
type sqliteConnector struct {
	driver modernc.Driver
	name   string
}

// Connect opens a connection.
func (c *sqliteConnector) Connect(context.Context) (driver.Conn, error) {
	opened, err := c.driver.Open(c.name)
	if err != nil {
		return nil, err
	}
	conn, ok := opened.(sqliteConn)
	if !ok {
		return nil, errors.Join(errors.New("database: the SQLite driver has changed"), opened.Close())
	}
	return &keepingConn{sqliteConn: conn, kept: map[string]sqliteStatement{}}, nil
}

// Driver is the one underneath.
func (c *sqliteConnector) Driver() driver.Driver { return &c.driver }

type sqliteConn interface {
	driver.Conn
	driver.ConnPrepareContext
	driver.ConnBeginTx
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type sqliteStatement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// keepingConn offers no way to run a statement without preparing it first, so all of them come by here.
type keepingConn struct {
	sqliteConn
	kept map[string]sqliteStatement // those that nobody is using
}

// PrepareContext gives a kept statement to one user at a time.
func (c *keepingConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	if s, ok := c.kept[query]; ok {
		delete(c.kept, query)
		return &keptStatement{s, c, query}, nil
	}
	prepared, err := c.sqliteConn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s, ok := prepared.(sqliteStatement)
	if !ok {
		return prepared, nil
	}
	return &keptStatement{s, c, query}, nil
}

// Close ends the connection and what it keeps.
func (c *keepingConn) Close() error {
	return errors.Join(c.forget(), c.sqliteConn.Close())
}

func (c *keepingConn) forget() error {
	var all error
	for _, s := range c.kept {
		all = errors.Join(all, s.Close())
	}
	clear(c.kept)
	return all
}

type keptStatement struct {
	sqliteStatement
	conn  *keepingConn
	query string
}

// Close gives the statement back to its connection. Those of a rare kind make place for the common ones, which are
// back at once.
func (s *keptStatement) Close() error {
	if _, twice := s.conn.kept[s.query]; twice {
		return s.sqliteStatement.Close()
	}
	var err error
	if len(s.conn.kept) >= mostKept {
		err = s.conn.forget()
	}
	s.conn.kept[s.query] = s.sqliteStatement
	return err
}

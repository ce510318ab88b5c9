package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/labstack/echo/v4"

	"mainpate/internal/database"
)

// bare is the yardstick of the requests: Echo and the driver alone. It runs the statements of the real server one
// after the other, reads all rows into typed variables and answers what the real server answered. There is no
// sign-in, no check of the input beyond parsing it, no log and no header but Echo's own.
func bare(ctx context.Context, in io.Reader, _ io.Writer) error {
	told, err := decode[struct {
		Address string
		Order   scripts
	}](in)
	if err != nil {
		return err
	}
	var runner runner
	if told.Order.URL != "" {
		runner, err = barePostgres(ctx, told.Order.URL)
	} else {
		runner, err = bareSQLite(ctx, told.Order.Dir)
	}
	if err != nil {
		return err
	}
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.GET("/readyz", func(c echo.Context) error { return c.NoContent(http.StatusOK) })
	e.GET("/home/:person/:tandem", func(c echo.Context) error {
		if err := runner.read(c.Request().Context(), told.Order.Home.Statements, idsOf(c)); err != nil {
			return err
		}
		return c.JSON(http.StatusOK, told.Order.Home.Answer)
	})
	e.PUT("/log/:person/:tandem/:entry", func(c echo.Context) error {
		var body struct {
			Kind, Outcome, Day, Clock, Place, Note, Visibility string
			Topics                                             []string
		}
		if err := json.NewDecoder(c.Request().Body).Decode(&body); err != nil {
			return err
		}
		if err := runner.write(c.Request().Context(), told.Order.Log.Statements, idsOf(c)); err != nil {
			return err
		}
		return c.JSON(http.StatusOK, told.Order.Log.Answer)
	})
	return e.Start(told.Address)
}

func idsOf(c echo.Context) *strings.Replacer {
	return strings.NewReplacer(thePerson, c.Param("person"), theTandem, c.Param("tandem"), theEntry, c.Param("entry"))
}

// runner runs scripts with a bare driver: reading alone, writing in a transaction.
type runner interface {
	read(ctx context.Context, script []statement, ids *strings.Replacer) error
	write(ctx context.Context, script []statement, ids *strings.Replacer) error
}

type postgresRunner struct{ pool *pgxpool.Pool }

func barePostgres(ctx context.Context, url string) (runner, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	config.MaxConns = 15 // as many as the real server
	pool, err := pgxpool.NewWithConfig(ctx, config)
	return postgresRunner{pool}, err
}

func (p postgresRunner) read(ctx context.Context, script []statement, ids *strings.Replacer) error {
	return runPostgres(ctx, p.pool.Query, script, ids)
}

func (p postgresRunner) write(ctx context.Context, script []statement, ids *strings.Replacer) error {
	return pgx.BeginFunc(ctx, p.pool, func(tx pgx.Tx) error { return runPostgres(ctx, tx.Query, script, ids) })
}

func runPostgres(ctx context.Context, query func(context.Context, string, ...any) (pgx.Rows, error), script []statement, ids *strings.Replacer) error {
	for _, s := range script {
		values, err := s.values(ids)
		if err != nil {
			return err
		}
		rows, err := query(ctx, s.SQL, values...)
		if err != nil {
			return err
		}
		var row []any
		for rows.Next() {
			if row == nil {
				row = typed(rows)
			}
			if err := rows.Scan(row...); err != nil {
				return err
			}
		}
		if rows.Err() != nil {
			return rows.Err()
		}
	}
	return nil
}

// typed makes a variable of the right type for each column.
func typed(rows pgx.Rows) []any {
	fields := rows.FieldDescriptions()
	row := make([]any, len(fields))
	for i, f := range fields {
		switch f.DataTypeOID {
		case pgtype.UUIDOID:
			row[i] = new(pgtype.UUID)
		case pgtype.TextOID:
			row[i] = new(pgtype.Text)
		case pgtype.TimestamptzOID:
			row[i] = new(pgtype.Timestamptz)
		case pgtype.Int4OID, pgtype.Int8OID:
			row[i] = new(pgtype.Int8)
		case pgtype.BoolOID:
			row[i] = new(pgtype.Bool)
		default:
			row[i] = new(any)
		}
	}
	return row
}

// sqliteRunner has the connections of the real server, which keep every statement prepared.
type sqliteRunner struct {
	db     *sql.DB
	writer *sync.Mutex // SQLite lets one write at a time, and those who wait for it in here are served in turn
}

func bareSQLite(ctx context.Context, dir string) (runner, error) {
	db, err := database.Open(ctx, database.Config{DataDir: dir, Now: time.Now})
	if err != nil {
		return nil, err
	}
	return sqliteRunner{db.SQL(), &sync.Mutex{}}, nil
}

func (s sqliteRunner) read(ctx context.Context, script []statement, ids *strings.Replacer) error {
	return runSQLite(ctx, s.db.QueryContext, script, ids)
}

func (s sqliteRunner) write(ctx context.Context, script []statement, ids *strings.Replacer) error {
	s.writer.Lock()
	defer s.writer.Unlock()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if err := runSQLite(ctx, tx.QueryContext, script, ids); err != nil {
		return err
	}
	return tx.Commit()
}

func runSQLite(ctx context.Context, query func(context.Context, string, ...any) (*sql.Rows, error), script []statement, ids *strings.Replacer) error {
	for _, s := range script {
		values, err := s.values(ids)
		if err != nil {
			return err
		}
		rows, err := query(ctx, s.SQL, values...)
		if err != nil {
			return err
		}
		if err := readAll(rows); err != nil {
			return err
		}
	}
	return nil
}

func readAll(rows *sql.Rows) error {
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	row := make([]any, len(columns))
	for i := range row {
		row[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(row...); err != nil {
			return err
		}
	}
	return rows.Err()
}

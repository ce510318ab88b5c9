package database

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"gorm.io/gorm"
)

// steady tries a statement again that failed because of somebody else. GORM shares prepared statements between
// requests, and with them the mishap of the one who gave up, or went back, while preparing one.
type steady struct{ *gorm.PreparedStmtDB }

type steadyTx struct{ *gorm.PreparedStmtTX }

// makeSteady puts it between GORM and its prepared statements.
func makeSteady(g *gorm.DB) {
	if prepared, ok := g.ConnPool.(*gorm.PreparedStmtDB); ok {
		g.ConnPool = &steady{prepared}
		g.Statement.ConnPool = g.ConnPool
	}
}

// BeginTx begins a transaction that is as steady.
func (s *steady) BeginTx(ctx context.Context, options *sql.TxOptions) (gorm.ConnPool, error) {
	pool, err := s.PreparedStmtDB.BeginTx(ctx, options)
	if tx, ok := pool.(*gorm.PreparedStmtTX); ok && err == nil {
		return &steadyTx{tx}, nil
	}
	return pool, err
}

// ExecContext runs a statement.
func (s *steady) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return again(ctx, func() (sql.Result, error) { return s.PreparedStmtDB.ExecContext(ctx, query, args...) })
}

// QueryContext asks for rows.
func (s *steady) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return again(ctx, func() (*sql.Rows, error) { return s.PreparedStmtDB.QueryContext(ctx, query, args...) })
}

// ExecContext runs a statement.
func (s *steadyTx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return again(ctx, func() (sql.Result, error) { return s.PreparedStmtTX.ExecContext(ctx, query, args...) })
}

// QueryContext asks for rows.
func (s *steadyTx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return again(ctx, func() (*sql.Rows, error) { return s.PreparedStmtTX.QueryContext(ctx, query, args...) })
}

func again[R any](ctx context.Context, run func() (R, error)) (R, error) {
	result, err := run()
	for range attempts {
		if !isSomebodyElses(err) || ctx.Err() != nil {
			break
		}
		result, err = run()
	}
	return result, err
}

// isSomebodyElses says that the statement was not even begun.
func isSomebodyElses(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, sql.ErrTxDone) || isClosed(err)
}

// isClosed says that the statement was closed, with its transaction for example; database/sql keeps the error to itself.
func isClosed(err error) bool {
	return err != nil && strings.HasSuffix(err.Error(), "sql: statement is closed")
}

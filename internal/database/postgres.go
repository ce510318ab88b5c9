package database

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"gorm.io/driver/postgres"
)

const (
	postgresConnections = 15
	connectTimeout      = 3 * time.Second // a host that is gone must not keep us from the next one
)

func (d *DB) openPostgres(ctx context.Context, url string) error {
	d.dialect = Postgres
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return fmt.Errorf("DATABASE_URL: %w", err)
	}
	server := config.ConnConfig
	if server.DefaultQueryExecMode == pgx.QueryExecModeSimpleProtocol {
		return errors.New("DATABASE_URL: simple_protocol is not safe enough; behind PgBouncer use default_query_exec_mode=cache_describe")
	}
	// Of several hosts the one that writes is meant, and a single one that only reads is a standby.
	server.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	if !strings.Contains(url, "connect_timeout") {
		server.ConnectTimeout = connectTimeout
	}
	// The migrations get a connection without the time limits of a request.
	setup := stdlib.OpenDB(*server.Copy())
	err = migrate(ctx, goose.DialectPostgres, setup)
	_ = setup.Close()
	if err != nil {
		return err
	}
	if !strings.Contains(url, "pool_max_conns") {
		config.MaxConns = postgresConnections
	}
	config.MaxConnLifetime = 30 * time.Minute
	config.MaxConnIdleTime = 5 * time.Minute
	config.AfterConnect = teachTypes
	d.limitTime(server)
	watch := &watch{}
	server.Tracer = watch
	watch.pool, err = pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return fmt.Errorf("open PostgreSQL: %w", err)
	}
	d.pool = watch.pool
	d.closers = append(d.closers, watch.pool.Close)
	d.sql = stdlib.OpenDBFromPool(watch.pool)
	return d.openGORM(postgres.New(postgres.Config{Conn: d.sql}))
}

var timeLimits = map[string]string{
	"statement_timeout":                   "5000",
	"lock_timeout":                        "2000",
	"idle_in_transaction_session_timeout": "10000",
}

// limitTime keeps one slow statement from holding everybody up; what the address sets itself wins. PgBouncer refuses
// such settings for a connection, and whoever has one says so with default_query_exec_mode, because it knows no
// prepared statements: there every transaction begins with them.
func (d *DB) limitTime(server *pgx.ConnConfig) {
	if _, set := server.RuntimeParams["timezone"]; !set {
		server.RuntimeParams["timezone"] = "UTC"
	}
	pooled := server.DefaultQueryExecMode != pgx.QueryExecModeCacheStatement
	for name, limit := range timeLimits {
		if _, set := server.RuntimeParams[name]; set {
			continue
		}
		if pooled {
			d.limits += "SET LOCAL " + name + " = " + limit + ";"
		} else {
			server.RuntimeParams[name] = limit
		}
	}
}

// watch drops all idle connections as soon as one is lost: after a restart or a promotion the others are as useless.
type watch struct{ pool *pgxpool.Pool }

// TraceQueryStart has nothing to note.
func (*watch) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	return ctx
}

// TraceQueryEnd sees every error first.
func (w *watch) TraceQueryEnd(_ context.Context, _ *pgx.Conn, end pgx.TraceQueryEndData) {
	if end.Err != nil && w.pool != nil && isLost(end.Err) {
		w.pool.Reset()
	}
}

// teachTypes reads times in UTC and writes ids without a detour through text, which pgx takes for whatever can turn
// itself into a value.
func teachTypes(_ context.Context, conn *pgx.Conn) error {
	wraps := &conn.TypeMap().TryWrapEncodePlanFuncs
	*wraps = append([]pgtype.TryWrapEncodePlanFunc{writeID}, *wraps...)
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	return nil
}

func writeID(value any) (pgtype.WrappedEncodePlanNextSetter, any, bool) {
	id, ok := value.(uuid.UUID)
	return &idPlan{}, pgtype.UUID{Bytes: id, Valid: true}, ok
}

// idPlan hands an id on in the shape that pgx knows.
type idPlan struct{ next pgtype.EncodePlan }

// SetNext is told who writes it.
func (p *idPlan) SetNext(next pgtype.EncodePlan) { p.next = next }

// Encode writes an id.
func (p *idPlan) Encode(value any, buf []byte) ([]byte, error) {
	return p.next.Encode(pgtype.UUID{Bytes: value.(uuid.UUID), Valid: true}, buf)
}

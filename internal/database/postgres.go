package database

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"gorm.io/driver/postgres"
)

const postgresConnections = 15

func (d *DB) openPostgres(ctx context.Context, url string) error {
	d.dialect = Postgres
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return fmt.Errorf("DATABASE_URL: %w", err)
	}
	// The migrations get a connection without the time limits of a request.
	setup := stdlib.OpenDB(*config.ConnConfig.Copy())
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
	config.AfterConnect = readTimesInUTC
	limitSession(config.ConnConfig.RuntimeParams)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return fmt.Errorf("open PostgreSQL: %w", err)
	}
	d.closers = append(d.closers, pool.Close)
	d.sql = stdlib.OpenDBFromPool(pool)
	return d.openGORM(postgres.New(postgres.Config{Conn: d.sql}), false)
}

// limitSession keeps one slow statement from holding everybody up; what the address sets itself wins.
func limitSession(params map[string]string) {
	for name, value := range map[string]string{
		"timezone":                            "UTC",
		"statement_timeout":                   "5000",
		"lock_timeout":                        "2000",
		"idle_in_transaction_session_timeout": "10000",
	} {
		if _, set := params[name]; !set {
			params[name] = value
		}
	}
}

func readTimesInUTC(_ context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	return nil
}

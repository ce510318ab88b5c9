package database

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
)

// Notify tells everybody who listens on a channel, with the transaction. On SQLite there is nobody else.
func Notify(ctx context.Context, tx *gorm.DB, channel, word string) error {
	if tx.Dialector.Name() != Postgres {
		return nil
	}
	return tx.WithContext(ctx).Exec("SELECT pg_notify(?, ?)", channel, word).Error
}

// Listen hears what is told on a channel until the context ends or the connection is lost. It uses a connection of its
// own, to url or else to where the database is; ready is called once it is open. A pooler that lends connections for one
// transaction takes the listening and passes nothing on.
func (d *DB) Listen(ctx context.Context, url, channel string, ready func(), hear func(word string)) error {
	config := d.pool.Config().ConnConfig.Copy()
	if url != "" {
		var err error
		if config, err = pgx.ParseConfig(url); err != nil {
			return fmt.Errorf("address to listen at: %w", err)
		}
	}
	config.Tracer = nil // a lost ear says nothing about the others
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, "LISTEN "+pgx.Identifier{channel}.Sanitize()); err != nil {
		return err
	}
	ready()
	for {
		told, err := conn.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		hear(told.Payload)
	}
}

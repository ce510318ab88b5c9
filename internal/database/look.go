package database

import (
	"context"
	"database/sql"

	"gorm.io/gorm"
)

// Look runs several reads that must agree with each other: all of them see the data as it was at one instant.
func (d *DB) Look(ctx context.Context, fn func(tx *gorm.DB) error) error {
	options := &sql.TxOptions{ReadOnly: true} // on SQLite without waiting for a writer
	if d.dialect == Postgres {
		options.Isolation = sql.LevelRepeatableRead
	}
	return d.gorm.WithContext(ctx).Transaction(fn, options)
}

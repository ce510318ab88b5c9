package database

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strings"
	"testing/fstest"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"mainpate/migrations"
)

func migrate(ctx context.Context, dialect goose.Dialect, pool *sql.DB) error {
	var files fs.FS = migrations.Files
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if dialect == goose.DialectPostgres {
		// Replicas that start together migrate one after the other: one look a second, for two minutes.
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
		if err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
		options = append(options, goose.WithSessionLocker(locker))
	} else {
		var err error
		if files, err = sqliteTypes(files); err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
	}
	provider, err := goose.NewProvider(dialect, pool, files, options...)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// sqliteTypes renames the few PostgreSQL types that the SQLite driver would not read back as what they are.
func sqliteTypes(files fs.FS) (fs.FS, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, err
	}
	types := strings.NewReplacer("timestamptz", "timestamp", "jsonb", "text", "bytea", "blob")
	renamed := fstest.MapFS{}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		renamed[name] = &fstest.MapFile{Data: []byte(types.Replace(string(text))), Mode: 0o444}
	}
	return renamed, nil
}

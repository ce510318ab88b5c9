package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"mainpate/internal/database"
)

// backup copies a SQLite database, even while the server runs, and the secrets beside it into a new data directory:
// to go back to it, point MAINPATE_DATA there.
func backup(ctx context.Context, t terminal, args []string) error {
	f := t.flags("backup")
	to := f.String("to", "", "new directory for the copy")
	if err := parse(f, args); err != nil {
		return err
	}
	if *to == "" {
		f.Usage()
		return errMisused
	}
	c, err := loadConfig(t)
	if err != nil {
		return err
	}
	if c.DatabaseURL != "" {
		return errors.New("this database is PostgreSQL: pg_dump copies it")
	}
	if err := os.Mkdir(*to, 0o700); err != nil {
		return err
	}
	db, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	if err := db.CopyTo(ctx, filepath.Join(*to, database.File)); err != nil {
		return err
	}
	for _, name := range []string{"jwt.secret", "vapid.private"} {
		if err := copySecret(filepath.Join(c.DataDir, name), filepath.Join(*to, name)); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(t.out, *to)
	return err
}

// copySecret leaves out what comes from the environment and is in no file.
func copySecret(from, to string) error {
	secret, err := os.ReadFile(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.WriteFile(to, secret, 0o600)
}

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

// A backup that an older release has made comes back over the tables of this one, which has more of them.
func TestGoingBackToABackupOfAnOlderRelease(t *testing.T) {
	const release = "testdata/releases/0.1.0"
	copies := map[string]func(*testing.T, string) terminal{
		"sqlite": func(t *testing.T, copied string) terminal {
			if err := os.WriteFile(filepath.Join(copied, database.File), unpack(t, release, "sqlite.db.gz"), 0o600); err != nil {
				t.Fatal(err)
			}
			at, _ := inDirectory(t.TempDir())
			return at
		},
		"postgres": func(t *testing.T, copied string) terminal {
			older := dbtest.EmptyPostgres(t)
			connection, err := pgx.Connect(t.Context(), older)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := connection.PgConn().Exec(t.Context(), string(unpack(t, release, "postgres.sql.gz"))).ReadAll(); err != nil {
				t.Fatal(err)
			}
			if err := connection.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			c, err := loadConfig(onPostgres(t, older))
			if err != nil {
				t.Fatal(err)
			}
			if err := dump(t.Context(), c, copied); err != nil {
				t.Fatal(err)
			}
			return onPostgres(t, dbtest.EmptyPostgres(t))
		},
	}
	for name, prepare := range copies {
		t.Run(name, func(t *testing.T) {
			copied := t.TempDir()
			at := prepare(t, copied)
			if err := addPerson(t.Context(), at, []string{"add", "--name", "nora", "--login", "nora"}); err != nil {
				t.Fatal(err)
			}
			for _, broken := range []string{"", "not a dump"} {
				wrong := t.TempDir()
				if broken != "" {
					if err := os.WriteFile(filepath.Join(wrong, dumpFile), []byte(broken), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				if err := restore(t.Context(), at, []string{"--from", wrong, "--replace"}); err == nil || !logins(t, at)["nora"] {
					t.Errorf("a backup that cannot be read: %v, %v", err, logins(t, at))
				}
			}
			for range 2 {
				if err := restore(t.Context(), at, []string{"--from", copied, "--replace"}); err != nil {
					t.Fatal(err)
				}
				if got := logins(t, at); got["nora"] || !got["samira"] || !got["katrin"] {
					t.Errorf("after going back: %v", got)
				}
			}
		})
	}
}

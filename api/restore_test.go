package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/database/dbtest"
	"mainpate/internal/privacy"
)

// Who was erased after the backup was made does not come back with it, and who came after it is gone.
func TestGoingBackToABackup(t *testing.T) {
	for name, make := range map[string]func(*testing.T) terminal{
		"sqlite":   func(t *testing.T) terminal { at, _ := inDirectory(t.TempDir()); return at },
		"postgres": func(t *testing.T) terminal { return onPostgres(t, dbtest.EmptyPostgres(t)) },
	} {
		t.Run(name, func(t *testing.T) {
			at := make(t)
			add := func(login string) error {
				return addPerson(t.Context(), at, []string{"add", "--name", login, "--login", login})
			}
			for _, login := range []string{"vera", "erika"} {
				if err := add(login); err != nil {
					t.Fatal(err)
				}
			}
			copied := filepath.Join(t.TempDir(), "copy")
			if err := backup(t.Context(), at, []string{"--to", copied}); err != nil {
				t.Fatal(err)
			}
			erase(t, at, "erika")
			if err := add("nora"); err != nil {
				t.Fatal(err)
			}
			if err := restore(t.Context(), at, []string{"--from", copied}); err == nil || !strings.Contains(err.Error(), "--replace") {
				t.Errorf("people were thrown away unasked: %v", err)
			}
			if got := logins(t, at); len(got) != 2 || !got["vera"] || !got["nora"] {
				t.Errorf("a refused restore left %v", got)
			}
			list := filepath.Join(at.getenv("MAINPATE_DATA"), "erasures.log")
			if err := os.Remove(list); err != nil { // the database knows it too
				t.Fatal(err)
			}
			for range 2 { // going back twice is no different
				if err := restore(t.Context(), at, []string{"--from", copied, "--replace"}); err != nil {
					t.Fatal(err)
				}
				if got := logins(t, at); len(got) != 1 || !got["vera"] {
					t.Errorf("after going back: %v", got)
				}
				if written, err := privacy.ReadErasures(list); err != nil || len(written) != 1 {
					t.Errorf("the file of erasures has %v, %v", written, err)
				}
			}
		})
	}
}

// The list beside the database is enough when the database itself is lost.
func TestErasuresOutliveTheDatabase(t *testing.T) {
	first, _ := inDirectory(t.TempDir())
	for _, login := range []string{"vera", "erika"} {
		if err := addPerson(t.Context(), first, []string{"add", "--name", login, "--login", login}); err != nil {
			t.Fatal(err)
		}
	}
	copied := filepath.Join(t.TempDir(), "copy")
	if err := backup(t.Context(), first, []string{"--to", copied}); err != nil {
		t.Fatal(err)
	}
	erase(t, first, "erika")
	fresh, _ := inDirectory(t.TempDir())
	list := filepath.Join(first.getenv("MAINPATE_DATA"), "erasures.log")
	if err := restore(t.Context(), fresh, []string{"--from", copied, "--erasures", list}); err != nil {
		t.Fatal(err)
	}
	if got := logins(t, fresh); len(got) != 1 || !got["vera"] {
		t.Errorf("after going back: %v", got)
	}
	if err := restore(t.Context(), fresh, []string{"--from", copied, "--replace", "--erasures", list + ".lost"}); err == nil {
		t.Error("a list that is not there passed for an empty one")
	}
}

func withServices(t *testing.T, at terminal, do func(*services)) {
	t.Helper()
	c, err := loadConfig(at)
	if err != nil {
		t.Fatal(err)
	}
	db, err := openDatabase(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	s, err := newServices(db, c, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	do(s)
}

func erase(t *testing.T, at terminal, login string) {
	t.Helper()
	withServices(t, at, func(s *services) {
		var found struct{ ID uuid.UUID }
		if err := s.db.Read(t.Context()).Table("persons").Where("login = ?", login).Take(&found).Error; err != nil {
			t.Fatal(err)
		}
		if err := s.privacy.ErasePerson(t.Context(), found.ID); err != nil {
			t.Fatal(err)
		}
	})
}

func logins(t *testing.T, at terminal) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	withServices(t, at, func(s *services) {
		var names []string
		if err := s.db.Read(t.Context()).Table("persons").Where("login <> ''").Pluck("login", &names).Error; err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			found[name] = true
		}
	})
	return found
}

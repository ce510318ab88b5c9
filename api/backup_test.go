package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mainpate/internal/database/dbtest"
)

func TestABackupIsADataDirectory(t *testing.T) {
	dir := t.TempDir()
	at, _ := inDirectory(dir)
	if err := addPerson(t.Context(), at, []string{"add", "--name", "Vera", "--login", "vera"}); err != nil {
		t.Fatal(err)
	}
	c, err := loadConfig(at)
	if err != nil {
		t.Fatal(err)
	}
	running, err := openDatabase(t.Context(), c) // as a server has it open
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = running.Close() }()
	copied := filepath.Join(t.TempDir(), "copy")
	if err := backup(t.Context(), at, []string{"--to", copied}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"mainpate.db", "jwt.secret", "vapid.private"} {
		if info, err := os.Stat(filepath.Join(copied, name)); err != nil || info.Mode().Perm() != 0o600 || info.Size() == 0 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
	there, _ := inDirectory(copied)
	if err := addPerson(t.Context(), there, []string{"add", "--name", "Vera", "--login", "vera"}); err == nil || !strings.Contains(err.Error(), "login_taken") {
		t.Errorf("Vera is not in the copy: %v", err)
	}
	if err := backup(t.Context(), at, []string{"--to", copied}); err == nil {
		t.Error("a second backup went over the first")
	}
}

func TestABackupOfPostgreSQLHoldsEverything(t *testing.T) {
	address := dbtest.EmptyPostgres(t)
	at := onPostgres(t, address+"&pool_max_conns=3")
	if err := addPerson(t.Context(), at, []string{"add", "--name", "Vera", "--login", "vera"}); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy")
	if err := backup(t.Context(), at, []string{"--to", copied}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(copied, dumpFile)); err != nil || info.Mode().Perm() != 0o600 || info.Size() == 0 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestThePasswordIsNoArgument(t *testing.T) {
	without, password, err := forLibpq("postgres://anna:geh%20heim@db:5432/mainpate?sslmode=require&pool_max_conns=9")
	if err != nil || without != "postgres://anna@db:5432/mainpate?sslmode=require" || password != "geh heim" {
		t.Errorf("%s, %s, %v", without, password, err)
	}
}

// onPostgres is a terminal whose commands work on the PostgreSQL database.
func onPostgres(t *testing.T, address string) terminal {
	t.Helper()
	set := map[string]string{"MAINPATE_DATA": t.TempDir(), "DATABASE_URL": address, "MAINPATE_JWT_SECRET": strings.Repeat("6d", 32)}
	return terminal{getenv: func(name string) string { return set[name] }, in: strings.NewReader(""), out: io.Discard, err: io.Discard}
}

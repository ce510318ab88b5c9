package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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

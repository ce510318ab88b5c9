package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The old key is where the next start, a backup and whoever goes back to it find it.
func TestAChangedKeyGoesIntoTheBackup(t *testing.T) {
	at, out := inDirectory(t.TempDir())
	if err := vapidKeys(t.Context(), at, []string{"--rotate"}); err == nil {
		t.Error("there was no key to change")
	}
	if err := migrate(t.Context(), at, nil); err != nil {
		t.Fatal(err)
	}
	first, err := loadConfig(at)
	if err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if err := vapidKeys(t.Context(), at, []string{"--rotate"}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), first.VAPID.Private) || !strings.Contains(out.String(), "next start") {
		t.Errorf("printed %s", out.String())
	}
	next, err := loadConfig(at)
	if err != nil || next.VAPID.Public == first.VAPID.Public || len(next.VAPID.Previous) != 1 || next.VAPID.Previous[0] != first.VAPID.Private {
		t.Fatalf("%+v, %v", next.VAPID, err)
	}
	copied := filepath.Join(t.TempDir(), "copy")
	if err := backup(t.Context(), at, []string{"--to", copied}); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(filepath.Join(copied, "vapid.previous"))
	if err != nil || strings.TrimSpace(string(kept)) != first.VAPID.Private {
		t.Errorf("the backup has %q, %v", kept, err)
	}
}

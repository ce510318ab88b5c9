package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

// TestEveryReleaseCanBeUpgraded opens the demo data of each release as that release left it, on both databases,
// and lets people of the demo go on with it.
func TestEveryReleaseCanBeUpgraded(t *testing.T) {
	releases, err := filepath.Glob("testdata/releases/*")
	if err != nil || len(releases) == 0 {
		t.Fatalf("there is no release to upgrade from: %v", err)
	}
	for _, release := range releases {
		t.Run(filepath.Base(release)+" on SQLite", func(t *testing.T) {
			data := t.TempDir()
			if err := os.WriteFile(filepath.Join(data, database.File), unpack(t, release, "sqlite.db.gz"), 0o600); err != nil {
				t.Fatal(err)
			}
			goOn(t, database.Config{DataDir: data})
		})
		t.Run(filepath.Base(release)+" on PostgreSQL", func(t *testing.T) {
			address := dbtest.EmptyPostgres(t)
			connection, err := pgx.Connect(t.Context(), address)
			if err != nil {
				t.Fatal(err)
			}
			_, err = connection.PgConn().Exec(t.Context(), string(unpack(t, release, "postgres.sql.gz"))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if err := connection.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			goOn(t, database.Config{URL: address})
		})
	}
}

func unpack(t *testing.T, dir, name string) []byte {
	t.Helper()
	packed, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = packed.Close() }()
	reader, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// goOn upgrades the data; then Samira writes into her workbook, and Katrin finds the tandems and what is on the tables.
func goOn(t *testing.T, c database.Config) {
	t.Helper()
	clock := dbtest.NewClock(t)
	clock.Advance(-3 * 24 * time.Hour) // to the day on which the data was made
	c.Now = clock.Now
	db, err := database.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	h := build(t, db, clock, nil)

	samira := h.anonymous("Samira")
	samira.login, samira.secret = "samira", "246810"
	samira.signIn()
	home := samira.ask(200, "GET", "/home", nil)
	book := "/tandems/" + home.text("tandem.id")
	before := len(samira.ask(200, "GET", book+"/workbook", nil).list("entries"))
	if before == 0 {
		t.Error("the workbook is empty")
	}
	samira.ask(200, "PUT", book+"/entries/"+newID(), obj{"kind": "note", "note": "Nach dem Umzug", "day": "2026-11-21", "visibility": "tandem"})
	if after := len(samira.ask(200, "GET", book+"/workbook", nil).list("entries")); after != before+1 {
		t.Errorf("%d entries, then %d", before, after)
	}
	if len(samira.ask(200, "GET", "/me/reminders", nil).list("items")) == 0 {
		t.Error("no reminders are left")
	}

	katrin := h.anonymous("Katrin")
	katrin.login, katrin.secret = "katrin", "Bruecke-am-Main-7"
	katrin.signIn()
	meetings := katrin.ask(200, "GET", book+"/milestone-meetings", nil).list("items")
	if len(meetings) == 0 {
		t.Error("the milestone meetings are gone")
	}
	for _, m := range meetings {
		katrin.ask(200, "GET", "/milestone-meetings/"+m.(obj)["id"].(string), nil)
	}
}

package main

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/database/pgtest"
)

// TestTheJourneyThroughPgBouncer goes the whole way behind a real PgBouncer, which gives every transaction another
// connection, and then with many at once on few connections.
func TestTheJourneyThroughPgBouncer(t *testing.T) {
	direct := dbtest.EmptyPostgres(t) // so that the migrations go through it as well
	bouncer, err := pgtest.NewBouncer(direct, 4)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(bouncer.Remove)
	u, err := url.Parse(direct)
	if err != nil {
		t.Fatal(err)
	}
	clock := dbtest.NewClock(t)
	db, err := database.Open(t.Context(), database.Config{URL: bouncer.URL(u.Path[1:]), Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	j := travel(build(t, db, clock, nil))
	j.everybodyAtOnce()
}

// everybodyAtOnce lets both partners write and everybody read at the same time.
func (j *journey) everybodyAtOnce() {
	j.Helper()
	j.everybodyComesBack()
	const writers, rounds = 12, 8
	var all sync.WaitGroup
	for n := range writers {
		all.Go(func() {
			who := []*caller{j.mira, j.jonas}[n%2]
			for range rounds {
				entry := "/tandems/" + j.tandem + "/entries/" + newID()
				note := obj{"kind": "note", "day": "2026-11-20", "note": fmt.Sprint("Notiz von ", n), "visibility": "tandem"}
				for _, a := range []reply{
					who.send("PUT", entry, note), who.send("PUT", entry, note),
					j.jonas.send("GET", "/home", nil), j.coach.send("GET", "/team/home", nil),
				} {
					if a.status != 200 {
						j.Errorf("%s: %d %s", a.what, a.status, a.body)
					}
				}
			}
		})
	}
	all.Wait()
	text := string(j.mira.ask(200, "GET", "/tandems/"+j.tandem+"/workbook", nil).body)
	if n := strings.Count(text, "Notiz von"); n != writers*rounds {
		j.Errorf("%d notes are there, want %d", n, writers*rounds)
	}
}

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/database"
)

const (
	fewTandems = 20
	signedIn   = 40 // people who ask
)

// town is a filled database with a server on it and people who are signed in.
type town struct {
	*village
	url     string // of the database; empty with SQLite
	dir     string
	scripts scripts
	server  *server
	tokens  map[uuid.UUID]string
	asking  []pair // those whose partners are signed in
}

// build fills a database, writes down what the requests ask and starts a server.
func (b *bench) build(ctx context.Context, name string, postgres bool, tandems int) (*town, error) {
	t := &town{dir: b.data(name), tokens: map[uuid.UUID]string{}}
	var err error
	if postgres {
		if t.url, err = b.database(ctx, name); err != nil {
			return nil, err
		}
	}
	db, err := database.Open(ctx, database.Config{URL: t.url, DataDir: t.dir, Now: time.Now})
	if err != nil {
		return nil, err
	}
	if t.village, err = settle(ctx, db, t.url, tandems); err == nil {
		t.scripts, err = record(ctx, db, t.pairs[0])
	}
	if err != nil {
		return nil, err
	}
	t.scripts.URL, t.scripts.Dir = t.url, t.dir
	return t, db.Close()
}

func (b *bench) open(ctx context.Context, t *town, settings ...string) (err error) {
	t.server, err = b.serve(ctx, append([]string{"DATABASE_URL=" + t.url, "MAINPATE_DATA=" + t.dir}, settings...)...)
	if err != nil {
		return err
	}
	t.asking = nil
	step := max(1, len(t.pairs)/(signedIn/2))
	for i := 0; i < len(t.pairs); i += step {
		t.asking = append(t.asking, t.pairs[i])
		for _, id := range append(t.pairs[i].People[:], t.pairs[i].Coach) {
			if t.tokens[id], err = signIn(ctx, t.server, loginOf(id)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *town) anybody(r *rand.Rand) (pair, uuid.UUID) {
	p := t.asking[r.IntN(len(t.asking))]
	return p, p.People[r.IntN(2)]
}

func (t *town) home(r *rand.Rand) request {
	_, who := t.anybody(r)
	return homeRequest(t.server.url, t.tokens[who])
}

func (t *town) logging(r *rand.Rand) request {
	p, who := t.anybody(r)
	return logRequest(t.server.url, t.tokens[who], p.Tandem, t.today)
}

func (t *town) timeline(r *rand.Rand) request {
	p, who := t.anybody(r)
	return request{method: http.MethodGet, url: fmt.Sprintf("%s/api/v1/tandems/%s/workbook", t.server.url, p.Tandem), token: t.tokens[who]}
}

func (t *town) team(r *rand.Rand) request {
	p, _ := t.anybody(r)
	return request{method: http.MethodGet, url: t.server.url + "/api/v1/team/home", token: t.tokens[p.Coach]}
}

// requests compares logging a meeting and reading home with a bare server, on both databases.
func (b *bench) requests(ctx context.Context) error {
	for _, dialect := range []string{database.Postgres, database.SQLite} {
		t, err := b.build(ctx, dialect, dialect == database.Postgres, fewTandems)
		if err != nil {
			return err
		}
		bareDir := t.dir + "-bare" // two processes on one SQLite file would wait for each other
		if dialect == database.SQLite {
			if err := os.CopyFS(bareDir, os.DirFS(t.dir)); err != nil {
				return err
			}
			t.scripts.Dir = bareDir
		}
		if err := b.compare(ctx, dialect, t); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) compare(ctx context.Context, dialect string, t *town) error {
	if err := b.open(ctx, t); err != nil {
		return err
	}
	defer t.server.stop()
	r := rand.New(rand.NewPCG(1, 1))
	if err := t.scripts.answers(ctx, t.home(r), t.logging(r)); err != nil {
		return err
	}
	yard, err := yardstick(ctx, "bare", t.scripts)
	if err != nil {
		return err
	}
	defer yard.stop()
	bareHome := func(r *rand.Rand) request {
		p, who := t.anybody(r)
		return request{method: http.MethodGet, url: fmt.Sprintf("%s/home/%s/%s", yard.url, who, p.Tandem)}
	}
	bareLog := func(r *rand.Rand) request {
		p, who := t.anybody(r)
		return request{
			method: http.MethodPut, url: fmt.Sprintf("%s/log/%s/%s/%s", yard.url, who, p.Tandem, database.NewID()), body: logBody(t.today),
		}
	}
	if dialect == database.Postgres {
		b.report("home_statements", float64(len(t.scripts.Home.Statements)), "statements", 4)
	}
	if err := b.race(ctx, "log_"+dialect, t.logging, bareLog); err != nil {
		return err
	}
	return b.race(ctx, "home_"+dialect, t.home, bareHome)
}

// race lets the server and its yardstick run in turns and reports the median of the rounds.
func (b *bench) race(ctx context.Context, name string, ours, theirs requests) error {
	var rates, yards, ratios []float64
	var all took
	for round := range b.rounds + 1 {
		mine, durations, err := full(ctx, b.round, ours)
		if err != nil {
			return err
		}
		yours, _, err := full(ctx, b.round, theirs)
		if err != nil {
			return err
		}
		if round == 0 { // the first one warms up
			continue
		}
		rates, yards, ratios = append(rates, mine), append(yards, yours), append(ratios, mine/yours)
		all = append(all, durations...)
	}
	b.line(name, median(rates), "requests/s", median(yards), median(ratios))
	b.report(name+"_p99", all.at(0.99), "ms", all.at(0.5))
	return nil
}

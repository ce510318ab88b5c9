package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/database"
)

const (
	phones     = 14
	looks      = 7               // at the server's clock before the first bell
	wrongClock = 5 * time.Minute // how wrong the clocks of phones are
	slowWay    = 400 * time.Millisecond
	asked      = time.Second // how far apart they may ring
)

// bells measures how far apart the phones of a speed-dating ring: clocks that are wrong, ways that are slow and not as
// slow there as back, and the estimate of the app (frontend/src/speed-dating/server-time.ts).
func (b *bench) bells(ctx context.Context) error {
	t, err := b.build(ctx, "bells", false, fewTandems)
	if err != nil {
		return err
	}
	if err := t.runDating(ctx); err != nil {
		return err
	}
	if err := b.open(ctx, t); err != nil {
		return err
	}
	defer t.server.stop()
	var spreads []float64
	for range b.rounds {
		spread, err := t.spread(ctx)
		if err != nil {
			return err
		}
		spreads = append(spreads, spread)
	}
	b.report("bell_spread", median(spreads), "ms", asked.Seconds()*1000)
	return nil
}

// guests are the people of the first cohort who sit in the hall.
func (t *town) guests() []uuid.UUID {
	var ids []uuid.UUID
	for _, p := range t.pairs[:phones/2] {
		ids = append(ids, p.People[:]...)
	}
	return ids
}

// runDating lets a speed-dating run in the first cohort.
func (t *town) runDating(ctx context.Context) error {
	db, err := database.Open(ctx, database.Config{URL: t.url, DataDir: t.dir, Now: time.Now})
	if err != nil {
		return err
	}
	id := database.NewID()
	errs := []error{db.Read(ctx).Exec(`INSERT INTO speed_datings (id, cohort_id, day, clock, starts_at, how, place_text, link, mode, minutes,
		minutes_to_change, state, opened_at, clock_round, clock_at, revision, version, created_at, updated_at)
		VALUES (?, ?, ?, '16:00', ?, 'on_site', 'Saal', '', 'two_sides', 6, 1, 'running', ?, 1, ?, 1, 1, ?, ?)`,
		id, t.pairs[0].Cohort, string(t.today), t.now, t.now, t.now, t.now, t.now).Error}
	ids := t.guests()
	for _, guest := range ids {
		errs = append(errs, db.Read(ctx).Exec("INSERT INTO speed_dating_guests (speed_dating_id, person_id, presence, came) VALUES (?, ?, 'here', ?)", id, guest, true).Error)
	}
	for round := range phones / 2 {
		for table := range phones / 2 {
			first, second := ids[table*2], ids[(table+round)%(phones/2)*2+1]
			errs = append(errs, db.Read(ctx).Exec(`INSERT INTO speed_dating_talks (speed_dating_id, round, table_number, first_id, second_id, cut)
				VALUES (?, ?, ?, ?, ?, ?)`, id, round+1, table+1, first, second, false).Error)
		}
	}
	return errors.Join(append(errs, db.Close())...)
}

// spread is how far apart fourteen phones would ring, in milliseconds.
func (t *town) spread(ctx context.Context) (float64, error) {
	wrong, errs := make([]float64, phones), make([]error, phones)
	var group sync.WaitGroup
	for i, guest := range t.guests() {
		group.Go(func() { wrong[i], errs[i] = t.wrongBy(ctx, t.tokens[guest]) })
	}
	group.Wait()
	return slices.Max(wrong) - slices.Min(wrong), errors.Join(errs...)
}

// wrongBy is how many milliseconds late a phone rings; early when negative.
func (t *town) wrongBy(ctx context.Context, token string) (float64, error) {
	ahead := time.Duration((rand.Float64()*2 - 1) * float64(wrongClock)) // the phone's clock
	way := time.Duration(rand.Float64() * float64(slowWay))
	var estimate float64
	quickest, known := math.Inf(1), ""
	for range looks {
		sent := time.Now().Add(ahead)
		time.Sleep(time.Duration(rand.Float64() * float64(way)))
		server, etag, err := t.look(ctx, token, known)
		if err != nil {
			return 0, err
		}
		time.Sleep(time.Duration(rand.Float64() * float64(way)))
		received := time.Now().Add(ahead)
		if trip := float64(received.Sub(sent)); trip < quickest {
			quickest, estimate = trip, float64(server)-float64(sent.UnixMilli()+received.UnixMilli())/2
		}
		known = etag
	}
	// It rings when its own clock and the estimate say so; the server's clock is this machine's.
	return -float64(ahead.Milliseconds()) - estimate, nil
}

// look asks what is new, as the app does, and reads the server's clock beside the answer.
func (t *town) look(ctx context.Context, token, known string) (now int64, etag string, err error) {
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, t.server.url+"/api/v1/me/speed-dating", nil)
	if err != nil {
		return 0, "", err
	}
	q.Header.Set("Authorization", "Bearer "+token)
	if known != "" {
		q.Header.Set("If-None-Match", known)
	}
	answer, err := client.Do(q)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = answer.Body.Close() }()
	if want := map[bool]int{true: http.StatusOK, false: http.StatusNotModified}[known == ""]; answer.StatusCode != want {
		return 0, "", fmt.Errorf("asked for what is new: %d, not %d", answer.StatusCode, want)
	}
	now, err = strconv.ParseInt(answer.Header.Get("Server-Now"), 10, 64)
	return now, answer.Header.Get("ETag"), err
}

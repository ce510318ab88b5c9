package main

import (
	"context"
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"mainpate/internal/push"
)

const (
	letterRounds = 3
	letterCount  = 2000
	manyLetters  = 10000
)

// postbox is a push service that takes everything and remembers when.
type postbox struct {
	*httptest.Server
	mu       sync.Mutex
	arrivals []time.Time
}

func newPostbox() *postbox {
	p := &postbox{}
	p.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.WriteHeader(http.StatusCreated)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.arrivals = append(p.arrivals, time.Now())
	}))
	return p
}

// wait waits for n letters and gives the times of the first and the last.
func (p *postbox) wait(ctx context.Context, n int, limit time.Duration) (first, last time.Time, err error) {
	for begun := time.Now(); time.Since(begun) < limit && ctx.Err() == nil; time.Sleep(5 * time.Millisecond) {
		p.mu.Lock()
		if len(p.arrivals) >= n {
			first, last, p.arrivals = p.arrivals[0], p.arrivals[n-1], nil
			p.mu.Unlock()
			return first, last, nil
		}
		p.mu.Unlock()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return first, last, fmt.Errorf("%d of %d letters have arrived", len(p.arrivals), n)
}

func (p *postbox) begun() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.arrivals) > 0
}

// phone is what a browser gives to its app, one for everybody.
type phone struct{ P256dh, Auth string }

func newPhone() (phone, error) {
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return phone{}, err
	}
	auth := make([]byte, 16)
	_, _ = rand.Read(auth)
	encode := base64.RawURLEncoding.EncodeToString
	return phone{encode(key.PublicKey().Bytes()), encode(auth)}, nil
}

// sending compares handing over reminders with the push library alone, and then hands over very many.
func (b *bench) sending(ctx context.Context) error {
	t, err := b.build(ctx, "sending", true, fewTandems)
	if err != nil {
		return err
	}
	box := newPostbox()
	defer box.Close()
	certificate := b.data("certificate.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: box.Certificate().Raw})
	if err := os.WriteFile(certificate, text, 0o600); err != nil {
		return err
	}
	order, err := newLetters(box.URL, certificate)
	if err != nil {
		return err
	}
	c, err := pgx.Connect(ctx, t.url)
	if err != nil {
		return err
	}
	defer func() { _ = c.Close(ctx) }()
	if err := subscribe(ctx, c, order); err != nil {
		return err
	}
	if err := b.open(ctx, t, "MAINPATE_VAPID_PRIVATE="+order.Private, "MAINPATE_VAPID_PUBLIC="+order.Public,
		"MAINPATE_VAPID_SUBJECT="+order.Subject, "MAINPATE_PUSH_HOSTS="+box.URL, "SSL_CERT_FILE="+certificate); err != nil {
		return err
	}
	defer t.server.stop()
	if err := b.raceLetters(ctx, c, box, order); err != nil {
		return err
	}
	return b.flood(ctx, c, box, t)
}

func (b *bench) raceLetters(ctx context.Context, c *pgx.Conn, box *postbox, order letters) error {
	var mine, yours, ratios []float64
	for range letterRounds {
		if err := remind(ctx, c, letterCount); err != nil {
			return err
		}
		ours, err := rate(box.wait(ctx, letterCount, time.Minute))
		if err != nil {
			return err
		}
		if err := order.send(ctx); err != nil {
			return err
		}
		theirs, err := rate(box.wait(ctx, letterCount, time.Minute))
		if err != nil {
			return err
		}
		mine, yours, ratios = append(mine, ours), append(yours, theirs), append(ratios, ours/theirs)
	}
	b.line("sending", median(mine), "reminders/s", median(yours), median(ratios))
	return nil
}

func rate(first, last time.Time, err error) (float64, error) {
	return letterCount / last.Sub(first).Seconds(), err
}

// flood has very many reminders due at the same instant while people work.
func (b *bench) flood(ctx context.Context, c *pgx.Conn, box *postbox, t *town) error {
	calm, err := steady(ctx, 5*time.Second, calmRate, t.home)
	if err != nil {
		return err
	}
	due := time.Now()
	if err := remind(ctx, c, manyLetters); err != nil {
		return err
	}
	arrived := make(chan error, 1)
	var last time.Time
	go func() {
		var err error
		_, last, err = box.wait(ctx, manyLetters, 2*time.Minute)
		arrived <- err
	}()
	for !box.begun() && ctx.Err() == nil {
		time.Sleep(5 * time.Millisecond)
	}
	var during took
	for {
		slice, err := steady(ctx, time.Second/2, calmRate, t.home)
		if err != nil {
			return err
		}
		during = append(during, slice...)
		select {
		case err := <-arrived:
			if err != nil {
				return err
			}
			b.report("reminders_10000", last.Sub(due).Seconds(), "s", 15)
			b.report("reminders_p95", during.at(0.95), "ms", calm.at(0.95))
			return nil
		default:
		}
	}
}

// subscribe makes people with one phone each.
func subscribe(ctx context.Context, c *pgx.Conn, order letters) error {
	key, err := push.NewKey(order.Private)
	if err != nil {
		return err
	}
	_, err = c.Exec(ctx, `WITH made AS (
		INSERT INTO persons (id, role, display_name, login, language, state, version, created_at, updated_at)
		SELECT gen_random_uuid(), 'participant', 'Mila', 'letter' || n, 'de', 'active', 1, now(), now() FROM generate_series(1, $1::integer) n
		RETURNING id, login)
		INSERT INTO push_subscriptions (id, person_id, endpoint, p256dh, auth, key_id, created_at, last_seen_at, failures, needs_renewal)
		SELECT gen_random_uuid(), id, $2::text || '/' || login, $3::text, $4::text, $5::text, now(), now(), 0, false FROM made`,
		manyLetters, order.URL, order.Phone.P256dh, order.Phone.Auth, key.ID)
	return err
}

// remind makes reminders that are due now.
func remind(ctx context.Context, c *pgx.Conn, n int) error {
	_, err := c.Exec(ctx, `INSERT INTO reminders (id, occasion, occasion_id, revision, kind, person_id, channel, tried, due_at, expires_at,
		starts_at, state, attempts, next_try_at, last_error, created_at)
		SELECT gen_random_uuid(), 'meeting', gen_random_uuid(), 1, 'day', id, 'push', '[]', now(), now() + interval '1 day',
		now() + interval '1 day', 'pending', 0, now(), '', now() FROM persons WHERE login LIKE 'letter%' LIMIT $1`, n)
	return err
}

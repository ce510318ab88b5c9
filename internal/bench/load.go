package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// callers is how many ask at the same time at full load.
const callers = 32

// client does not ask for compression, which the yardsticks do not have.
var client = &http.Client{
	Timeout:   20 * time.Second,
	Transport: &http.Transport{MaxIdleConnsPerHost: 512, DisableCompression: true},
}

// request is one call; the body may be empty.
type request struct {
	method, url, token string
	body               []byte
	from               string // the address it seems to come from
}

// requests makes the next call, for any of many callers.
type requests func(r *rand.Rand) request

func (q request) send(ctx context.Context) (status int, body []byte, err error) {
	h, err := http.NewRequestWithContext(ctx, q.method, q.url, bytes.NewReader(q.body))
	if err != nil {
		return 0, nil, err
	}
	h.Header.Set("Content-Type", "application/json")
	h.Header.Set("Sec-Fetch-Site", "same-origin")
	if q.token != "" {
		h.Header.Set("Authorization", "Bearer "+q.token)
	}
	if q.from != "" {
		h.Header.Set("X-Forwarded-For", q.from)
	}
	answer, err := client.Do(h)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	body, err = io.ReadAll(answer.Body)
	return answer.StatusCode, body, err
}

// succeed wants an answer of the two hundreds.
func (q request) succeed(ctx context.Context) ([]byte, error) {
	status, body, err := q.send(ctx)
	if err == nil && status/100 != 2 {
		err = fmt.Errorf("%s %s: %d %s", q.method, q.url, status, body)
	}
	return body, err
}

// took are durations.
type took []time.Duration

// at is the duration that the share of all stayed below, in milliseconds.
func (t took) at(share float64) float64 {
	slices.Sort(t)
	return float64(t[int(share*float64(len(t)-1))]) / float64(time.Millisecond)
}

// full asks as fast as the answers come and says how many came in a second.
func full(ctx context.Context, d time.Duration, next requests) (perSecond float64, all took, err error) {
	return ask(ctx, d, callers, next)
}

func ask(ctx context.Context, d time.Duration, callers int, next requests) (perSecond float64, all took, err error) {
	var mu sync.Mutex
	var group sync.WaitGroup
	begun := time.Now()
	for range callers {
		group.Go(func() {
			r := rand.New(rand.NewPCG(rand.Uint64(), 1))
			var own took
			var failed error
			for failed == nil && time.Since(begun) < d {
				at := time.Now()
				_, failed = next(r).succeed(ctx)
				own = append(own, time.Since(at))
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, own...)
			if failed != nil {
				err = failed
			}
		})
	}
	group.Wait()
	return float64(len(all)) / time.Since(begun).Seconds(), all, err
}

// steady asks at a rate whatever the answers do; an answer that comes late counts from when it was due.
func steady(ctx context.Context, d time.Duration, perSecond int, next requests) (took, error) {
	var mu sync.Mutex
	var group sync.WaitGroup
	var all took
	var failed atomic.Pointer[error]
	r := rand.New(rand.NewPCG(rand.Uint64(), 2))
	begun := time.Now()
	for i := range int(d.Seconds() * float64(perSecond)) {
		due := begun.Add(time.Duration(i) * time.Second / time.Duration(perSecond))
		time.Sleep(time.Until(due))
		q := next(r)
		group.Go(func() {
			if _, err := q.succeed(ctx); err != nil {
				failed.Store(&err)
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, time.Since(due))
		})
	}
	group.Wait()
	if err := failed.Load(); err != nil {
		return nil, *err
	}
	return all, nil
}

// signIn gives the access token of somebody.
func signIn(ctx context.Context, s *server, login string) (string, error) {
	text, err := json.Marshal(map[string]any{"login": login, "secret": pin, "remember": false})
	if err != nil {
		return "", err
	}
	answer, err := request{method: "POST", url: s.url + "/api/v1/auth/sign-in", body: text}.succeed(ctx)
	if err != nil {
		return "", err
	}
	var ticket struct {
		AccessToken string `json:"access_token"`
	}
	return ticket.AccessToken, json.Unmarshal(answer, &ticket)
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

const (
	calmRate  = 50  // requests a second of people who are signed in
	stormRate = 200 // wrong sign-ins a second
	stormTime = 30 * time.Second
)

// storm lets strangers from everywhere try PINs while people work.
func (b *bench) storm(ctx context.Context) error {
	t, err := b.build(ctx, "storm", true, fewTandems)
	if err != nil {
		return err
	}
	if err := b.open(ctx, t, "MAINPATE_TRUSTED_PROXIES=127.0.0.0/8"); err != nil {
		return err
	}
	defer t.server.stop()
	work := func(r *rand.Rand) request {
		if r.IntN(4) == 0 {
			return t.logging(r)
		}
		return t.home(r)
	}
	if _, err := steady(ctx, 2*time.Second, calmRate, work); err != nil {
		return err
	}
	calm, err := steady(ctx, stormTime/3, calmRate, work)
	if err != nil {
		return err
	}
	raging, stop := context.WithCancel(ctx)
	var group sync.WaitGroup
	var tried, let atomic.Int64
	group.Go(func() { rage(raging, t, &tried, &let) })
	defer group.Wait()
	defer stop()
	time.Sleep(stormTime / 6) // what it takes at first it may keep
	early, err := t.server.memory()
	if err != nil {
		return err
	}
	during, err := steady(ctx, stormTime, calmRate, work)
	if err != nil {
		return err
	}
	late, err := t.server.memory()
	if err != nil {
		return err
	}
	b.report("storm_p95", during.at(0.95), "ms", calm.at(0.95))
	b.report("storm_memory", late, "MB", early)
	if n := tried.Load(); n < int64(stormTime.Seconds())*stormRate*9/10 || let.Load() > 0 {
		return fmt.Errorf("%d sign-ins were tried, %d let in", n, let.Load())
	}
	return nil
}

// rage tries to sign in as somebody who is there, from another address each time.
func rage(ctx context.Context, t *town, tried, let *atomic.Int64) {
	var group sync.WaitGroup
	defer group.Wait()
	every := time.NewTicker(time.Second / stormRate)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
		login := loginOf(t.pairs[rand.IntN(len(t.pairs))].People[0])
		if rand.IntN(2) == 0 {
			login = fmt.Sprint("nobody", rand.IntN(1e6))
		}
		body, err := json.Marshal(map[string]any{"login": login, "secret": "111111", "remember": false})
		if err != nil {
			return
		}
		q := request{
			method: http.MethodPost, url: t.server.url + "/api/v1/auth/sign-in", body: body,
			from: fmt.Sprintf("%d.%d.%d.%d", 11+rand.IntN(80), rand.IntN(256), rand.IntN(256), rand.IntN(256)),
		}
		group.Go(func() {
			status, _, err := q.send(ctx)
			if err == nil {
				tried.Add(1)
			}
			if status == http.StatusOK {
				let.Add(1)
			}
		})
	}
}

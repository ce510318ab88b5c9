package calendarfeed

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"mainpate/internal/actor"
)

// Calendars of many people may come from one address of a large provider, and
// come every few hours; guessing a secret is hopeless at any speed.
const (
	burst     = 60
	perMinute = 60
	mostKnown = 10_000
)

// addresses slow down whoever asks too often.
type addresses struct {
	mu  sync.Mutex
	all map[string]*rate.Limiter
}

func newAddresses() *addresses { return &addresses{all: map[string]*rate.Limiter{}} }

// take counts a request; it says how long the next one has to wait, if this one came too soon.
func (a *addresses) take(ip string, now time.Time) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	from := actor.Network(ip)
	pace, known := a.all[from]
	if !known {
		a.makeRoom(now)
		pace = rate.NewLimiter(rate.Every(time.Minute/perMinute), burst)
		a.all[from] = pace
	}
	if pace.AllowN(now, 1) {
		return 0
	}
	return time.Minute / perMinute
}

// makeRoom forgets those that have rested, and everybody when strangers fill the memory.
func (a *addresses) makeRoom(now time.Time) {
	if len(a.all) < mostKnown {
		return
	}
	for from, pace := range a.all {
		if pace.TokensAt(now) >= burst {
			delete(a.all, from)
		}
	}
	if len(a.all) >= mostKnown {
		clear(a.all)
	}
}

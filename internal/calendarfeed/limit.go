package calendarfeed

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
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
	all map[netip.Prefix]*rate.Limiter
}

func newAddresses() *addresses { return &addresses{all: map[netip.Prefix]*rate.Limiter{}} }

// take counts a request; it says how long the next one has to wait, if this one came too soon.
func (a *addresses) take(ip string, now time.Time) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	from := network(ip)
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

// network is what one household has: an address, or the first half of an IPv6 address.
func network(ip string) netip.Prefix {
	address, err := netip.ParseAddr(ip)
	if err != nil {
		return netip.Prefix{}
	}
	address = address.Unmap().WithZone("")
	bits := 64
	if address.Is4() {
		bits = 32
	}
	return netip.PrefixFrom(address, bits).Masked()
}

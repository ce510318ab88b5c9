package push

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How fast one push service is called by one replica.
const (
	perService = 6
	perSecond  = 20
)

// lanes keep each push service from being called too often, and leave it alone
// for as long as it asks for. There is one lane per known service, so strangers
// cannot make more of them.
type lanes struct {
	mu  sync.Mutex
	all map[string]*lane
}

type lane struct {
	places      chan struct{}
	pace        *rate.Limiter
	pausedUntil time.Time
}

func newLanes() *lanes { return &lanes{all: map[string]*lane{}} }

func (l *lanes) of(service string) *lane {
	found, ok := l.all[service]
	if !ok {
		found = &lane{places: make(chan struct{}, perService), pace: rate.NewLimiter(perSecond, perSecond)}
		l.all[service] = found
	}
	return found
}

// paused is how long the service wants to be left alone.
func (l *lanes) paused(service string, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return max(l.of(service).pausedUntil.Sub(now), 0)
}

func (l *lanes) pause(service string, until time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if lane := l.of(service); until.After(lane.pausedUntil) {
		lane.pausedUntil = until
	}
}

// enter waits for a place; leave gives it back.
func (l *lanes) enter(ctx context.Context, service string) (leave func(), err error) {
	l.mu.Lock()
	lane := l.of(service)
	l.mu.Unlock()
	select {
	case lane.places <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	leave = func() { <-lane.places }
	if err := lane.pace.Wait(ctx); err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

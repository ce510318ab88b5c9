package push

import (
	"context"
	"slices"
	"sync"
	"time"
)

// How many messages one push service is handed at the same time by one replica.
// Everybody starts at full speed; a service that complains gets half as many,
// again and again, and wins places back with what it takes.
const (
	fastest = 64
	slowest = 2
)

// lanes keep each push service from being called too often, and leave it alone
// for as long as it asks for. There is one lane per known service, so strangers
// cannot make more of them.
type lanes struct {
	mu  sync.Mutex
	all map[string]*lane
}

type lane struct {
	places      float64
	taken       int
	waiting     []chan struct{}
	calm        int // complaints to come about messages that were sent before the last one slowed us down
	pausedUntil time.Time
}

func newLanes() *lanes { return &lanes{all: map[string]*lane{}} }

func (l *lanes) of(service string) *lane {
	found, ok := l.all[service]
	if !ok {
		found = &lane{places: fastest}
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

// learn adapts the speed to what the service says.
func (l *lanes) learn(service string, a Answer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	lane := l.of(service)
	switch a.Verdict {
	case Accepted:
		lane.places = min(lane.places+1/lane.places, fastest)
	case Busy, NoAnswer:
		if lane.calm == 0 {
			lane.places = max(lane.places/2, slowest)
			lane.calm = lane.taken
		}
	}
	lane.calm = max(lane.calm-1, 0)
	lane.admit()
}

// enter waits for a place; leave gives it back.
func (l *lanes) enter(ctx context.Context, service string) (leave func(), err error) {
	turn := make(chan struct{})
	l.mu.Lock()
	lane := l.of(service)
	lane.waiting = append(lane.waiting, turn)
	lane.admit()
	l.mu.Unlock()
	leave = func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		lane.taken--
		lane.admit()
	}
	select {
	case <-turn:
		return leave, nil
	case <-ctx.Done():
	}
	l.mu.Lock()
	i := slices.Index(lane.waiting, turn)
	if i >= 0 {
		lane.waiting = slices.Delete(lane.waiting, i, i+1)
	}
	l.mu.Unlock()
	if i < 0 { // the turn came at the same moment
		leave()
	}
	return nil, ctx.Err()
}

// admit calls in those who wait, first come, first served.
func (l *lane) admit() {
	for len(l.waiting) > 0 && l.taken < int(l.places) {
		close(l.waiting[0])
		l.waiting = l.waiting[1:]
		l.taken++
	}
}

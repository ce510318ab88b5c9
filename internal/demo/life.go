package demo

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
)

// Clock is a clock that can be moved. The database of a demo run is opened with its Now.
type Clock interface {
	Now() time.Time
	Set(time.Time)
}

// Watch is a clock that stands where it was set.
type Watch struct{ at atomic.Int64 }

// Now is the time it was set to.
func (w *Watch) Now() time.Time { return time.UnixMilli(w.at.Load()).UTC() }

// Set moves it.
func (w *Watch) Set(t time.Time) { w.at.Store(t.UnixMilli()) }

// happening is something somebody does at its time.
type happening struct {
	at   time.Time
	what string
	do   func(ctx context.Context) error
}

// life is the demo on its way from the first day to now: what will happen, and who there is.
type life struct {
	Services
	clock   Clock
	now     time.Time
	today   calendar.Day
	zone    *time.Location
	ahead   []happening
	people  map[string]actor.Actor
	places  map[string]uuid.UUID
	signIns []SignIn
}

// on plans something for a day at a wall time; it may be planned by something that happens earlier.
func (l *life) on(day calendar.Day, clock, what string, do func(ctx context.Context) error) {
	at, err := calendar.Instant(day, clock, l.zone)
	if err != nil {
		do = func(context.Context) error { return err }
		at = l.clock.Now()
	}
	behind, _ := slices.BinarySearchFunc(l.ahead, at, func(h happening, at time.Time) int {
		if h.at.After(at) {
			return 1
		}
		return -1
	})
	l.ahead = slices.Insert(l.ahead, behind, happening{at, fmt.Sprintf("%s %s: %s", day, clock, what), do})
}

// live lets everything happen in its order, and nothing that lies after now.
func (l *life) live(ctx context.Context) error {
	for len(l.ahead) > 0 && !l.ahead[0].at.After(l.now) {
		next := l.ahead[0]
		l.ahead = l.ahead[1:]
		if next.at.After(l.clock.Now()) {
			l.clock.Set(next.at)
		}
		if err := next.do(ctx); err != nil {
			return fmt.Errorf("demo, %s: %w", next.what, err)
		}
	}
	l.clock.Set(l.now)
	return nil
}

// who is a person of the story by name; the story is fixed, so a missing one is a slip in it.
func (l *life) who(name string) actor.Actor {
	a, ok := l.people[name]
	if !ok {
		panic("demo: nobody is called " + name)
	}
	return a
}

// remind lets the reminders go out, twice a day and a last time now.
func (l *life) remind(from calendar.Day) {
	ring := func(ctx context.Context) error {
		_, err := l.Reminders.RunDue(ctx)
		return err
	}
	for day := from; day <= l.today; day = day.AddDays(1) {
		l.on(day, "12:00", "reminders", ring)
		l.on(day, "19:45", "reminders", ring)
	}
	l.on(l.today, l.now.In(l.zone).Format("15:04"), "reminders", ring)
}

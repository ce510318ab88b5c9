package reminder

import (
	"context"
	"maps"
	"sync"
	"testing"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

// tally counts what becomes of reminders.
type tally struct {
	mu     sync.Mutex
	counts map[string]int
}

func (c *tally) Reminded(channel, result, reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counts == nil {
		c.counts = map[string]int{}
	}
	c.counts[channel+" "+result+" "+reason]++
}

func (c *tally) expect(t *testing.T, want map[string]int) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	if !maps.Equal(c.counts, want) {
		t.Errorf("counted %v, want %v", c.counts, want)
	}
	c.counts = map[string]int{}
}

func TestWhatBecomesOfRemindersIsCounted(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, seen, id := setStage(t, db, clock), &tally{counts: map[string]int{}}, database.NewID()
		s.watch = seen
		s.milestone(id, 1, "2026-12-03 15:00", "")
		s.pass()
		seen.expect(t, map[string]int{})
		if piles := outboxOf(t, s); piles["push pending"] != 6 || len(piles) != 1 {
			t.Errorf("waiting: %v", piles)
		}

		clock.Set(at(t, "2026-11-26 15:00"))
		s.pass()
		seen.expect(t, map[string]int{"push sent ": 2})

		s.phones.answer = func() Outcome { return Outcome{Code: "status_500"} }
		clock.Set(at(t, "2026-12-02 15:00"))
		s.pass()
		seen.expect(t, map[string]int{"push again status_500": 2})

		s.phones.devices, s.mails.devices = 0, 1
		s.milestone(id, 2, "2026-12-04 15:00", "moved")
		s.pass()
		seen.expect(t, map[string]int{"push moved ": 2, "email sent ": 2})

		s.mails.devices = 0
		s.milestone(id, 2, "2026-12-04 15:00", "cancelled")
		s.pass()
		seen.expect(t, map[string]int{"push skipped no_device": 2})
		if piles := outboxOf(t, s); len(piles) != 0 {
			t.Errorf("waiting after the end: %v", piles)
		}
	})
}

func outboxOf(t *testing.T, s *stage) map[string]int {
	t.Helper()
	piles, err := s.Outbox(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, p := range piles {
		counts[string(p.Channel)+" "+string(p.State)] = p.Count
	}
	return counts
}

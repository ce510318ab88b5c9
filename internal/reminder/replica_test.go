package reminder

import (
	"context"
	"sync"
	"testing"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

// TestReplicasDoNotHandOverTwice races five living replicas for the same reminders.
func TestReplicasDoNotHandOverTwice(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		start := at(t, "2026-11-25 15:00")
		const meetings = 120
		for range meetings {
			s.planned(database.NewID(), 1, &start)
		}
		clock.Set(at(t, "2026-11-25 13:00"))
		var all sync.WaitGroup
		for range 5 {
			other := s.replica()
			all.Go(func() {
				for range 4 { // an empty hand may only mean that another is holding the rest
					if _, err := other.RunDue(context.Background()); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		times := map[string]int{}
		for _, h := range s.phones.handed {
			times[h.notice.Tag]++
		}
		if len(times) != 2*meetings || len(s.phones.handed) != 2*meetings {
			t.Errorf("%d reminders were handed over %d times, want %d once", len(times), len(s.phones.handed), 2*meetings)
		}
	})
}

package message

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
)

// Many write at the same moment: everything gets a place of its own, somebody who asks meanwhile for what came after
// what they know misses nothing, and the other one is told once.
func TestManyWriteAtOnce(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		const phones, each = 6, 5
		var writers sync.WaitGroup
		wrong := make(chan error, phones)
		for phone := range phones {
			writers.Go(func() {
				who := []actor.Actor{w.ayla, w.bernd}[phone%2]
				var err error
				for i := range each {
					_, e := w.words.Write(ctx, who, w.two(), database.NewID(), Draft{Text: fmt.Sprintf("%d.%d", phone, i)}, 0)
					err = errors.Join(err, e)
				}
				wrong <- err
			})
		}
		written := make(chan struct{})
		go func() {
			writers.Wait()
			close(written)
		}()
		seen, known := map[uuid.UUID]int64{}, int64(0)
		for over := false; ; {
			page := problemtest.Must(w.words.Read(ctx, w.ayla, w.two(), Window{After: &known}))(t)
			for _, m := range page.Messages {
				seen[m.ID] = m.Position
			}
			known = page.Change
			if over && page.Complete {
				break
			}
			select {
			case <-written:
				over = true
			default:
			}
		}
		close(wrong)
		for err := range wrong {
			problemtest.OK(t, err)
		}
		places := map[int64]bool{}
		for _, position := range seen {
			places[position] = true
		}
		if len(seen) != phones*each || len(places) != phones*each || known != phones*each {
			t.Errorf("%d of %d messages, at %d places, up to %d", len(seen), phones*each, len(places), known)
		}
		if len(w.told.notices) != 2 {
			t.Errorf("the two were told %d times", len(w.told.notices))
		}
	})
}

// An id that is taken in another conversation at the same moment is refused like any other id of somebody else.
func TestOneIDIsOneMessage(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for range 10 {
			id, places := database.NewID(), []Place{w.two(), w.team(), w.group()}
			var writers sync.WaitGroup
			answers := make(chan error, len(places))
			for _, p := range places {
				writers.Go(func() {
					_, err := w.words.Write(ctx, w.ayla, p, id, Draft{Text: "Hallo"}, 0)
					answers <- err
				})
			}
			writers.Wait()
			close(answers)
			said := 0
			for err := range answers {
				if err == nil {
					said++
				} else {
					problemtest.Missing(t, err)
				}
			}
			if said != 1 {
				t.Errorf("said %d times", said)
			}
		}
	})
}

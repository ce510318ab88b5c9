package push

import (
	"context"
	"sync"
	"testing"
	"time"
)

func TestLanePauses(t *testing.T) {
	l, now := newLanes(), time.Now()
	l.pause("a", now.Add(time.Minute))
	l.pause("a", now.Add(time.Second))
	if wait := l.paused("a", now); wait != time.Minute {
		t.Errorf("a shorter wish ended the pause: %s", wait)
	}
	if l.paused("b", now) != 0 || l.paused("a", now.Add(time.Minute)) != 0 {
		t.Error("paused without a wish")
	}
	for range fastest {
		if _, err := l.enter(context.Background(), "b"); err != nil {
			t.Fatal(err)
		}
	}
	full, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.enter(full, "b"); err == nil {
		t.Error("too many at once")
	}
	if waiting := len(l.of("b").waiting); waiting != 0 {
		t.Errorf("%d still wait", waiting)
	}
}

// One round of complaints halves the speed once, not once for every message that was under way.
func TestALaneSlowsDownOnlyWhenTheServiceSaysSo(t *testing.T) {
	l := newLanes()
	round := func(v Verdict) int {
		var leave []func()
		for int(l.of("a").places) > len(leave) {
			out, err := l.enter(context.Background(), "a")
			if err != nil {
				t.Fatal(err)
			}
			leave = append(leave, out)
		}
		for _, out := range leave {
			l.learn("a", Answer{Verdict: v})
			out()
		}
		return int(l.of("a").places)
	}
	for i, want := range []int{fastest, fastest / 2, fastest / 4, fastest / 8, fastest / 16, slowest, slowest} {
		v := Busy
		if i == 0 {
			v = Gone
		}
		if got := round(v); got != want {
			t.Fatalf("round %d: %d places, want %d", i, got, want)
		}
	}
	for range 2 * fastest {
		round(Accepted)
	}
	if got := round(Accepted); got != fastest {
		t.Errorf("%d places after all has been well for long", got)
	}
}

// Whoever gives up while waiting takes nobody's place, even when the turn comes at that moment.
func TestALaneLosesNoPlace(t *testing.T) {
	l := newLanes()
	var all sync.WaitGroup
	for i := range 500 {
		all.Go(func() {
			ctx, cancel := context.WithTimeout(context.Background(), time.Duration(i%5)*time.Millisecond)
			defer cancel()
			if leave, err := l.enter(ctx, "a"); err == nil {
				<-ctx.Done()
				leave()
			}
		})
	}
	all.Wait()
	if lane := l.of("a"); lane.taken != 0 || len(lane.waiting) != 0 {
		t.Errorf("%d taken, %d waiting", lane.taken, len(lane.waiting))
	}
}

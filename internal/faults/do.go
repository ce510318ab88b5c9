package main

import (
	"context"
	"syscall"
	"time"

	"mainpate/internal/push/pushtest"
)

// doAnywhere does what can go wrong with any server; it says whether it knew how.
func (w *world) doAnywhere(f fault) (bool, error) {
	r := w.replicas[f.of(len(w.replicas))]
	switch f.kind {
	case killed:
		if f.when < 0.3 {
			w.killSender()
		}
		r.signal(syscall.SIGKILL)
		w.pause(f.after(200 * time.Millisecond))
	case restarted:
		r.signal(syscall.SIGTERM)
		w.pause(f.after(200 * time.Millisecond))
	case network:
		w.setTrouble(6)
		w.pause(600 * time.Millisecond)
		w.setTrouble(1)
	case stepped:
		return true, w.stepClock(f)
	case refused:
		bad := []pushtest.Answer{{Lost: true}, {Lost: true}, {Status: 503}, {Status: 429, RetryAfter: "2"}, {Status: 500}}
		w.answer(bad[f.of(len(bad))])
		w.waitForSending()
		w.pause(300*time.Millisecond + f.after(time.Second))
		w.answer(pushtest.Answer{})
	default:
		return false, nil
	}
	return true, nil
}

// killSender ends whoever is just handing something over.
func (w *world) killSender() {
	if w.waitForSending() {
		for _, r := range w.replicas {
			r.signal(syscall.SIGKILL)
		}
	}
}

func (w *world) waitForSending() bool {
	return w.waitFor(2500*time.Millisecond, func() bool { return w.sending.Load() > 0 })
}

// stepClock lets the time jump: past a lease, past an access token, back, or for one server only.
func (w *world) stepClock(f fault) error {
	switch steps := []time.Duration{130 * time.Second, 11 * time.Minute, -20 * time.Second, -3 * time.Minute}; {
	case f.when < 0.7:
		return w.clock.step(steps[f.of(len(steps))])
	case f.when < 0.85:
		return w.clock.drift(f.of(len(w.replicas)), 25*time.Second)
	default:
		return w.clock.drift(f.of(len(w.replicas)), -25*time.Second)
	}
}

func onSQLite(ctx context.Context, program string, faults []fault, total *ledger) error {
	w, err := newWorld(ctx, "SQLite", program, 1, total)
	if err != nil {
		return err
	}
	defer w.close()
	if err := w.settleIn(3); err != nil {
		return err
	}
	w.live()
	err = w.during(faults, func(f fault) error {
		if f.kind == full {
			w.fillDisk(f)
			return nil
		}
		_, err := w.doAnywhere(f)
		return err
	})
	w.end()
	return err
}

// fillDisk lets no file of the server grow for a while: whatever it writes to its database then fails.
func (w *world) fillDisk(f fault) {
	w.replicas[0].limitFiles("4096")
	w.pause(200*time.Millisecond + f.after(600*time.Millisecond))
	w.replicas[0].limitFiles("unlimited")
}

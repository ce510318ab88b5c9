package main

import (
	"context"
	"math"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mainpate/internal/push/pushtest"
)

// world is an office with its servers and the phones of its people.
type world struct {
	*ledger
	name     string
	dir      string
	ctx      context.Context
	abort    context.CancelFunc
	clock    *clock
	push     *pushtest.Service
	screens  *screens
	replicas []*replica
	client   *http.Client
	random   *rand.Rand // for what is not a fault

	admin, coach *phone
	tandems      []*tandem
	troubled     atomic.Uint64 // how much worse than usual the network is
	sending      atomic.Int64  // messages that the push service is just thinking about
	strays       sync.WaitGroup
	ending       chan struct{}
	people       sync.WaitGroup
}

// morning is when the story begins, long before the quiet hours.
func morning() time.Time {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	today := time.Now().In(zone)
	return time.Date(today.Year(), today.Month(), today.Day(), 8, 30, 0, 0, zone)
}

func newWorld(ctx context.Context, name, program string, servers int, total *ledger, env ...string) (*world, error) {
	w := &world{ledger: total, name: name, client: &http.Client{}, ending: make(chan struct{})}
	w.ctx, w.abort = context.WithCancel(ctx)
	w.random = rand.New(rand.NewPCG(1, 1))
	var err error
	if w.dir, err = os.MkdirTemp("", "mainpate-faults-"); err != nil {
		return nil, err
	}
	if w.clock, err = newClock(w.dir, servers, morning()); err != nil {
		return nil, err
	}
	w.push = pushtest.Start(total.wrong).Follow(w.clock.now)
	w.answer(pushtest.Answer{})
	w.screens = newScreens(w.push)
	private, err := vapidKey()
	if err != nil {
		return nil, err
	}
	env = append(env, "MAINPATE_JWT_SECRET="+strings.Repeat("6d", 32), "MAINPATE_LOG_LEVEL=warn",
		"MAINPATE_VAPID_PRIVATE="+private, "MAINPATE_VAPID_SUBJECT=mailto:office@example.org",
		"MAINPATE_PUSH_HOSTS="+w.push.Origin(), "MAINPATE_TRUSTED_PROXIES=127.0.0.1/32", "MAINPATE_DATA="+w.dir+"/data")
	if err := w.firstAdministrator(program, env); err != nil {
		return nil, err
	}
	for n := range servers {
		r, err := newReplica(program, w.dir, n, env)
		if err != nil {
			return nil, err
		}
		w.replicas = append(w.replicas, r)
	}
	return w, nil
}

// someone is the address of one of the servers; phones know nothing of its health.
func (w *world) someone() string { return w.replicas[rand.IntN(len(w.replicas))].address }

// answer decides how the push service answers, slowly enough for something to go wrong meanwhile.
func (w *world) answer(a pushtest.Answer) {
	a.Meanwhile = func() {
		w.sending.Add(1)
		defer w.sending.Add(-1)
		time.Sleep(time.Duration(rand.IntN(600)) * time.Millisecond)
	}
	w.push.AnswerAll(a)
}

// The network is never perfect, and sometimes much worse.
func (w *world) trouble() float64     { return math.Float64frombits(w.troubled.Load()) }
func (w *world) setTrouble(x float64) { w.troubled.Store(math.Float64bits(x)) }
func (w *world) pause(d time.Duration) {
	select {
	case <-w.ctx.Done():
	case <-time.After(d):
	}
}

func (w *world) healthy() bool {
	for _, r := range w.replicas {
		if !r.ready() {
			return false
		}
	}
	return true
}

// waitFor looks often and says whether it has happened in time.
func (w *world) waitFor(longest time.Duration, yes func() bool) bool {
	for start := time.Now(); w.ctx.Err() == nil && time.Since(start) < longest; w.pause(20 * time.Millisecond) {
		if yes() {
			return true
		}
	}
	return false
}

// waitUntil waits for what the servers owe us.
func (w *world) waitUntil(what string, yes func() bool) bool {
	if !w.waitFor(patience, yes) && w.ctx.Err() == nil {
		w.wrong("%s: never %s", w.name, what)
		return false
	}
	return true
}

// live lets everybody use their phones until end.
func (w *world) live() {
	w.setTrouble(1)
	for _, t := range w.tandems {
		for _, p := range t.pair {
			w.people.Go(func() { t.use(p) })
		}
	}
	w.people.Go(w.coachLives)
}

// during does the faults one after the other and looks after each of them at somebody's workbook.
func (w *world) during(faults []fault, do func(fault) error) error {
	for _, f := range faults {
		if w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		w.pause(f.after(200 * time.Millisecond))
		if err := do(f); err != nil {
			return err
		}
		w.happened(f.kind)
		t := w.tandems[w.random.IntN(len(w.tandems))]
		t.check()
		w.screens.look(w.ledger)
		if w.clock.now().Hour() >= 17 {
			w.settle()
			w.night()
		}
	}
	return nil
}

// night lets everybody sleep until the next morning.
func (w *world) night() {
	now := w.clock.now()
	next := time.Date(now.Year(), now.Month(), now.Day()+1, 8, 30, 0, 0, morning().Location())
	if err := w.clock.step(next.Sub(now)); err != nil {
		w.wrong("%v", err)
	}
}

// settle waits until everything that is due has been handed over. Time passes faster meanwhile: a push service
// that was in trouble is left alone for longer and longer.
func (w *world) settle() {
	w.waitUntil("ready", w.healthy)
	for start := time.Now(); w.ctx.Err() == nil; w.pause(time.Second) {
		w.screens.look(w.ledger)
		missing := 0
		for _, t := range w.tandems {
			missing += len(t.missing())
		}
		if missing == 0 || time.Since(start) > time.Minute {
			return
		}
		if err := w.clock.step(time.Minute); err != nil {
			w.wrong("%v", err)
		}
	}
}

// end lets everybody put their phone away, waits for what is on the way, and looks at everything.
func (w *world) end() {
	close(w.ending)
	w.people.Wait()
	w.strays.Wait()
	w.setTrouble(0)
	w.settle()
	for _, t := range w.tandems {
		t.check()
		t.checkPlan()
		t.checkReminders()
	}
	w.screens.look(w.ledger)
	w.screens.tell(w.ledger)
	for _, r := range w.replicas {
		for _, line := range r.errors() {
			w.wrong("%s: %s", w.name, line)
		}
	}
}

func (w *world) close() {
	w.abort()
	for _, r := range w.replicas {
		r.close()
	}
	w.push.Close()
	_ = os.RemoveAll(w.dir)
}

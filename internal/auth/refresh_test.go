package auth

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

// browser is a cookie jar that several tabs share, on a bad network.
type browser struct {
	w        *world
	jar      string
	onTheWay []string            // answers that have not arrived yet
	parent   map[string]string   // token -> the one it replaced
	used     map[string]bool     // tokens that were shown to the server
	dead     map[string]struct{} // tokens whose successor was used
}

func (b *browser) refresh(t *rapid.T) string {
	ticket, err := b.w.auth.Refresh(home, b.jar)
	if err != nil {
		t.Fatalf("signed out by the network: %v", err)
	}
	if !b.used[b.jar] {
		b.used[b.jar] = true
		if parent := b.parent[b.jar]; parent != "" {
			b.dead[parent] = struct{}{}
		}
	}
	b.parent[ticket.RefreshToken] = b.jar
	if _, err := b.w.auth.Check(home, ticket.AccessToken); err != nil {
		t.Fatalf("the new access token does not work: %v", err)
	}
	return ticket.RefreshToken
}

func TestLostAnswersAndParallelTabsSignNobodyOut(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		rapid.Check(t, func(t *rapid.T) {
			ticket := w.session(mia, true)
			b := &browser{
				w: w, jar: ticket.RefreshToken,
				parent: map[string]string{}, used: map[string]bool{}, dead: map[string]struct{}{},
			}
			for range rapid.IntRange(1, 20).Draw(t, "steps") {
				b.step(t)
			}
			b.steal(t)
		})
	})
}

func (b *browser) step(t *rapid.T) {
	switch rapid.SampledFrom([]string{"answered", "answered", "lost", "late", "arrives", "time"}).Draw(t, "step") {
	case "answered":
		b.jar = b.refresh(t)
	case "lost":
		b.refresh(t)
	case "late":
		b.onTheWay = append(b.onTheWay, b.refresh(t))
	case "arrives":
		if len(b.onTheWay) > 0 {
			i := rapid.IntRange(0, len(b.onTheWay)-1).Draw(t, "which")
			b.jar = b.onTheWay[i]
			b.onTheWay = append(b.onTheWay[:i], b.onTheWay[i+1:]...)
		}
	case "time":
		b.w.clock.Advance(time.Duration(rapid.IntRange(1, 60).Draw(t, "minutes")) * minute)
	}
}

// steal shows an old token: the whole session ends, for the thief and for all.
func (b *browser) steal(t *rapid.T) {
	if len(b.dead) == 0 {
		return
	}
	var old []string
	for token := b.jar; token != ""; token = b.parent[token] {
		if _, dead := b.dead[token]; dead {
			old = append(old, token)
		}
	}
	if len(old) == 0 {
		return
	}
	if _, err := b.w.auth.Refresh(home, rapid.SampledFrom(old).Draw(t, "stolen")); err == nil {
		t.Fatal("a stolen token was taken")
	}
	if _, err := b.w.auth.Refresh(home, b.jar); err == nil {
		t.Fatal("the session goes on although somebody has a copy")
	}
}

func TestPredecessorIsGoodForADay(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		for wait, want := range map[time.Duration]string{day: "", day + time.Millisecond: "session_ended"} {
			first := w.session(mia, true)
			_, err := w.auth.Refresh(home, first.RefreshToken)
			problemtest.OK(t, err)
			w.clock.Advance(wait)
			if _, err = w.auth.Refresh(home, first.RefreshToken); want == "" {
				problemtest.OK(t, err)
			} else {
				problemtest.Refused(t, err, want)
				w.out(first)
			}
		}
	})
}

func TestManyRefreshesAtOnceAllSucceed(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ticket := w.session(w.joined(actor.Participant, "Mia"), true)
		_, errs := together(8, func() error {
			_, err := w.auth.Refresh(home, ticket.RefreshToken)
			return err
		})
		if len(errs) > 0 {
			t.Fatal(errs)
		}
	})
}

func TestSessionsRunOut(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, ute := w.joined(actor.Participant, "Mia"), w.joined(actor.Coach, "Ute")
		for name, test := range map[string]struct {
			who      person.Person
			remember bool
			idle     time.Duration
			absolute time.Duration
		}{
			"participant":       {mia, true, 90 * day, 180 * day},
			"on a shared phone": {mia, false, 12 * time.Hour, 180 * day},
			"staff":             {ute, true, 12 * time.Hour, 7 * day},
		} {
			t.Run(name, func(t *testing.T) {
				unused, used, start := w.session(test.who, test.remember), w.session(test.who, test.remember), w.clock.Now()
				for step := test.idle / 2; w.clock.Now().Add(step).Before(start.Add(test.absolute)); {
					w.clock.Advance(step)
					next, err := w.auth.Refresh(home, used.RefreshToken)
					problemtest.OK(t, err)
					used = next
				}
				_, err := w.auth.Refresh(home, unused.RefreshToken)
				problemtest.Refused(t, err, "session_ended")
				w.clock.Set(start.Add(test.absolute))
				_, err = w.auth.Check(home, used.AccessToken)
				problemtest.Refused(t, err, "not_signed_in")
				_, err = w.auth.Refresh(home, used.RefreshToken)
				problemtest.Refused(t, err, "session_ended")
			})
		}
	})
}

func TestSweepTellsAboutSessionsThatRanOut(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		short, long := w.session(mia, false), w.session(mia, true)
		w.clock.Advance(13 * time.Hour)
		problemtest.OK(t, w.auth.Sweep(home))
		if len(w.ended) != 1 || w.ended[0] != short.Session.ID {
			t.Fatalf("ended %v", w.ended)
		}
		w.clock.Advance(31 * day)
		problemtest.OK(t, w.auth.Sweep(home))
		var left []Session
		problemtest.OK(t, w.db.Read(home).Find(&left).Error)
		if len(left) != 1 || left[0].ID != long.Session.ID {
			t.Fatalf("left %+v", left)
		}
	})
}

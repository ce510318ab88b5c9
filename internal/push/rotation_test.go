package push_test

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"testing"
	"time"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/problem"
	"mainpate/internal/push"
	"mainpate/internal/push/pushtest"
	"mainpate/internal/reminder"
)

func newKey(t *testing.T) string {
	t.Helper()
	pair, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(pair.Bytes())
}

func (s *stage) public() string {
	s.t.Helper()
	key, err := s.Key()
	if err != nil {
		s.t.Fatal(err)
	}
	return key.Public
}

// bound is what a browser gives that ties its subscription to the server's key, as all real ones do.
func (s *stage) bound(key string) push.Address {
	sub := s.outside.SubscribeWith(key)
	return push.Address{Endpoint: sub.Endpoint, P256dh: sub.P256dh, Auth: sub.Auth, Key: key}
}

func (s *stage) told(a push.Address) push.Address {
	s.t.Helper()
	if err := s.Subscribe(ctx, s.samira, a); err != nil {
		s.t.Fatal(err)
	}
	return a
}

func TestAChangeOfKeysLosesNobody(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		first := s.public()
		s.told(s.bound(first))
		second := newKey(t)
		s.Service = s.with(second, testKey)
		if s.public() == first || s.devices(s.samira) != 1 || !s.reachable(s.samira) {
			t.Fatal("the phone that knows the old key only is lost")
		}
		s.told(s.bound(s.public()))
		third := newKey(t)
		s.Service = s.with(third, second, testKey)
		s.told(s.bound(s.public()))
		if got := s.send(s.samira); got.Result != reminder.HandedOver || s.devices(s.samira) != 3 {
			t.Errorf("got %+v, %d devices", got, s.devices(s.samira))
		}
		if c, err := s.Census(ctx); err != nil || c != (push.Census{Newest: 1, Previous: 2}) {
			t.Errorf("%+v, %v", c, err)
		}
		if c, err := s.with(third).Census(ctx); err != nil || c != (push.Census{Newest: 1, Lost: 2}) {
			t.Errorf("without the old keys: %+v, %v", c, err)
		}
		keys := map[string]bool{}
		for _, m := range s.outside.Received() {
			keys[m.Key] = true
		}
		if len(s.outside.Received()) != 3 || len(keys) != 3 {
			t.Errorf("%d messages under %d keys", len(s.outside.Received()), len(keys))
		}
	})
}

func TestAPhoneTakesOverTheNewKey(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		old := s.told(s.bound(s.public()))
		s.Service = s.with(newKey(t), testKey)
		// Told once more without a word about the key: the subscription is what it was.
		silent := old
		silent.Key = ""
		s.told(silent)
		if got := s.send(s.samira); got.Result != reminder.HandedOver {
			t.Fatalf("the old subscription was taken for a new one: %+v", got)
		}
		// The app is opened: it gives up the old subscription and makes one with the new key.
		s.outside.Forget(old.Endpoint)
		fresh := s.told(s.bound(s.public()))
		if got := s.send(s.samira); got.Result != reminder.HandedOver || s.devices(s.samira) != 1 {
			t.Errorf("got %+v, %d devices", got, s.devices(s.samira))
		}
		// In the background a browser renews with the key it knows, whatever the newest is.
		s.Service = s.with(newKey(t), testKey, newKey(t))
		s.refused(s.Renew(ctx, fresh.Endpoint, s.bound("BAAA")), problem.Unprocessable, "invalid")
		renewed := s.bound(s.public())
		if err := s.Renew(ctx, fresh.Endpoint, renewed); err != nil {
			t.Fatal(err)
		}
		if got := s.send(s.samira); got.Result != reminder.HandedOver {
			t.Errorf("after the renewal: %+v", got)
		}
	})
}

func TestARenewalWithoutAWordKeepsTheKey(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		first := s.public()
		old := s.told(s.bound(first))
		s.Service = s.with(newKey(t), testKey)
		renewed := s.bound(first)
		renewed.Key = ""
		if err := s.Renew(ctx, old.Endpoint, renewed); err != nil {
			t.Fatal(err)
		}
		if got := s.send(s.samira); got.Result != reminder.HandedOver {
			t.Errorf("got %+v", got)
		}
	})
}

func TestAKeyNobodyHasIsLostUntilTheAppIsOpened(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.told(s.bound(s.public()))
		s.Service = s.with(newKey(t))
		if s.devices(s.samira) != 0 || s.reachable(s.samira) {
			t.Error("counts as reachable under a key that is gone")
		}
		if got := s.send(s.samira); got.Result != reminder.NoDevice || s.outside.Asked() != 0 {
			t.Errorf("sent under another key: %+v", got)
		}
		s.told(s.bound(s.public()))
		if got := s.send(s.samira); got.Result != reminder.HandedOver {
			t.Errorf("after subscribing anew: %+v", got)
		}
	})
}

// A browser that lied about its key, or a row from a copy of another server: refused by the push service three times, then forgotten.
func TestAWrongKeyDoesNotLiveForEver(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		never, once := s.bound(s.public()), s.bound(s.public())
		s.told(never)
		s.outside.Answer(never.Endpoint, pushtest.Answer{Status: 403, Body: "the VAPID credentials in the authorization header do not correspond to the credentials used to create the subscriptions"})
		for try := 1; try <= 4; try++ {
			if got := s.send(s.samira); got.Result != reminder.NoDevice || s.devices(s.samira) != 0 {
				t.Errorf("try %d: %+v", try, got)
			}
			if asked := s.outside.Asked(); asked != min(try, 3) {
				t.Errorf("asked %d times after try %d", asked, try)
			}
		}
		s.told(once)
		s.send(s.samira)
		s.outside.Answer(once.Endpoint, pushtest.Answer{Status: 400, Body: `{"reason":"VapidPkHashMismatch"}`})
		before := s.outside.Asked()
		for range 5 {
			s.send(s.samira)
		}
		if asked := s.outside.Asked() - before; asked != 1 {
			t.Errorf("asked %d times although it has to renew", asked)
		}
		if c, err := s.Census(ctx); err != nil || c != (push.Census{ToRenew: 1}) {
			t.Errorf("%+v, %v", c, err)
		}
		s.outside.Answer(once.Endpoint, pushtest.Answer{})
		s.told(once) // the app says it is still there
		if got := s.send(s.samira); got.Result != reminder.HandedOver {
			t.Errorf("after the app was opened: %+v", got)
		}
	})
}

func TestOurOwnMistakeStopsTheServiceAndKeepsThePeople(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.device(s.samira)
		s.device(s.jonas)
		s.outside.AnswerAll(pushtest.Answer{Status: 403, Body: `{"reason":"BadJwtToken"}`})
		if got := s.send(s.samira); got.Result != reminder.TryLater || got.RetryAfter != 10*time.Minute {
			t.Errorf("got %+v", got)
		}
		if got := s.send(s.jonas); got.Result != reminder.TryLater || s.outside.Asked() != 1 {
			t.Errorf("the service was asked again: %+v, %d", got, s.outside.Asked())
		}
		if n := s.answers.counts[s.outside.Origin()+" mistrust"]; n != 1 {
			t.Errorf("the alarm rang %d times: %v", n, s.answers.counts)
		}
		clock.Advance(10 * time.Minute)
		s.outside.AnswerAll(pushtest.Answer{})
		for _, who := range []actor.Actor{s.samira, s.jonas} {
			if got := s.send(who); got.Result != reminder.HandedOver {
				t.Errorf("ten minutes later: %+v", got)
			}
		}
	})
}

func TestThePatienceAServiceAsksForMayBeADate(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.device(s.samira)
		at := clock.Now().UTC().Add(5 * time.Minute)
		s.outside.AnswerAll(pushtest.Answer{Status: 406, RetryAfter: at.Format("Mon, 02 Jan 2006 15:04:05 GMT")})
		got := s.send(s.samira)
		if got.Result != reminder.TryLater || got.RetryAfter < 4*time.Minute || got.RetryAfter > 5*time.Minute {
			t.Errorf("got %+v", got)
		}
	})
}

// A browser may subscribe anew while a message to its old self is under way: the answer to the old one must not remove the new.
func TestAGoneAnswerRemovesOnlyWhatWasAsked(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		phone := s.told(s.bound(s.public()))
		fresh := s.bound(s.public())
		fresh.Endpoint = phone.Endpoint
		s.outside.Answer(phone.Endpoint, pushtest.Answer{Status: 410, Meanwhile: func() {
			if err := s.Subscribe(ctx, s.samira, fresh); err != nil {
				t.Error(err)
			}
		}})
		s.send(s.samira)
		if s.devices(s.samira) != 1 {
			t.Error("the new subscription went with the old one")
		}
	})
}

func TestManyDevicesAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		for range 10 {
			s.device(s.samira)
		}
		done := make(chan error)
		for range 30 {
			go func() {
				var err error
				got := s.carry(ctx, s.samira, reminder.Notice{Topic: "t", Tag: "t", TTL: time.Hour})
				if got.Result != reminder.HandedOver {
					err = fmt.Errorf("%+v", got)
				}
				done <- err
			}()
		}
		for range 30 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if n := s.answers.counts[s.outside.Origin()+" accepted"]; n != 300 || len(s.outside.Received()) != 300 {
			t.Errorf("%d accepted, %d received", n, len(s.outside.Received()))
		}
	})
}

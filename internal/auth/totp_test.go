package auth

import (
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

// app is somebody's authenticator app.
type app struct {
	w      *world
	secret string
}

// code is what the app shows, some steps from now.
func (a app) code(steps int) string {
	a.w.t.Helper()
	code, err := totp.GenerateCode(a.secret, a.w.clock.Now().Add(time.Duration(steps)*totpStep))
	problemtest.OK(a.w.t, err)
	return code
}

// withApp sets up an authenticator app; the code that proved it is over.
func (w *world) withApp(p person.Person) (app, []string) {
	w.t.Helper()
	in := w.session(p, false)
	secret, _, err := w.auth.StartTOTP(home, in.actor(), password)
	problemtest.OK(w.t, err)
	a := app{w: w, secret: secret}
	codes, err := w.auth.ConfirmTOTP(home, in.actor(), a.code(0))
	problemtest.OK(w.t, err)
	w.clock.Advance(2 * totpStep)
	return a, codes
}

// ticket knows the password and owes the second factor.
func (w *world) ticket(p person.Person) string {
	w.t.Helper()
	_, err := w.auth.SignIn(home, p.Login, password, false)
	return ticketIn(w.t, err).Ticket
}

func ticketIn(t *testing.T, err error) SecondFactorNeeded {
	t.Helper()
	asked := problemtest.Refused(t, err, "second_factor_needed")
	needed, ok := asked.Current.(SecondFactorNeeded)
	if !ok || len(needed.Ticket) < 40 || needed.ExpiresIn != 5*minute {
		t.Fatalf("%+v", asked.Current)
	}
	return needed
}

func TestStepsAroundThePresent(t *testing.T) {
	secret, uri, err := newTOTPSecret("karim")
	problemtest.OK(t, err)
	if !strings.HasPrefix(uri, "otpauth://totp/MainPate:karim?") || !strings.Contains(uri, secret) || len(secret) < 32 {
		t.Error(uri)
	}
	present := noon.Unix() / 30
	for steps, want := range map[int]bool{-2: false, -1: true, 0: true, 1: true, 2: false} {
		code, err := totp.GenerateCode(secret, noon.Add(time.Duration(steps)*30*time.Second))
		problemtest.OK(t, err)
		step, ok := matchingStep(secret, " "+code[:3]+" "+code[3:], noon)
		if ok != want || ok && step != present+int64(steps) {
			t.Errorf("%d: %d %v", steps, step, ok)
		}
	}
	for _, code := range []string{"", "12345", "1234567", "abcdef", "１２３４５６"} {
		if _, ok := matchingStep(secret, code, noon); ok {
			t.Errorf("%q is right", code)
		}
	}
}

func TestTheAppCountsFromItsFirstCode(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		in := w.session(karim, false)
		_, err := w.auth.ConfirmTOTP(home, in.actor(), "123456")
		problemtest.Refused(t, err, "totp_not_started")
		_, _, err = w.auth.StartTOTP(home, in.actor(), "wrong")
		fieldOf(t, err, "/current_secret")
		secret, _, err := w.auth.StartTOTP(home, in.actor(), password)
		problemtest.OK(t, err)
		_, err = w.auth.ConfirmTOTP(home, in.actor(), "000000")
		if code := fieldOf(t, err, "/code"); code != "code_wrong" {
			t.Fatal(code)
		}
		_, err = w.auth.SignIn(home, karim.Login, password, false)
		problemtest.OK(t, err) // not asked for yet
		codes, err := w.auth.ConfirmTOTP(home, in.actor(), app{w, secret}.code(0))
		problemtest.OK(t, err)
		if len(codes) != 10 {
			t.Fatalf("%v", codes)
		}
		_, err = w.auth.ConfirmTOTP(home, in.actor(), app{w, secret}.code(0))
		problemtest.Refused(t, err, "totp_not_started")
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, app{w, secret}.code(0))
		problemtest.Refused(t, err, "second_factor_wrong") // the first code is spent too
		w.in(in)                                           // setting up ends nothing

		// A new phone: the old one works until the new one has proved itself.
		old := app{w, secret}
		secret, _, err = w.auth.StartTOTP(home, in.actor(), password)
		problemtest.OK(t, err)
		fresh := app{w, secret}
		w.clock.Advance(totpStep)
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, fresh.code(0))
		problemtest.Refused(t, err, "second_factor_wrong")
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, old.code(0))
		problemtest.OK(t, err)
		codes, err = w.auth.ConfirmTOTP(home, in.actor(), fresh.code(0))
		problemtest.OK(t, err)
		if len(codes) != 0 {
			t.Errorf("the earlier codes go on working: %v", codes)
		}
		w.clock.Advance(2 * totpStep)
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, old.code(0))
		problemtest.Refused(t, err, "second_factor_wrong")
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, fresh.code(0))
		problemtest.OK(t, err)

		secret, _, err = w.auth.StartTOTP(home, in.actor(), password)
		problemtest.OK(t, err)
		w.clock.Advance(totpWaiting)
		_, err = w.auth.ConfirmTOTP(home, in.actor(), app{w, secret}.code(0))
		problemtest.Refused(t, err, "totp_not_started")
	})
}

func TestGuessingTheFirstCodeIsLimited(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		in := w.session(w.joined(actor.Coach, "Karim"), false)
		secret, _, err := w.auth.StartTOTP(home, in.actor(), password)
		problemtest.OK(t, err)
		for range accountLimit.free + 1 {
			_, err := w.auth.ConfirmTOTP(home, in.actor(), "000000")
			fieldOf(t, err, "/code")
		}
		_, err = w.auth.ConfirmTOTP(home, in.actor(), app{w, secret}.code(0))
		problemtest.Refused(t, err, "too_many_tries")
	})
}

func TestACodeIsUsedOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		phone, _ := w.withApp(karim)
		for _, c := range []struct {
			steps int
			right bool
		}{{-2, false}, {-1, true}, {-1, false}, {1, true}, {1, false}, {0, false}, {2, false}} { // 0 is older than 1
			_, err := w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, phone.code(c.steps))
			if right := err == nil; right != c.right {
				t.Fatalf("%d steps from now: %v", c.steps, err)
			}
			if err != nil {
				problemtest.Refused(t, err, "second_factor_wrong")
			}
		}
	})
}

func TestOfManyWithTheSameCodeOneGetsIn(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		phone, codes := w.withApp(karim)
		for _, show := range []struct {
			way  Way
			code func() string
		}{{ByTOTP, func() string { return phone.code(0) }}, {ByRecoveryCode, func() string { return codes[0] }}} {
			code := show.code()
			tickets := make(chan string, 5) // as many as may be wrong
			for range cap(tickets) {
				tickets <- w.ticket(karim)
			}
			succeeded, errs := together(cap(tickets), func() error {
				_, err := w.auth.SecondFactor(home, <-tickets, show.way, code)
				return err
			})
			if succeeded != 1 {
				t.Errorf("%s: %d got in: %v", show.way, succeeded, errs)
			}
			w.clock.Advance(10 * time.Hour) // the wrong tries are forgotten
		}
	})
}

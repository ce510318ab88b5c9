package auth

import (
	"slices"
	"testing"
	"time"

	"mainpate/internal/actor"
	"mainpate/internal/auth/passkeytest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

func openSessionCount(t *testing.T, w *world, p person.Person) int {
	t.Helper()
	list, err := openSessions(home, w.db.Read(home), p.ID, w.db.Now())
	problemtest.OK(t, err)
	return len(list)
}

func TestEveryPathAsksForTheSecondFactor(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		phone, codes := w.withApp(karim)
		in := w.session(karim, false)
		device, err := w.auth.AddDevice(home, in.actor())
		problemtest.OK(t, err)
		const fresh = "drei rote Enten"
		paths := []struct {
			name string
			open func() error
			left int // sessions that stay
		}{
			{"password", func() error { _, err := w.auth.SignIn(home, karim.Login, password, false); return err }, 2},
			{"one more device", func() error { _, err := w.auth.Join(home, Joining{Code: device.Code}); return err }, 2},
			{"forgotten password", func() error {
				_, err := w.auth.Join(home, Joining{Code: w.code(karim.ID), NewSecret: fresh})
				return err
			}, 0},
			{"the new password", func() error { _, err := w.auth.SignIn(home, karim.Login, fresh, false); return err }, 0},
		}
		var last SecondFactorNeeded
		for _, path := range paths {
			needed := ticketIn(t, path.open())
			if !slices.Equal(needed.Ways, []Way{ByTOTP, ByRecoveryCode}) {
				t.Errorf("%s: %v", path.name, needed.Ways)
			}
			if n := openSessionCount(t, w, karim); n != path.left {
				t.Errorf("%s: %d sessions", path.name, n)
			}
			last = needed
		}
		w.out(in) // the new password ended it
		ticket, err := w.auth.SecondFactor(home, last.Ticket, ByTOTP, phone.code(0))
		problemtest.OK(t, err)
		w.in(ticket)
		w.clock.Advance(totpStep)
		needed := ticketIn(t, func() error {
			_, err := w.auth.Join(home, Joining{Code: w.code(karim.ID), NewSecret: password})
			return err
		}())
		ticket, err = w.auth.SecondFactor(home, needed.Ticket, ByRecoveryCode, codes[0]) // an invitation is completed like the rest
		problemtest.OK(t, err)
		w.in(ticket)
	})
}

func TestAPasskeyIsASecondFactorOfStaffOnly(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, karim, vera := w.joined(actor.Participant, "Mia"), w.joined(actor.Coach, "Karim"), w.joined(actor.Manager, "Vera")
		w.withPasskey(mia)
		d, veras := w.withPasskey(karim), w.withPasskey(vera)
		_, err := w.auth.SignIn(home, mia.Login, pin, false)
		problemtest.OK(t, err)
		_, err = w.auth.SignIn(home, karim.Login, password, true)
		needed := ticketIn(t, err)
		if !slices.Equal(needed.Ways, []Way{ByPasskey, ByRecoveryCode}) {
			t.Errorf("%v", needed.Ways)
		}
		show := func(d *passkeytest.Device, ticket string) error {
			c, err := w.auth.AskAnyPasskey(home)
			problemtest.OK(t, err)
			_, err = w.auth.SignInWithPasskey(home, signed(t, c.ID, d.Sign(c.Options)), false, ticket)
			return err
		}
		problemtest.Refused(t, show(veras, needed.Ticket), "passkey_wrong") // somebody else's
		problemtest.Refused(t, show(d, "unknown"), "second_factor_over")
		_, err = w.auth.SecondFactor(home, needed.Ticket, ByPasskey, "123456")
		problemtest.Refused(t, err, "second_factor_wrong")
		problemtest.OK(t, show(d, needed.Ticket))
		problemtest.Refused(t, show(d, needed.Ticket), "second_factor_over")
		ticket := w.ticket(karim)
		w.clock.Advance(pendingLifetime)
		problemtest.Refused(t, show(d, ticket), "second_factor_over")
		problemtest.OK(t, show(d, "")) // alone it is enough
	})
}

func TestATicketIsGoodOnceAndNotForLong(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		phone, codes := w.withApp(karim)
		over := func(ticket, code string) {
			t.Helper()
			_, err := w.auth.SecondFactor(home, ticket, ByRecoveryCode, code)
			problemtest.Refused(t, err, "second_factor_over")
		}
		over("unknown", codes[0])
		over("", codes[0])
		ticket := w.ticket(karim)
		_, err := w.auth.SecondFactor(home, ticket, ByTOTP, phone.code(0))
		problemtest.OK(t, err)
		over(ticket, codes[0])

		ticket = w.ticket(karim)
		w.clock.Advance(pendingLifetime)
		over(ticket, codes[0])

		ticket = w.ticket(karim)
		for range pendingTries {
			_, err := w.auth.SecondFactor(home, ticket, ByTOTP, "000000")
			problemtest.Refused(t, err, "second_factor_wrong")
		}
		over(ticket, codes[0])
		w.clock.Advance(10 * time.Hour)

		ticket = w.ticket(karim)
		problemtest.OK(t, w.auth.ChangeSecret(home, w.session(karim, false).actor(), password, "drei rote Enten"))
		over(ticket, codes[0])
		problemtest.OK(t, w.auth.ChangeSecret(home, w.session(karim, false).actor(), "drei rote Enten", password))

		ticket = w.ticket(karim)
		_, err = w.accounts.SetDisabled(home, karim.ID, true)
		problemtest.OK(t, err)
		over(ticket, codes[0])
		_, err = w.accounts.SetDisabled(home, karim.ID, false)
		problemtest.OK(t, err)
		over(ticket, codes[0]) // coming back brings nothing back

		ticket = w.ticket(karim) // shut out by the state alone
		problemtest.OK(t, w.db.Read(home).Model(&person.Person{}).Where("id = ?", karim.ID).Update("state", person.Disabled).Error)
		over(ticket, codes[0])
		problemtest.OK(t, w.db.Read(home).Model(&person.Person{}).Where("id = ?", karim.ID).Update("state", person.Active).Error)
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByRecoveryCode, codes[0])
		problemtest.OK(t, err)
	})
}

func TestOfManyWithTheSameTicketOneGetsIn(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		_, codes := w.withApp(karim)
		before, ticket, next := openSessionCount(t, w, karim), w.ticket(karim), make(chan string, 5)
		for i := range cap(next) {
			next <- codes[i]
		}
		succeeded, errs := together(cap(next), func() error {
			_, err := w.auth.SecondFactor(home, ticket, ByRecoveryCode, <-next)
			return err
		})
		if succeeded != 1 || openSessionCount(t, w, karim) != before+1 {
			t.Fatalf("%d got in: %v", succeeded, errs)
		}
		doors, err := w.auth.Doors(home, w.session(karim, false).actor())
		problemtest.OK(t, err)
		if doors.RecoveryCodesLeft != 9 {
			t.Errorf("%d codes left", doors.RecoveryCodesLeft)
		}
	})
}

func TestGuessingTheSecondFactorIsLimited(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		phone, _ := w.withApp(karim)
		wrong := 0
		var limited error
		for range 4 { // a new ticket is no new chance
			ticket := w.ticket(karim)
			for range 3 {
				if _, err := w.auth.SecondFactor(home, ticket, ByTOTP, "000000"); err.Error() == "second_factor_wrong" {
					wrong++
				} else {
					limited = err
				}
			}
		}
		if wrong != accountLimit.free+1 {
			t.Errorf("%d tries were free", wrong)
		}
		_, err := w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, phone.code(0))
		problemtest.Refused(t, err, "too_many_tries")
		w.clock.Advance(problemtest.Refused(t, limited, "too_many_tries").RetryAfter)
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, phone.code(0))
		problemtest.OK(t, err)
	})
}

// TestRequired goes through everybody with everything, where it is offered and where it is required.

// TestOneOfTwoStays takes both away at the same time, again and again.

// TestChangingTheSecretOfTheServer goes from an old secret over both to the new one alone.

func TestOldQuestionsAreSweptAway(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		w.withApp(karim)
		count := func() (n int64) {
			t.Helper()
			var pending, challenges int64
			problemtest.OK(t, w.db.Read(home).Model(&PendingSignIn{}).Count(&pending).Error)
			problemtest.OK(t, w.db.Read(home).Model(&PasskeyChallenge{}).Count(&challenges).Error)
			return pending + challenges
		}
		w.ticket(karim)
		_, err := w.auth.AskAnyPasskey(home)
		problemtest.OK(t, err)
		problemtest.OK(t, w.auth.Sweep(home))
		if n := count(); n != 2 {
			t.Errorf("%d left while they are good", n)
		}
		w.clock.Advance(pendingLifetime)
		problemtest.OK(t, w.auth.Sweep(home))
		if n := count(); n != 0 {
			t.Errorf("%d left", n)
		}
	})
}

func TestAskingIsLimited(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		free := 0
		for range challengeLimit.free + 10 {
			if _, err := w.auth.AskAnyPasskey(home); err == nil {
				free++
			} else {
				problemtest.Refused(t, err, "too_many_tries")
			}
		}
		if free != challengeLimit.free+1 {
			t.Errorf("%d were free", free)
		}
		_, err := w.auth.AskAnyPasskey(from("198.51.100.1"))
		problemtest.OK(t, err)
	})
}

package auth

import (
	"fmt"
	"strings"
	"testing"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

func TestSignIn(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		ticket, err := w.auth.SignIn(home, " "+strings.ToUpper(mia.Login), pin, true)
		problemtest.OK(t, err)
		who, err := w.auth.Check(home, ticket.AccessToken)
		problemtest.OK(t, err)
		if who != ticket.actor() || who.PersonID != mia.ID || who.Role != actor.Participant {
			t.Fatalf("%+v", who)
		}
		devices, err := w.auth.Devices(home, who)
		problemtest.OK(t, err)
		if len(devices) != 1 || devices[0].Label != "Chrome, Android" || devices[0].LastUsedDay != "2026-11-25" {
			t.Fatalf("%+v", devices)
		}
		problemtest.OK(t, w.auth.SignOut(home, ticket.RefreshToken))
		w.out(ticket)
	})
}

func TestEveryFailureLooksTheSame(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, out := w.joined(actor.Participant, "Mia"), w.joined(actor.Participant, "Gone")
		fresh, _ := w.invited(actor.Participant, "New")
		_, err := w.accounts.SetDisabled(home, out.ID, true)
		problemtest.OK(t, err)
		for name, try := range map[string][2]string{
			"wrong PIN": {mia.Login, "000001"}, "unknown": {"nobody11", pin}, "disabled": {out.Login, pin},
			"not joined": {fresh.Login, pin}, "odd": {"' OR 1=1 --", pin}, "empty": {"", ""},
		} {
			_, err := w.auth.SignIn(home, try[0], try[1], false)
			if p := problemtest.Refused(t, err, "sign_in_wrong"); p.Cause != nil || len(p.Fields) > 0 {
				t.Errorf("%s: %+v", name, p)
			}
		}
	})
}

func TestWrongTriesBlockTheAccountForAWhile(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, ali := w.joined(actor.Participant, "Mia"), w.joined(actor.Participant, "Ali")
		for _, login := range []string{mia.Login, "nobody11"} {
			wrong := 0
			for i := range 11 { // each from another address
				_, err := w.auth.SignIn(from(fmt.Sprintf("198.51.100.%d", i)), login, "000001", false)
				if err.Error() == "sign_in_wrong" {
					wrong++
				}
			}
			if wrong != accountLimit.free+1 {
				t.Errorf("%s: %d tries were free", login, wrong)
			}
		}
		_, err := w.auth.SignIn(home, mia.Login, pin, false)
		limited := problemtest.Refused(t, err, "too_many_tries")
		if limited.RetryAfter <= 0 || limited.RetryAfter > longestBlock {
			t.Errorf("retry after %v", limited.RetryAfter)
		}
		_, err = w.auth.SignIn(home, ali.Login, pin, false)
		problemtest.OK(t, err)
		w.clock.Advance(limited.RetryAfter)
		_, err = w.auth.SignIn(home, mia.Login, pin, false)
		problemtest.OK(t, err)
		_, err = w.auth.SignIn(home, mia.Login, "000001", false)
		problemtest.Refused(t, err, "sign_in_wrong")
	})
}

func TestWrongTriesBlockTheAddress(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		wrong := 0
		for i := range 40 {
			ctx := from(fmt.Sprintf("2001:db8:1:2::%x", i+1))
			if _, _, err := w.auth.LookAtInvitation(ctx, "AAAAA-AAAAA"); err.Error() == "invitation_invalid" {
				wrong++
			}
		}
		if wrong != addressLimit.free+1 {
			t.Fatalf("%d tries were free", wrong)
		}
		_, code := w.invited(actor.Participant, "Mia")
		_, _, err := w.auth.LookAtInvitation(from("2001:db8:1:2::ffff"), code)
		problemtest.Refused(t, err, "too_many_tries")
		_, _, err = w.auth.LookAtInvitation(home, code)
		problemtest.OK(t, err)
	})
}

func TestTriesAtOnceAreAllCounted(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		_, errs := together(12, func() error {
			_, err := w.auth.SignIn(home, mia.Login, "000001", false)
			return err
		})
		wrong := 0
		for _, err := range errs {
			if err.Error() == "sign_in_wrong" {
				wrong++
			}
		}
		if wrong > accountLimit.free+1 {
			t.Fatalf("%d tries slipped through", wrong)
		}
	})
}

func TestTheCountHoldsNoNamesAndAddresses(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		_, err := w.auth.SignIn(home, mia.Login, "000001", false)
		problemtest.Refused(t, err, "sign_in_wrong")
		var tries []Tries
		problemtest.OK(t, w.db.Read(home).Find(&tries).Error)
		if len(tries) != 2 {
			t.Fatalf("%+v", tries)
		}
		for _, row := range tries {
			if row.Failures != 1 || strings.Contains(row.Key, mia.Login) || strings.Contains(row.Key, "192.0.2") {
				t.Errorf("%+v", row)
			}
		}
	})
}

func TestChangingTheSecretSignsOutElsewhere(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		here, there := w.session(mia, true), w.session(mia, true)
		device, err := w.auth.AddDevice(home, there.actor())
		problemtest.OK(t, err)
		err = w.auth.ChangeSecret(home, here.actor(), "000001", "162342")
		if code := fieldOf(t, err, "/current_secret"); code != "secret_wrong" {
			t.Fatal(code)
		}
		w.in(there)
		err = w.auth.ChangeSecret(home, here.actor(), pin, "111111")
		if code := fieldOf(t, err, "/new_secret"); code != "pin_too_simple" {
			t.Fatal(code)
		}
		problemtest.OK(t, w.auth.ChangeSecret(home, here.actor(), pin, "162342"))
		w.in(here)
		w.out(there)
		_, err = w.auth.Join(home, Joining{Code: device.Code})
		problemtest.Refused(t, err, "invitation_invalid")
		_, err = w.auth.SignIn(home, mia.Login, pin, false)
		problemtest.Refused(t, err, "sign_in_wrong")
		_, err = w.auth.SignIn(home, mia.Login, "162342", false)
		problemtest.OK(t, err)
	})
}

func TestGuessingTheCurrentSecretIsLimited(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		here := w.session(w.joined(actor.Participant, "Mia"), true)
		for range accountLimit.free + 1 {
			err := w.auth.ChangeSecret(home, here.actor(), "000001", "162342")
			fieldOf(t, err, "/current_secret")
		}
		problemtest.Refused(t, w.auth.ChangeSecret(home, here.actor(), pin, "162342"), "too_many_tries")
	})
}

func TestDisabledPeopleAreOutThroughEveryDoor(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		ticket, recovery := w.session(mia, true), w.code(mia.ID)
		device, err := w.auth.AddDevice(home, ticket.actor())
		problemtest.OK(t, err)
		_, err = w.accounts.SetDisabled(home, mia.ID, true)
		problemtest.OK(t, err)
		w.out(ticket)
		for _, code := range []string{recovery, device.Code} {
			_, err = w.auth.Join(home, Joining{Code: code, NewSecret: "162342"})
			problemtest.Refused(t, err, "invitation_invalid")
			_, _, err = w.auth.LookAtInvitation(home, code)
			problemtest.Refused(t, err, "invitation_invalid")
		}
		_, err = w.auth.SignIn(home, mia.Login, pin, false)
		problemtest.Refused(t, err, "sign_in_wrong")
		_, _, err = w.accounts.Invite(home, actor.Actor{Role: actor.Administrator}, mia.ID)
		problemtest.Refused(t, err, "person_disabled")
		back, err := w.accounts.SetDisabled(home, mia.ID, false)
		problemtest.OK(t, err)
		if back.State != person.Active {
			t.Fatal(back.State)
		}
		_, err = w.auth.Join(home, Joining{Code: recovery, NewSecret: "162342"})
		problemtest.Refused(t, err, "invitation_invalid")
		w.out(ticket)
		_, err = w.auth.SignIn(home, mia.Login, pin, false)
		problemtest.OK(t, err)
	})
}

// TestDisabledWithoutHousekeeping shuts the doors by the state alone.
func TestDisabledWithoutHousekeeping(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		ticket, recovery := w.session(mia, true), w.code(mia.ID)
		problemtest.OK(t, w.db.Read(home).Model(&person.Person{}).Where("id = ?", mia.ID).Update("state", person.Disabled).Error)
		_, err := w.auth.Check(home, ticket.AccessToken)
		problemtest.Refused(t, err, "not_signed_in")
		_, err = w.auth.Join(home, Joining{Code: recovery, NewSecret: "162342"})
		problemtest.Refused(t, err, "invitation_invalid")
		_, err = w.auth.Refresh(home, ticket.RefreshToken)
		problemtest.Refused(t, err, "session_ended")
	})
}

func TestRolesAreLookedUpAtEveryRequest(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ticket := w.session(w.joined(actor.Administrator, "Eva"), false)
		problemtest.OK(t, w.db.Read(home).Model(&person.Person{}).Where("id = ?", ticket.Person.ID).Update("role", actor.Coach).Error)
		who, err := w.auth.Check(home, ticket.AccessToken)
		problemtest.OK(t, err)
		if who.Role != actor.Coach {
			t.Fatal(who.Role)
		}
	})
}

func TestATokenOfAnotherPersonsSessionIsRefused(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, ali := w.session(w.joined(actor.Participant, "Mia"), true), w.joined(actor.Participant, "Ali")
		mixed, err := w.auth.access.sign(ali.ID, mia.Session.ID)
		problemtest.OK(t, err)
		_, err = w.auth.Check(home, mixed)
		problemtest.Refused(t, err, "not_signed_in")
	})
}

package auth

import (
	"strings"
	"testing"

	"mainpate/internal/actor"
	"mainpate/internal/problem/problemtest"
)

func TestRecoveryCodes(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim, vera := w.joined(actor.Coach, "Karim"), w.joined(actor.Manager, "Vera")
		_, codes := w.withApp(karim)
		_, veras := w.withApp(vera)
		in := w.session(karim, false)
		try := func(code string) error {
			t.Helper()
			_, err := w.auth.SecondFactor(home, w.ticket(karim), ByRecoveryCode, code)
			return err
		}
		for _, code := range codes {
			if _, ok := readCode(code); !ok || len(code) != 11 {
				t.Errorf("%q", code)
			}
		}
		problemtest.OK(t, try(" "+strings.ToLower(strings.ReplaceAll(codes[0], "-", " "))))
		problemtest.Refused(t, try(codes[0]), "second_factor_wrong")
		problemtest.Refused(t, try(veras[0]), "second_factor_wrong")
		problemtest.Refused(t, try("nonsense"), "second_factor_wrong")
		_, err := w.auth.RenewRecoveryCodes(home, in.actor(), "wrong")
		fieldOf(t, err, "/current_secret")
		fresh, err := w.auth.RenewRecoveryCodes(home, in.actor(), password)
		problemtest.OK(t, err)
		problemtest.Refused(t, try(codes[1]), "second_factor_wrong")
		problemtest.OK(t, try(fresh[1]))
		doors, err := w.auth.Doors(home, in.actor())
		problemtest.OK(t, err)
		if doors.RecoveryCodesLeft != 9 {
			t.Errorf("%+v", doors)
		}
		problemtest.OK(t, w.auth.RemoveTOTP(home, in.actor(), password)) // the last second factor takes the codes with it
		_, err = w.auth.RenewRecoveryCodes(home, in.actor(), password)
		problemtest.Refused(t, err, "second_factor_none")
		doors, err = w.auth.Doors(home, in.actor())
		problemtest.OK(t, err)
		if doors.RecoveryCodesLeft != 0 || doors.TOTP {
			t.Errorf("%+v", doors)
		}
		_, err = w.auth.SignIn(home, karim.Login, password, false)
		problemtest.OK(t, err)
	})
}

func TestAnAdministratorClearsTheSecondFactor(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim, ines := w.joined(actor.Coach, "Karim"), w.session(w.joined(actor.Administrator, "Ines"), false)
		_, codes := w.withApp(karim)
		d := w.withPasskey(karim)
		in, ticket := w.session(karim, false), w.ticket(karim)
		problemtest.Refused(t, w.accounts.ClearSecondFactor(home, ines.actor(), ines.Person.ID), "not_yourself")
		listed := func() map[string]bool {
			t.Helper()
			list, err := w.accounts.List(home)
			problemtest.OK(t, err)
			having := map[string]bool{}
			for _, a := range list {
				having[a.DisplayName] = a.SecondFactor
			}
			return having
		}
		if l := listed(); !l["Karim"] || l["Ines"] {
			t.Errorf("%v", l)
		}
		problemtest.OK(t, w.accounts.ClearSecondFactor(home, ines.actor(), karim.ID))
		w.out(in)
		_, err := w.auth.SecondFactor(home, ticket, ByRecoveryCode, codes[0])
		problemtest.Refused(t, err, "second_factor_over")
		_, err = w.signInWith(d)
		problemtest.Refused(t, err, "passkey_wrong")
		if l := listed(); l["Karim"] {
			t.Errorf("%v", l)
		}
		_, err = w.auth.SignIn(home, karim.Login, password, false)
		problemtest.OK(t, err)
		problemtest.OK(t, w.accounts.ClearSecondFactor(home, ines.actor(), karim.ID)) // again is fine
	})
}

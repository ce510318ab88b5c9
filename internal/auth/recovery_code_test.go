package auth

import (
	"strings"
	"testing"

	"mainpate/internal/actor"
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
		must(t, try(" "+strings.ToLower(strings.ReplaceAll(codes[0], "-", " "))))
		wantCode(t, try(codes[0]), "second_factor_wrong")
		wantCode(t, try(veras[0]), "second_factor_wrong")
		wantCode(t, try("nonsense"), "second_factor_wrong")
		_, err := w.auth.RenewRecoveryCodes(home, in.actor(), "wrong")
		fieldOf(t, err, "/current_secret")
		fresh, err := w.auth.RenewRecoveryCodes(home, in.actor(), password)
		must(t, err)
		wantCode(t, try(codes[1]), "second_factor_wrong")
		must(t, try(fresh[1]))
		doors, err := w.auth.Doors(home, in.actor())
		must(t, err)
		if doors.RecoveryCodesLeft != 9 {
			t.Errorf("%+v", doors)
		}
		must(t, w.auth.RemoveTOTP(home, in.actor(), password)) // the last second factor takes the codes with it
		_, err = w.auth.RenewRecoveryCodes(home, in.actor(), password)
		wantCode(t, err, "second_factor_none")
		doors, err = w.auth.Doors(home, in.actor())
		must(t, err)
		if doors.RecoveryCodesLeft != 0 || doors.TOTP {
			t.Errorf("%+v", doors)
		}
		_, err = w.auth.SignIn(home, karim.Login, password, false)
		must(t, err)
	})
}

func TestAnAdministratorClearsTheSecondFactor(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim, ines := w.joined(actor.Coach, "Karim"), w.session(w.joined(actor.Administrator, "Ines"), false)
		_, codes := w.withApp(karim)
		d := w.withPasskey(karim)
		in, ticket := w.session(karim, false), w.ticket(karim)
		wantCode(t, w.accounts.ClearSecondFactor(home, ines.actor(), ines.Person.ID), "not_yourself")
		listed := func() map[string]bool {
			t.Helper()
			list, err := w.accounts.List(home)
			must(t, err)
			having := map[string]bool{}
			for _, a := range list {
				having[a.DisplayName] = a.SecondFactor
			}
			return having
		}
		if l := listed(); !l["Karim"] || l["Ines"] {
			t.Errorf("%v", l)
		}
		must(t, w.accounts.ClearSecondFactor(home, ines.actor(), karim.ID))
		w.out(in)
		_, err := w.auth.SecondFactor(home, ticket, ByRecoveryCode, codes[0])
		wantCode(t, err, "second_factor_over")
		_, err = w.signInWith(d)
		wantCode(t, err, "passkey_wrong")
		if l := listed(); l["Karim"] {
			t.Errorf("%v", l)
		}
		_, err = w.auth.SignIn(home, karim.Login, password, false)
		must(t, err)
		must(t, w.accounts.ClearSecondFactor(home, ines.actor(), karim.ID)) // again is fine
	})
}

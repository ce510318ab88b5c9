package auth

import (
	"strings"
	"testing"

	"mainpate/internal/actor"
	"mainpate/internal/problem/problemtest"
)

func TestChangingTheSecretOfTheServer(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim, mia := w.joined(actor.Coach, "Karim"), w.joined(actor.Participant, "Mia")
		phone, codes := w.withApp(karim)
		in, invitation := w.session(mia, true), w.code(mia.ID)
		old := w.auth.config
		with := func(secret, previous []byte) *Service {
			c := old
			c.Secret, c.PreviousSecret = secret, previous
			return NewService(w.db, w.persons, c, w)
		}
		fresh := []byte(strings.Repeat("n", 32))
		stranger, both, after := with([]byte(strings.Repeat("x", 32)), nil), with(fresh, old.Secret), with(fresh, nil)

		_, err := stranger.Check(home, in.AccessToken)
		problemtest.Refused(t, err, "not_signed_in")
		_, err = both.Check(home, in.AccessToken)
		problemtest.OK(t, err)
		renewed, err := both.Refresh(home, in.RefreshToken)
		problemtest.OK(t, err)
		_, err = w.auth.Check(home, renewed.AccessToken) // signed with the new one
		problemtest.Refused(t, err, "not_signed_in")
		_, err = after.Check(home, renewed.AccessToken)
		problemtest.OK(t, err)

		_, _, err = stranger.LookAtInvitation(home, invitation)
		problemtest.Refused(t, err, "invitation_invalid")
		_, _, err = both.LookAtInvitation(home, invitation)
		problemtest.OK(t, err)

		show := func(s *Service, way Way, code string) error {
			t.Helper()
			w.clock.Advance(totpStep)
			_, err := s.SignIn(home, karim.Login, password, false)
			if way == ByTOTP {
				code = phone.code(0)
			}
			_, err = s.SecondFactor(home, ticketIn(t, err).Ticket, way, code)
			return err
		}
		problemtest.OK(t, show(both, ByTOTP, ""))
		problemtest.OK(t, show(both, ByRecoveryCode, codes[0]))
		if err := show(after, ByTOTP, ""); err == nil {
			t.Error("opened without its key")
		}
		problemtest.OK(t, both.Sweep(home)) // moves the secrets
		problemtest.OK(t, show(after, ByTOTP, ""))
		problemtest.Refused(t, show(after, ByRecoveryCode, codes[1]), "second_factor_wrong")
		doors, err := after.Doors(home, w.session(karim, false).actor())
		problemtest.OK(t, err)
		if doors.RecoveryCodesLeft != 0 { // and the screen says so
			t.Errorf("%+v", doors)
		}
	})
}

func TestLockedValues(t *testing.T) {
	keys := keysFor(Config{Secret: []byte(strings.Repeat("a", 32)), PreviousSecret: []byte(strings.Repeat("b", 32))}, "totp")
	one, err := lock(keys[0], "mia", "secret")
	problemtest.OK(t, err)
	other, err := lock(keys[1], "mia", "secret")
	problemtest.OK(t, err)
	again, err := lock(keys[0], "mia", "secret")
	problemtest.OK(t, err)
	if one == again || strings.Contains(one, "secret") {
		t.Error(one, again)
	}
	for _, locked := range []string{one, other} {
		if value, err := unlock(keys, "mia", locked); err != nil || value != "secret" {
			t.Errorf("%q %v", value, err)
		}
	}
	for name, try := range map[string]func() (string, error){
		"another owner": func() (string, error) { return unlock(keys, "ali", one) },
		"another key":   func() (string, error) { return unlock(keys[:1], "mia", other) },
		"changed":       func() (string, error) { return unlock(keys, "mia", one[:len(one)-2]+"AA") },
		"cut":           func() (string, error) { return unlock(keys, "mia", one[:20]) },
		"empty":         func() (string, error) { return unlock(keys, "mia", "") },
	} {
		if value, err := try(); err == nil {
			t.Errorf("%s: %q", name, value)
		}
	}
}

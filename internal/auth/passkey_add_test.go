package auth

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/auth/passkeytest"
	"mainpate/internal/problem/problemtest"
)

func TestAddingAPasskey(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, ali := w.session(w.joined(actor.Participant, "Mia"), true), w.session(w.joined(actor.Participant, "Ali"), true)
		_, err := w.auth.AskForPasskey(home, mia.actor(), "000001")
		if code := fieldOf(t, err, "/current_secret"); code != "secret_wrong" {
			t.Fatal(code)
		}
		ask := func(in Ticket) Challenge {
			t.Helper()
			c, err := w.auth.AskForPasskey(home, in.actor(), pin)
			problemtest.OK(t, err)
			return c
		}
		add := func(in Ticket, c Challenge, d *passkeytest.Device) error {
			_, _, err := w.auth.AddPasskey(home, in.actor(), signed(t, c.ID, d.Create(c.Options)), "Handy")
			return err
		}
		for name, d := range map[string]*passkeytest.Device{
			"another page": passkeytest.New("https://evil.example"), "nobody verified": {NotVerified: true}, "another server": {RPID: "evil.example"},
		} {
			good := passkeytest.New(origin)
			if d.Origin != "" {
				good.Origin = d.Origin
			}
			if d.RPID != "" {
				good.RPID = d.RPID
			}
			good.NotVerified = d.NotVerified
			if err := add(mia, ask(mia), good); err == nil || err.Error() != "passkey_wrong" {
				t.Errorf("%s: %v", name, err)
			}
		}
		d := passkeytest.New(origin)
		c := ask(mia)
		problemtest.Refused(t, add(ali, c, d), "passkey_challenge_over") // somebody else's question
		_, _, err = w.auth.AddPasskey(home, mia.actor(), signed(t, c.ID, d.Create(c.Options)), " \t ")
		fieldOf(t, err, "/label") // does not use the question up
		problemtest.OK(t, add(mia, c, d))
		problemtest.Refused(t, add(mia, c, d), "passkey_challenge_over")
		problemtest.Refused(t, add(mia, ask(mia), d), "passkey_known")
		problemtest.Refused(t, add(ali, ask(ali), d), "passkey_known")
		c = ask(mia)
		if exclude, _ := json.Marshal(c.Options["excludeCredentials"]); !strings.Contains(string(exclude), `"public-key"`) {
			t.Errorf("the known one is not named: %s", exclude)
		}
		sign, err := w.auth.AskAnyPasskey(home)
		problemtest.OK(t, err)
		problemtest.Refused(t, add(mia, sign, passkeytest.New(origin)), "passkey_challenge_over") // a question for signing in
		_, err = w.auth.SignInWithPasskey(home, signed(t, c.ID, d.Sign(c.Options)), false, "")
		problemtest.Refused(t, err, "passkey_wrong") // a question for adding
		w.clock.Advance(challengeLifetime)
		problemtest.Refused(t, add(mia, c, passkeytest.New(origin)), "passkey_challenge_over")
	})
}

func TestTenPasskeysAreEnough(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.session(w.joined(actor.Participant, "Mia"), true)
		c, err := w.auth.AskForPasskey(home, mia.actor(), pin)
		problemtest.OK(t, err)
		for i := range passkeyLimit {
			problemtest.OK(t, insertPasskey(home, w.db.Read(home), Passkey{
				ID: uuid.New(), PersonID: mia.Person.ID, CredentialID: fmt.Sprint(1000 + i), PublicKey: []byte{1}, CreatedAt: w.db.Now(),
			}))
		}
		_, err = w.auth.AskForPasskey(home, mia.actor(), pin)
		problemtest.Refused(t, err, "too_many_passkeys")
		_, _, err = w.auth.AddPasskey(home, mia.actor(), signed(t, c.ID, passkeytest.New(origin).Create(c.Options)), "Handy")
		problemtest.Refused(t, err, "too_many_passkeys")
	})
}

func TestRemovingAPasskey(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, ali := w.session(w.joined(actor.Participant, "Mia"), true), w.session(w.joined(actor.Participant, "Ali"), true)
		d := passkeytest.New(origin)
		k, _ := w.addPasskey(d, mia)
		problemtest.Refused(t, w.auth.RemovePasskey(home, ali.actor(), k.ID, pin), "not_found")
		fieldOf(t, w.auth.RemovePasskey(home, mia.actor(), k.ID, "000001"), "/current_secret")
		_, err := w.signInWith(d)
		problemtest.OK(t, err)
		problemtest.OK(t, w.auth.RemovePasskey(home, mia.actor(), k.ID, pin))
		problemtest.Refused(t, w.auth.RemovePasskey(home, mia.actor(), k.ID, pin), "not_found")
		_, err = w.signInWith(d)
		problemtest.Refused(t, err, "passkey_wrong")
		w.in(mia) // it ends nothing
	})
}

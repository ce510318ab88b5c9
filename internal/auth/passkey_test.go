package auth

import (
	"maps"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/auth/passkeytest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

const origin = "https://pate.example.org"

func signed(t *testing.T, id uuid.UUID, credential map[string]any) SignedChallenge {
	t.Helper()
	out, err := signedChallenge(id, credential)
	problemtest.OK(t, err)
	return out
}

func (w *world) secretOf(p person.Person) string {
	if p.Staff() {
		return password
	}
	return pin
}

// addPasskey registers a passkey of a device and gives the recovery codes that came with it.

func (w *world) addPasskey(d *passkeytest.Device, in Ticket) (Passkey, []string) {
	w.t.Helper()
	c, err := w.auth.AskForPasskey(home, in.actor(), w.secretOf(in.Person))
	problemtest.OK(w.t, err)
	k, codes, err := w.auth.AddPasskey(home, in.actor(), signed(w.t, c.ID, d.Create(c.Options)), "Mein  Handy")
	problemtest.OK(w.t, err)
	return k, codes
}

// withPasskey is a device on which somebody has a passkey.

func (w *world) withPasskey(p person.Person) *passkeytest.Device {
	w.t.Helper()
	d := passkeytest.New(origin)
	w.addPasskey(d, w.session(p, false))
	return d
}

func (w *world) signInWith(d *passkeytest.Device) (Ticket, error) {
	w.t.Helper()
	c, err := w.auth.AskAnyPasskey(home)
	problemtest.OK(w.t, err)
	return w.auth.SignInWithPasskey(home, signed(w.t, c.ID, d.Sign(c.Options)), true, "")
}

func TestAPasskeySignsInWithoutAName(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		d := passkeytest.New(origin)
		k, codes := w.addPasskey(d, w.session(mia, true))
		if k.Label != "Mein Handy" || k.LastUsedDay != "" || len(codes) != 0 {
			t.Fatalf("%+v %v", k, codes)
		}
		// The question and the answer may meet different replicas.
		replica := NewService(w.db, w.persons, w.auth.config, w)
		c, err := replica.AskAnyPasskey(home)
		problemtest.OK(t, err)
		if c.Options["userVerification"] != "required" || c.Options["allowCredentials"] != nil || c.Options["rpId"] != "pate.example.org" {
			t.Errorf("%v", c.Options)
		}
		ticket, err := w.auth.SignInWithPasskey(home, signed(t, c.ID, d.Sign(c.Options)), true, "")
		problemtest.OK(t, err)
		who, err := w.auth.Check(home, ticket.AccessToken)
		problemtest.OK(t, err)
		if who.PersonID != mia.ID || !ticket.Session.Remember {
			t.Fatalf("%+v", ticket)
		}
		doors, err := w.auth.Doors(home, who)
		problemtest.OK(t, err)
		if len(doors.Passkeys) != 1 || doors.Passkeys[0].LastUsedDay != "2026-11-25" || doors.TOTP || doors.RecoveryCodesLeft != 0 {
			t.Errorf("%+v", doors)
		}
		_, err = w.auth.SignIn(home, mia.Login, pin, false) // the PIN goes on being enough
		problemtest.OK(t, err)
	})
}

func TestAnswersThatDoNotFit(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, ali := w.joined(actor.Participant, "Mia"), w.joined(actor.Participant, "Ali")
		d, alis := w.withPasskey(mia), w.withPasskey(ali)
		for name, change := range map[string]func(d *passkeytest.Device){
			"another page":       func(d *passkeytest.Device) { d.Origin = "https://pate.example.org.evil.example" },
			"without encryption": func(d *passkeytest.Device) { d.Origin = "http://pate.example.org" },
			"another port":       func(d *passkeytest.Device) { d.Origin = origin + ":8443" },
			"another server":     func(d *passkeytest.Device) { d.RPID = "example.org" },
			"nobody verified":    func(d *passkeytest.Device) { d.NotVerified = true },
			"somebody else":      func(d *passkeytest.Device) { d.UserHandle = ali.ID[:] },
			"nobody":             func(d *passkeytest.Device) { d.UserHandle = nil },
			"another key":        func(d *passkeytest.Device) { d.CredentialID = alis.CredentialID },
			"unknown key":        func(d *passkeytest.Device) { d.CredentialID = []byte("unknown") },
		} {
			copied := *d
			change(&copied)
			if _, err := w.signInWith(&copied); err == nil || err.Error() != "passkey_wrong" {
				t.Errorf("%s: %v", name, err)
			}
		}
		c, err := w.auth.AskAnyPasskey(home)
		problemtest.OK(t, err)
		good := d.Sign(c.Options)
		for name, answer := range map[string]map[string]any{
			"nothing": {}, "no response": {"id": good["id"], "rawId": good["rawId"], "type": "public-key"},
			"wrong kind": changed(good, "type", "password"),
		} {
			fresh, err := w.auth.AskAnyPasskey(home)
			problemtest.OK(t, err)
			if _, err = w.auth.SignInWithPasskey(home, signed(t, fresh.ID, answer), false, ""); err == nil || err.Error() != "passkey_wrong" {
				t.Errorf("%s: %v", name, err)
			}
		}
		other, err := w.auth.AskAnyPasskey(home)
		problemtest.OK(t, err)
		_, err = w.auth.SignInWithPasskey(home, signed(t, other.ID, good), false, "")
		problemtest.Refused(t, err, "passkey_wrong") // signed another question
		_, err = w.auth.SignInWithPasskey(home, signed(t, uuid.New(), good), false, "")
		problemtest.Refused(t, err, "passkey_wrong")
		_, err = w.auth.SignInWithPasskey(home, signed(t, c.ID, good), false, "")
		problemtest.OK(t, err)
		_, err = w.auth.SignInWithPasskey(home, signed(t, c.ID, good), false, "")
		problemtest.Refused(t, err, "passkey_wrong") // once
		if c, err = w.auth.AskAnyPasskey(home); err == nil {
			w.clock.Advance(challengeLifetime)
			_, err = w.auth.SignInWithPasskey(home, signed(t, c.ID, d.Sign(c.Options)), false, "")
		}
		problemtest.Refused(t, err, "passkey_wrong") // too late
		_, err = w.signInWith(d)
		problemtest.OK(t, err)
	})
}

func changed(m map[string]any, name string, value any) map[string]any {
	m = maps.Clone(m)
	m[name] = value
	return m
}

func TestAnAnswerIsGoodOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		d := w.withPasskey(w.joined(actor.Participant, "Mia"))
		c, err := w.auth.AskAnyPasskey(home)
		problemtest.OK(t, err)
		answer := signed(t, c.ID, d.Sign(c.Options))
		succeeded, errs := together(8, func() error {
			_, err := w.auth.SignInWithPasskey(home, answer, false, "")
			return err
		})
		if succeeded != 1 {
			t.Fatalf("%d got in: %v", succeeded, errs)
		}
	})
}

func TestTheBackupFlagMayChange(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		d := w.withPasskey(mia)
		for _, synced := range []bool{false, true, true, false} {
			d.Synced = synced
			_, err := w.signInWith(d)
			problemtest.OK(t, err)
			list, err := passkeysOf(home, w.db.Read(home), mia.ID)
			problemtest.OK(t, err)
			const present, verified, eligible, state = 0x01, 0x04, 0x08, 0x10
			want := present | verified
			if synced {
				want |= eligible | state
			}
			if list[0].Flags&(present|verified|eligible|state) != want {
				t.Errorf("synced %v: flags %08b", synced, list[0].Flags)
			}
		}
	})
}

func TestACopiedPasskeyIsRefused(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		d := w.withPasskey(w.joined(actor.Participant, "Mia"))
		d.Counts, d.Count = true, 5
		_, err := w.signInWith(d)
		problemtest.OK(t, err)
		copied := *d
		copied.Count = 2
		for range 2 { // 3, then 4: behind the 6 that is known
			_, err = w.signInWith(&copied)
			problemtest.Refused(t, err, "passkey_wrong")
		}
		copied.Count = 5
		_, err = w.signInWith(&copied) // the very 6 again
		problemtest.Refused(t, err, "passkey_wrong")
		_, err = w.signInWith(d)
		problemtest.OK(t, err)
	})
}

func TestPasskeysOfDisabledPeople(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		d := w.withPasskey(mia)
		for _, state := range []person.State{person.Disabled, person.Invited} {
			problemtest.OK(t, w.db.Read(home).Model(&person.Person{}).Where("id = ?", mia.ID).Update("state", state).Error)
			_, err := w.signInWith(d)
			problemtest.Refused(t, err, "passkey_wrong")
		}
		problemtest.OK(t, w.db.Read(home).Model(&person.Person{}).Where("id = ?", mia.ID).Update("state", person.Active).Error)
		_, err := w.signInWith(d)
		problemtest.OK(t, err)
	})
}

func TestABareAddressHasNoPasskeys(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		c := w.auth.config
		c.PublicURL = "http://192.0.2.1:8080"
		bare := NewService(w.db, w.persons, c, w)
		_, err := bare.AskAnyPasskey(home)
		problemtest.Refused(t, err, "passkeys_off")
		_, err = bare.AskForPasskey(home, w.session(mia, true).actor(), pin)
		problemtest.Refused(t, err, "passkeys_off")
		_, err = bare.SignIn(home, mia.Login, pin, false)
		problemtest.OK(t, err)
	})
}

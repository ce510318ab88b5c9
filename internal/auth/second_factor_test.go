package auth

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/auth/passkeytest"
	"mainpate/internal/person"
)

func openSessionCount(t *testing.T, w *world, p person.Person) int {
	t.Helper()
	list, err := openSessions(home, w.db.Read(home), p.ID, w.db.Now())
	must(t, err)
	return len(list)
}

func TestEveryPathAsksForTheSecondFactor(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		phone, codes := w.withApp(karim)
		in := w.session(karim, false)
		device, err := w.auth.AddDevice(home, in.actor())
		must(t, err)
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
		must(t, err)
		w.in(ticket)
		w.clock.Advance(totpStep)
		needed := ticketIn(t, func() error {
			_, err := w.auth.Join(home, Joining{Code: w.code(karim.ID), NewSecret: password})
			return err
		}())
		ticket, err = w.auth.SecondFactor(home, needed.Ticket, ByRecoveryCode, codes[0]) // an invitation is completed like the rest
		must(t, err)
		w.in(ticket)
	})
}

func TestAPasskeyIsASecondFactorOfStaffOnly(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, karim, vera := w.joined(actor.Participant, "Mia"), w.joined(actor.Coach, "Karim"), w.joined(actor.Manager, "Vera")
		w.withPasskey(mia)
		d, veras := w.withPasskey(karim), w.withPasskey(vera)
		_, err := w.auth.SignIn(home, mia.Login, pin, false)
		must(t, err)
		_, err = w.auth.SignIn(home, karim.Login, password, true)
		needed := ticketIn(t, err)
		if !slices.Equal(needed.Ways, []Way{ByPasskey, ByRecoveryCode}) {
			t.Errorf("%v", needed.Ways)
		}
		show := func(d *passkeytest.Device, ticket string) error {
			c, err := w.auth.AskAnyPasskey(home)
			must(t, err)
			_, err = w.auth.SignInWithPasskey(home, signed(t, c.ID, d.Sign(c.Options)), false, ticket)
			return err
		}
		wantCode(t, show(veras, needed.Ticket), "passkey_wrong") // somebody else's
		wantCode(t, show(d, "unknown"), "second_factor_over")
		_, err = w.auth.SecondFactor(home, needed.Ticket, ByPasskey, "123456")
		wantCode(t, err, "second_factor_wrong")
		must(t, show(d, needed.Ticket))
		wantCode(t, show(d, needed.Ticket), "second_factor_over")
		ticket := w.ticket(karim)
		w.clock.Advance(pendingLifetime)
		wantCode(t, show(d, ticket), "second_factor_over")
		must(t, show(d, "")) // alone it is enough
	})
}

func TestATicketIsGoodOnceAndNotForLong(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		phone, codes := w.withApp(karim)
		over := func(ticket, code string) {
			t.Helper()
			_, err := w.auth.SecondFactor(home, ticket, ByRecoveryCode, code)
			wantCode(t, err, "second_factor_over")
		}
		over("unknown", codes[0])
		over("", codes[0])
		ticket := w.ticket(karim)
		_, err := w.auth.SecondFactor(home, ticket, ByTOTP, phone.code(0))
		must(t, err)
		over(ticket, codes[0])

		ticket = w.ticket(karim)
		w.clock.Advance(pendingLifetime)
		over(ticket, codes[0])

		ticket = w.ticket(karim)
		for range pendingTries {
			_, err := w.auth.SecondFactor(home, ticket, ByTOTP, "000000")
			wantCode(t, err, "second_factor_wrong")
		}
		over(ticket, codes[0])
		w.clock.Advance(10 * time.Hour)

		ticket = w.ticket(karim)
		must(t, w.auth.ChangeSecret(home, w.session(karim, false).actor(), password, "drei rote Enten"))
		over(ticket, codes[0])
		must(t, w.auth.ChangeSecret(home, w.session(karim, false).actor(), "drei rote Enten", password))

		ticket = w.ticket(karim)
		_, err = w.accounts.SetDisabled(home, karim.ID, true)
		must(t, err)
		over(ticket, codes[0])
		_, err = w.accounts.SetDisabled(home, karim.ID, false)
		must(t, err)
		over(ticket, codes[0]) // coming back brings nothing back

		ticket = w.ticket(karim) // shut out by the state alone
		must(t, w.db.Read(home).Model(&person.Person{}).Where("id = ?", karim.ID).Update("state", person.Disabled).Error)
		over(ticket, codes[0])
		must(t, w.db.Read(home).Model(&person.Person{}).Where("id = ?", karim.ID).Update("state", person.Active).Error)
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByRecoveryCode, codes[0])
		must(t, err)
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
		must(t, err)
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
		wantCode(t, err, "too_many_tries")
		w.clock.Advance(wantCode(t, limited, "too_many_tries").RetryAfter)
		_, err = w.auth.SecondFactor(home, w.ticket(karim), ByTOTP, phone.code(0))
		must(t, err)
	})
}

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

// TestRequired goes through everybody with everything, where it is offered and where it is required.
func TestRequired(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, role := range []actor.Role{actor.Participant, actor.Coach, actor.Manager, actor.Administrator} {
			bare := w.joined(role, "Ohne "+string(role))
			withPasskey := w.joined(role, "Schluessel "+string(role))
			w.withPasskey(withPasskey)
			people := map[string]person.Person{"nothing": bare, "passkey": withPasskey}
			if role != actor.Participant {
				withApp := w.joined(role, "App "+string(role))
				w.withApp(withApp)
				people["app"] = withApp
				waiting := w.joined(role, "Wartet "+string(role))
				_, _, err := w.auth.StartTOTP(home, w.session(waiting, false).actor(), password)
				must(t, err)
				people["app without a first code"] = waiting
			}
			for _, required := range []bool{false, true} {
				w.auth.config.SecondFactorRequired = required
				for has, p := range people {
					want := required && role != actor.Participant && has != "passkey" && has != "app"
					ticket := w.session(p, false)
					who, err := w.auth.Check(home, ticket.AccessToken)
					must(t, err)
					again, err := w.auth.Refresh(home, ticket.RefreshToken)
					must(t, err)
					if who.SecondFactorMissing != want || ticket.SecondFactorMissing != want || again.SecondFactorMissing != want {
						t.Errorf("%s with %s, required %v: missing %v %v %v", role, has, required,
							who.SecondFactorMissing, ticket.SecondFactorMissing, again.SecondFactorMissing)
					}
				}
			}
			w.auth.config.SecondFactorRequired = false
		}
	})
}

func TestTheLastSecondFactorStaysWhereItIsRequired(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.auth.config.SecondFactorRequired = true
		karim := w.joined(actor.Coach, "Karim")
		w.withApp(karim)
		in := w.session(karim, false)
		wantCode(t, w.auth.RemoveTOTP(home, in.actor(), password), "second_factor_required")
		k, codes := w.addPasskey(passkeytest.New(origin), in)
		if len(codes) != 0 {
			t.Errorf("%v", codes)
		}
		must(t, w.auth.RemoveTOTP(home, in.actor(), password))
		wantCode(t, w.auth.RemovePasskey(home, in.actor(), k.ID, password), "second_factor_required")
		doors, err := w.auth.Doors(home, in.actor())
		must(t, err)
		if !doors.secondFactor(karim) || doors.RecoveryCodesLeft != 10 {
			t.Errorf("%+v", doors)
		}
		fieldOf(t, w.auth.RemoveTOTP(home, in.actor(), "wrong"), "/current_secret")

		mia := w.session(w.joined(actor.Participant, "Mia"), true) // nobody asks participants
		mias, _ := w.addPasskey(passkeytest.New(origin), mia)
		must(t, w.auth.RemovePasskey(home, mia.actor(), mias.ID, pin))
	})
}

// TestOneOfTwoStays takes both away at the same time, again and again.
func TestOneOfTwoStays(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.auth.config.SecondFactorRequired = true
		in, now := w.session(w.joined(actor.Coach, "Karim"), false), w.db.Now()
		k := Passkey{ID: uuid.New(), PersonID: in.Person.ID, CredentialID: "key", PublicKey: []byte{1}, CreatedAt: now}
		for range 12 {
			must(t, deleteDoors(home, w.db.Read(home), k.PersonID))
			must(t, insertPasskey(home, w.db.Read(home), k))
			must(t, saveTOTP(home, w.db.Read(home), TOTP{PersonID: k.PersonID, Sealed: "sealed", ConfirmedAt: &now}))
			removals := make(chan func(tx *gorm.DB) error, 2)
			removals <- func(tx *gorm.DB) error { return deleteTOTP(home, tx, k.PersonID) }
			removals <- func(tx *gorm.DB) error { _, err := deletePasskey(home, tx, k.PersonID, k.ID); return err }
			succeeded, errs := together(2, func() error { return w.auth.takeAway(home, in.actor(), <-removals) })
			if succeeded != 1 {
				t.Fatalf("%d were removed: %v", succeeded, errs)
			}
			wantCode(t, errs[0], "second_factor_required")
		}
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

// TestChangingTheSecretOfTheServer goes from an old secret over both to the new one alone.
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
		wantCode(t, err, "not_signed_in")
		_, err = both.Check(home, in.AccessToken)
		must(t, err)
		renewed, err := both.Refresh(home, in.RefreshToken)
		must(t, err)
		_, err = w.auth.Check(home, renewed.AccessToken) // signed with the new one
		wantCode(t, err, "not_signed_in")
		_, err = after.Check(home, renewed.AccessToken)
		must(t, err)

		_, _, err = stranger.LookAtInvitation(home, invitation)
		wantCode(t, err, "invitation_invalid")
		_, _, err = both.LookAtInvitation(home, invitation)
		must(t, err)

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
		must(t, show(both, ByTOTP, ""))
		must(t, show(both, ByRecoveryCode, codes[0]))
		if err := show(after, ByTOTP, ""); err == nil {
			t.Error("opened without its key")
		}
		must(t, both.Sweep(home)) // moves the secrets
		must(t, show(after, ByTOTP, ""))
		wantCode(t, show(after, ByRecoveryCode, codes[1]), "second_factor_wrong")
		doors, err := after.Doors(home, w.session(karim, false).actor())
		must(t, err)
		if doors.RecoveryCodesLeft != 0 { // and the screen says so
			t.Errorf("%+v", doors)
		}
	})
}

func TestOldQuestionsAreSweptAway(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		karim := w.joined(actor.Coach, "Karim")
		w.withApp(karim)
		count := func() (n int64) {
			t.Helper()
			var pending, challenges int64
			must(t, w.db.Read(home).Model(&PendingSignIn{}).Count(&pending).Error)
			must(t, w.db.Read(home).Model(&PasskeyChallenge{}).Count(&challenges).Error)
			return pending + challenges
		}
		w.ticket(karim)
		_, err := w.auth.AskAnyPasskey(home)
		must(t, err)
		must(t, w.auth.Sweep(home))
		if n := count(); n != 2 {
			t.Errorf("%d left while they are good", n)
		}
		w.clock.Advance(pendingLifetime)
		must(t, w.auth.Sweep(home))
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
				wantCode(t, err, "too_many_tries")
			}
		}
		if free != challengeLimit.free+1 {
			t.Errorf("%d were free", free)
		}
		_, err := w.auth.AskAnyPasskey(from("198.51.100.1"))
		must(t, err)
	})
}

func TestLockedValues(t *testing.T) {
	keys := keysFor(Config{Secret: []byte(strings.Repeat("a", 32)), PreviousSecret: []byte(strings.Repeat("b", 32))}, "totp")
	one, err := lock(keys[0], "mia", "secret")
	must(t, err)
	other, err := lock(keys[1], "mia", "secret")
	must(t, err)
	again, err := lock(keys[0], "mia", "secret")
	must(t, err)
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

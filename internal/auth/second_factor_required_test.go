package auth

import (
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/auth/passkeytest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

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
				problemtest.OK(t, err)
				people["app without a first code"] = waiting
			}
			for _, required := range []bool{false, true} {
				w.auth.config.SecondFactorRequired = required
				for has, p := range people {
					want := required && role != actor.Participant && has != "passkey" && has != "app"
					ticket := w.session(p, false)
					who, err := w.auth.Check(home, ticket.AccessToken)
					problemtest.OK(t, err)
					again, err := w.auth.Refresh(home, ticket.RefreshToken)
					problemtest.OK(t, err)
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
		problemtest.Refused(t, w.auth.RemoveTOTP(home, in.actor(), password), "second_factor_required")
		k, codes := w.addPasskey(passkeytest.New(origin), in)
		if len(codes) != 0 {
			t.Errorf("%v", codes)
		}
		problemtest.OK(t, w.auth.RemoveTOTP(home, in.actor(), password))
		problemtest.Refused(t, w.auth.RemovePasskey(home, in.actor(), k.ID, password), "second_factor_required")
		doors, err := w.auth.Doors(home, in.actor())
		problemtest.OK(t, err)
		if !doors.secondFactor(karim) || doors.RecoveryCodesLeft != 10 {
			t.Errorf("%+v", doors)
		}
		fieldOf(t, w.auth.RemoveTOTP(home, in.actor(), "wrong"), "/current_secret")

		mia := w.session(w.joined(actor.Participant, "Mia"), true) // nobody asks participants
		mias, _ := w.addPasskey(passkeytest.New(origin), mia)
		problemtest.OK(t, w.auth.RemovePasskey(home, mia.actor(), mias.ID, pin))
	})
}

func TestOneOfTwoStays(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.auth.config.SecondFactorRequired = true
		in, now := w.session(w.joined(actor.Coach, "Karim"), false), w.db.Now()
		k := Passkey{ID: uuid.New(), PersonID: in.Person.ID, CredentialID: "key", PublicKey: []byte{1}, CreatedAt: now}
		for range 12 {
			problemtest.OK(t, deleteDoors(home, w.db.Read(home), k.PersonID))
			problemtest.OK(t, insertPasskey(home, w.db.Read(home), k))
			problemtest.OK(t, saveTOTP(home, w.db.Read(home), TOTP{PersonID: k.PersonID, Sealed: "sealed", ConfirmedAt: &now}))
			removals := make(chan func(tx *gorm.DB) error, 2)
			removals <- func(tx *gorm.DB) error { return deleteTOTP(home, tx, k.PersonID) }
			removals <- func(tx *gorm.DB) error { _, err := deletePasskey(home, tx, k.PersonID, k.ID); return err }
			succeeded, errs := together(2, func() error { return w.auth.takeAway(home, in.actor(), <-removals) })
			if succeeded != 1 {
				t.Fatalf("%d were removed: %v", succeeded, errs)
			}
			problemtest.Refused(t, errs[0], "second_factor_required")
		}
	})
}

package auth

import (
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

func TestJoining(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, code := w.invited(actor.Participant, "Mia")
		for range 3 { // looking uses nothing up
			kind, p, err := w.auth.LookAtInvitation(home, code)
			problemtest.OK(t, err)
			if kind != JoinKind || p.Login != mia.Login {
				t.Fatalf("%s %+v", kind, p)
			}
		}
		_, err := w.auth.Join(home, Joining{Code: code})
		for _, pointer := range []string{"/display_name", "/language", "/new_secret"} {
			if got := fieldOf(t, err, pointer); got != "required" {
				t.Fatalf("%s %s", pointer, got)
			}
		}
		wish := Joining{Code: code, DisplayName: "Mila", Language: "tr", NewSecret: "123456", Remember: true}
		_, err = w.auth.Join(home, wish)
		fieldOf(t, err, "/new_secret")
		wish.NewSecret, wish.Language = pin, "xx"
		_, err = w.auth.Join(home, wish)
		fieldOf(t, err, "/language")
		wish.Language = "tr"
		ticket, err := w.auth.Join(home, wish)
		problemtest.OK(t, err)
		if p := ticket.Person; p.DisplayName != "Mila" || p.Language != "tr" || p.State != person.Active {
			t.Fatalf("%+v", p)
		}
		w.in(ticket)
		_, err = w.auth.Join(home, wish)
		problemtest.Refused(t, err, "invitation_invalid")
		_, err = w.auth.SignIn(home, mia.Login, pin, true)
		problemtest.OK(t, err)
	})
}

func TestACodeIsRedeemedOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		_, code := w.invited(actor.Participant, "Mia")
		wish := Joining{Code: code, DisplayName: "Mia", Language: "de", NewSecret: pin}
		succeeded, errs := together(20, func() error {
			_, err := w.auth.Join(home, wish)
			return err
		})
		if succeeded != 1 {
			t.Fatalf("%d joined: %v", succeeded, errs)
		}
		for _, err := range errs {
			problemtest.Refused(t, err, "invitation_invalid")
		}
	})
}

func TestCodesEnd(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		first := w.code(mia.ID)
		second := w.code(mia.ID)
		_, _, err := w.auth.LookAtInvitation(home, first)
		problemtest.Refused(t, err, "invitation_invalid")
		w.clock.Advance(7*day - minute)
		_, _, err = w.auth.LookAtInvitation(home, second)
		problemtest.OK(t, err)
		w.clock.Advance(minute)
		_, _, err = w.auth.LookAtInvitation(home, second)
		problemtest.Refused(t, err, "invitation_invalid")
		device, err := w.auth.AddDevice(home, w.session(mia, true).actor())
		problemtest.OK(t, err)
		w.clock.Advance(10 * minute)
		_, _, err = w.auth.LookAtInvitation(home, device.Code)
		problemtest.Refused(t, err, "invitation_invalid")
		w.clock.Advance(40 * day)
		problemtest.OK(t, w.auth.Sweep(home))
		var left int64
		problemtest.OK(t, w.db.Read(home).Model(&Invitation{}).Count(&left).Error)
		if left != 0 {
			t.Fatalf("%d codes are kept for ever", left)
		}
	})
}

func TestRecoverySignsOutEverywhere(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		old := w.session(mia, true)
		for range accountLimit.free + 1 {
			_, err := w.auth.SignIn(home, mia.Login, "000001", false)
			problemtest.Refused(t, err, "sign_in_wrong")
		}
		code := w.code(mia.ID)
		_, err := w.auth.Join(home, Joining{Code: code})
		fieldOf(t, err, "/new_secret")
		w.in(old)
		ticket, err := w.auth.Join(home, Joining{Code: code, NewSecret: "162342", DisplayName: "Eve"})
		problemtest.OK(t, err)
		w.out(old)
		w.in(ticket)
		if ticket.Person.DisplayName != "Mia" {
			t.Error("recovery is not for renaming")
		}
		_, err = w.auth.SignIn(home, mia.Login, "162342", false)
		problemtest.OK(t, err)
		_, err = w.auth.SignIn(home, mia.Login, pin, false)
		problemtest.Refused(t, err, "sign_in_wrong")
	})
}

func TestAFurtherDeviceNeedsNoSecret(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		first := w.session(w.joined(actor.Participant, "Mia"), true)
		device, err := w.auth.AddDevice(home, first.actor())
		problemtest.OK(t, err)
		if device.URL != "https://pate.example.org/join#"+device.Code {
			t.Fatal(device.URL)
		}
		second, err := w.auth.Join(home, Joining{Code: device.Code, Remember: true})
		problemtest.OK(t, err)
		w.in(first)
		w.in(second)
		_, err = w.auth.Join(home, Joining{Code: device.Code})
		problemtest.Refused(t, err, "invitation_invalid")
	})
}

func TestWhoMayHandOutCodes(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, _ := w.invited(actor.Participant, "Mia")
		ute, jan := w.joined(actor.Coach, "Ute"), w.joined(actor.Coach, "Jan")
		w.inCare[mia.ID], w.inCare[jan.ID] = ute.ID, ute.ID
		coach := func(p person.Person) actor.Actor { return actor.Actor{PersonID: p.ID, Role: p.Role} }
		admin := coach(w.joined(actor.Administrator, "Eva"))
		for name, test := range map[string]struct {
			who  actor.Actor
			whom uuid.UUID
			want string
		}{
			"own participant":      {coach(ute), mia.ID, ""},
			"stranger":             {coach(jan), mia.ID, "not_found"},
			"colleague":            {coach(ute), jan.ID, "not_found"},
			"nobody":               {coach(ute), uuid.New(), "not_found"},
			"manager":              {actor.Actor{PersonID: ute.ID, Role: actor.Manager}, mia.ID, "not_found"},
			"admin to participant": {admin, mia.ID, ""},
			"admin to coach":       {admin, jan.ID, ""},
		} {
			_, code, err := w.accounts.Invite(home, test.who, test.whom)
			if test.want != "" {
				problemtest.Refused(t, err, test.want)
				problemtest.Refused(t, w.accounts.Revoke(home, test.who, test.whom), test.want)
				continue
			}
			problemtest.OK(t, err)
			_, _, err = w.auth.LookAtInvitation(home, code.Code)
			problemtest.OK(t, err)
			problemtest.OK(t, w.accounts.Revoke(home, test.who, test.whom))
			if _, _, err = w.auth.LookAtInvitation(home, code.Code); err == nil {
				t.Errorf("%s: a revoked code works", name)
			}
		}
	})
}

func TestAccounts(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		eva := w.joined(actor.Administrator, "Eva")
		who := w.session(eva, false).actor()
		_, _, err := w.accounts.Add(home, who, person.New{Role: actor.Participant, DisplayName: "X", Language: "de"})
		fieldOf(t, err, "/role")
		ute, code, err := w.accounts.Add(home, who, person.New{Role: actor.Coach, DisplayName: "Ute", Language: "de"})
		problemtest.OK(t, err)
		_, err = w.auth.Join(home, Joining{Code: code.Code, DisplayName: "Ute", Language: "de", NewSecret: "passwort123"})
		fieldOf(t, err, "/new_secret")
		_, err = w.auth.Join(home, Joining{Code: code.Code, DisplayName: "Ute", Language: "de", NewSecret: password})
		problemtest.OK(t, err)
		list, err := w.accounts.List(home)
		problemtest.OK(t, err)
		if len(list) != 2 || list[0].ID != eva.ID || list[1].ID != ute.ID || list[1].LastUsedDay != "2026-11-25" {
			t.Fatalf("%+v", list)
		}
		_, err = w.accounts.SetDisabled(home, eva.ID, true)
		problemtest.Refused(t, err, "last_administrator")
		_, err = w.accounts.SetDisabled(home, uuid.New(), true)
		problemtest.Refused(t, err, "not_found")
	})
}

func TestAnAccountIsAddedOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		who := w.session(w.joined(actor.Administrator, "Eva"), false).actor()
		wish := person.New{ID: uuid.New(), Role: actor.Coach, DisplayName: "Ute", Language: "de"}
		_, lost, err := w.accounts.Add(home, who, wish)
		problemtest.OK(t, err)
		p, code, err := w.accounts.Add(home, who, wish)
		problemtest.OK(t, err)
		list, err := w.accounts.List(home)
		problemtest.OK(t, err)
		if p.ID != wish.ID || len(list) != 2 {
			t.Fatalf("%+v", list)
		}
		if _, _, err := w.auth.LookAtInvitation(home, lost.Code); err == nil {
			t.Error("the code of the lost answer works")
		}
		other := wish
		other.DisplayName = "Uta"
		_, _, err = w.accounts.Add(home, who, other)
		problemtest.Refused(t, err, "id_taken")
		_, err = w.auth.Join(home, Joining{Code: code.Code, DisplayName: "Ute", Language: "de", NewSecret: password})
		problemtest.OK(t, err)
		_, _, err = w.accounts.Add(home, who, wish)
		problemtest.Refused(t, err, "already_joined")
	})
}

func TestSetUpChecksThePassword(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		n := person.New{Role: actor.Administrator, DisplayName: "Eva", Language: "de", Login: "eva"}
		_, _, err := w.auth.SetUp(home, n, "1234567890")
		fieldOf(t, err, "/new_secret")
		people, err := w.persons.All(home, w.db.Read(home))
		problemtest.OK(t, err)
		if len(people) != 0 {
			t.Fatal("made somebody all the same")
		}
		_, _, err = w.auth.SetUp(home, n, password)
		problemtest.OK(t, err)
		_, err = w.auth.SignIn(home, "eva", password, false)
		problemtest.OK(t, err)
	})
}

func TestEndSessionsIsPartOfTheTransaction(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ticket := w.session(w.joined(actor.Participant, "Mia"), true)
		err := w.db.Tx(home, func(tx *gorm.DB) error {
			problemtest.OK(t, w.auth.EndSessions(home, tx, ticket.Person.ID))
			return gorm.ErrInvalidData
		})
		if err == nil {
			t.Fatal("the transaction went through")
		}
		w.in(ticket)
	})
}

package main

import (
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"mainpate/internal/actor"
	"mainpate/internal/auth/passkeytest"
	"mainpate/internal/config"
)

// addPasskey registers a passkey of a device.
func (c *caller) addPasskey(d *passkeytest.Device) reply {
	c.h.Helper()
	question := c.ask(200, "POST", "/me/passkey-challenge", obj{"current_secret": c.secret})
	a := c.ask(200, "POST", "/me/passkeys", obj{
		"challenge_id": question.text("challenge_id"), "label": "Handy", "credential": d.Create(question.at("options").(obj)),
	})
	c.keepSecret(a, "recovery_codes")
	return a
}

// addTOTP sets up an authenticator app and gives its secret.
func (c *caller) addTOTP() (secret string, a reply) {
	c.h.Helper()
	started := c.ask(200, "POST", "/me/totp", obj{"current_secret": c.secret})
	secret = started.text("secret")
	c.h.unsaid = append(c.h.unsaid, secret)
	a = c.ask(200, "POST", "/me/totp/confirmation", obj{"code": c.h.codeOf(secret)})
	c.keepSecret(a, "recovery_codes")
	c.h.clock.Advance(time.Minute) // for the next code
	return secret, a
}

func (c *caller) keepSecret(a reply, list string) {
	c.h.Helper()
	for _, secret := range a.list(list) {
		c.h.unsaid = append(c.h.unsaid, secret.(string))
	}
}

func (h *house) codeOf(secret string) string {
	h.Helper()
	code, err := totp.GenerateCode(secret, h.clock.Now())
	h.must(err)
	return code
}

// knock signs in by password and is asked for the second factor.
func (c *caller) knock() reply {
	c.h.Helper()
	c.access, c.refresh = "", ""
	a := c.refused(401, "second_factor_needed", "POST", "/auth/sign-in", obj{"login": c.login, "secret": c.secret, "remember": false})
	c.h.unsaid = append(c.h.unsaid, a.text("current.ticket"))
	if len(a.cookies()) != 0 {
		c.h.Errorf("%s: a cookie before the second factor", a.what)
	}
	return a
}

func TestSignInByPasskey(t *testing.T) {
	each(t, func(h *house) {
		admin, coach := h.staff(actor.Administrator, "Ines"), h.staff(actor.Coach, "Karim")
		anna := h.participant(coach, h.cohort("Durchgang", coach), "Anna", "under_25")
		d := passkeytest.New(h.config.PublicURL)
		anna.addPasskey(d).want("passkey.label", "Handy").wantCount("recovery_codes", 0)
		anna.ask(200, "GET", "/me/doors", nil).wantCount("passkeys", 1).want("totp", false).want("second_factor_required", false)

		phone := h.anonymous("a new phone")
		question := phone.ask(200, "POST", "/auth/passkey-challenge", nil)
		answer := obj{"challenge_id": question.text("challenge_id"), "credential": d.Sign(question.at("options").(obj)), "remember": true}
		phone.enter(phone.ask(200, "POST", "/auth/passkey", answer))
		phone.ask(200, "GET", "/me", nil).want("id", anna.id).want("second_factor_missing", false)
		phone.enter(phone.ask(200, "POST", "/auth/refresh", nil))
		h.anonymous("somebody who listened").refused(401, "passkey_wrong", "POST", "/auth/passkey", answer)

		for _, p := range admin.ask(200, "GET", "/persons", nil).list("items") {
			if got, want := p.(obj)["second_factor"], p.(obj)["id"] == anna.id.String(); got != want {
				h.Errorf("%v", p)
			}
		}
	})
}

func TestSignInInTwoSteps(t *testing.T) {
	each(t, func(h *house) {
		admin, karim := h.staff(actor.Administrator, "Ines"), h.staff(actor.Coach, "Karim")
		secret, first := karim.addTOTP()
		first.wantCount("recovery_codes", 10)
		karim.ask(200, "GET", "/me/doors", nil).want("totp", true).want("recovery_codes_left", 10)

		asked := karim.knock().want("current.expires_in_seconds", 300).want("current.ways", "[totp recovery_code]")
		ticket := asked.text("current.ticket")
		step := func(way, code string) obj { return obj{"ticket": ticket, "way": way, "code": code} }
		karim.refused(401, "second_factor_wrong", "POST", "/auth/second-factor", step("totp", "000000"))
		code := h.codeOf(secret)
		karim.enter(karim.ask(200, "POST", "/auth/second-factor", step("totp", code)))
		karim.ask(200, "GET", "/cohorts", nil)
		karim.refused(401, "second_factor_over", "POST", "/auth/second-factor", step("totp", code))

		ticket = karim.knock().text("current.ticket")
		karim.refused(401, "second_factor_wrong", "POST", "/auth/second-factor", step("totp", code)) // used
		karim.enter(karim.ask(200, "POST", "/auth/second-factor", step("recovery_code", first.text("recovery_codes.3"))))
		karim.ask(200, "GET", "/me/doors", nil).want("recovery_codes_left", 9)

		d := passkeytest.New(h.config.PublicURL)
		karim.addPasskey(d).wantCount("recovery_codes", 0)
		asked = karim.knock().want("current.ways", "[totp passkey recovery_code]")
		question := karim.ask(200, "POST", "/auth/passkey-challenge", nil)
		karim.enter(karim.ask(200, "POST", "/auth/passkey", obj{
			"challenge_id": question.text("challenge_id"), "credential": d.Sign(question.at("options").(obj)), "remember": false,
			"ticket": asked.text("current.ticket"),
		}))

		code = admin.ask(200, "POST", "/persons/"+karim.id.String()+"/invitation", nil).text("invitation.code")
		h.unsaid = append(h.unsaid, code)
		karim.refused(401, "second_factor_needed", "POST", "/auth/join", obj{"secret": code, "new_secret": "drei rote Enten", "remember": false})
		karim.refused(401, "not_signed_in", "GET", "/me", nil) // the new password ended the old session
		karim.secret = "drei rote Enten"
		karim.knock()

		admin.ask(204, "DELETE", "/persons/"+karim.id.String()+"/second-factor", nil)
		karim.signIn()
		admin.refused(409, "not_yourself", "DELETE", "/persons/"+admin.id.String()+"/second-factor", nil)
	})
}

// An office may require a second factor; until it is there, nothing else opens.
func TestTheOfficeRequiresASecondFactor(t *testing.T) {
	alone(t, func(h *house) {
		karim := h.staff(actor.Coach, "Karim")
		karim.ask(200, "GET", "/me", nil).want("second_factor_missing", true)
		karim.ask(200, "POST", "/auth/refresh", nil).want("person.second_factor_missing", true)
		open := map[string]bool{}
		for _, o := range []string{
			"GET /me", "GET /me/doors", "POST /me/passkey-challenge", "POST /me/passkeys", "POST /me/totp", "POST /me/totp/confirmation",
		} {
			open[o] = true
		}
		for _, r := range h.routes {
			if r.Who&coaches == 0 {
				continue
			}
			path := strings.TrimPrefix(strings.NewReplacer("{", "", "}", "").Replace(r.Path), v1)
			a := karim.send(r.Method, path, nil)
			if refused := a.status == 403 && a.text("code") == "second_factor_missing"; refused == open[r.Method+" "+path] {
				h.Errorf("%s: %d %s", a.what, a.status, a.body)
			}
		}
		_, codes := karim.addTOTP()
		codes.wantCount("recovery_codes", 10)
		karim.ask(200, "GET", "/cohorts", nil)
		karim.ask(200, "GET", "/me", nil).want("second_factor_missing", false)
		karim.ask(200, "GET", "/me/doors", nil).want("second_factor_required", true)
		karim.refused(409, "second_factor_required", "DELETE", "/me/totp", obj{"current_secret": karim.secret})
		karim.ask(200, "GET", "/me/doors", nil).want("totp", true).want("recovery_codes_left", 10)
	}, func(c *config.Config) { c.SecondFactorRequired = true })
}

// The last administrator who has lost everything is helped on the server itself.
func TestClearingTheSecondFactorOnTheServer(t *testing.T) {
	at, out := inDirectory(t.TempDir())
	at.in = strings.NewReader(password + "\n")
	if err := managePerson(t.Context(), at, []string{"add", "--name", "Vera", "--login", "vera", "--password-stdin"}); err != nil {
		t.Fatal(err)
	}
	signIn := func() (err error) {
		withServices(t, at, func(s *services) { _, err = s.auth.SignIn(t.Context(), "vera", password, false) })
		return err
	}
	withServices(t, at, func(s *services) {
		ticket, err := s.auth.SignIn(t.Context(), "vera", password, false)
		if err != nil {
			t.Fatal(err)
		}
		vera := actor.Actor{PersonID: ticket.Person.ID, SessionID: ticket.Session.ID, Role: ticket.Person.Role}
		secret, _, err := s.auth.StartTOTP(t.Context(), vera, password)
		if err != nil {
			t.Fatal(err)
		}
		code, err := totp.GenerateCode(secret, s.db.Now())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.auth.ConfirmTOTP(t.Context(), vera, code); err != nil {
			t.Fatal(err)
		}
	})
	if err := signIn(); err == nil || err.Error() != "second_factor_needed" {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"clear-second-factor"}, {"clear-second-factor", "--login", "nobody"}} {
		if err := managePerson(t.Context(), at, args); err == nil {
			t.Errorf("%v worked", args)
		}
	}
	if err := managePerson(t.Context(), at, []string{"clear-second-factor", "--login", "vera"}); err != nil || !strings.Contains(out.String(), "vera") {
		t.Fatal(err, out)
	}
	if err := signIn(); err != nil {
		t.Fatal(err)
	}
}

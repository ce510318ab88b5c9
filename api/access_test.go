package main

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"mainpate/internal/actor"
	"mainpate/internal/person"
)

func TestForwardedAddressesHelpNobodyGuess(t *testing.T) {
	each(t, func(h *house) {
		karim := h.staff(actor.Coach, "Karim")
		guesser := h.anonymous("guesser")
		guesser.address = "198.51.100.7"
		limited := 0
		for i := range 40 {
			spoofed := "203.0.113." + strconv.Itoa(i)
			a := guesser.send("POST", "/auth/sign-in", obj{"login": "niemand" + strconv.Itoa(i), "secret": "000000", "remember": false},
				"X-Forwarded-For", spoofed, "X-Real-IP", spoofed, "Forwarded", "for="+spoofed)
			if a.status == 429 {
				limited++
				if a.header.Get("Retry-After") == "" {
					h.Error("nobody says how long to wait")
				}
			}
		}
		if limited == 0 {
			h.Error("forty guesses and no limit")
		}
		guesser.refused(429, "too_many_tries", "POST", "/auth/sign-in", obj{"login": karim.login, "secret": password, "remember": false})
		guesser.refused(429, "too_many_tries", "POST", "/auth/invitation-check", obj{"secret": "ABCDEFGH12"})
		guesser.address = "198.51.100.8"
		guesser.ask(200, "POST", "/auth/sign-in", obj{"login": karim.login, "secret": password, "remember": false})
	})
}

func TestEveryFailedSignInLooksTheSame(t *testing.T) {
	each(t, func(h *house) {
		admin, gone := h.staff(actor.Administrator, "Ines"), h.staff(actor.Coach, "Oda")
		admin.ask(200, "PUT", "/persons/"+gone.id.String()+"/disabled", obj{"disabled": true})
		fresh := admin.ask(200, "PUT", "/persons/"+newID(), obj{"role": "coach", "display_name": "Neu", "language": "de"})
		h.unsaid = append(h.unsaid, fresh.text("invitation.code"))
		var first string
		for _, try := range [][2]string{
			{"niemand11", password}, {admin.login, "falsches Wort"}, {gone.login, password}, {fresh.text("person.login"), password}, {"' OR 1=1 --", "x"},
		} {
			a := h.anonymous("guesser").refused(401, "sign_in_wrong", "POST", "/auth/sign-in", obj{"login": try[0], "secret": try[1], "remember": false})
			same := strings.ReplaceAll(string(a.body), a.text("request_id"), "")
			if first == "" {
				first = same
			}
			if same != first || len(a.cookies()) > 0 {
				h.Errorf("%s: %s, not %s", try[0], same, first)
			}
		}
	})
}

func TestANewSecretEndsTheOtherDevices(t *testing.T) {
	each(t, func(h *house) {
		first := h.staff(actor.Coach, "Karim")
		second := first.again()
		second.ask(204, "PUT", "/push/subscription", `{"endpoint":"`+endpointOf("second")+`","keys":`+keysOf("second")+`}`)
		first.refused(422, "invalid", "PUT", "/me/secret", obj{"current_secret": "falsch", "new_secret": "fünf blaue Esel"}).want("errors.0.pointer", "/current_secret")
		second.ask(200, "GET", "/me", nil)
		first.ask(204, "PUT", "/me/secret", obj{"current_secret": password, "new_secret": "fünf blaue Esel"})
		first.ask(200, "GET", "/me", nil)
		first.ask(200, "POST", "/auth/refresh", nil)
		second.refused(401, "not_signed_in", "GET", "/me", nil)
		second.refused(401, "session_ended", "POST", "/auth/refresh", nil)
		second.refused(404, "not_found", "PUT", "/push/renewal", `{"old_endpoint":"`+endpointOf("second")+`","endpoint":"`+endpointOf("new")+`","keys":`+keysOf("new")+`}`)
		second.refused(401, "sign_in_wrong", "POST", "/auth/sign-in", obj{"login": first.login, "secret": password, "remember": false})
	})
}

func TestDisabledIsOutThroughEveryDoor(t *testing.T) {
	each(t, func(h *house) {
		admin, oda := h.staff(actor.Administrator, "Ines"), h.staff(actor.Coach, "Oda")
		path := "/persons/" + oda.id.String()
		recovery := admin.ask(200, "POST", path+"/invitation", nil).text("invitation.code")
		device := oda.ask(200, "POST", "/me/device-code", nil).text("code")
		h.unsaid = append(h.unsaid, recovery, device)
		oda.ask(204, "PUT", "/push/subscription", `{"endpoint":"`+endpointOf("oda")+`","keys":`+keysOf("oda")+`}`)
		admin.ask(200, "PUT", path+"/disabled", obj{"disabled": true}).want("state", "disabled")
		oda.refused(401, "not_signed_in", "GET", "/me", nil)
		oda.refused(401, "session_ended", "POST", "/auth/refresh", nil)
		oda.refused(401, "sign_in_wrong", "POST", "/auth/sign-in", obj{"login": oda.login, "secret": password, "remember": false})
		for _, code := range []string{recovery, device} {
			oda.refused(422, "invitation_invalid", "POST", "/auth/invitation-check", obj{"secret": code})
			oda.refused(422, "invitation_invalid", "POST", "/auth/join", obj{"secret": code, "new_secret": "fünf blaue Esel", "remember": true})
		}
		oda.refused(404, "not_found", "PUT", "/push/renewal", `{"old_endpoint":"`+endpointOf("oda")+`","endpoint":"`+endpointOf("new")+`","keys":`+keysOf("new")+`}`)
		admin.refused(409, "person_disabled", "POST", path+"/invitation", nil)
		admin.refused(409, "last_administrator", "PUT", "/persons/"+admin.id.String()+"/disabled", obj{"disabled": true})
		admin.ask(200, "PUT", path+"/disabled", obj{"disabled": false})
		oda.refused(401, "not_signed_in", "GET", "/me", nil) // back in only through the front door
		oda.signIn()
	})
}

func TestOneCodeLetsOneIn(t *testing.T) {
	each(t, func(h *house) {
		p, code, err := h.auth.SetUp(context.Background(), person.New{Role: actor.Participant, DisplayName: "Anna", Language: "de"}, "")
		h.must(err)
		h.unsaid = append(h.unsaid, code.Code)
		answers := make(chan reply)
		for i := range 10 {
			c := h.anonymous("Anna")
			c.address = "203.0.113." + strconv.Itoa(i)
			go func() {
				answers <- c.send("POST", "/auth/join", obj{"secret": code.Code, "display_name": "Anna", "language": "de", "new_secret": pin, "remember": true})
			}()
		}
		in := 0
		for range 10 {
			switch a := <-answers; {
			case a.status == 200:
				in++
				a.want("person.id", p.ID)
			case a.status != 422 || a.text("code") != "invitation_invalid":
				h.Errorf("%d %s", a.status, a.body)
			}
		}
		if in != 1 {
			h.Errorf("%d came in with one code", in)
		}
	})
}

func TestRightsAreLookedUpAtEveryRequest(t *testing.T) {
	each(t, func(h *house) {
		karim := h.staff(actor.Coach, "Karim")
		karim.ask(200, "GET", "/team/home", nil)
		_, err := h.db.SQL().ExecContext(h.Context(), "UPDATE persons SET role = 'manager' WHERE login = '"+karim.login+"'")
		h.must(err)
		karim.refused(403, "not_allowed", "GET", "/team/home", nil)
		karim.ask(200, "GET", "/figures", nil)
		h.clock.Advance(11 * time.Minute)
		karim.refused(401, "not_signed_in", "GET", "/figures", nil)
	})
}

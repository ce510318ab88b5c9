package auth

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem/problemtest"
)

func TestDevices(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia, ali := w.joined(actor.Participant, "Mia"), w.joined(actor.Participant, "Ali")
		here, there, other := w.session(mia, true), w.session(mia, true), w.session(ali, true)
		problemtest.Refused(t, w.auth.SignOutDevice(home, here.actor(), other.Session.ID), "not_found")
		problemtest.Refused(t, w.auth.SignOutDevice(home, here.actor(), uuid.New()), "not_found")
		for range 2 {
			problemtest.OK(t, w.auth.SignOutDevice(home, here.actor(), there.Session.ID))
		}
		w.out(there)
		there = w.session(mia, true)
		problemtest.OK(t, w.auth.SignOutDevices(home, here.actor(), false))
		w.out(there)
		w.in(here)
		problemtest.OK(t, w.auth.SignOutDevices(home, here.actor(), true))
		w.out(here)
		w.in(other)
	})
}

func TestNothingReadableIsStored(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		mia := w.joined(actor.Participant, "Mia")
		ticket, code := w.session(mia, true), w.code(mia.ID)
		karim := w.joined(actor.Coach, "Karim")
		phone, codes := w.withApp(karim)
		owed := w.ticket(karim)
		dump := dumpAll(t, w)
		plain, _ := readCode(code)
		for name, secret := range map[string]string{
			"PIN": pin, "code": code, "plain code": plain, "refresh": ticket.RefreshToken, "access": ticket.AccessToken,
			"authenticator app": phone.secret, "recovery code": codes[0], "plain recovery code": strings.ReplaceAll(codes[0], "-", ""), "ticket": owed,
		} {
			if strings.Contains(dump, secret) {
				t.Errorf("the %s is in the database", name)
			}
		}
		if !strings.Contains(dump, mia.Login) {
			t.Error("the dump is empty")
		}
	})
}

func dumpAll(t *testing.T, w *world) string {
	t.Helper()
	var dump strings.Builder
	for _, table := range []string{"persons", "credentials", "invitations", "sessions", "refresh_tokens", "sign_in_limits",
		"totps", "recovery_codes", "pending_sign_ins"} {
		var rows []map[string]any
		problemtest.OK(t, w.db.Read(context.Background()).Table(table).Find(&rows).Error)
		fmt.Fprintln(&dump, rows)
	}
	return dump.String()
}

func TestCookieFlags(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ticket := w.session(w.joined(actor.Participant, "Mia"), true)
		for secure, want := range map[bool]string{
			true:  "__Secure-rt=" + ticket.RefreshToken + "; Path=/api/v1/auth; Max-Age=7776000; HttpOnly; Secure; SameSite=Strict",
			false: "rt=" + ticket.RefreshToken + "; Path=/api/v1/auth; Max-Age=7776000; HttpOnly; SameSite=Strict",
		} {
			w.auth.config.SecureCookies = secure
			out, err := NewHandler(w.auth).signedIn(ticket, nil)
			problemtest.OK(t, err)
			if out.SetCookie != want {
				t.Errorf("got %s", out.SetCookie)
			}
			both := &RefreshCookie{Secure: "s", Plain: "p"}
			if got := NewHandler(w.auth).token(both); (got == "s") != secure {
				t.Errorf("secure %v took %q", secure, got)
			}
		}
		ticket.Session.Remember = false
		out, err := NewHandler(w.auth).signedIn(ticket, nil)
		problemtest.OK(t, err)
		if strings.Contains(out.SetCookie, "Max-Age") || out.Body.ExpiresInSeconds != int((10*time.Minute).Seconds()) {
			t.Errorf("%+v", out)
		}
	})
}

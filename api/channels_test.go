package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/config"
	"mainpate/internal/database"
)

// gateway keeps the text messages it is handed.
type gateway struct {
	*httptest.Server
	mu   sync.Mutex
	sent []struct{ To, Text string }
}

func newGateway(t *testing.T) *gateway {
	g := &gateway{}
	g.Server = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		var message struct{ To, Text string }
		if err := json.NewDecoder(r.Body).Decode(&message); err != nil || r.Header.Get("Authorization") != "Bearer geheimes-wort" {
			t.Errorf("the gateway was asked in a wrong way: %v", err)
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		g.sent = append(g.sent, message)
	}))
	t.Cleanup(g.Close)
	return g
}

func (g *gateway) last(t *testing.T, count int) struct{ To, Text string } {
	t.Helper()
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.sent) != count {
		t.Fatalf("%d messages, want %d: %+v", len(g.sent), count, g.sent)
	}
	return g.sent[count-1]
}

// From giving a number to a message on a phone without the app, and to silence once the person is shut out.
func TestSomebodyIsReachedByTextMessage(t *testing.T) {
	gateway := newGateway(t)
	each(t, func(h *house) {
		gateway.sent = nil
		h.unsaid = append(h.unsaid, "4915123456789", "geheimes-wort")
		karim := h.staff(actor.Coach, "Karim")
		admin := h.staff(actor.Administrator, "Ines")
		karim.ask(200, "GET", "/me/contact-ways", nil).want("items.0.offered", false).want("items.1.offered", true).want("items.1.value", nil)
		karim.refused(409, "channel_off", "PUT", "/me/contact-ways/email", obj{"value": "karim@example.org"})
		karim.refused(422, "invalid", "PUT", "/me/contact-ways/phone", obj{"value": "06151 123456"})
		karim.refused(400, "malformed", "PUT", "/me/contact-ways/pigeon", obj{"value": "06151 123456"})
		karim.ask(200, "PUT", "/me/contact-ways/phone", obj{"value": "0151 / 23456789"}).
			want("pending_value", "+4915123456789").want("confirmed", false).want("value", nil)
		karim.ask(200, "GET", "/me/reminder-settings", nil).wantCount("channels_on", 0).want("channels_offered.1", "sms")
		words := strings.FieldsFunc(gateway.last(t, 1).Text, func(r rune) bool { return r < '0' || r > '9' })
		karim.refused(422, "code_wrong", "POST", "/me/contact-ways/phone/confirmation", obj{"code": "x"})
		karim.ask(200, "POST", "/me/contact-ways/phone/confirmation", obj{"code": words[0]}).want("value", "+4915123456789").want("confirmed", true)
		karim.ask(200, "GET", "/me/reminder-settings", nil).want("channels_on.0", "sms").want("channels.0", "push")
		karim.refused(401, "sign_in_wrong", "POST", "/auth/sign-in", obj{"login": "+4915123456789", "secret": password, "remember": false}) // it opens no door

		news := func() {
			t.Helper()
			h.must(h.db.Tx(context.Background(), func(tx *gorm.DB) error {
				return h.reminders.News(context.Background(), tx, database.NewID(), 1, []uuid.UUID{karim.id})
			}))
			if _, err := h.reminders.RunDue(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		news()
		if got := gateway.last(t, 2); got.To != "+4915123456789" || got.Text != "MainPate: Es gibt eine Nachricht für Dich. "+h.config.PublicURL+"/" {
			t.Errorf("got %+v", got)
		}
		h.clock.Advance(time.Minute)
		admin.ask(200, "PUT", "/persons/"+karim.id.String()+"/disabled", obj{"disabled": true})
		news()
		gateway.last(t, 2)
	}, func(c *config.Config) { c.SMS = config.SMS{URL: gateway.URL, Token: "geheimes-wort"} })
}

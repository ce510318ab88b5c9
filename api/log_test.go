package main

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"

	"mainpate/internal/config"
	"mainpate/internal/push/pushtest"
)

// hear remembers what people have written in a request: none of it may stand in the log.
func (j *journal) hear(body []byte) {
	var sent any
	if json.Unmarshal(body, &sent) != nil {
		sent = string(body) // not even JSON, and personal all the same
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.heard == nil {
		j.heard = map[string]bool{}
	}
	for _, text := range texts(sent) {
		j.heard[text] = true
	}
}

// told are the lines of the log in which words of people stand.
func (j *journal) told() []string {
	text := j.String()
	j.mu.Lock()
	defer j.mu.Unlock()
	var found []string
	for words := range j.heard {
		if !strings.Contains(text, words) {
			continue
		}
		for line := range strings.Lines(text) {
			if strings.Contains(line, words) {
				found = append(found, line)
			}
		}
	}
	return found
}

// texts finds what people may have written themselves; words of the API are short and have small letters only.
func texts(value any) []string {
	var found []string
	switch value := value.(type) {
	case string:
		byHand := strings.ContainsFunc(value, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsSpace(r) || r > unicode.MaxASCII || r == '@' })
		if len(value) > 3 && (byHand || strings.Contains(value, "://")) {
			found = append(found, value)
		}
	case []any:
		for _, v := range value {
			found = append(found, texts(v)...)
		}
	case map[string]any:
		for _, v := range value {
			found = append(found, texts(v)...)
		}
	}
	return found
}

func TestTheLogTellsNothingPersonal(t *testing.T) {
	outside := pushtest.New(t)
	each(t, func(h *house) {
		v := newVillage(h)
		secret := "Mein Geheimnis"
		h.unsaid = append(h.unsaid, secret, "Geheimnis", "4915112345678", v.anna.login, v.anna.id.String())

		// What is wrong is named by its code, never repeated.
		for _, body := range []string{
			`{"display_name":"` + secret + `"`, `{"display_name":["` + secret + `"]}`, `{"` + secret + `":1}`, `{"display_name":4915112345678}`, secret,
			`{"display_name":"` + secret + strings.Repeat("!", 200) + `"}`, `{"display_name":"` + secret + `\u0000"}`,
		} {
			v.anna.send("PATCH", "/me", body, "If-Match", `"1"`)
		}
		v.anna.send("PATCH", "/me", obj{"display_name": "Anna"}, "If-Match", secret)
		v.anna.send("GET", "/me", nil, "Authorization", "Bearer "+secret)
		v.nobody.send("POST", "/auth/sign-in", obj{"login": secret, "secret": secret, "remember": false})
		v.nobody.send("POST", "/auth/join", obj{"secret": secret, "new_secret": secret, "remember": false})
		for _, path := range []string{
			"/join/Geheimnis", "/calendar/Geheimnis.ics", "/calendar/Geheimnis/x", v1 + "/persons/Geheimnis", v1 + "/Geheimnis", "/Geheimnis.txt",
			v1 + "/office?note=Geheimnis", v1 + "/persons/" + v.anna.id.String() + "?q=Geheimnis", "/readyz?x=Geheimnis",
		} {
			h.browser("GET", path, "", "Cookie", "rt=Geheimnis", "User-Agent", "Geheimnis", "Referer", "https://x.example/Geheimnis", "X-Request-Id", "Geheimnis")
			h.browser("POST", path, `{"a":"Geheimnis"}`)
		}

		// Nor does the work in the background tell anything, least of all where somebody's phone is.
		outside.Follow(h.clock.Now)
		phone := outside.SubscribeWith(h.config.VAPID.Public)
		keys := obj{"p256dh": phone.P256dh, "auth": phone.Auth}
		v.anna.ask(204, "PUT", "/push/subscription", obj{"endpoint": phone.Endpoint, "keys": keys, "public_key": h.config.VAPID.Public})
		h.unsaid = append(h.unsaid, strings.TrimPrefix(phone.Endpoint, outside.Origin()), phone.P256dh, phone.Auth)
		for _, answer := range []pushtest.Answer{
			{Status: 500, Body: "Geheimnis"}, {Status: 429, Body: "Geheimnis", RetryAfter: "Geheimnis"}, {Status: 408, Body: "Geheimnis"}, {Status: 410},
		} {
			outside.AnswerAll(answer)
			h.clock.Advance(2 * time.Minute)
			v.anna.send("POST", "/me/test-reminder", nil)
			_, err := h.reminders.RunDue(context.Background())
			h.must(err)
		}
		if !strings.Contains(h.log.String(), "a push service asks for patience") {
			t.Error("nothing went wrong, so nothing was tested")
		}
	}, func(c *config.Config) { c.PushHosts = []string{outside.Origin()} })
}

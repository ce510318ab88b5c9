package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"mainpate/internal/actor"
	"mainpate/internal/config"
	"mainpate/internal/person"
)

// browser asks like a browser that knows nothing of the helpers.
func (h *house) browser(method, path, body string, header ...string) *httptest.ResponseRecorder {
	h.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return h.raw(r)
}

func (h *house) wantProblem(w *httptest.ResponseRecorder, status int, code string) {
	h.Helper()
	var p struct {
		Type, Title, Code string
		Status            int
		RequestID         string `json:"request_id"`
	}
	err := json.Unmarshal(w.Body.Bytes(), &p)
	if err != nil || w.Code != status || p.Status != status || p.Code != code || p.Type != "urn:mainpate:problem:"+code || p.Title == "" ||
		p.RequestID == "" || p.RequestID != w.Header().Get("X-Request-Id") || w.Header().Get("Content-Type") != "application/problem+json" {
		h.Errorf("%d %v %s %v, want %d %s", w.Code, w.Header(), w.Body, err, status, code)
	}
}

func TestPathsAndMethodsThatAreNotThere(t *testing.T) {
	each(t, func(h *house) {
		h.wantProblem(h.browser("GET", v1+"/nothing", ""), 404, "not_found")
		h.wantProblem(h.browser("POST", "/api", ""), 404, "not_found")
		h.wantProblem(h.browser("DELETE", "/index.html", ""), 405, "method_not_allowed")
		for path, item := range h.document.api.Paths.Map() {
			path = strings.NewReplacer("{", "", "}", "").Replace(path)
			for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"} {
				if item.GetOperation(method) != nil {
					continue
				}
				w := h.browser(method, path, "")
				if template, other := h.document.find(method, path); other != nil {
					t.Log(method, path, "is", template)
					continue
				}
				h.wantProblem(w, 405, "method_not_allowed")
				if w.Header().Get("Allow") == "" {
					h.Errorf("%s %s: nothing says what is allowed", method, path)
				}
			}
		}
	})
}

func TestHeadersKeepOthersOut(t *testing.T) {
	each(t, func(h *house) {
		for _, path := range []string{"/", "/workbook", "/healthz", v1 + "/office", v1 + "/me", v1 + "/nothing", v1 + "/openapi.json"} {
			w := h.browser("GET", path, "", "Origin", "https://evil.example")
			for name, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
				"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Strict-Transport-Security": "max-age=31536000",
				"Access-Control-Allow-Origin": "", "Access-Control-Allow-Credentials": "", "Server": "",
			} {
				if got := w.Header().Get(name); got != want {
					h.Errorf("%s: %s is %q, want %q", path, name, got, want)
				}
			}
			csp := w.Header().Get("Content-Security-Policy")
			for _, part := range []string{"default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"} {
				if !strings.Contains(csp, part) {
					h.Errorf("%s: no %s in %s", path, part, csp)
				}
			}
			if strings.Contains(csp, "unsafe") || strings.Contains(csp, "*") {
				h.Errorf("%s: %s", path, csp)
			}
		}
		w := h.browser("OPTIONS", v1+"/me", "", "Origin", "https://evil.example", "Access-Control-Request-Method", "PUT")
		for name := range w.Header() {
			if strings.HasPrefix(name, "Access-Control-") {
				h.Errorf("%s: %s", name, w.Header().Get(name))
			}
		}
	}, overHTTPS)
}

func overHTTPS(c *config.Config) {
	c.PublicURL, c.SecureCookies = "https://mainpate.example.org", true
}

func TestNoPathLeavesTheApp(t *testing.T) {
	each(t, func(h *house) {
		for _, path := range []string{"/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/assets/..%5c..%5cgo.mod", "//etc/passwd", "/assets/%2e%2e/%2e%2e/go.mod", "/.env", "/.git/config"} {
			w := h.browser("GET", path, "")
			if strings.Contains(w.Body.String(), "root:") || strings.Contains(w.Body.String(), "module mainpate") {
				h.Errorf("%s: %s", path, w.Body)
			}
		}
	})
}

func TestCookies(t *testing.T) {
	for name, change := range map[string]func(*config.Config){"__Secure-rt": overHTTPS, "rt": func(*config.Config) {}} {
		each(t, func(h *house) {
			anna := h.staff(actor.Coach, "Karim")
			a := anna.ask(200, "POST", "/auth/sign-in", obj{"login": anna.login, "secret": password, "remember": true})
			kept := a.cookies()
			if len(kept) != 1 {
				h.Fatalf("%v", a.header)
			}
			c := kept[0]
			if c.Name != name || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Secure != (name == "__Secure-rt") || c.Path != v1+"/auth" || c.Domain != "" || c.MaxAge <= 0 {
				h.Errorf("%+v", c)
			}
			a = anna.ask(200, "POST", "/auth/sign-in", obj{"login": anna.login, "secret": password, "remember": false})
			if c := a.cookies()[0]; c.MaxAge != 0 || !c.Expires.IsZero() {
				h.Errorf("kept although nobody asked: %+v", c)
			}
			anna.enter(a)
			gone := anna.ask(204, "POST", "/auth/sign-out", nil)
			if c := gone.cookies()[0]; c.MaxAge >= 0 || c.Value != "" || gone.header.Get("Clear-Site-Data") != `"storage"` {
				h.Errorf("%+v %v", c, gone.header)
			}
			anna.refused(401, "not_signed_in", "GET", "/me", nil)
			anna.refused(401, "session_ended", "POST", "/auth/refresh", nil)
		}, change)
	}
}

// What works without a token works with the cookie alone, so no other page may use it.
func TestOtherPagesCannotUseOpenRoutes(t *testing.T) {
	each(t, func(h *house) {
		karim := h.staff(actor.Coach, "Karim")
		l := h.ledger()
		for _, r := range h.routes {
			if r.Who != everyone || r.Method == http.MethodGet {
				continue
			}
			path := strings.TrimPrefix(r.Path, v1)
			for _, header := range [][]string{
				{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Sec-Fetch-Site", ""},
				{"Sec-Fetch-Site", "", "Origin", "https://evil.example"}, {"Sec-Fetch-Site", "", "Origin", "null"},
				{"Sec-Fetch-Site", "cross-site", "Origin", h.config.PublicURL},
			} {
				karim.refused(403, "cross_site", r.Method, path, obj{}, header...)
			}
		}
		if changed := l.changed(); len(changed) > 0 {
			h.Errorf("%v changed", changed)
		}
		karim.ask(200, "POST", "/auth/refresh", nil, "Sec-Fetch-Site", "", "Origin", h.config.PublicURL)
	})
}

func TestBrokenBodies(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		l := h.ledger()
		tried := map[string]bool{}
		for _, a := range attempts {
			at := slices.IndexFunc(a.statuses(h.T), func(s string) bool { return s < "300" })
			if a.body == "" || tried[a.request] || at < 0 {
				continue
			}
			tried[a.request] = true
			c := v.columns()[at]
			whole := v.fill(a.body, c)
			for _, b := range []struct{ what, body, kind, expected string }{
				{"cut off", whole[:len(whole)-1], "application/json", "400"}, {"two at once", whole + whole, "application/json", "400"},
				{"a list", "[" + whole + "]", "application/json", "422"}, {"null", "null", "application/json", "422"},
				{"nothing", "", "application/json", "400"}, {"a form", "a=b", "application/x-www-form-urlencoded", "415"},
				{"text", whole, "text/plain", "415"}, {"deep", strings.Repeat("[", 100_000), "application/json", "400"},
				{"big", `{"x":"` + strings.Repeat("x", 300_000) + `"}`, "application/json", "413"},
				{"a long list", `{"x":[` + strings.Repeat("1,", 100_000) + `1]}`, "application/json", "422"},
			} {
				got := v.try(attempt{a.request, a.version, strings.ReplaceAll(b.body, "{new}", "x"), ""}, c, "Content-Type", b.kind)
				if strconv.Itoa(got.status) != b.expected {
					h.Errorf("%s, %s: %d %.300s, want %s", got.what, b.what, got.status, got.body, b.expected)
				}
			}
			v.tryOddTexts(a, whole, c)
			if changed := l.changed(); len(changed) > 0 {
				l.restore()
			}
		}
	})
}

// tryOddTexts puts what no keyboard makes into every text of a body: nothing may break.
func (v *village) tryOddTexts(a attempt, whole string, c *caller) {
	v.Helper()
	var asked map[string]any
	v.must(json.Unmarshal([]byte(whole), &asked))
	for name, value := range asked {
		if _, ok := value.(string); !ok {
			continue
		}
		for _, odd := range []string{"\x00", "a\x00b", "\u202eb\u2066", "'; DROP TABLE persons; --", "<script>alert(1)</script>", "\U0001F9D1\u200d\U0001F33E", "0001-01-01", "9999-12-31", "2026-02-30", "00000000-0000-0000-0000-000000000000"} {
			changed := map[string]any{}
			for k, v := range asked {
				changed[k] = v
			}
			changed[name] = odd
			text, err := json.Marshal(changed)
			v.must(err)
			v.try(attempt{a.request, a.version, string(text), ""}, c) // 500 fails
		}
	}
}

func TestIdsAndVersionsThatAreNone(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		l := h.ledger()
		for _, a := range attempts {
			at := slices.IndexFunc(a.statuses(h.T), func(s string) bool { return s < "300" })
			if at < 0 {
				continue
			}
			c := v.columns()[at]
			if strings.Contains(a.request, "{") {
				for _, bad := range []string{"1", "x", "%00", "..", "%2e%2e", "01890000-0000-7000-8000-00000000000g"} {
					parts := strings.Split(a.request, "/")
					for i, p := range parts {
						if strings.HasPrefix(p, "{") {
							parts[i] = bad
						}
					}
					got := v.try(attempt{strings.Join(parts, "/"), a.version, a.body, ""}, c)
					if got.status != 400 && got.status != 404 {
						h.Errorf("%s: %d %s", got.what, got.status, got.body)
					}
				}
			}
			if a.version != "" {
				for _, bad := range []string{`"x"`, `""`, `"-1"`, `"99999999999999999999"`, `W/"1"`} {
					if got := v.try(attempt{a.request, "", a.body, ""}, c, "If-Match", bad); got.status != 400 && got.status != 412 {
						h.Errorf("%s, If-Match %s: %d %s", got.what, bad, got.status, got.body)
					}
				}
				if got := v.try(attempt{a.request, "", a.body, ""}, c); got.status != 428 && got.status != 412 {
					h.Errorf("%s without a version: %d %s", got.what, got.status, got.body)
				}
			}
		}
		if changed := l.changed(); len(changed) > 0 {
			h.Errorf("%v changed", changed)
		}
	})
}

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
		fresh := admin.ask(200, "POST", "/persons", obj{"role": "coach", "display_name": "Neu", "language": "de"})
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

func TestAPanicTellsNothing(t *testing.T) {
	each(t, func(h *house) {
		r := &router{server: h.server, sessions: h.sessions}
		route(r, "GET", "/panic", everyone, "panic", "Breaks.", func(context.Context, *struct{}) (*struct{}, error) { panic("inner matters") })
		w := h.browser("GET", v1+"/panic", "")
		h.wantProblem(w, 500, "internal")
		if strings.Contains(w.Body.String(), "inner") || !strings.Contains(h.log.String(), "inner matters") {
			h.Error("the answer tells too much or the log too little")
		}
		h.log.forget()
	})
}

func (j *journal) forget() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text = bytes.Buffer{}
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"mainpate/internal/actor"
	"mainpate/internal/config"
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
	alone(t, func(h *house) {
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
	alone(t, func(h *house) {
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
	alone(t, func(h *house) {
		outside := []string{"//etc/passwd", "/.env", "/.git/config"}
		for depth := 1; depth < 12; depth++ { // wherever the server runs
			for _, up := range []string{"../", "%2e%2e/", "..%2f", "%2e%2e%2f", "..%5c", "..\\"} {
				for _, folder := range []string{"/", "/assets/"} {
					outside = append(outside, folder+strings.Repeat(up, depth)+"go.mod", folder+strings.Repeat(up, depth)+"etc/passwd")
				}
			}
		}
		for _, path := range outside {
			r := httptest.NewRequest("GET", "/", nil)
			decoded, err := url.PathUnescape(path)
			h.must(err)
			r.URL.Path, r.URL.RawPath, r.RequestURI = decoded, path, path
			w := h.raw(r)
			if strings.Contains(w.Body.String(), "root:") || strings.Contains(w.Body.String(), "module mainpate") || w.Code == 200 && !strings.Contains(w.Body.String(), "<!doctype html>") {
				h.Errorf("%s: %d %.300s", path, w.Code, w.Body)
			}
		}
		for _, path := range []string{"/api%2fv1%2fme", "/api/v1%2fme", "/%61pi/v1/me", "/assets/..%2f..%2fapi/v1/me"} {
			if w := h.browser("GET", path, ""); w.Code == 200 && strings.Contains(w.Header().Get("Content-Type"), "json") {
				h.Errorf("%s goes around the door: %s", path, w.Body)
			}
		}
	})
}

func TestCookies(t *testing.T) {
	for name, change := range map[string]func(*config.Config){"__Secure-rt": overHTTPS, "rt": func(*config.Config) {}} {
		alone(t, func(h *house) {
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
	alone(t, func(h *house) {
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

func TestAPanicTellsNothing(t *testing.T) {
	alone(t, func(h *house) {
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

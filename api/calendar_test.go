package main

import (
	"net/http"
	"strings"
	"testing"

	"mainpate/internal/actor"
)

func TestACalendarReadsWithoutSigningIn(t *testing.T) {
	each(t, func(h *house) {
		karim := h.staff(actor.Coach, "Karim")
		karim.ask(200, "GET", "/me/calendar-feed", nil).want("on", false).want("created_at", nil).want("last_read_day", nil)
		url := karim.ask(200, "POST", "/me/calendar-feed", nil).text("url")
		path, ok := strings.CutPrefix(url, h.config.PublicURL)
		secret := strings.TrimSuffix(strings.TrimPrefix(path, "/calendar/"), ".ics")
		if !ok || len(secret) < 22 {
			t.Fatal(url)
		}
		h.unsaid = append(h.unsaid, secret)
		w := h.browser("GET", path, "", "Origin", "https://calendar.example.com", "Accept-Encoding", "gzip")
		etag := w.Header().Get("ETag")
		if w.Code != 200 || etag == "" || w.Header().Get("Cache-Control") != "private, no-cache" || w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Fatalf("%d %v", w.Code, w.Header())
		}
		if w := h.browser("GET", path, "", "If-None-Match", etag, "Accept-Encoding", "gzip"); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
			t.Errorf("%d with %d bytes", w.Code, w.Body.Len())
		}
		if w := h.browser("HEAD", path, ""); w.Code != 200 || w.Body.Len() != 0 {
			t.Errorf("HEAD: %d", w.Code)
		}
		karim.ask(200, "GET", "/me/calendar-feed", nil).want("on", true).want("last_read_day", "2026-11-25")
		if !strings.Contains(h.log.String(), `"route":"/calendar/:name"`) {
			t.Error("readings are not in the log")
		}
		first := ""
		for _, guess := range []string{"/calendar/" + secret, path + "x", "/calendar/.ics", "/calendar/" + strings.Repeat("A", len(secret)) + ".ics", "/calendar/a%2F" + secret + ".ics"} {
			w := h.browser("GET", guess, "")
			h.wantProblem(w, 404, "not_found")
			same := strings.ReplaceAll(w.Body.String(), w.Header().Get("X-Request-Id"), "")
			if first == "" {
				first = same
			}
			if same != first {
				t.Errorf("%s: %s, not %s", guess, same, first)
			}
		}
		h.wantProblem(h.browser("GET", path+"/more", ""), 404, "not_found")
		h.wantProblem(h.browser("PUT", path, ""), 405, "method_not_allowed")
		karim.ask(204, "DELETE", "/me/calendar-feed", nil)
		h.wantProblem(h.browser("GET", path, ""), 404, "not_found")
		if w := h.browser("GET", "/calendar-feed", ""); w.Code != 200 || !strings.Contains(w.Body.String(), "<html") {
			t.Errorf("the app's own screen: %d", w.Code)
		}
	})
}

package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"mainpate/internal/config"
)

// figures asks as Prometheus does.
func (h *house) figures() string {
	h.Helper()
	r, err := http.NewRequestWithContext(h.Context(), http.MethodGet, "http://"+h.config.MetricsAddr+"/metrics", nil)
	h.must(err)
	answer, err := http.DefaultClient.Do(r)
	h.must(err)
	text, err := io.ReadAll(answer.Body)
	h.must(err)
	h.must(answer.Body.Close())
	if answer.StatusCode != http.StatusOK {
		h.Fatalf("%d %s", answer.StatusCode, text)
	}
	return string(text)
}

// withMetrics chooses a free port.
func withMetrics(t *testing.T) func(*config.Config) {
	return func(c *config.Config) {
		free, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		c.MetricsAddr = free.Addr().String()
		_ = free.Close()
	}
}

func TestMetricsSayWhatToWatchAndNothingElse(t *testing.T) {
	each(t, func(h *house) {
		stop, err := serveMetrics(h.services, slog.New(slog.DiscardHandler))
		h.must(err)
		defer stop()
		v := newVillage(h)
		v.anna.ask(200, "GET", "/milestone-meetings/"+v.names["meeting"], nil)
		h.browser("GET", "/calendar/"+strings.Repeat("A", 32)+".ics", "")
		h.browser("GET", "/join/geheim", "")
		_, err = h.reminders.RunDue(context.Background())
		h.must(err)
		v.anna.ask(204, "POST", "/auth/sign-out", nil)

		text := h.figures()
		for _, want := range []string{
			`mainpate_requests_total{method="GET",route="/api/v1/milestone-meetings/:id",status="2xx"} `,
			`mainpate_requests_total{method="GET",route="/calendar/:name",status="4xx"} 1`,
			`mainpate_oldest_due_reminder_seconds 0`, `mainpate_reminders_waiting{channel="sms",state="claimed"} 0`,
			`mainpate_push_devices{key="newest"} `, `mainpate_sessions_ended_total `, `mainpate_database_connections_most `,
			`mainpate_request_seconds_bucket{`, `go_build_info{`, `process_resident_memory_bytes`,
		} {
			if !strings.Contains(text, want) {
				t.Errorf("no %s", want)
			}
		}
		if waiting := regexp.MustCompile(`mainpate_reminders_waiting\{channel="push",state="pending"\} (\d+)`).FindStringSubmatch(text); len(waiting) != 2 || waiting[1] == "0" {
			t.Errorf("waiting: %v", waiting)
		}
		for _, private := range []string{"Anna", v.anna.id.String(), v.anna.login, annasOwn, "Stadtteilcafé", "geheim", "fcm.googleapis.com", v.names["meeting"], "192.0.2."} {
			if strings.Contains(text, private) {
				t.Errorf("the figures tell %q", private)
			}
		}
		if lines := strings.Count(text, "\n"); lines > 3000 {
			t.Errorf("%d lines", lines)
		}
	}, withMetrics(t))
}

func TestMetricsAreNotForThePeopleWhoUseTheApp(t *testing.T) {
	alone(t, func(h *house) {
		stop, err := serveMetrics(h.services, slog.New(slog.DiscardHandler))
		h.must(err)
		defer stop()
		if w := h.browser("GET", "/metrics", ""); strings.Contains(w.Body.String(), "mainpate_requests_total") {
			t.Error("the app's address shows the figures")
		}
		r, err := http.NewRequestWithContext(h.Context(), http.MethodGet, "http://"+h.config.MetricsAddr+v1+"/me", nil)
		h.must(err)
		answer, err := http.DefaultClient.Do(r)
		h.must(err)
		h.must(answer.Body.Close())
		if answer.StatusCode != http.StatusNotFound {
			t.Errorf("the figures' address answers with the app: %d", answer.StatusCode)
		}
	}, withMetrics(t))
}

func TestWithoutAnAddressThereAreNoMetrics(t *testing.T) {
	alone(t, func(h *house) {
		stop, err := serveMetrics(h.services, slog.New(slog.DiscardHandler))
		h.must(err)
		stop()
		taken, err := net.Listen("tcp", "127.0.0.1:0")
		h.must(err)
		defer func() { _ = taken.Close() }()
		h.config.MetricsAddr = taken.Addr().String()
		if _, err := serveMetrics(h.services, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), "MAINPATE_METRICS_ADDR") {
			t.Errorf("an address in use: %v", err)
		}
	})
}

func TestFiguresOutliveAStandstill(t *testing.T) {
	alone(t, func(h *house) {
		stop, err := serveMetrics(h.services, slog.New(slog.DiscardHandler))
		h.must(err)
		defer stop()
		newVillage(h)
		h.clock.Advance(30 * 24 * time.Hour)
		found := regexp.MustCompile(`(?m)^mainpate_oldest_due_reminder_seconds (\S+)`).FindStringSubmatch(h.figures())
		if len(found) != 2 {
			t.Fatal("no age")
		}
		if age, err := strconv.ParseFloat(found[1], 64); err != nil || age < 3600 {
			t.Errorf("nobody sends, and the oldest waits %s s", found[1])
		}
	}, withMetrics(t))
}

package metrics

import (
	"context"
	"errors"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

func shown(t *testing.T, m *Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	text, err := io.ReadAll(w.Body)
	if err != nil || w.Code != 200 {
		t.Fatalf("%d %s %v", w.Code, text, err)
	}
	return string(text)
}

func (m *Metrics) wants(t *testing.T, lines ...string) {
	t.Helper()
	text := shown(t, m)
	for _, line := range lines {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("no %s in\n%s", line, text)
		}
	}
}

func TestWhatHappensIsCounted(t *testing.T) {
	m := New()
	m.Request("GET", "/api/v1/me", 200, 3*time.Millisecond)
	m.Request("GET", "/api/v1/me", 204, 700*time.Millisecond)
	m.Request("BREW", "unknown", 404, time.Second)
	m.Pushed("push.apple.com", "mistrust")
	m.Reminded("push", "sent", "")
	m.Reminded("email", "failed", "550 5.1.1 <samira@example.org> unknown")
	if err := m.SessionsEnded(context.Background(), nil, []uuid.UUID{uuid.New(), uuid.New()}); err != nil {
		t.Fatal(err)
	}
	m.wants(t,
		`mainpate_requests_total{method="GET",route="/api/v1/me",status="2xx"} 2`,
		`mainpate_request_seconds_bucket{method="GET",route="/api/v1/me",le="0.005"} 1`,
		`mainpate_request_seconds_count{method="GET",route="/api/v1/me"} 2`,
		`mainpate_requests_total{method="other",route="unknown",status="4xx"} 1`,
		`mainpate_push_answers_total{answer="mistrust",service="push.apple.com"} 1`,
		`mainpate_reminders_total{channel="push",reason="",result="sent"} 1`,
		`mainpate_reminders_total{channel="email",reason="other",result="failed"} 1`,
		`mainpate_sessions_ended_total 2`,
	)
	if text := shown(t, m); strings.Contains(text, "samira") || !strings.Contains(text, "go_build_info{") || !strings.Contains(text, "go_goroutines ") {
		t.Error(text)
	}
}

func TestStrangersCannotMakeMoreFigures(t *testing.T) {
	m := New()
	for i := range 1000 {
		m.Request("X"+strings.Repeat("Y", i), "unknown", 405, 0)
	}
	if n := strings.Count(shown(t, m), "\nmainpate_requests_total{"); n != 1 {
		t.Errorf("%d figures", n)
	}
}

func TestAFigureThatCannotBeReadSpoilsNoOther(t *testing.T) {
	m := New()
	broken := true
	m.Read(Reading{Name: "waiting", Help: "How many wait.", Labels: []string{"channel"}, Look: func(ctx context.Context) ([]Value, error) {
		if _, limited := ctx.Deadline(); !limited {
			t.Error("may take for ever")
		}
		if broken {
			return nil, errors.New("the database is away")
		}
		return []Value{{[]string{"push"}, 3}, {[]string{"sms"}, 1}}, nil
	}})
	m.Read(Reading{Name: "waits_total", Help: "How often.", Rising: true, Look: func(context.Context) ([]Value, error) { return One(7), nil }})
	m.wants(t, "mainpate_waits_total 7", "# TYPE mainpate_waits_total counter")
	if strings.Contains(shown(t, m), "mainpate_waiting") {
		t.Error("shows what it does not know")
	}
	broken = false
	m.wants(t, `mainpate_waiting{channel="push"} 3`, `mainpate_waiting{channel="sms"} 1`, "# TYPE mainpate_waiting gauge")
}

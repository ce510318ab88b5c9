package reminder

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

func TestFinish(t *testing.T) {
	now := at(t, "2026-11-25 10:00")
	for _, c := range []struct {
		name     string
		attempts int
		outcome  Outcome
		state    State
		code     string
		after    time.Duration
	}{
		{"handed over", 1, Outcome{Result: HandedOver}, Sent, "", 0},
		{"no device", 1, Outcome{Result: NoDevice}, Skipped, "no_device", 0},
		{"refused", 1, Outcome{Result: Refused, Code: "payload_too_large"}, Failed, "payload_too_large", 0},
		{"useless", 1, Outcome{Result: useless, Code: "expired"}, Skipped, "expired", 0},
		{"first retry", 1, Outcome{Code: "busy"}, Pending, "busy", 30 * time.Second},
		{"second retry", 2, Outcome{Code: "busy"}, Pending, "busy", 2 * time.Minute},
		{"tenth retry", 10, Outcome{Code: "busy"}, Pending, "busy", 30 * time.Minute},
		{"as the service asks", 1, Outcome{Code: "busy", RetryAfter: time.Hour}, Pending, "busy", time.Hour},
		{"never after the occasion", 1, Outcome{Code: "busy", RetryAfter: 2 * time.Hour}, Failed, "busy", 0},
	} {
		r := Reminder{ExpiresAt: now.Add(2 * time.Hour), Attempts: c.attempts - 1}
		r.Claim(uuid.New(), now)
		r.Finish(c.outcome, now)
		if r.State != c.state || r.LastError != c.code || r.LeaseToken != nil || r.LeaseUntil != nil {
			t.Errorf("%s: got %+v", c.name, r)
		}
		if c.state == Pending && !r.NextTryAt.Equal(now.Add(c.after)) {
			t.Errorf("%s: next try at %s", c.name, r.NextTryAt)
		}
	}
}

func TestBackoffSpreads(t *testing.T) {
	early, late := uuid.UUID{}, uuid.UUID{15: 255}
	if backoff(early, 1) == backoff(late, 1) {
		t.Error("what failed together comes back together")
	}
	if d := backoff(late, 1); d > 40*time.Second {
		t.Errorf("spread too far: %s", d)
	}
}

func TestChooseSettings(t *testing.T) {
	now := at(t, "2026-11-25 10:00")
	s := usualSettings(uuid.New())
	if changed, err := s.Choose([]Occasion{Plan, Milestone, Plan}, 60, now); !changed || err != nil || s.Version != 1 || len(s.Off) != 2 {
		t.Fatalf("got %+v, %v", s, err)
	}
	if changed, err := s.Choose([]Occasion{Milestone, Plan}, 60, now); changed || err != nil || s.Version != 1 {
		t.Errorf("the same in another order counts as a change: %+v, %v", s, err)
	}
	if s.Wants(Plan) || !s.Wants(Meeting) {
		t.Errorf("wants the wrong kinds: %+v", s)
	}
	var p *problem.Error
	for _, bad := range []func() (bool, error){
		func() (bool, error) { return s.Choose([]Occasion{Test}, 60, now) },
		func() (bool, error) { return s.Choose(nil, 29, now) },
		func() (bool, error) { return s.Choose(nil, 2881, now) },
	} {
		if _, err := bad(); !errors.As(err, &p) || p.Kind != problem.Unprocessable {
			t.Errorf("accepted: %v", err)
		}
	}
}

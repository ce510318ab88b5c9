package reminder

import (
	"errors"
	"slices"
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
		r.Finish(c.outcome, "", now)
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
	choose := func(off []Occasion, lead int, channels ...ChannelName) (bool, error) {
		return s.Choose(Choice{Off: off, MeetingLeadMinutes: lead, Channels: channels}, now)
	}
	if changed, err := choose([]Occasion{Plan, Milestone, Plan}, 60); !changed || err != nil || s.Version != 1 || len(s.Off) != 2 {
		t.Fatalf("got %+v, %v", s, err)
	}
	if changed, err := choose([]Occasion{Milestone, Plan}, 60); changed || err != nil || s.Version != 1 {
		t.Errorf("the same in another order counts as a change: %+v, %v", s, err)
	}
	if s.Wants(Plan) || !s.Wants(Meeting) {
		t.Errorf("wants the wrong kinds: %+v", s)
	}
	if !slices.Equal(s.Channels, []ChannelName{Push, Email, SMS}) {
		t.Errorf("channels nobody has chosen: %v", s.Channels)
	}
	if changed, err := choose([]Occasion{Plan, Milestone}, 60, SMS, Push); !changed || err != nil || !slices.Equal(s.Channels, []ChannelName{SMS, Push}) {
		t.Errorf("got %+v, %v", s, err)
	}
	if changed, err := choose([]Occasion{Plan, Milestone}, 60); changed || err != nil {
		t.Errorf("an older app takes the channels away: %+v, %v", s, err)
	}
	var p *problem.Error
	for _, bad := range []func() (bool, error){
		func() (bool, error) { return choose([]Occasion{Test}, 60) },
		func() (bool, error) { return choose(nil, 29) },
		func() (bool, error) { return choose(nil, 2881) },
		func() (bool, error) { return choose(nil, 60, "pigeon") },
		func() (bool, error) { return choose(nil, 60, Push, Push) },
	} {
		if _, err := bad(); !errors.As(err, &p) || p.Kind != problem.Unprocessable {
			t.Errorf("accepted: %v", err)
		}
	}
}

package web

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestReadyTellsHowLongRemindersWait(t *testing.T) {
	age, away := 7*time.Minute, error(nil)
	f := newFixture(t, func(o *Options) {
		o.OldestDue = func(context.Context) (time.Duration, error) { return age, away }
	})
	body, err := io.ReadAll(f.do(t, "GET", "/readyz", "").Body)
	if err != nil || !strings.Contains(string(body), `"oldest_due_age_seconds":420`) {
		t.Errorf("%s, %v", body, err)
	}
	away = errors.New("database away")
	expectProblem(t, f.do(t, "GET", "/readyz", ""), 503, "unavailable")
}

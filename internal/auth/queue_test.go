package auth

import (
	"context"
	"errors"
	"testing"

	"mainpate/internal/problem"
)

// Whoever finds the queue full hears so at once, without a try being counted.
func TestAFullQueueSendsStrangersAwayAtOnce(t *testing.T) {
	h := newHasher(0)
	var leaves []func()
	for range queueLength {
		leave, err := h.enter()
		if err != nil {
			t.Fatal(err)
		}
		leaves = append(leaves, leave)
	}
	s := &Service{hasher: h} // without a database: nothing may be asked of it
	_, err := s.SignIn(context.Background(), "samira", "738264", false)
	var p *problem.Error
	if !errors.As(err, &p) || p.Kind != problem.Unavailable || p.Code != "too_busy" || p.RetryAfter <= 0 {
		t.Errorf("got %v", err)
	}
	leaves[0]()
	if _, err := h.enter(); err != nil {
		t.Errorf("a place is free: %v", err)
	}
}

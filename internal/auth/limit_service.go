package auth

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// tried is a try that has been counted and may turn out well.
type tried struct {
	service *Service
	keys    map[string]limit
	account string // forgotten as a whole on success
}

// tryAsAccount counts a try under a login name, known or not, and the address.
func (s *Service) tryAsAccount(ctx context.Context, login string) (tried, error) {
	return s.try(ctx, "account "+person.NormaliseLogin(login))
}

// tryAsPerson counts a try by somebody who is signed in. It has a count of its
// own: strangers who try their name must not keep them from changing the PIN.
func (s *Service) tryAsPerson(ctx context.Context, id uuid.UUID) (tried, error) {
	return s.try(ctx, "person "+id.String())
}

// tryAsAddress counts a try with nothing known but the address.
func (s *Service) tryAsAddress(ctx context.Context) (tried, error) {
	return s.try(ctx, "")
}

// try counts in a transaction of its own: whatever fails afterwards, the count
// stays. Names and addresses are not kept, only their seals.
func (s *Service) try(ctx context.Context, account string) (tried, error) {
	t := tried{service: s, keys: map[string]limit{
		seal(s.limitKey, "address "+actor.Network(actor.ClientIP(ctx))): addressLimit,
	}}
	if account != "" {
		t.account = seal(s.limitKey, account)
		t.keys[t.account] = accountLimit
	}
	return t, t.count(ctx)
}

// tryForChallenge counts questions for passkeys, which anybody may ask for.
func (s *Service) tryForChallenge(ctx context.Context) (tried, error) {
	t := tried{service: s, keys: map[string]limit{
		seal(s.limitKey, "challenge "+actor.Network(actor.ClientIP(ctx))): challengeLimit,
	}}
	return t, t.count(ctx)
}

func (t tried) count(ctx context.Context) error {
	s := t.service
	var wait time.Duration
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		now := s.db.Now()
		counts, err := lockTries(ctx, tx, t.sortedKeys(), now)
		if err != nil {
			return err
		}
		wait = 0
		for _, c := range counts {
			wait = max(wait, c.wait(now))
		}
		if wait > 0 {
			return nil
		}
		for _, c := range counts {
			c.take(t.keys[c.Key], now)
			if err := saveTries(ctx, tx, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && wait > 0 {
		err = problem.New(problem.RateLimited, "too_many_tries").After(wait)
	}
	return err
}

// succeeded takes the try back.
func (t tried) succeeded(ctx context.Context) error {
	s := t.service
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		now := s.db.Now()
		counts, err := lockTries(ctx, tx, t.sortedKeys(), now)
		if err != nil {
			return err
		}
		for _, c := range counts {
			if c.Key == t.account {
				err = forgetTries(ctx, tx, c.Key)
			} else {
				c.giveBack(now)
				err = saveTries(ctx, tx, c)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (t tried) sortedKeys() []string {
	var keys []string
	for key := range t.keys {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

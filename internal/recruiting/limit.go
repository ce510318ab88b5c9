package recruiting

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Limit counts what came from one network or through one code.
type Limit struct {
	Key   string `gorm:"primaryKey"`
	Count int
	Since time.Time
}

// TableName says whose limits these are.
func (Limit) TableName() string { return "recruiting_limits" }

// span is how much is welcome in how much time.
type span struct {
	most int
	per  time.Duration
}

// A whole office may sit behind one address. Codes cannot be guessed; looking is limited so that nobody tries for ever.
var (
	looking   = span{120, 10 * time.Minute}
	ofNetwork = span{40, time.Hour}
	ofCode    = span{150, 24 * time.Hour}
)

// take counts one more unless there have been enough.
func (l *Limit) take(s span, now time.Time) error {
	if now.Sub(l.Since) >= s.per {
		l.Count, l.Since = 0, now
	}
	if l.Count >= s.most {
		return problem.New(problem.RateLimited, "too_many_tries").After(l.Since.Add(s.per).Sub(now))
	}
	l.Count++
	return nil
}

// look counts a look at a code, in a transaction of its own: whatever becomes of it, the count stays.
func (s *Service) look(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return s.take(ctx, tx, "look "+actor.Network(actor.ClientIP(ctx)), looking) })
}

// form counts a form that somebody has filled in.
func (s *Service) form(ctx context.Context, code string) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.take(ctx, tx, "form "+actor.Network(actor.ClientIP(ctx)), ofNetwork); err != nil {
			return err
		}
		return s.take(ctx, tx, "code "+code, ofCode)
	})
}

func (s *Service) take(ctx context.Context, tx *gorm.DB, what string, most span) error {
	mac := hmac.New(sha256.New, s.options.Key)
	mac.Write([]byte(what))
	l, err := lockLimit(ctx, tx, hex.EncodeToString(mac.Sum(nil)), s.db.Now())
	if err != nil {
		return err
	}
	if err := l.take(most, s.db.Now()); err != nil {
		return err
	}
	return saveLimit(ctx, tx, l)
}

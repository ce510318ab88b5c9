package feedback

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

// Limit counts what came from one network, or from everywhere.
type Limit struct {
	Key   string `gorm:"primaryKey"`
	Count int
	Since time.Time
}

// TableName says whose limits these are.
func (Limit) TableName() string { return "feedback_limits" }

// A whole office may sit behind one network. What comes from everywhere is limited too: nobody fills the disk.
const (
	ofNetwork   = 20
	ofEverybody = 500
	span        = 24 * time.Hour
)

func (l *Limit) take(most int, now time.Time) error {
	if now.Sub(l.Since) >= span {
		l.Count, l.Since = 0, now
	}
	if l.Count >= most {
		return problem.New(problem.RateLimited, "too_many_tries").After(l.Since.Add(span).Sub(now))
	}
	l.Count++
	return nil
}

// count counts one message, in a transaction of its own: whatever becomes of it, the count stays.
func (s *Service) count(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.take(ctx, tx, "network "+actor.Network(actor.ClientIP(ctx)), ofNetwork); err != nil {
			return err
		}
		return s.take(ctx, tx, "everybody", ofEverybody)
	})
}

func (s *Service) take(ctx context.Context, tx *gorm.DB, what string, most int) error {
	mac := hmac.New(sha256.New, s.key)
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

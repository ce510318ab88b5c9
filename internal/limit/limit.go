// Package limit counts what is welcome, but only so often: forms without an account, codes, feedback. Whom or what it
// counted cannot be read from the database.
package limit

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Limits are the counts of one domain, in a table of its own.
type Limits struct {
	table string
	code  string
	key   []byte
}

// New counts in a table; code is what a refusal is called, key makes the counted unreadable.
func New(table, code string, key []byte) *Limits { return &Limits{table: table, code: code, key: key} }

// Span is how much is welcome in how much time.
type Span struct {
	Most int
	Per  time.Duration
}

type count struct {
	Key   string `gorm:"primaryKey"`
	Count int
	Since time.Time
}

// add counts one more unless there have been enough.
func (c *count) add(s Span, code string, now time.Time) error {
	if now.Sub(c.Since) >= s.Per {
		c.Count, c.Since = 0, now
	}
	if c.Count >= s.Most {
		return problem.New(problem.RateLimited, code).After(c.Since.Add(s.Per).Sub(now))
	}
	c.Count++
	return nil
}

// Take counts one more of each thing, or refuses and says when it is welcome again.
func (l *Limits) Take(ctx context.Context, tx *gorm.DB, now time.Time, spans map[string]Span) error {
	sealed := map[string]Span{}
	for what, span := range spans {
		sealed[l.seal(what)] = span
	}
	var keys []string
	for key := range sealed {
		keys = append(keys, key)
	}
	slices.Sort(keys) // everybody locks in one order
	for _, key := range keys {
		c, err := l.lock(ctx, tx, key, now)
		if err != nil {
			return err
		}
		if err := c.add(sealed[key], l.code, now); err != nil {
			return err
		}
		if err := tx.WithContext(ctx).Table(l.table).Where("key = ?", key).Select("*").Updates(&c).Error; err != nil {
			return err
		}
	}
	return nil
}

// Forget deletes counts that no span looks at any more.
func (l *Limits) Forget(ctx context.Context, tx *gorm.DB, before time.Time) error {
	return tx.WithContext(ctx).Table(l.table).Where("since <= ?", before).Delete(&count{}).Error
}

// lock makes others who want to count the same wait.
func (l *Limits) lock(ctx context.Context, tx *gorm.DB, key string, now time.Time) (count, error) {
	tx = tx.WithContext(ctx)
	c := count{Key: key, Since: now}
	if err := tx.Table(l.table).Clauses(clause.OnConflict{DoNothing: true}).Create(&c).Error; err != nil {
		return c, err
	}
	err := database.Lock(tx.Table(l.table)).Where("key = ?", key).Take(&c).Error
	return c, err
}

func (l *Limits) seal(what string) string {
	mac := hmac.New(sha256.New, l.key)
	mac.Write([]byte(what))
	return hex.EncodeToString(mac.Sum(nil))
}

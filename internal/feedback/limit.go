package feedback

import (
	"context"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/limit"
)

const span = 24 * time.Hour

// A whole office may sit behind one network. What comes from everywhere is limited too: nobody fills the disk.
var (
	ofNetwork   = limit.Span{Most: 20, Per: span}
	ofEverybody = limit.Span{Most: 500, Per: span}
)

// count counts one message, in a transaction of its own: whatever becomes of it, the count stays.
func (s *Service) count(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		return s.limits.Take(ctx, tx, s.db.Now(), map[string]limit.Span{
			"network " + actor.Network(actor.ClientIP(ctx)): ofNetwork,
			"everybody": ofEverybody,
		})
	})
}

package recruiting

import (
	"context"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/limit"
)

// A whole office may sit behind one address. Codes cannot be guessed; looking is limited so that nobody tries for ever.
var (
	looking   = limit.Span{Most: 120, Per: 10 * time.Minute}
	ofNetwork = limit.Span{Most: 40, Per: time.Hour}
	ofCode    = limit.Span{Most: 150, Per: 24 * time.Hour}
)

// look counts a look at a code.
func (s *Service) look(ctx context.Context) error {
	return s.count(ctx, map[string]limit.Span{"look " + actor.Network(actor.ClientIP(ctx)): looking})
}

// form counts a form that somebody has filled in.
func (s *Service) form(ctx context.Context, code string) error {
	return s.count(ctx, map[string]limit.Span{"form " + actor.Network(actor.ClientIP(ctx)): ofNetwork, "code " + code: ofCode})
}

// count counts in a transaction of its own: whatever becomes of the request, the count stays.
func (s *Service) count(ctx context.Context, spans map[string]limit.Span) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return s.limits.Take(ctx, tx, s.now(), spans) })
}

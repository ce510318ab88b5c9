package push

import (
	"context"

	"gorm.io/gorm"
)

// Census counts devices by what can be done with them: those under the newest
// key, those under a previous one, which is needed as long as there are some,
// those that have to subscribe anew, and those whose key nobody has any more.
type Census struct{ Newest, Previous, ToRenew, Lost int }

// Census counts all devices.
func (s *Service) Census(ctx context.Context) (Census, error) {
	var c Census
	groups, err := countDevices(ctx, s.db.Read(ctx))
	for _, g := range groups {
		_, held := s.keys.all[g.KeyID]
		switch {
		case !held:
			c.Lost += g.Count
		case g.NeedsRenewal:
			c.ToRenew += g.Count
		case g.KeyID == s.keys.newest.ID:
			c.Newest += g.Count
		default:
			c.Previous += g.Count
		}
	}
	return c, err
}

type group struct {
	KeyID        string
	NeedsRenewal bool
	Count        int
}

func countDevices(ctx context.Context, tx *gorm.DB) ([]group, error) {
	var groups []group
	err := tx.WithContext(ctx).Model(&Subscription{}).Select("key_id, needs_renewal, count(*) AS count").
		Group("key_id, needs_renewal").Scan(&groups).Error
	return groups, err
}

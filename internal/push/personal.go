package push

import (
	"context"
	"net/url"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/personal"
)

// Personal describes what is kept to reach devices. Of an address only the push service is shown: whoever has the
// rest can send to the device.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{{
		Name: "push_subscriptions", People: map[string]personal.Fate{"person_id": personal.RowGoes},
		Views: []personal.View{{
			Section: "push_devices", Rows: devicesOf, Fields: []string{"created_at", "push_service", "last_seen_at", "last_success_at"},
		}},
	}}
}

func devicesOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([][]any, error) {
	found, err := subscriptionsOf(ctx, tx, []uuid.UUID{personID})
	var rows [][]any
	for _, d := range found {
		u, err := url.Parse(d.Endpoint)
		if err != nil {
			return nil, err
		}
		rows = append(rows, []any{d.CreatedAt, u.Host, d.LastSeenAt, d.LastSuccessAt})
	}
	return rows, err
}

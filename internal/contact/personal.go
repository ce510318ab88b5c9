package contact

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/personal"
)

// Personal describes what is kept to reach people beyond the app. What counts codes knows only seals.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "contact_ways", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "contact_ways", Rows: s.waysInWords, Fields: []string{"created_at", "kind", "value", "pending_value", "former_value", "confirmed_at"},
			}},
		},
		{Name: "contact_limits"},
	}
}

func (s *Service) waysInWords(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([][]any, error) {
	found, err := waysOf(ctx, tx, personID)
	var rows [][]any
	for _, w := range found {
		rows = append(rows, []any{
			w.CreatedAt, w.Kind, s.read(w, w.Value), s.read(w, w.PendingValue), s.read(w, w.FormerValue), w.ConfirmedAt,
		})
	}
	return rows, err
}

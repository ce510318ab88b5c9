package media

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/personal"
)

// Personal describes what is kept here. The files themselves are handed out beside the data, by the names that stand
// in it; they go with the row that describes them.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "media", People: map[string]personal.Fate{"owner_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "media", Fields: []string{"created_at", "kind", "type", "seconds", "size", "file"}, Rows: s.files,
			}},
		},
		{Name: "media_bytes"}, // nothing but what a row of media describes, and it goes with that row
	}
}

func (s *Service) files(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([][]any, error) {
	items, err := ownedBy(ctx, tx, personID)
	rows := make([][]any, 0, len(items))
	for _, i := range items {
		rows = append(rows, []any{i.CreatedAt, string(i.Kind), i.Type, i.Seconds, i.Size, i.fileName()})
	}
	return rows, err
}

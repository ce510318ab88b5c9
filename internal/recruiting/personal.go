package recruiting

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/personal"
)

// Personal describes what is kept of people on their way in. Whoever has no account is no person of the app: their rows
// go when they say no, when nobody follows them up, or with the cohort. Once they have one, their past is theirs.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "prospects", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "prospects", Rows: s.prospectInWords,
				Fields: []string{"created_at", "state", "ask_again_day", "told_day", "first_name", "contact_kind", "contact", "language", "age_group", "why", "code"},
			}},
		},
		{
			Name: "prospect_changes", People: map[string]personal.Fate{"by_id": personal.Emptied},
			Views: []personal.View{{
				Section: "prospect_changes", From: "prospect_changes c JOIN prospects p ON p.id = c.prospect_id", Where: "p.person_id = ?",
				Fields: []string{"c.changed_at", "c.state", "c.by_id AS noted_by"},
			}},
		},
		{
			Name: "recruiting_codes", People: map[string]personal.Fate{"person_id": personal.RowGoes, "created_by": personal.Emptied},
			Views: []personal.View{{
				Section: "champion", Where: "person_id = ?", Fields: []string{"created_at", "code", "story", "revoked_at"},
			}},
		},
		{
			Name: "start_gates", People: map[string]personal.Fate{"opened_by": personal.Emptied},
			Views: []personal.View{{Section: "start_gates", Where: "opened_by = ?", Fields: []string{"opened_at", "places", "agreed", "reason"}}},
		},
		{Name: "recruiting_limits"},
	}
}

func (s *Service) prospectInWords(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([][]any, error) {
	var found []Prospect
	err := tx.WithContext(ctx).Where("person_id = ?", personID).Find(&found).Error
	var rows [][]any
	for _, p := range found {
		rows = append(rows, []any{
			p.CreatedAt, p.State, p.AskAgainDay, p.ToldDay, p.FirstName, p.ContactKind,
			s.unsealed(p.ID, p.Contact), p.Language, p.AgeGroup, p.Why, p.Code,
		})
	}
	return rows, err
}

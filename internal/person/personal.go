package person

import "mainpate/internal/personal"

// Personal describes what is kept about people themselves.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "persons", People: map[string]personal.Fate{"id": personal.RowGoes},
			Views: []personal.View{{
				Section: "person", Where: "id = ?",
				Fields: []string{"created_at", "display_name", "login", "role", "language", "state"},
			}},
		},
		{
			Name: "contact_cards", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "contact_card", Where: "person_id = ?",
				Fields: []string{"phone", "email", "languages", "working_days"}, Lists: []string{"languages", "working_days"},
			}},
		},
		{
			Name: "absences", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{Section: "absences", Where: "person_id = ?", Fields: []string{"from_day", "to_day", "created_at"}}},
		},
	}
}

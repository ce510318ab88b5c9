package thanks

import "mainpate/internal/personal"

// Personal describes who thanked whom.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{{
		Name: "thanks", People: map[string]personal.Fate{"from_id": personal.RowGoes, "to_id": personal.RowGoes},
		Views: []personal.View{{
			Section: "thanks", Where: "from_id = ? OR (to_id = ? AND NOT seen)", Fields: []string{"day", "from_id AS from_person", "to_id AS to_person"},
		}},
	}}
}

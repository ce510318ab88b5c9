package profile

import "mainpate/internal/personal"

// Personal describes the profiles: all of it is the person's own.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{{
		Name: "profiles", People: map[string]personal.Fate{"person_id": personal.RowGoes},
		Views: []personal.View{{
			Section: "profile", Where: "person_id = ?",
			Lists: []string{"gives", "needs", "own_gives", "own_needs", "languages", "times", "hints"},
			Fields: []string{
				"updated_at", "gives", "own_gives", "needs", "own_needs", "languages", "times", "hints", "hints_for_team",
			},
		}},
	}}
}

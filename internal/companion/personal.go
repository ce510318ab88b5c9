package companion

import "mainpate/internal/personal"

// Personal describes who was let in.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "companions", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{
				{
					Section: "companions", Where: "person_id = ?", Lists: []string{"pages"},
					Fields: []string{"created_at", "first_name", "pages", "until", "came_at", "ended_at"},
				},
			},
		},
		{
			Name: "companion_looks",
			Views: []personal.View{{
				Section: "companion_looks", From: "companion_looks JOIN companions ON companions.id = companion_looks.companion_id",
				Where: "companions.person_id = ?", Fields: []string{"at", "companions.first_name", "page"},
			}},
		},
	}
}

package companion

import "mainpate/internal/personal"

// Personal describes who was let in. The partner keeps that they were asked, never whom it was about.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "companions", People: map[string]personal.Fate{"person_id": personal.RowGoes, "partner_id": personal.Emptied},
			Views: []personal.View{
				{
					Section: "companions", Where: "person_id = ?", Lists: []string{"pages"},
					Fields: []string{"created_at", "first_name", "pages", "until", "came_at", "ended_at", "partner_answer"},
				},
				{
					Section: "companions_asked", Where: "partner_id = ?", Fields: []string{"created_at", "person_id AS partner", "until", "partner_answer AS answer"},
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

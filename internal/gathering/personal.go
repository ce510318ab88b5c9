package gathering

import "mainpate/internal/personal"

// Personal describes who came where. What a gathering was stays, without the name of who arranged it.
func (s *Service) Personal() []personal.Table {
	const of = " JOIN gatherings g ON g.id = "
	return []personal.Table{
		{
			Name: "gatherings", People: map[string]personal.Fate{"created_by": personal.Emptied},
			Views: []personal.View{{
				Section: "gatherings", Where: "created_by = ?", Lists: []string{"offered"},
				Fields: []string{"day", "clock", "kind", "title", "place_text", "map_link", "offered", "offered_text", "cancel_reason"},
			}},
		},
		{
			Name: "gathering_answers", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "gathering_answers", From: "gathering_answers a" + of + "a.gathering_id", Where: "a.person_id = ?",
				Fields: []string{"g.day", "g.title", "a.answer", "a.updated_at"},
			}},
		},
		{
			Name: "gathering_attendances", People: map[string]personal.Fate{"person_id": personal.RowGoes, "noted_by": personal.Emptied},
			Views: []personal.View{{
				Section: "gathering_attendances", From: "gathering_attendances a" + of + "a.gathering_id", Where: "a.person_id = ?",
				Fields: []string{"g.day", "g.title", "a.noted_at", "a.noted_by"},
			}},
		},
	}
}

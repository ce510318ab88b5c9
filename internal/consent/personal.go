package consent

import "mainpate/internal/personal"

// Personal describes what people have agreed to. It goes with them: what nobody's data rest on needs no proof.
func (s *Service) Personal() []personal.Table {
	const ofDeclaration = " JOIN declarations d ON d.id = "
	return []personal.Table{
		{
			Name: "declarations", People: map[string]personal.Fate{"published_by": personal.Emptied},
			Views: []personal.View{{Section: "declarations", Where: "published_by = ?", Fields: []string{"created_at", "number", "asks_again"}}},
		},
		{
			Name: "declaration_texts",
			Views: []personal.View{{
				Section: "declaration_texts", Where: "d.published_by = ?", From: "declaration_texts t" + ofDeclaration + "t.declaration_id",
				Fields: []string{"d.number", "t.language", "t.body", "t.changes"},
			}},
		},
		{
			Name:   "declaration_signatures",
			People: map[string]personal.Fate{"person_id": personal.RowGoes, "recorded_by": personal.Emptied},
			Views: []personal.View{
				{
					Section: "declaration_signatures", Where: "s.person_id = ?", From: "declaration_signatures s" + ofDeclaration + "s.declaration_id",
					Fields: []string{"s.created_at", "d.number", "s.way", "s.language", "s.typed_name", "s.day", "s.recorded_by", "s.withdrawn_at"},
				},
				{Section: "recorded_signatures", Where: "recorded_by = ?", Fields: []string{"created_at", "day", "person_id AS person"}},
			},
		},
		{
			Name:   "consents",
			People: map[string]personal.Fate{"person_id": personal.RowGoes, "recorded_by": personal.Emptied},
			Views: []personal.View{
				{
					Section: "consents", Where: "person_id = ?",
					Fields: []string{"created_at", "kind", "wording", "language", "way", "day", "recorded_by", "withdrawn_at"},
				},
				{Section: "recorded_consents", Where: "recorded_by = ?", Fields: []string{"created_at", "kind", "day", "person_id AS person"}},
			},
		},
	}
}

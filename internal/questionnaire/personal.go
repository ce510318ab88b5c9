package questionnaire

import "mainpate/internal/personal"

// Personal describes the sheets. What partners wrote about each other goes with either of them; a coach's interviews
// stay with the people they are about. Values of a whole group name nobody, and nobody can be worked out from them.
func (s *Service) Personal() []personal.Table {
	const ofSheet = "sheet_answers a JOIN sheets s ON s.id = a.sheet_id"
	fields := []string{"s.finished_day", "s.set_key AS questionnaire", "s.occasion", "a.item", "a.set_version AS version", "a.number", "a.text", "a.choices", "a.language"}
	return []personal.Table{
		{
			Name: "sheets", OfTandem: true,
			People: map[string]personal.Fate{"person_id": personal.RowGoes, "about_id": personal.RowGoes, "filled_by": personal.Emptied},
			Views: []personal.View{
				{
					Section: "sheets", Where: "person_id = ?",
					Fields: []string{"finished_day", "set_key AS questionnaire", "occasion", "release", "filled_by", "about_id AS about"},
				},
				{
					// What the partner wrote, as soon as it was opened to both.
					Section: "sheets_about", From: ofSheet, Lists: []string{"choices"}, Fields: fields,
					Where: `s.about_id = ? AND EXISTS (SELECT 1 FROM sheets own WHERE own.tandem_id = s.tandem_id
						AND own.occasion = s.occasion AND own.person_id = s.about_id)`,
				},
				{Section: "interviews_filled", Where: "filled_by = ?", Fields: []string{"finished_day", "person_id AS person"}},
			},
		},
		{
			Name: "sheet_answers", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{Section: "sheet_answers", From: ofSheet, Lists: []string{"choices"}, Where: "a.person_id = ?", Fields: fields}},
		},
		{
			Name: "sheet_asks", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{Section: "sheet_asks", Where: "person_id = ?", Fields: []string{"told_at", "put_away_at", "occasion"}}},
		},
		{Name: "group_values"},
		{Name: "counted_occasions"},
	}
}

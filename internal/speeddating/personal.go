package speeddating

import "mainpate/internal/personal"

// Personal describes what is kept of speed-datings. An impression belongs to its author and is handed out to nobody
// else; it goes, without anybody being told, when either of the two is erased.
func (s *Service) Personal() []personal.Table {
	const ofDating = " JOIN speed_datings d ON d.id = "
	return []personal.Table{
		{Name: "speed_datings"},
		{
			Name: "speed_dating_guests", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "speed_datings", From: "speed_dating_guests g" + ofDating + "g.speed_dating_id", Where: "g.person_id = ?",
				Fields: []string{"d.day", "d.clock", "d.place_text", "g.presence", "g.came"},
			}},
		},
		{
			Name: "speed_dating_talks", People: map[string]personal.Fate{"first_id": personal.RowGoes, "second_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "speed_dating_talks", Where: "t.me_id = ?",
				From: `(SELECT speed_dating_id, round, table_number, cut, first_id AS me_id, second_id AS other_id FROM speed_dating_talks
					UNION ALL SELECT speed_dating_id, round, table_number, cut, second_id, first_id FROM speed_dating_talks) t` +
					ofDating + "t.speed_dating_id",
				Fields: []string{"d.day", "t.round", "t.table_number", "t.other_id AS partner"},
			}},
		},
		{
			Name: "impressions", People: map[string]personal.Fate{"author_id": personal.RowGoes, "about_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "impressions", Where: "author_id = ?", Fields: []string{"updated_at", "about_id AS about", "answer", "word"},
			}},
		},
	}
}

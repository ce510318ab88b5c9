package calendarfeed

import "mainpate/internal/personal"

// Personal describes what is kept about people here. The secret is not kept.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{{
		Name: "calendar_feeds", People: map[string]personal.Fate{"person_id": personal.RowGoes},
		Views: []personal.View{{
			Section: "calendar_feed", Where: "person_id = ?", Fields: []string{"created_at", "last_read_day"},
		}},
	}}
}

package groupmeeting

import "mainpate/internal/personal"

// Personal describes who suggested and answered what. A suggestion goes with whoever made it; a gathering that has come
// of it is everybody's and stays.
func (s *Service) Personal() []personal.Table {
	const of = " JOIN group_meetings m ON m.id = "
	return []personal.Table{
		{
			Name: "group_meetings", People: map[string]personal.Fate{"suggested_by": personal.RowGoes, "settled_by": personal.Emptied},
			Views: []personal.View{{
				Section: "group_meetings", Where: "suggested_by = ?", Fields: []string{"created_at", "what", "place_text", "state", "reason"},
			}},
		},
		{Name: "group_meeting_times"},
		{
			Name: "group_meeting_answers", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "group_meeting_answers",
				From:    "group_meeting_answers a" + of + "a.meeting_id JOIN group_meeting_times t ON t.meeting_id = a.meeting_id AND t.number = a.number",
				Where:   "a.person_id = ?", Fields: []string{"t.day", "t.clock", "m.what", "a.answer", "a.updated_at"},
			}},
		},
	}
}

package reminder

import "mainpate/internal/personal"

// Personal describes what is kept to remind people.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "reminders", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "reminders", Where: "person_id = ?", Lists: []string{"tried"},
				Fields: []string{"due_at", "occasion", "kind", "starts_at", "channel", "tried", "state", "sent_at"},
			}},
		},
		{
			Name: "reminder_settings", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "reminder_settings", Where: "person_id = ?", Lists: []string{"off", "channels"},
				Fields: []string{"updated_at", "off", "channels", "meeting_lead_minutes"},
			}},
		},
	}
}

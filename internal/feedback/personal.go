package feedback

import "mainpate/internal/personal"

// Personal describes what is kept. Whoever writes is no person of the app here: their words say what they say, and go
// a year after the answer. Of the team stays what was answered, not by whom.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "accessibility_feedback", People: map[string]personal.Fate{"answered_by": personal.Emptied},
			Views: []personal.View{{Section: "accessibility_feedback", Where: "answered_by = ?", Fields: []string{"answered_at", "note"}}},
		},
		{Name: "feedback_limits"},
	}
}

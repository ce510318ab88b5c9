package wording

import "mainpate/internal/personal"

// Personal describes what is kept: a report goes with whoever wrote it, or a year after it was seen to. The team reads
// it without a name.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{{
		Name: "wording_reports", People: map[string]personal.Fate{"person_id": personal.RowGoes, "done_by": personal.Emptied},
		Views: []personal.View{
			{Section: "wording_reports", Where: "person_id = ?", Fields: []string{"created_at", "passage", "language", "wrong", "suggestion", "done_at"}},
		},
	}}
}

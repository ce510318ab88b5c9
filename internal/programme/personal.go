package programme

import "mainpate/internal/personal"

// Personal describes who takes part in what. Reasons that staff give for a whole cohort stay, without their name.
func (s *Service) Personal() []personal.Table {
	const cohort = " JOIN cohorts ON cohorts.id = "
	return []personal.Table{
		{Name: "settings"},
		{Name: "cohorts"},
		{Name: "places"},
		{
			Name: "cohort_extensions", People: map[string]personal.Fate{"by_id": personal.Emptied},
			Views: []personal.View{{Section: "cohort_extensions", Where: "by_id = ?", Fields: []string{"created_at", "days", "reason"}}},
		},
		{
			Name: "cohort_pauses", People: map[string]personal.Fate{"by_id": personal.Emptied},
			Views: []personal.View{{Section: "cohort_pauses", Where: "by_id = ?", Fields: []string{"from_day", "resume_day", "reason"}}},
		},
		{
			Name: "cohort_coaches", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "cohorts_as_coach", Where: "person_id = ?",
				From: "cohort_coaches" + cohort + "cohort_coaches.cohort_id", Fields: []string{"cohorts.start_day", "cohorts.name"},
			}},
		},
		{
			Name:   "cohort_participants",
			People: map[string]personal.Fate{"person_id": personal.RowGoes, "contact_person_id": personal.Emptied},
			Views: []personal.View{{
				Section: "cohorts", Where: "person_id = ?",
				From: "cohort_participants p" + cohort + "p.cohort_id",
				Fields: []string{
					"p.created_at", "cohorts.name", "cohorts.start_day", "p.age_group", "p.contact_person_id AS contact_person", "p.left_day",
				},
			}},
		},
	}
}

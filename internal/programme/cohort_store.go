package programme

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// visibleCohorts keeps to what the actor may see: coaches their own cohorts,
// administrators and managers all, participants none through this door.
func visibleCohorts(who actor.Actor) condition {
	switch {
	case who.Is(actor.Administrator, actor.Manager):
		return condition{"1 = 1", nil}
	case who.Is(actor.Coach):
		return condition{"cohorts.id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", []any{who.PersonID}}
	}
	return condition{"1 = 0", nil}
}

// condition says which cohorts are meant.
type condition struct {
	where  string
	values []any
}

func (c condition) withID(id uuid.UUID) condition {
	return condition{c.where + " AND cohorts.id = ?", append(c.values, id)}
}

func everyCohort() condition { return condition{"1 = 1", nil} }

// cohortRow is a cohort with one of its extensions and one of its pauses; the cohort comes once for each pair.
type cohortRow struct {
	Cohort    Cohort    `gorm:"embedded"`
	Extension Extension `gorm:"embedded;embeddedPrefix:extension_"`
	Pause     Pause     `gorm:"embedded;embeddedPrefix:pause_"`
}

// There are few of both, so their pairs cost less than two more statements.
const (
	withChanges = `LEFT JOIN cohort_extensions AS e ON e.cohort_id = cohorts.id
		LEFT JOIN cohort_pauses AS p ON p.cohort_id = cohorts.id`
	cohortColumns = `cohorts.*, e.id AS extension_id, e.cohort_id AS extension_cohort_id, e.days AS extension_days,
		e.reason AS extension_reason, e.by_id AS extension_by_id, e.created_at AS extension_created_at,
		p.id AS pause_id, p.cohort_id AS pause_cohort_id, p.from_day AS pause_from_day, p.resume_day AS pause_resume_day,
		p.reason AS pause_reason, p.by_id AS pause_by_id, p.created_at AS pause_created_at`
	oldestChangeFirst = "e.created_at, e.id, p.from_day, p.created_at, p.id"
)

// findCohorts brings extensions and pauses in the same statement.
func findCohorts(ctx context.Context, tx *gorm.DB, c condition) ([]Cohort, error) {
	rows, err := database.Rows[cohortRow](tx.WithContext(ctx).Raw("SELECT "+cohortColumns+" FROM cohorts "+withChanges+
		" WHERE "+c.where+" ORDER BY cohorts.start_day DESC, cohorts.id, "+oldestChangeFirst, c.values...))
	var cohorts []Cohort
	for _, r := range rows {
		if len(cohorts) == 0 || cohorts[len(cohorts)-1].ID != r.Cohort.ID {
			cohorts = append(cohorts, r.Cohort)
		}
		r.addTo(&cohorts[len(cohorts)-1])
	}
	return cohorts, err
}

type overviewRow struct {
	Row              cohortRow `gorm:"embedded"`
	CoachID          uuid.UUID
	ParticipantCount int
}

// findOverviews brings the coaches and the number of participants as well; the day plan is left to the caller.
func findOverviews(ctx context.Context, tx *gorm.DB, c condition) ([]Overview, error) {
	rows, err := database.Rows[overviewRow](tx.WithContext(ctx).Raw("SELECT "+cohortColumns+`, c.person_id AS coach_id,
		(SELECT count(*) FROM cohort_participants WHERE cohort_participants.cohort_id = cohorts.id) AS participant_count
		FROM cohorts `+withChanges+" LEFT JOIN cohort_coaches AS c ON c.cohort_id = cohorts.id WHERE "+c.where+
		" ORDER BY cohorts.start_day DESC, cohorts.id, "+oldestChangeFirst+", c.person_id", c.values...))
	var views []Overview
	for _, r := range rows {
		if len(views) == 0 || views[len(views)-1].ID != r.Row.Cohort.ID {
			views = append(views, Overview{Cohort: r.Row.Cohort, ParticipantCount: r.ParticipantCount})
		}
		view := &views[len(views)-1]
		r.Row.addTo(&view.Cohort)
		if r.CoachID != uuid.Nil && !slices.Contains(view.CoachIDs, r.CoachID) {
			view.CoachIDs = append(view.CoachIDs, r.CoachID)
		}
	}
	return views, err
}

// addTo adds what the cohort does not have yet.
func (r cohortRow) addTo(c *Cohort) {
	if n := len(c.Extensions); r.Extension.ID != uuid.Nil && (n == 0 || c.Extensions[n-1].ID != r.Extension.ID) {
		c.Extensions = append(c.Extensions, r.Extension)
	}
	known := func(p Pause) bool { return p.ID == r.Pause.ID }
	if r.Pause.ID != uuid.Nil && !slices.ContainsFunc(c.Pauses, known) {
		c.Pauses = append(c.Pauses, r.Pause)
	}
}

func findCohort(ctx context.Context, tx *gorm.DB, c condition) (Cohort, error) {
	cohorts, err := findCohorts(ctx, tx, c)
	if err != nil {
		return Cohort{}, err
	}
	if len(cohorts) == 0 {
		return Cohort{}, problem.NotFound()
	}
	return cohorts[0], nil
}

// membershipRow is a person's place in a cohort with the people it names.
type membershipRow struct {
	AgeGroup        AgeGroup
	ContactPersonID *uuid.UUID
	Cohort          cohortRow     `gorm:"embedded"`
	Me              person.Person `gorm:"embedded;embeddedPrefix:me_"`
	Contact         person.Person `gorm:"embedded;embeddedPrefix:contact_"`
}

const (
	meColumns = `me.id AS me_id, me.role AS me_role, me.display_name AS me_display_name, me.login AS me_login,
		me.language AS me_language, me.state AS me_state, me.version AS me_version,
		me.created_at AS me_created_at, me.updated_at AS me_updated_at`
	contactColumns = `contact.id AS contact_id, contact.role AS contact_role, contact.display_name AS contact_display_name,
		contact.login AS contact_login, contact.language AS contact_language, contact.state AS contact_state,
		contact.version AS contact_version, contact.created_at AS contact_created_at, contact.updated_at AS contact_updated_at`
)

// findMembership finds the newest cohort of a person; one that is not closed comes first.
func findMembership(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (Membership, error) {
	rows, err := database.Rows[membershipRow](tx.WithContext(ctx).Raw("SELECT place.age_group, place.contact_person_id, "+
		meColumns+", "+contactColumns+", "+cohortColumns+` FROM cohort_participants AS place
		JOIN cohorts ON cohorts.id = place.cohort_id `+withChanges+`
		JOIN persons AS me ON me.id = place.person_id
		LEFT JOIN persons AS contact ON contact.id = place.contact_person_id
		WHERE place.person_id = ?
		ORDER BY CASE WHEN cohorts.state = 'closed' THEN 1 ELSE 0 END, place.created_at DESC, cohorts.id DESC, `+oldestChangeFirst, personID))
	if err != nil {
		return Membership{}, err
	}
	if len(rows) == 0 {
		return Membership{}, problem.NotFound()
	}
	newest := rows[0]
	m := Membership{Person: newest.Me, Cohort: newest.Cohort.Cohort, AgeGroup: newest.AgeGroup, ContactPersonID: newest.ContactPersonID}
	if newest.Contact.ID != uuid.Nil {
		m.ContactPerson = &newest.Contact
	}
	for _, r := range rows {
		if r.Cohort.Cohort.ID == m.Cohort.ID {
			r.Cohort.addTo(&m.Cohort)
		}
	}
	return m, nil
}

// insertCohort reports false when the id is taken; the transaction stays usable then.
func insertCohort(ctx context.Context, tx *gorm.DB, c Cohort) (bool, error) {
	done := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&c)
	return done.RowsAffected == 1, done.Error
}

func extensionsByID(ctx context.Context, tx *gorm.DB, id uuid.UUID) ([]Extension, error) {
	var found []Extension
	err := tx.WithContext(ctx).Where("id = ?", id).Find(&found).Error
	return found, err
}

// saveCohort writes the next version with all that hangs on it.
func saveCohort(ctx context.Context, tx *gorm.DB, c Cohort, loaded int) (bool, error) {
	done := tx.WithContext(ctx).Model(&Cohort{}).Where("id = ? AND version = ?", c.ID, loaded).
		Select("*").Omit("created_at").Updates(&c)
	if done.Error != nil || done.RowsAffected == 0 {
		return false, done.Error
	}
	if len(c.Extensions) > 0 {
		err := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&c.Extensions).Error
		if err != nil {
			return false, err
		}
	}
	if len(c.Pauses) > 0 {
		err := tx.WithContext(ctx).Clauses(clause.OnConflict{
			Columns: []clause.Column{{Name: "id"}}, DoUpdates: clause.AssignmentColumns([]string{"resume_day"}),
		}).Create(&c.Pauses).Error
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

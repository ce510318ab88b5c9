package workbook

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
)

// Ahead is what lies before a partner: when the two meet next, and what the partner wants to do.
type Ahead struct {
	PlannedMeeting *PlannedMeeting // nil as long as no date stands
	Steps          []Step          // the partner's own open ones, the next one first
}

type aheadRow struct {
	Step    Step           `gorm:"embedded"`
	Planned PlannedMeeting `gorm:"embedded;embeddedPrefix:planned_"`
}

// Ahead reads what lies before a partner in one statement.
func (s *Service) Ahead(ctx context.Context, tx *gorm.DB, tandemID, personID uuid.UUID) (Ahead, error) {
	rows, err := database.Rows[aheadRow](tx.WithContext(ctx).Raw("SELECT steps.*, "+plannedColumns+" FROM tandems "+withPlanned+
		" LEFT JOIN steps ON steps.tandem_id = tandems.id AND steps.owner_id = ? AND steps.state = ? AND "+readableStep+` WHERE tandems.id = ?
		ORDER BY CASE WHEN steps.due_day = '' THEN 1 ELSE 0 END, steps.due_day, steps.created_at, steps.id`, personID, Open, personID, tandemID))
	var a Ahead
	for _, r := range rows {
		if r.Planned.Day != "" {
			a.PlannedMeeting = &r.Planned
		}
		if r.Step.ID != uuid.Nil {
			a.Steps = append(a.Steps, r.Step)
		}
	}
	return a, err
}

const (
	withPlanned    = "LEFT JOIN planned_meetings AS planned ON planned.tandem_id = tandems.id"
	plannedColumns = `planned.tandem_id AS planned_tandem_id, planned.day AS planned_day, planned.clock AS planned_clock,
		planned.place_text AS planned_place_text, planned.starts_at AS planned_starts_at, planned.revision AS planned_revision,
		planned.set_by AS planned_set_by, planned.version AS planned_version, planned.updated_at AS planned_updated_at`
)

// plannedIn is the date of the tandem, also one taken back.
func plannedIn(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (*PlannedMeeting, error) {
	var found []PlannedMeeting
	err := tx.WithContext(ctx).Where("tandem_id = ?", tandemID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// LastMeetingDays are those of a coach's tandems that have met, as far as the office may know of it.
func (s *Service) LastMeetingDays(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) (map[uuid.UUID]calendar.Day, error) {
	var rows []struct {
		Tandem  uuid.UUID
		LastDay calendar.Day
	}
	err := tx.WithContext(ctx).Table("tandems").
		Select(`tandems.id AS tandem, (SELECT day FROM entries WHERE entries.tandem_id = tandems.id
			AND entries.outcome = 'met' AND entries.visibility <> 'me' ORDER BY day DESC LIMIT 1) AS last_day`).
		Where("tandems.cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", coachID).Find(&rows).Error
	last := map[uuid.UUID]calendar.Day{}
	for _, r := range rows {
		if r.LastDay != "" {
			last[r.Tandem] = r.LastDay
		}
	}
	return last, err
}

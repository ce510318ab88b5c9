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

// arrangements are the date of the tandem, also one taken back, and what this partner has asked the team.
func arrangements(ctx context.Context, tx *gorm.DB, tandemID, personID uuid.UUID) (*PlannedMeeting, []HelpRequest, error) {
	var rows []struct {
		Help    HelpRequest    `gorm:"embedded"`
		Planned PlannedMeeting `gorm:"embedded;embeddedPrefix:planned_"`
	}
	err := tx.WithContext(ctx).Table("tandems").Select("help_requests.*, "+plannedColumns).Joins(withPlanned).
		Joins("LEFT JOIN help_requests ON help_requests.tandem_id = tandems.id AND help_requests.person_id = ?", personID).
		Where("tandems.id = ?", tandemID).Order("help_requests.created_at, help_requests.id").Find(&rows).Error
	var planned *PlannedMeeting
	var requests []HelpRequest
	for _, r := range rows {
		if r.Planned.TandemID != uuid.Nil {
			planned = &r.Planned
		}
		if r.Help.ID != uuid.Nil {
			requests = append(requests, r.Help)
		}
	}
	return planned, requests, err
}

// News is what a coach hears of the tandems of their cohorts without opening anything.
type News struct {
	HelpRequests    []HelpRequest              // the unanswered ones, oldest first
	LastMeetingDays map[uuid.UUID]calendar.Day // of the tandems that have met
}

// News reads the news of all tandems of a coach in one statement.
func (s *Service) News(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) (News, error) {
	var rows []struct {
		Tandem  uuid.UUID `gorm:"column:tandem"`
		LastDay calendar.Day
		Help    HelpRequest `gorm:"embedded"`
	}
	err := tx.WithContext(ctx).Table("tandems").
		Select(`tandems.id AS tandem, help_requests.*, (SELECT day FROM entries WHERE entries.tandem_id = tandems.id
			AND entries.outcome = 'met' AND entries.visibility <> 'me' ORDER BY day DESC LIMIT 1) AS last_day`).
		Joins("LEFT JOIN help_requests ON help_requests.tandem_id = tandems.id AND help_requests.answered_at IS NULL").
		Where("tandems.cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", coachID).
		Order("help_requests.created_at, help_requests.id").Find(&rows).Error
	n := News{LastMeetingDays: map[uuid.UUID]calendar.Day{}}
	for _, r := range rows {
		if r.LastDay != "" {
			n.LastMeetingDays[r.Tandem] = r.LastDay
		}
		if r.Help.ID != uuid.Nil {
			n.HelpRequests = append(n.HelpRequests, r.Help)
		}
	}
	return n, err
}

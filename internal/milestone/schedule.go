package milestone

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/programme"
)

// Rearrangement is what a new day plan means for the meetings of one tandem.
type Rearrangement struct {
	Add    []Meeting
	Change []Meeting
	Remove []Meeting
}

// Rearrange follows the day plan wherever nobody has agreed on anything yet. A
// meeting that people have a date for keeps it; only whether it is the closing
// one still follows. What lies in the past is not planned after the event.
func Rearrange(tandem uuid.UUID, meetings []Meeting, stops []programme.Stop, today calendar.Day, now time.Time) Rearrangement {
	var r Rearrangement
	for _, stop := range stops {
		at := slices.IndexFunc(meetings, func(m Meeting) bool { return m.Number == stop.Number })
		if at < 0 {
			if stop.PlannedDay >= today {
				r.Add = append(r.Add, plannedMeeting(tandem, stop, now))
			}
			continue
		}
		m := meetings[at]
		m.follow(stop)
		if !m.sameSchedule(meetings[at]) {
			m.touch(now)
			r.Change = append(r.Change, m)
		}
	}
	for _, m := range meetings {
		if m.State == Planned && m.Number > len(stops) {
			r.Remove = append(r.Remove, m)
		}
	}
	return r
}

func plannedMeeting(tandem uuid.UUID, stop programme.Stop, now time.Time) Meeting {
	m := Meeting{
		ID: database.NewID(), TandemID: tandem, Number: stop.Number, State: Planned,
		Version: 1, CreatedAt: now, UpdatedAt: now, PlanID: database.NewID(),
	}
	m.follow(stop)
	return m
}

func (m *Meeting) follow(stop programme.Stop) {
	switch m.State {
	case Planned:
		m.Kind, m.DayNumber = Kind(stop.Kind), stop.DayNumber
		m.PlannedDay, m.SuggestedDay = stop.PlannedDay, stop.SuggestedDay
	case Proposed, Agreed:
		m.Kind = Kind(stop.Kind)
	}
}

func (m *Meeting) sameSchedule(o Meeting) bool {
	return m.Kind == o.Kind && m.DayNumber == o.DayNumber && m.PlannedDay == o.PlannedDay && m.SuggestedDay == o.SuggestedDay
}

// TandemFormed plans the meetings of a new tandem.
func (s *Service) TandemFormed(ctx context.Context, tx *gorm.DB, tandemID, cohortID uuid.UUID) error {
	return s.rearrange(ctx, tx, cohortID, []uuid.UUID{tandemID})
}

// DayPlanChanged moves what is only planned.
func (s *Service) DayPlanChanged(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) error {
	tandems, err := s.tandems.InCohort(ctx, tx, cohortID)
	if err != nil {
		return err
	}
	var ids []uuid.UUID
	for _, t := range tandems {
		if t.EndedAt == nil && len(t.Present()) > 0 {
			ids = append(ids, t.ID)
		}
	}
	return s.rearrange(ctx, tx, cohortID, ids)
}

// TandemDissolved takes the meetings of a tandem away as long as nobody has written
// anything under them; what is left keeps the tandem in the books.
func (s *Service) TandemDissolved(_ context.Context, tx *gorm.DB, tandemID uuid.UUID) error {
	return tx.Where("tandem_id = ?", tandemID).Where(untouched).Delete(&Meeting{}).Error
}

func (s *Service) rearrange(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, tandems []uuid.UUID) error {
	if len(tandems) == 0 {
		return nil
	}
	cohort, err := s.programmes.Find(ctx, tx, cohortID)
	if err != nil {
		return err
	}
	meetings, err := meetingsOfTandems(tx, tandems)
	if err != nil {
		return err
	}
	today := s.programmes.Today()
	stops := s.programmes.Plan(cohort, today).Stops
	for _, id := range tandems {
		own := slices.DeleteFunc(slices.Clone(meetings), func(m Meeting) bool { return m.TandemID != id })
		if err := applyRearrangement(tx, Rearrange(id, own, stops, today, s.db.Now())); err != nil {
			return err
		}
	}
	return nil
}

func applyRearrangement(tx *gorm.DB, r Rearrangement) error {
	for _, m := range r.Remove {
		if err := tx.Where("id = ?", m.ID).Where(untouched).Delete(&Meeting{}).Error; err != nil {
			return err
		}
	}
	for _, m := range r.Change {
		// Only the schedule, and only if nobody has proposed a date at this very moment.
		err := tx.Model(&Meeting{}).Where("id = ? AND state = ?", m.ID, m.State).
			Select("kind", "day_number", "planned_day", "suggested_day", "version", "updated_at").Updates(m).Error
		if err != nil {
			return err
		}
	}
	if len(r.Add) == 0 {
		return nil
	}
	plans := make([]Plan, 0, len(r.Add))
	for _, m := range r.Add {
		plans = append(plans, Plan{
			ID: m.PlanID, MeetingID: m.ID, TandemID: m.TandemID, Version: 1, CreatedAt: m.CreatedAt, UpdatedAt: m.CreatedAt,
		})
	}
	if err := tx.Create(&r.Add).Error; err != nil {
		return err
	}
	return tx.Create(&plans).Error
}

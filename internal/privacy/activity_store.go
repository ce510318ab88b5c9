package privacy

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/personal"
	"mainpate/internal/problem"
)

// lastSeen says for everybody on which day they last used their account, got it, or take part until; the later counts.
// Who is in a cohort of which nobody knows the end counts as being there today.
func (s *Service) lastSeen(ctx context.Context, tx *gorm.DB) (map[uuid.UUID]calendar.Day, error) {
	seen := map[uuid.UUID]calendar.Day{}
	var people []struct {
		ID        uuid.UUID
		CreatedAt time.Time
	}
	if err := tx.WithContext(ctx).Table("persons").Select("id, created_at").Where("id <> ?", personal.Gone).Scan(&people).Error; err != nil {
		return nil, err
	}
	for _, p := range people {
		seen[p.ID] = calendar.DayOf(p.CreatedAt, s.config.Zone)
	}
	later := func(id uuid.UUID, day calendar.Day) {
		if known, there := seen[id]; there && day > known {
			seen[id] = day
		}
	}
	var used []struct {
		PersonID    uuid.UUID
		LastUsedDay calendar.Day
	}
	err := tx.WithContext(ctx).Table("sessions").Where("pages = ''").Distinct("person_id", "last_used_day").Scan(&used).Error
	if err != nil {
		return nil, err
	}
	for _, u := range used {
		later(u.PersonID, u.LastUsedDay)
	}
	ends, err := s.programmes.Ends(ctx, tx)
	if err != nil {
		return nil, err
	}
	var places []struct{ PersonID, CohortID uuid.UUID }
	err = tx.WithContext(ctx).Raw(`SELECT person_id, cohort_id FROM cohort_participants
		UNION ALL SELECT person_id, cohort_id FROM cohort_coaches`).Scan(&places).Error
	for _, p := range places {
		end, known := ends[p.CohortID]
		if !known {
			end = s.today()
		}
		later(p.PersonID, min(end, s.today()))
	}
	return seen, err
}

func isLastAdministrator(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Code == "last_administrator"
}

package programme

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
)

// Schedule is told when the day plan of a cohort has changed.
type Schedule interface {
	DayPlanChanged(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) error
}

// Inviter makes the code that a new participant joins with.
type Inviter interface {
	Invite(ctx context.Context, tx *gorm.DB, personID, by uuid.UUID) (code string, expiresAt time.Time, err error)
}

// Tandems knows which of the persons are in a tandem.
type Tandems interface {
	TandemsOf(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]uuid.UUID, error)
}

// Reach knows whose devices can be reached.
type Reach interface {
	Reachable(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]bool, error)
}

// Neighbours are the other domains that cohorts talk to; any of them may be missing.
type Neighbours struct {
	Inviter  Inviter
	Schedule Schedule
	Tandems  Tandems
	Reach    Reach
}

// Service holds the use cases around cohorts, places and the office.
type Service struct {
	db         *database.DB
	people     *person.Service
	zone       *time.Location
	officeName string
	neighbours Neighbours
}

// NewService needs the zone whose days are counted, and the office's name until somebody sets one.
func NewService(db *database.DB, people *person.Service, zone *time.Location, officeName string) *Service {
	return &Service{db: db, people: people, zone: zone, officeName: officeName}
}

// Connect names the neighbours, once, before the first request: some of them need this service themselves.
func (s *Service) Connect(n Neighbours) { s.neighbours = n }

// Today is the day in the programme's zone.
func (s *Service) Today() calendar.Day { return calendar.DayOf(s.db.Now(), s.zone) }

// Zone is where the programme's days begin and end.
func (s *Service) Zone() *time.Location { return s.zone }

// Plan is the way of a cohort as it looks on a day.
func (s *Service) Plan(c Cohort, today calendar.Day) DayPlan { return c.Plan(today) }

// Find gives a cohort to the domains above; who may see it is theirs to ask.
func (s *Service) Find(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (Cohort, error) {
	return findCohort(ctx, tx, everyCohort().withID(cohortID))
}

// Coaches gives the ids of a cohort's coaches.
func (s *Service) Coaches(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error) {
	coaches, err := coachesOf(ctx, tx, []uuid.UUID{cohortID})
	return coaches[cohortID], err
}

// WithCoaches gives some cohorts, and the ids of the coaches of each.
func (s *Service) WithCoaches(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]Cohort, map[uuid.UUID][]uuid.UUID, error) {
	found, err := findCohorts(ctx, tx, condition{"cohorts.id IN ?", []any{ids}})
	if err != nil {
		return nil, nil, err
	}
	cohorts := make(map[uuid.UUID]Cohort, len(found))
	for _, c := range found {
		cohorts[c.ID] = c
	}
	coaches, err := coachesOf(ctx, tx, ids)
	return cohorts, coaches, err
}

// IsCoach reports whether the person stands beside the cohort.
func (s *Service) IsCoach(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (bool, error) {
	return isCoach(ctx, tx, cohortID, personID)
}

// CohortsOfCoach gives the ids of the cohorts a coach stands beside.
func (s *Service) CohortsOfCoach(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) ([]uuid.UUID, error) {
	return cohortsOfCoach(ctx, tx, coachID)
}

// MembershipOf gives a participant's cohort with everything that belongs to their place in it. With several
// cohorts it is the newest that is not closed.
func (s *Service) MembershipOf(ctx context.Context, tx *gorm.DB, participantID uuid.UUID) (Membership, error) {
	m, err := findMembership(ctx, tx, participantID)
	if err == nil {
		m.DayPlan = m.Cohort.Plan(s.Today())
	}
	return m, err
}

// CurrentPlaces gives the places of some people in the cohorts that MembershipOf names.
func (s *Service) CurrentPlaces(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]Participant, error) {
	return currentPlaces(ctx, tx, personIDs)
}

// SharesCohort reports whether the coach stands beside a cohort of the participant.
func (s *Service) SharesCohort(ctx context.Context, tx *gorm.DB, coachID, participantID uuid.UUID) (bool, error) {
	return sharesCohort(ctx, tx, coachID, participantID)
}

// Participants gives the places of the cohorts' participants.
func (s *Service) Participants(ctx context.Context, tx *gorm.DB, cohortIDs ...uuid.UUID) ([]Participant, error) {
	return participantsOf(ctx, tx, cohortIDs...)
}

// MembersOf gives the participants of some cohorts with the people; what the neighbours know is left out.
func (s *Service) MembersOf(ctx context.Context, tx *gorm.DB, cohortIDs ...uuid.UUID) ([]Member, error) {
	return membersOf(ctx, tx, cohortIDs...)
}

// PlacesByID gives those of the places that exist.
func (s *Service) PlacesByID(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]Place, error) {
	found, err := placesByID(ctx, tx, ids)
	places := make(map[uuid.UUID]Place, len(found))
	for _, p := range found {
		places[p.ID] = p
	}
	return places, err
}

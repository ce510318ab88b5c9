package matching

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// Group knows who of a cohort looks for a partner, and whether the cohort may begin.
type Group interface {
	TakingPart(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error)
	GateOpen(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (bool, error)
}

// Profiles knows what people give, need and speak, and when they have time.
type Profiles interface {
	Of(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]profile.Profile, error)
}

// Impression is what somebody noted about another person when they met at speed-dating.
type Impression struct {
	AboutID uuid.UUID
	Answer  string // yes, maybe, no
	Word    string
}

// Impressions gives people their own impressions, and nobody else's.
type Impressions interface {
	ImpressionsOf(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) ([]Impression, error)
}

// Meetings knows how often the two of a tandem have met.
type Meetings interface {
	Met(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (int, error)
}

// News tells people that there is something new, without saying what.
type News interface {
	News(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int, people []uuid.UUID) error
}

// Neighbours are the domains that matching asks; Impressions may be missing.
type Neighbours struct {
	Group       Group
	Profiles    Profiles
	Impressions Impressions
	Meetings    Meetings
	News        News
}

// Service holds the use cases of ballots, proposals and what follows from them.
type Service struct {
	db         *database.DB
	people     *person.Service
	programmes *programme.Service
	tandems    *tandem.Service
	neighbours Neighbours
	keepDays   int
}

// NewService needs the domains below. keepDays is how long ballots and proposals are kept after a cohort's end, 0 for ever.
func NewService(db *database.DB, people *person.Service, programmes *programme.Service, tandems *tandem.Service, n Neighbours, keepDays int) *Service {
	return &Service{db: db, people: people, programmes: programmes, tandems: tandems, neighbours: n, keepDays: keepDays}
}

// coached makes sure that a coach stands beside the cohort.
func (s *Service) coached(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID uuid.UUID) error {
	coach, err := s.programmes.IsCoach(ctx, tx, cohortID, who.PersonID)
	if err == nil && (!coach || !who.Is(actor.Coach)) {
		err = problem.NotFound()
	}
	return err
}

// scene gathers everything that decides.
func (s *Service) scene(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (scene, error) {
	sc := scene{groups: map[uuid.UUID]programme.AgeGroup{}}
	var err error
	if sc.cohort, err = s.programmes.Find(ctx, tx, cohortID); err != nil {
		return sc, err
	}
	if sc.people, err = s.neighbours.Group.TakingPart(ctx, tx, cohortID); err != nil {
		return sc, err
	}
	members, err := s.programmes.Participants(ctx, tx, cohortID)
	if err != nil {
		return sc, err
	}
	for _, m := range members {
		sc.groups[m.PersonID] = m.AgeGroup
	}
	if sc.profiles, err = s.neighbours.Profiles.Of(ctx, tx, sc.people); err != nil {
		return sc, err
	}
	ballots, err := ballotsOf(ctx, tx, cohortID)
	sc.ballots = make(map[uuid.UUID]Choices, len(ballots))
	for _, b := range ballots {
		sc.ballots[b.PersonID] = b.Choices
	}
	return sc, err
}

// choosable are those whom a person can choose from: with the age rule the other side, and never themself. It does not
// depend on what anybody has chosen.
func (sc scene) choosable(personID uuid.UUID) []uuid.UUID {
	var others []uuid.UUID
	for _, id := range sc.people {
		if id != personID && (!sc.cohort.AgeRule || sc.groups[id] != sc.groups[personID]) {
			others = append(others, id)
		}
	}
	slices.SortFunc(others, compareIDs)
	return others
}

// Names gives the names of those who still have an account.
func (s *Service) Names(ctx context.Context, ids []uuid.UUID) (map[uuid.UUID]string, error) {
	return s.people.Names(ctx, s.db.Read(ctx), ids)
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

func saving(err error) error {
	if database.IsDuplicate(err) {
		return problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return err
}

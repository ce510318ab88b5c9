package gathering

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Reminders is told when people have to be reminded. It writes into the same transaction.
type Reminders interface {
	Gathering(ctx context.Context, tx *gorm.DB, gatheringID uuid.UUID, revision int, people []uuid.UUID, startsAt time.Time, change string) error
}

// The changes that reminders follow.
const (
	invited   = "invited"
	added     = ""
	moved     = "moved"
	cancelled = "cancelled"
	declined  = "declined"
)

// Pool knows who invites others into a cohort, and is told who was at an information event.
type Pool interface {
	Champions(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error)
	ChampionOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]uuid.UUID, error)
	Attended(ctx context.Context, tx *gorm.DB, cohortID, personID, by uuid.UUID) error
}

// Service holds the use cases around gatherings.
type Service struct {
	db         *database.DB
	people     *person.Service
	programmes *programme.Service
	pool       Pool
	reminders  Reminders
	key        []byte
}

// NewService needs the cohorts below it, the pool beside it, who reminds people, and a key that codes follow from.
func NewService(db *database.DB, people *person.Service, programmes *programme.Service, pool Pool, reminders Reminders, key []byte) *Service {
	return &Service{db: db, people: people, programmes: programmes, pool: pool, reminders: reminders, key: key}
}

// Guest is somebody who may come.
type Guest struct {
	ID       uuid.UUID
	Name     string
	Champion bool
	Answer   Answer // empty while there is none for the time as it is now
	Attended bool
}

// List is a gathering with everybody who may come.
type List struct {
	Gathering
	Guests []Guest
}

// Gatherings shows the coaches the gatherings of a cohort with who comes.
func (s *Service) Gatherings(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]List, error) {
	tx := s.db.Read(ctx)
	if coach, err := s.programmes.IsCoach(ctx, tx, cohortID, who.PersonID); err != nil || !coach || !who.Is(actor.Coach) {
		return nil, orMissing(err)
	}
	found, err := findAll(visible(ctx, tx, who, nil).Where("cohort_id = ?", cohortID))
	if err != nil {
		return nil, err
	}
	return s.lists(ctx, tx, found)
}

func orMissing(err error) error {
	if err == nil {
		err = problem.NotFound()
	}
	return err
}

// List shows the coaches one gathering with who comes.
func (s *Service) List(ctx context.Context, who actor.Actor, id uuid.UUID) (List, error) {
	tx := s.db.Read(ctx)
	g, err := findOne(visible(ctx, tx, who, nil), id)
	if err != nil {
		return List{}, err
	}
	return s.list(ctx, tx, g)
}

func (s *Service) list(ctx context.Context, tx *gorm.DB, g Gathering) (List, error) {
	lists, err := s.lists(ctx, tx, []Gathering{g})
	if err != nil {
		return List{}, err
	}
	return lists[0], nil
}

func (s *Service) lists(ctx context.Context, tx *gorm.DB, found []Gathering) ([]List, error) {
	ids := make([]uuid.UUID, 0, len(found))
	for _, g := range found {
		ids = append(ids, g.ID)
	}
	given, err1 := answersTo(ctx, tx, ids...)
	there, err2 := attendancesAt(ctx, tx, ids...)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	lists := make([]List, 0, len(found))
	guests := map[guestList][]Guest{}
	for _, g := range found {
		key := guestList{g.CohortID, g.Kind == Information}
		if _, known := guests[key]; !known {
			asked, err := s.guests(ctx, tx, g)
			if err != nil {
				return nil, err
			}
			guests[key] = asked
		}
		list := List{g, slices.Clone(guests[key])}
		for i := range list.Guests {
			guest := &list.Guests[i]
			for _, a := range given {
				if a.GatheringID == g.ID && a.PersonID == guest.ID && a.Revision == g.Revision {
					guest.Answer = a.Answer
				}
			}
			guest.Attended = slices.ContainsFunc(there, func(a Attendance) bool { return a.GatheringID == g.ID && a.PersonID == guest.ID })
		}
		lists = append(lists, list)
	}
	return lists, nil
}

type guestList struct {
	cohort      uuid.UUID
	information bool
}

// guests are everybody who may come: the participants, and to an information event those who invite others to it.
func (s *Service) guests(ctx context.Context, tx *gorm.DB, g Gathering) ([]Guest, error) {
	members, err := s.programmes.MembersOf(ctx, tx, g.CohortID)
	if err != nil {
		return nil, err
	}
	guests := []Guest{}
	for _, m := range members {
		if m.LeftDay == nil && m.Person.State != person.Disabled {
			guests = append(guests, Guest{ID: m.PersonID, Name: m.Person.DisplayName})
		}
	}
	if g.Kind == Information {
		champions, err := s.pool.Champions(ctx, tx, g.CohortID)
		if err != nil {
			return nil, err
		}
		names, err := s.people.Names(ctx, tx, champions)
		if err != nil {
			return nil, err
		}
		for _, id := range champions {
			guests = append(guests, Guest{ID: id, Name: names[id], Champion: true})
		}
	}
	slices.SortStableFunc(guests, func(a, b Guest) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return guests, nil
}

// coming are those guests who have not said no.
func (l List) coming() []uuid.UUID {
	var ids []uuid.UUID
	for _, g := range l.Guests {
		if g.Answer != No {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

// NextInformation is when somebody who thinks about it can come and listen; an empty day says that nothing is planned.
func (s *Service) NextInformation(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (day calendar.Day, clock, place, mapLink string, err error) {
	found, err := findAll(tx.WithContext(ctx).Where("cohort_id = ? AND kind = ? AND cancelled_at IS NULL AND starts_at > ?",
		cohortID, Information, s.db.Now()))
	if err != nil || len(found) == 0 {
		return "", "", "", "", err
	}
	g := found[0]
	return g.Day, g.Clock, g.PlaceText, g.MapLink, nil
}

// Tidy plans the reminders of those who have joined since a gathering was arranged.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		found, err := stillAhead(ctx, tx, s.programmes.Today())
		if err != nil {
			return err
		}
		lists, err := s.lists(ctx, tx, found)
		if err != nil {
			return err
		}
		for _, l := range lists {
			if !l.ahead(s.db.Now()) {
				continue
			}
			if err := s.reminders.Gathering(ctx, tx, l.ID, l.Revision, l.coming(), l.StartsAt, added); err != nil {
				return err
			}
		}
		return nil
	})
}

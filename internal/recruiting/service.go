package recruiting

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/limit"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/seal"
)

// Tandems knows which of the persons are in a tandem.
type Tandems interface {
	TandemsOf(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]uuid.UUID, error)
}

// Declarations knows who has signed the data protection declaration as it is now.
type Declarations interface {
	Signed(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]bool, error)
}

// Gatherings knows when somebody who thinks about it can come and listen; an empty day says that nothing is planned.
type Gatherings interface {
	NextInformation(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (day calendar.Day, clock, place, mapLink string, err error)
}

// Consents knows who may be contacted after the end of their cohort.
type Consents interface {
	MayContactAfter(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (bool, error)
}

// News tells people that there is something new, without saying what.
type News interface {
	News(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int, people []uuid.UUID) error
}

// Neighbours are the other domains that recruiting talks to; any of them may be missing.
type Neighbours struct {
	Consents     Consents
	News         News
	Tandems      Tandems
	Declarations Declarations
	Gatherings   Gatherings
}

// Options are what recruiting needs to know about the place it runs in.
type Options struct {
	PublicURL string
	Key       []byte // makes networks unreadable
	Seals     *seal.Seals
	KeepDays  int // how long somebody whom nobody follows up stays in the pool
}

// Service holds the use cases between the first word and the start.
type Service struct {
	db         *database.DB
	people     *person.Service
	programmes *programme.Service
	options    Options
	limits     *limit.Limits
	neighbours Neighbours
}

// NewService needs the cohorts and people below it.
func NewService(db *database.DB, people *person.Service, programmes *programme.Service, o Options) *Service {
	o.PublicURL = strings.TrimRight(o.PublicURL, "/")
	return &Service{db: db, people: people, programmes: programmes, options: o, limits: limit.New("recruiting_limits", "too_many_tries", o.Key)}
}

// Connect names the neighbours, once, before the first request.
func (s *Service) Connect(n Neighbours) { s.neighbours = n }

// url is the address that a code opens; the code stands behind the #, so that it never reaches a server's log.
func (s *Service) url(k Kind, code string) string { return s.options.PublicURL + k.path() + code }

// Entry is somebody in the pool as the coaches see them.
type Entry struct {
	Prospect
	CameBy    Kind // empty when the team has written them down
	InvitedBy string
	Joined    bool
	Left      bool
	Names     map[uuid.UUID]string // of those who have moved them
}

// Pool is everybody on the way into a cohort.
type Pool struct {
	Cohort  programme.Cohort
	Entries []Entry
}

// Agreed counts who is in.
func (p Pool) Agreed() int {
	n := 0
	for _, e := range p.Entries {
		if e.State == Agreed {
			n++
		}
	}
	return n
}

// Pool shows the pool of a cohort to its coaches.
func (s *Service) Pool(ctx context.Context, who actor.Actor, cohortID uuid.UUID) (Pool, error) {
	tx := s.db.Read(ctx)
	if err := coached(ctx, tx, who, cohortID); err != nil {
		return Pool{}, err
	}
	return s.pool(ctx, tx, cohortID)
}

// pool brings together who has been written down and who is a participant already. Whoever has left or is shut out
// is not on the way any more.
func (s *Service) pool(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (Pool, error) {
	cohort, err := s.programmes.Find(ctx, tx, cohortID)
	if err != nil {
		return Pool{}, err
	}
	written, err := s.prospectsOf(ctx, tx, cohortID)
	if err != nil {
		return Pool{}, err
	}
	members, err := s.programmes.MembersOf(ctx, tx, cohortID)
	if err != nil {
		return Pool{}, err
	}
	pool := Pool{Cohort: cohort}
	there := map[uuid.UUID]Prospect{}
	for _, p := range written {
		if p.PersonID == nil {
			pool.Entries = append(pool.Entries, Entry{Prospect: p})
		} else {
			there[*p.PersonID] = p
		}
	}
	for _, m := range members {
		if m.LeftDay != nil || m.Person.State == person.Disabled {
			continue
		}
		p, known := there[m.PersonID]
		if !known {
			p = firstOf(m.Participant)
		}
		p.FirstName, p.Language, p.AgeGroup = m.Person.DisplayName, m.Person.Language, m.AgeGroup
		pool.Entries = append(pool.Entries, Entry{Prospect: p, Joined: m.Person.State == person.Active})
	}
	slices.SortStableFunc(pool.Entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.FirstName), strings.ToLower(b.FirstName)), strings.Compare(a.ID.String(), b.ID.String()))
	})
	return pool, s.addOrigins(ctx, tx, cohortID, pool.Entries)
}

// firstOf is the place in the pool of somebody whom a coach has invited directly: they are interested.
func firstOf(p programme.Participant) Prospect {
	return Prospect{
		ID: p.PersonID, CohortID: p.CohortID, State: Interested, PersonID: &p.PersonID, CreatedAt: p.CreatedAt, UpdatedAt: p.CreatedAt,
	}
}

func (s *Service) addOrigins(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, entries []Entry) error {
	codes, err := codesWhere(ctx, tx, "cohort_id = ?", cohortID)
	if err != nil {
		return err
	}
	byID, ids := map[uuid.UUID]Code{}, []uuid.UUID{}
	for _, c := range codes {
		byID[c.ID] = c
		if c.PersonID != nil {
			ids = append(ids, *c.PersonID)
		}
	}
	for _, e := range entries {
		for _, c := range e.Changes {
			if c.ByID != nil {
				ids = append(ids, *c.ByID)
			}
		}
	}
	names, err := s.people.Names(ctx, tx, ids)
	for i := range entries {
		e := &entries[i]
		e.Names = names
		if e.CodeID == nil {
			continue
		}
		c := byID[*e.CodeID]
		e.CameBy = c.Kind
		if c.PersonID != nil {
			e.InvitedBy = names[*c.PersonID]
		}
	}
	return err
}

// one finds somebody of a pool again, as the coaches see them now.
func (s *Service) one(ctx context.Context, tx *gorm.DB, cohortID, id uuid.UUID) (Entry, error) {
	pool, err := s.pool(ctx, tx, cohortID)
	if err != nil {
		return Entry{}, err
	}
	at := slices.IndexFunc(pool.Entries, func(e Entry) bool { return e.ID == id })
	if at < 0 {
		return Entry{}, problem.NotFound()
	}
	return pool.Entries[at], nil
}

// onEntry lets a coach do one thing to somebody in the pool.
func (s *Service) onEntry(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID, do func(*gorm.DB, *Prospect) (bool, error)) (Entry, error) {
	var entry Entry
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		p, err := s.lockEntry(ctx, tx, cohortID, id)
		if err != nil {
			return err
		}
		changed, err := do(tx, &p)
		if err != nil {
			return s.withCurrent(ctx, tx, err, cohortID, id)
		}
		if changed {
			if err := s.saveProspect(ctx, tx, p); err != nil {
				return err
			}
		}
		entry, err = s.one(ctx, tx, cohortID, id)
		return err
	})
	return entry, err
}

// lockEntry finds a prospect, or a participant of whom nothing has been written down yet.
func (s *Service) lockEntry(ctx context.Context, tx *gorm.DB, cohortID, id uuid.UUID) (Prospect, error) {
	p, err := s.lockProspect(ctx, tx, "id = ? AND cohort_id = ?", id, cohortID)
	if !missing(err) {
		return p, err
	}
	places, err := s.programmes.Participants(ctx, tx, cohortID)
	if err != nil {
		return Prospect{}, err
	}
	at := slices.IndexFunc(places, func(p programme.Participant) bool { return p.PersonID == id && p.LeftDay == nil })
	if at < 0 {
		return Prospect{}, problem.NotFound()
	}
	return firstOf(places[at]), nil
}

// recruits finds the cohort and refuses when it is over.
func (s *Service) recruits(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (programme.Cohort, error) {
	c, err := s.programmes.Find(ctx, tx, cohortID)
	if err == nil && c.State == programme.Closed {
		err = problem.New(problem.Conflict, "cohort_closed")
	}
	return c, err
}

// now is the instant for which things are written down.
func (s *Service) now() time.Time { return s.db.Now() }

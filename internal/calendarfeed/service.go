package calendarfeed

import (
	"context"
	"errors"
	"strings"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/gathering"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// Service opens, closes and fills the feeds.
type Service struct {
	db         *database.DB
	people     *person.Service
	programmes *programme.Service
	tandems    *tandem.Service
	workbook   *workbook.Service
	milestones *milestone.Service
	gatherings *gathering.Service
	datings    *speeddating.Service
	publicURL  string
}

// NewService needs the domains it reads and the address of the app.
func NewService(db *database.DB, people *person.Service, programmes *programme.Service, tandems *tandem.Service,
	workbook *workbook.Service, milestones *milestone.Service, gatherings *gathering.Service, datings *speeddating.Service, publicURL string,
) *Service {
	return &Service{
		db: db, people: people, programmes: programmes, tandems: tandems, workbook: workbook, milestones: milestones,
		gatherings: gatherings, datings: datings, publicURL: strings.TrimRight(publicURL, "/"),
	}
}

// Feed says whether the person's calendar may read along, or nil.
func (s *Service) Feed(ctx context.Context, who actor.Actor) (*Feed, error) {
	return findFeed(ctx, s.db.Read(ctx), who.PersonID)
}

// Open gives a new address, shown this once. An earlier one stops working.
func (s *Service) Open(ctx context.Context, who actor.Actor) (url string, err error) {
	secret, err := newSecret()
	if err != nil {
		return "", err
	}
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		return replaceFeed(ctx, tx, Feed{PersonID: who.PersonID, SecretHash: fingerprint(secret), CreatedAt: s.db.Now()})
	})
	return s.publicURL + Folder + "/" + secret + ending, err
}

// Close makes the address worthless.
func (s *Service) Close(ctx context.Context, who actor.Actor) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return deleteFeed(ctx, tx, who.PersonID) })
}

// Read gives the meetings of whoever the secret belongs to. A wrong, closed or
// replaced address and that of a disabled person are not found, all alike.
func (s *Service) Read(ctx context.Context, secret string) ([]byte, error) {
	if len(secret) != secretLength {
		return nil, problem.NotFound()
	}
	tx := s.db.Read(ctx)
	feed, err := findBySecret(ctx, tx, secret)
	if err != nil {
		return nil, err
	}
	owner, err := s.people.Find(ctx, tx, feed.PersonID)
	if err != nil {
		return nil, err
	}
	if owner.State == person.Disabled {
		return nil, problem.NotFound()
	}
	events, err := s.events(ctx, tx, owner)
	if err != nil {
		return nil, err
	}
	if today := s.programmes.Today(); feed.LastReadDay == nil || *feed.LastReadDay != today {
		err = s.db.Tx(ctx, func(tx *gorm.DB) error { return noteReading(ctx, tx, feed, today) })
	}
	return render(events, s.programmes.Zone()), err
}

// lookBack keeps a long-serving coach's feed small.
const lookBack = 180

// events are what somebody goes to.
func (s *Service) events(ctx context.Context, tx *gorm.DB, owner person.Person) ([]Event, error) {
	who, said := actor.Actor{PersonID: owner.ID, Role: owner.Role}, wordsIn(owner.Language)
	from := s.programmes.Today().AddDays(-lookBack)
	events, err := s.ofTandem(ctx, tx, who, said, from)
	if err != nil {
		return nil, err
	}
	gatherings, err := s.gatherings.Dated(ctx, tx, who, from)
	if err != nil {
		return nil, err
	}
	for _, g := range gatherings {
		link := "/gatherings/" + g.ID.String()
		if who.Is(actor.Coach) {
			link = "/cohorts/" + g.CohortID.String() + link
		}
		events = append(events, ofGathering(g, said, s.publicURL+link))
	}
	datings, err := s.datings.Dated(ctx, tx, who, from)
	for _, d := range datings {
		link := "/speed-dating"
		if who.Is(actor.Coach) {
			link = "/speed-datings/" + d.ID.String()
		}
		events = append(events, ofDating(d, said, s.publicURL+link))
	}
	return events, err
}

// ofTandem are the meetings of the two and those with the team; who has left a tandem goes to none of it any more.
func (s *Service) ofTandem(ctx context.Context, tx *gorm.DB, who actor.Actor, said phrases, from calendar.Day) ([]Event, error) {
	var events []Event
	if who.Is(actor.Participant) {
		own, err := s.tandems.Of(ctx, tx, who.PersonID)
		var p *problem.Error
		if errors.As(err, &p) && p.Kind == problem.Missing || err == nil && (own.HasLeft(who.PersonID) || own.EndedAt != nil) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		ahead, err := s.workbook.Ahead(ctx, tx, own.ID, who.PersonID)
		if err != nil {
			return nil, err
		}
		if ahead.PlannedMeeting != nil {
			events = append(events, ofPlanned(*ahead.PlannedMeeting, said, s.publicURL))
		}
	}
	meetings, err := s.milestones.Dated(ctx, tx, who, from)
	for _, m := range meetings {
		events = append(events, ofMilestone(m, said, s.publicURL))
	}
	return events, err
}

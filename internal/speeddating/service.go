package speeddating

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Group knows who of a cohort chooses a partner, and whether enough have agreed to take part.
type Group interface {
	TakingPart(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error)
	GateOpen(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (bool, error)
}

// The changes of a time that reminders follow; with notComing nobody needs reminding any more.
const (
	announced = ""
	moved     = "moved"
	cancelled = "cancelled"
	notComing = "declined"
)

// Reminders tells people of the time, and that there is something new.
type Reminders interface {
	Gathering(ctx context.Context, tx *gorm.DB, id uuid.UUID, revision int, people []uuid.UUID, startsAt time.Time, change string) error
	News(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int, people []uuid.UUID) error
}

// Service holds the use cases of speed-datings.
type Service struct {
	db         *database.DB
	programmes *programme.Service
	group      Group
	reminders  Reminders
	keepDays   int
}

// NewService needs the cohorts below it, who takes part, who is told of dates, and how many days after a cohort's end
// speed-datings stay; 0 is for ever.
func NewService(db *database.DB, programmes *programme.Service, group Group, reminders Reminders, keepDays int) *Service {
	return &Service{db: db, programmes: programmes, group: group, reminders: reminders, keepDays: keepDays}
}

// Now is the server's time, which all phones count by.
func (s *Service) Now() time.Time { return s.db.Now() }

// View is a speed-dating as a coach sees it, whole.
type View struct {
	SpeedDating
	GateOpen bool
	Guests   []GuestView
	Talks    []TalkView
}

// GuestView is somebody of the cohort with what the coach has ticked.
type GuestView struct {
	Guest
	Member programme.Member
}

// TalkView is a talk in its round.
type TalkView struct {
	Round int
	Talk
	Cut bool
}

// InCohort lists the speed-datings of a cohort to its coaches, the newest last.
func (s *Service) InCohort(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]SpeedDating, error) {
	tx := s.db.Read(ctx)
	if err := s.coachesOnly(ctx, tx, who, cohortID); err != nil {
		return nil, err
	}
	return ofCohort(ctx, tx, cohortID)
}

func (s *Service) coachesOnly(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID uuid.UUID) error {
	coach, err := s.programmes.IsCoach(ctx, tx, cohortID, who.PersonID)
	if err == nil && (!coach || !who.Is(actor.Coach)) {
		err = problem.NotFound()
	}
	return err
}

// SpeedDating shows one to a coach of its cohort.
func (s *Service) SpeedDating(ctx context.Context, who actor.Actor, id uuid.UUID) (View, error) {
	var view View
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		d, err := visible(ctx, tx, who, id)
		if err != nil {
			return err
		}
		view, err = s.view(ctx, tx, d)
		return err
	})
	return view, err
}

// Plan makes a speed-dating under an id that the screen chose, or plans it anew.
func (s *Service) Plan(ctx context.Context, who actor.Actor, cohortID, id uuid.UUID, version int, d Details) (View, error) {
	d.PlaceText, d.Link = strings.TrimSpace(d.PlaceText), strings.TrimSpace(d.Link)
	var err error
	if d.StartsAt, err = calendar.Instant(d.Day, d.Clock, s.programmes.Zone()); err != nil {
		return View{}, err
	}
	var view View
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.coachesOnly(ctx, tx, who, cohortID); err != nil {
			return err
		}
		known, err := exists(ctx, tx, id)
		if err != nil {
			return err
		}
		if known {
			view, err = s.replace(ctx, tx, who, cohortID, id, version, d)
			return err
		}
		view, err = s.create(ctx, tx, cohortID, id, d)
		return err
	})
	return view, err
}

func (s *Service) create(ctx context.Context, tx *gorm.DB, cohortID, id uuid.UUID, d Details) (View, error) {
	cohort, err := s.programmes.Find(ctx, tx, cohortID)
	if err != nil {
		return View{}, err
	}
	now := s.db.Now()
	fresh := SpeedDating{ID: id, CohortID: cohortID, State: Planned, ClockRound: 1, CreatedAt: now}
	if cohort.State == programme.Closed {
		return View{}, problem.New(problem.Conflict, "cohort_closed")
	}
	if err := fresh.Change(d, now); err != nil {
		return View{}, err
	}
	if err := tx.WithContext(ctx).Create(&fresh).Error; err != nil {
		return View{}, err
	}
	return s.view(ctx, tx, fresh)
}

func (s *Service) replace(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID, id uuid.UUID, version int, d Details) (View, error) {
	return s.on(ctx, tx, who, id, func(e *evening) error {
		if e.CohortID != cohortID {
			return problem.NotFound()
		}
		revision, mode := e.Revision, e.Mode
		if e.Details != d && e.Version != version {
			return problem.Stale(nil)
		}
		if err := e.Change(d, s.db.Now()); err != nil {
			return err
		}
		if e.Mode != mode {
			e.publish()
		}
		if e.Revision == revision || e.OpenedAt == nil {
			return nil
		}
		return s.remind(ctx, tx, e, moved)
	})
}

// remind tells those who are expected of a time.
func (s *Service) remind(ctx context.Context, tx *gorm.DB, e *evening, change string) error {
	return s.reminders.Gathering(ctx, tx, e.ID, e.Revision, e.people(), e.StartsAt, change)
}

// Open tells the participants of it, once the start gate is open.
func (s *Service) Open(ctx context.Context, who actor.Actor, id uuid.UUID) (View, error) {
	return s.change(ctx, who, id, func(tx *gorm.DB, e *evening) error {
		gate, err := s.group.GateOpen(ctx, tx, e.CohortID)
		if err != nil || e.OpenedAt != nil {
			return err
		}
		if err := e.Open(gate, s.db.Now()); err != nil {
			return err
		}
		if err := s.remind(ctx, tx, e, announced); err != nil {
			return err
		}
		return s.reminders.News(ctx, tx, uuid.NewSHA1(e.ID, []byte("opened")), 1, e.people())
	})
}

// Cancel deletes a speed-dating that has not begun.
func (s *Service) Cancel(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		e, err := s.hold(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if e.State != Planned {
			return problem.New(problem.Conflict, "speed_dating_running")
		}
		if e.OpenedAt != nil && e.StartsAt.After(s.db.Now()) {
			if err := s.remind(ctx, tx, e, cancelled); err != nil {
				return err
			}
		}
		return tx.WithContext(ctx).Where("id = ?", id).Delete(&SpeedDating{}).Error
	})
}

func (s *Service) change(ctx context.Context, who actor.Actor, id uuid.UUID, do func(*gorm.DB, *evening) error) (View, error) {
	var view View
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		view, err = s.on(ctx, tx, who, id, func(e *evening) error { return do(tx, e) })
		return err
	})
	return view, err
}

// on does one thing to a speed-dating that nobody else changes meanwhile.
func (s *Service) on(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID, do func(*evening) error) (View, error) {
	e, err := s.hold(ctx, tx, who, id)
	if err != nil {
		return View{}, err
	}
	before := e.Version
	if err := do(e); err != nil {
		var p *problem.Error
		if errors.As(err, &p) && p.Kind == problem.Outdated {
			current, failed := s.view(ctx, tx, e.SpeedDating)
			if failed != nil {
				return View{}, failed
			}
			p.Current = current
		}
		return View{}, err
	}
	if e.Version != before {
		if err := save(ctx, tx, e); err != nil {
			return View{}, err
		}
	}
	return s.view(ctx, tx, e.SpeedDating)
}

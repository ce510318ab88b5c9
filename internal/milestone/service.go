package milestone

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// The changes of a meeting that reminders follow; of a move and a cancellation people are told at once.
const (
	FirstProposal    = ""
	MeetingMoved     = "moved"
	MeetingCancelled = "cancelled"
	MeetingHeld      = "held"
)

// Reminders is told what people want to be reminded of. It writes into the same transaction.
type Reminders interface {
	MilestoneMeeting(ctx context.Context, tx *gorm.DB, meetingID uuid.UUID, revision int, people []uuid.UUID, startsAt time.Time, change string) error
	PlanWaiting(ctx context.Context, tx *gorm.DB, planID uuid.UUID, planVersion int, coaches []uuid.UUID, stop bool) error
	PromiseDue(ctx context.Context, tx *gorm.DB, promiseID uuid.UUID, revision int, coach uuid.UUID, dueDay calendar.Day, stop bool) error
}

// Workbook tells how often, where and about what a tandem has met; sensitive topics it keeps to itself.
type Workbook interface {
	Summary(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID, from, to calendar.Day) (Log, error)
}

// Service holds the use cases of milestone meetings, plans and promises.
type Service struct {
	db         *database.DB
	programmes *programme.Service
	tandems    *tandem.Service
	workbook   Workbook
	reminders  Reminders
}

// NewService needs the cohorts and tandems below it, the workbook beside it, and who is told about dates.
func NewService(db *database.DB, programmes *programme.Service, tandems *tandem.Service, workbook Workbook, reminders Reminders) *Service {
	return &Service{db: db, programmes: programmes, tandems: tandems, workbook: workbook, reminders: reminders}
}

// desk is what every use case has before it: its transaction, the people and the time.
type desk struct {
	tx     *gorm.DB
	who    actor.Actor
	tandem tandem.Tandem
	pair   Pair
	now    time.Time
	today  calendar.Day
}

func (s *Service) desk(ctx context.Context, tx *gorm.DB, who actor.Actor, tandemID uuid.UUID) (desk, error) {
	t, err := s.tandems.Find(ctx, tx, who, tandemID)
	if err != nil {
		return desk{}, err
	}
	now := s.db.Now()
	return desk{tx: tx, who: who, tandem: t, pair: pairOf(t), now: now, today: calendar.DayOf(now, s.programmes.Zone())}, nil
}

func pairOf(t tandem.Tandem) Pair { return Pair{t.Partners[0].PersonID, t.Partners[1].PersonID} }

// present is the pair with an empty place for who has left: nobody waits for their answer or signature.
func (d desk) present() Pair {
	pair := d.pair
	for i, id := range pair {
		if d.tandem.HasLeft(id) {
			pair[i] = uuid.Nil
		}
	}
	return pair
}

func (d desk) partnersOnly() error {
	if !d.pair.Has(d.who.PersonID) {
		return notAllowed()
	}
	return nil
}

func (d desk) coachesOnly() error {
	if !d.who.Is(actor.Coach) {
		return notAllowed()
	}
	return nil
}

// onMeeting does one thing to a meeting and tells people when its date has changed.
func (s *Service) onMeeting(ctx context.Context, who actor.Actor, id uuid.UUID, do func(desk, *Meeting) error) (Meeting, error) {
	var meeting Meeting
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		d, before, err := s.openMeeting(ctx, tx, who, id)
		if err != nil {
			return err
		}
		meeting = before.clone()
		if err := do(d, &meeting); err != nil {
			return withCurrent(err, before)
		}
		if err := saveMeeting(tx, before, meeting); err != nil {
			return err
		}
		return s.announceMeeting(ctx, d, before, meeting)
	})
	return meeting, err
}

func (s *Service) openMeeting(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (desk, Meeting, error) {
	if err := hold(tx, &Meeting{}, who, id); err != nil {
		return desk{}, Meeting{}, err
	}
	meeting, err := findMeeting(tx, who, id)
	if err != nil {
		return desk{}, Meeting{}, err
	}
	d, err := s.desk(ctx, tx, who, meeting.TandemID)
	if err == nil {
		err = d.tandem.Refusal(who.PersonID)
	}
	return d, meeting, err
}

// onPlan does one thing to a plan, keeps the version it makes, and tells coaches what waits for them.
func (s *Service) onPlan(ctx context.Context, who actor.Actor, id uuid.UUID, do func(desk, *Plan) error) (Plan, error) {
	var plan Plan
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := hold(tx, &Plan{}, who, id); err != nil {
			return err
		}
		before, err := findPlan(tx, who, id, s.programmes.Today())
		if err != nil {
			return err
		}
		d, err := s.desk(ctx, tx, who, before.TandemID)
		if err != nil {
			return err
		}
		if err := d.tandem.Refusal(who.PersonID); err != nil {
			return err
		}
		plan = before.clone()
		if err := do(d, &plan); err != nil {
			return withCurrent(err, before)
		}
		if err := savePlan(tx, before, plan, who.PersonID); err != nil {
			return err
		}
		return s.announcePlan(ctx, d, before, plan)
	})
	return plan, err
}

// withCurrent shows the state as it is to someone whose change came too late.
func withCurrent(err error, current any) error {
	var p *problem.Error
	if errors.As(err, &p) && p.Kind == problem.Outdated {
		p.Current = current
	}
	return err
}

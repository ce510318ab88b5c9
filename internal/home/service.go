package home

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// Service reads the first screen, each domain in one statement.
type Service struct {
	db         *database.DB
	people     *person.Service
	programmes *programme.Service
	tandems    *tandem.Service
	workbook   *workbook.Service
	milestones *milestone.Service
}

// NewService needs the domains it reads.
func NewService(db *database.DB, people *person.Service, programmes *programme.Service, tandems *tandem.Service,
	workbook *workbook.Service, milestones *milestone.Service,
) *Service {
	return &Service{db: db, people: people, programmes: programmes, tandems: tandems, workbook: workbook, milestones: milestones}
}

// Home gives a participant their first screen.
func (s *Service) Home(ctx context.Context, who actor.Actor) (Home, error) {
	tx := s.db.Read(ctx)
	m, err := s.programmes.MembershipOf(ctx, tx, who.PersonID)
	if err != nil {
		return Home{}, err
	}
	h := Home{Person: m.Person, Cohort: m.Cohort, DayPlan: m.DayPlan, ContactPerson: m.ContactPerson, Today: s.programmes.Today()}
	t, err := s.tandems.Of(ctx, tx, who.PersonID)
	var p *problem.Error
	if errors.As(err, &p) && p.Kind == problem.Missing || err == nil && t.EndedAt != nil {
		h.Pause, h.Departure, err = s.tandems.Standing(ctx, tx, m.Cohort.ID, who.PersonID)
		return h, err
	}
	if err != nil {
		return Home{}, err
	}
	h.Tandem = &t
	me := t.Partner(who.PersonID)
	h.Pause, h.Departure = me.Pause, me.Departure
	if err := s.addPartner(ctx, tx, who, &h); err != nil || t.HasLeft(who.PersonID) {
		return h, err
	}
	return h, s.addTandem(ctx, tx, who, &h)
}

// addPartner says what the person was told of the other one.
func (s *Service) addPartner(ctx context.Context, tx *gorm.DB, who actor.Actor, h *Home) error {
	other := h.Tandem.Other(who.PersonID)
	h.Partner = Partner{Pause: other.PauseSeen(who), Departure: other.DepartureSeen(who)}
	if other.PersonID == uuid.Nil {
		d, err := s.tandems.Nameless(ctx, tx, h.Tandem.ID)
		if err != nil || d == nil || !d.KnownToPartner() {
			return err
		}
		h.Partner.Departure = d
	}
	d := h.Partner.Departure
	if d == nil || d.OfferedBy == nil {
		return nil
	}
	coach, err := s.people.Find(ctx, tx, *d.OfferedBy)
	h.Partner.OfferedBy = coach.DisplayName
	return err
}

// addTandem fills in what exists as soon as there are two.
func (s *Service) addTandem(ctx context.Context, tx *gorm.DB, who actor.Actor, h *Home) error {
	own, err := s.workbook.Ahead(ctx, tx, h.Tandem.ID, who.PersonID)
	if err != nil {
		return err
	}
	h.PlannedMeeting, h.MySteps = own.PlannedMeeting, own.Steps
	table, err := s.milestones.Ahead(ctx, tx, h.Tandem.ID, who.PersonID)
	h.NextMilestone, h.ProposalToAnswer, h.PlanToSign = table.Next, table.Proposal, table.ToSign
	h.OverduePromises = table.OverduePromises
	return err
}

package home

import (
	"context"
	"errors"

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

// Service reads the first screen.
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
	h := Home{Person: m.Person, Cohort: m.Cohort, DayPlan: m.DayPlan, ContactPerson: m.ContactPerson}
	t, err := s.tandems.Of(ctx, tx, who.PersonID)
	var p *problem.Error
	if errors.As(err, &p) && p.Kind == problem.Missing {
		return h, nil
	}
	if err != nil {
		return Home{}, err
	}
	h.Tandem = &t
	return h, s.addTandem(ctx, tx, who, &h)
}

// addTandem fills in what exists as soon as there are two.
func (s *Service) addTandem(ctx context.Context, tx *gorm.DB, who actor.Actor, h *Home) error {
	var errs [6]error
	id := h.Tandem.ID
	h.PlannedMeeting, errs[0] = s.workbook.PlannedMeeting(ctx, tx, id)
	h.MySteps, errs[1] = s.workbook.OpenStepsOf(ctx, tx, id, who.PersonID)
	h.NextMilestone, errs[2] = s.milestones.NextFor(ctx, tx, id)
	h.PlanToSign, errs[3] = s.milestones.PlanToSign(ctx, tx, id, who.PersonID)
	h.ProposalToAnswer, errs[4] = s.milestones.ProposalFor(ctx, tx, id, who.PersonID)
	h.OverduePromises, errs[5] = s.milestones.OverduePromises(ctx, tx, id)
	return errors.Join(errs[:]...)
}

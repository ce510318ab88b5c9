package team

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// Reach knows whose devices can be reached.
type Reach interface {
	Reachable(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]bool, error)
}

// Service reads the screens of the office.
type Service struct {
	db         *database.DB
	programmes *programme.Service
	tandems    *tandem.Service
	workbook   *workbook.Service
	milestones *milestone.Service
	reach      Reach
}

// NewService needs the domains it reads.
func NewService(db *database.DB, programmes *programme.Service, tandems *tandem.Service,
	workbook *workbook.Service, milestones *milestone.Service, reach Reach,
) *Service {
	return &Service{
		db: db, programmes: programmes, tandems: tandems,
		workbook: workbook, milestones: milestones, reach: reach,
	}
}

// Home gives a coach their first screen. Each list costs one statement, however much there is to see.
func (s *Service) Home(ctx context.Context, who actor.Actor) (Home, error) {
	v, err := s.view(ctx, who)
	if err != nil {
		return Home{}, err
	}
	h := Home{Today: v.today, Cohorts: v.cohorts}
	return h, errors.Join(
		v.addPromises(ctx, &h), v.addWaitingPlans(ctx, &h), v.addMeetings(ctx, &h), v.addQuietTandems(ctx, &h), v.addUnreached(ctx, &h),
		v.addDepartures(ctx, &h),
	)
}

// view is what a coach may look at: their cohorts and the tandems in them.
type view struct {
	*Service
	tx      *gorm.DB
	who     actor.Actor
	today   calendar.Day
	cohorts []programme.Overview
	open    map[uuid.UUID]programme.Overview // the cohorts that are not over
	byID    map[uuid.UUID]tandem.Tandem
	ids     []uuid.UUID // of the tandems in open cohorts, in the order they were formed
}

func (s *Service) view(ctx context.Context, who actor.Actor) (view, error) {
	v := view{
		Service: s, tx: s.db.Read(ctx), who: who, today: s.programmes.Today(),
		open: map[uuid.UUID]programme.Overview{}, byID: map[uuid.UUID]tandem.Tandem{},
	}
	var err error
	if v.cohorts, err = s.programmes.Cohorts(ctx, who); err != nil {
		return view{}, err
	}
	for _, c := range v.cohorts {
		if c.State != programme.Closed {
			v.open[c.ID] = c
		}
	}
	tandems, err := s.tandems.ForCoach(ctx, v.tx, who.PersonID)
	for _, t := range tandems {
		v.byID[t.ID] = t
		if _, ok := v.open[t.CohortID]; ok && t.EndedAt == nil {
			v.ids = append(v.ids, t.ID)
		}
	}
	return v, err
}

func (v view) openCohorts() []uuid.UUID {
	var ids []uuid.UUID
	for _, c := range v.cohorts {
		if c.State != programme.Closed {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func (v view) addPromises(ctx context.Context, h *Home) error {
	promises, err := v.milestones.PromisesFor(ctx, v.tx, v.who.PersonID)
	for _, p := range promises {
		owed := Owed{p, v.byID[p.TandemID]}
		switch {
		case p.DaysOverdue(v.today) > 0:
			h.OverduePromises = append(h.OverduePromises, owed)
		case v.today.DaysUntil(*p.DueDay) <= promisesAhead:
			h.DuePromises = append(h.DuePromises, owed)
		}
	}
	return err
}

func (v view) addWaitingPlans(ctx context.Context, h *Home) error {
	coaches := make(map[uuid.UUID][]uuid.UUID, len(v.cohorts))
	for _, c := range v.cohorts {
		coaches[c.ID] = c.CoachIDs
	}
	plans, err := v.milestones.WaitingPlans(ctx, v.tx, v.who.PersonID, v.byID, coaches)
	for _, p := range plans {
		h.WaitingPlans = append(h.WaitingPlans, Waiting{p, v.byID[p.TandemID]})
	}
	return err
}

func (v view) addMeetings(ctx context.Context, h *Home) error {
	from, err := calendar.Instant(v.today, "00:00", v.programmes.Zone())
	if err != nil {
		return err
	}
	agenda, err := v.milestones.Agenda(ctx, v.tx, v.openCohorts(), from, from.AddDate(0, 0, meetingsAhead+1))
	for _, m := range agenda.Dated {
		h.NextMeetings = append(h.NextMeetings, Dated{m, v.byID[m.TandemID]})
	}
	for _, m := range agenda.Questions {
		for _, a := range m.Answers {
			if a.Revision == m.Revision && a.Answer != milestone.Yes {
				h.Questions = append(h.Questions, Question{Dated{m, v.byID[m.TandemID]}, a})
			}
		}
	}
	return err
}

// addQuietTandems looks only at cohorts whose days are counting. The days of a break that the coach
// knows of do not count; one that was kept from the coach shows nowhere, here neither.
func (v view) addQuietTandems(ctx context.Context, h *Home) error {
	last, err := v.workbook.LastMeetingDays(ctx, v.tx, v.who.PersonID)
	if err != nil {
		return err
	}
	rested, err := v.tandems.LastRests(ctx, v.tx, v.who, v.listed())
	for _, id := range v.ids {
		t := v.byID[id]
		c := v.open[t.CohortID]
		since := max(last[id], c.StartDay, calendar.DayOf(t.FormedAt, v.programmes.Zone()), rested[id])
		if c.DayPlan.State == programme.Running && len(t.Present()) == 2 && isQuiet(since, v.today) {
			h.QuietTandems = append(h.QuietTandems, Quiet{t, last[id]})
		}
		for _, p := range t.Partners {
			if pause := p.PauseSeen(v.who); pause != nil {
				h.Paused = append(h.Paused, Resting{p, t, *pause})
			}
		}
	}
	slices.SortStableFunc(h.QuietTandems, func(a, b Quiet) int { return cmp.Compare(a.LastMeetingDay, b.LastMeetingDay) })
	return err
}

// addDepartures are those after which the partner who stays waits for an offer.
func (v view) addDepartures(ctx context.Context, h *Home) error {
	departures, err := v.tandems.WithoutOffer(ctx, v.tx, v.ids)
	for _, d := range departures {
		h.Departures = append(h.Departures, Parting{d, v.byID[*d.TandemID]})
	}
	return err
}

func (v view) listed() []tandem.Tandem {
	listed := make([]tandem.Tandem, 0, len(v.ids))
	for _, id := range v.ids {
		listed = append(listed, v.byID[id])
	}
	return listed
}

// begunCohorts leaves out those that are still being prepared: nobody has to be reached there yet.
func (v view) begunCohorts() []uuid.UUID {
	var ids []uuid.UUID
	for _, c := range v.cohorts {
		if c.State != programme.Closed && c.State != programme.Planned {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func (v view) addUnreached(ctx context.Context, h *Home) error {
	members, err := v.programmes.MembersOf(ctx, v.tx, v.begunCohorts()...)
	if err != nil {
		return err
	}
	ids := make([]uuid.UUID, 0, len(members))
	for _, m := range members {
		if m.LeftDay == nil {
			ids = append(ids, m.PersonID)
		}
	}
	tandemOf := map[uuid.UUID]*uuid.UUID{}
	for _, id := range v.ids {
		for _, p := range v.byID[id].People() {
			tandemOf[p] = &id
		}
	}
	reachable, err := v.reach.Reachable(ctx, v.tx, ids)
	for _, m := range members {
		if m.LeftDay == nil && m.Person.State == person.Active && !reachable[m.PersonID] {
			h.WithoutDevice = append(h.WithoutDevice, Unreached{m.Person, tandemOf[m.PersonID]})
		}
	}
	return err
}

// Figures count what the cohorts have done that the actor may know of.
func (s *Service) Figures(ctx context.Context, who actor.Actor) ([]Figures, error) {
	cohorts, err := s.programmes.Cohorts(ctx, who)
	if err != nil {
		return nil, err
	}
	tx := s.db.Read(ctx)
	figures := make([]Figures, 0, len(cohorts))
	for _, c := range cohorts {
		tandems, err := s.tandems.InCohort(ctx, tx, c.ID)
		if err != nil {
			return nil, err
		}
		counted, err := s.count(ctx, tx, c.ID, c.StartDay, tandems)
		if err != nil {
			return nil, err
		}
		figures = append(figures, Figures{Cohort: c, Tandems: len(tandems), Workbook: counted.Workbook, Milestones: counted.Milestones})
	}
	return figures, nil
}

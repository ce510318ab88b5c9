package milestone

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/tandem"
)

// patience is how many working days a plan waits for the partners' contact persons
// before it stands on every coach's home.
const patience = 2

// WaitingPlan is a plan that both partners have signed.
type WaitingPlan struct {
	PlanID      uuid.UUID
	MeetingID   uuid.UUID
	TandemID    uuid.UUID
	AgreedAt    time.Time
	WorkingDays int
	FirstStep   string
}

// Figures are a cohort in numbers; nobody can be recognised in them.
type Figures struct {
	MeetingsHeld    int
	MeetingsPlanned int
	PlansApproved   int
	Promises        PromiseFigures
}

// PromiseFigures counts promises. An overdue one is also open or changed.
type PromiseFigures struct {
	Open    int
	Kept    int
	Changed int
	Overdue int
}

// WaitingPlans are the plans that wait for this coach, longest waiting first.
func (s *Service) WaitingPlans(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) ([]WaitingPlan, error) {
	tandems, err := s.tandems.ForCoach(ctx, tx, coachID)
	if err != nil {
		return nil, err
	}
	var plans []Plan
	err = visible(tx, coachWith(coachID)).Where("agreed_at IS NOT NULL AND approved_at IS NULL").
		Order("agreed_at, id").Find(&plans).Error
	if err != nil {
		return nil, err
	}
	asked, err := s.askedFirst(ctx, tx, tandems)
	if err != nil {
		return nil, err
	}
	waiting := []WaitingPlan{}
	for i := range plans {
		days := plans[i].WaitingDays(s.programmes.Today(), s.programmes.Zone())
		if days > patience || slices.Contains(asked[plans[i].TandemID], coachID) {
			waiting = append(waiting, WaitingPlan{
				PlanID: plans[i].ID, MeetingID: plans[i].MeetingID, TandemID: plans[i].TandemID,
				AgreedAt: *plans[i].AgreedAt, WorkingDays: days,
			})
		}
	}
	return waiting, addFirstSteps(tx, waiting)
}

// askedFirst are the coaches to whom the plans of each tandem go at once.
func (s *Service) askedFirst(ctx context.Context, tx *gorm.DB, tandems []tandem.Tandem) (map[uuid.UUID][]uuid.UUID, error) {
	cohorts := make([]uuid.UUID, 0, len(tandems))
	for _, t := range tandems {
		cohorts = append(cohorts, t.CohortID)
	}
	coaches, err := s.programmes.CoachesOf(ctx, tx, cohorts)
	asked := make(map[uuid.UUID][]uuid.UUID, len(tandems))
	for _, t := range tandems {
		asked[t.ID] = concerned(t, coaches[t.CohortID])
	}
	return asked, err
}

func addFirstSteps(tx *gorm.DB, waiting []WaitingPlan) error {
	ids := make([]uuid.UUID, 0, len(waiting))
	for _, w := range waiting {
		ids = append(ids, w.PlanID)
	}
	if len(ids) == 0 {
		return nil
	}
	var items []Item
	if err := tx.Where("plan_id IN ?", ids).Order("position DESC, id DESC").Find(&items).Error; err != nil {
		return err
	}
	first := make(map[uuid.UUID]string, len(ids))
	for _, i := range items {
		first[i.PlanID] = i.What
		if i.Step != "" {
			first[i.PlanID] = i.Step
		}
	}
	for i := range waiting {
		waiting[i].FirstStep = first[waiting[i].PlanID]
	}
	return nil
}

// PromisesFor are the promises still owed in the cohorts of a coach, the most urgent first.
func (s *Service) PromisesFor(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) ([]Promise, error) {
	who := coachWith(coachID)
	owed := visible(tx, who).Where("state IN ?", []PromiseState{Open, Changed}).Order("due_day")
	return findPromises(tx, owed, who, s.programmes.Today())
}

// OverduePromises counts what the office owes a tandem for longer than it said.
func (s *Service) OverduePromises(_ context.Context, tx *gorm.DB, tandemID uuid.UUID) (int, error) {
	var n int64
	err := tx.Model(&Promise{}).
		Where("tandem_id = ? AND state IN ? AND due_day < ?", tandemID, []PromiseState{Open, Changed}, s.programmes.Today()).
		Count(&n).Error
	return int(n), err
}

// NextMeetings are the dated meetings of some cohorts within a time, in order.
func (s *Service) NextMeetings(_ context.Context, tx *gorm.DB, cohortIDs []uuid.UUID, from, to time.Time) ([]Meeting, error) {
	return findMeetings(tx, ofCohorts(tx, cohortIDs).
		Where("state IN ? AND starts_at >= ? AND starts_at <= ?", []MeetingState{Proposed, Agreed}, from, to).
		Order("starts_at, id"))
}

// OpenQuestions are the proposed meetings to which a partner has said something other than yes.
func (s *Service) OpenQuestions(_ context.Context, tx *gorm.DB, cohortIDs []uuid.UUID) ([]Meeting, error) {
	return findMeetings(tx, ofCohorts(tx, cohortIDs).Where("state = ?", Proposed).
		Where(`EXISTS (SELECT 1 FROM meeting_answers a WHERE a.meeting_id = milestone_meetings.id
			AND a.revision = milestone_meetings.revision AND a.answer <> ?)`, Yes).
		Order("starts_at, id"))
}

// NextFor is the meeting a tandem looks forward to: the first one that is not over.
func (s *Service) NextFor(_ context.Context, tx *gorm.DB, tandemID uuid.UUID) (*Meeting, error) {
	meetings, err := findMeetings(tx, tx.Where("tandem_id = ? AND state IN ?", tandemID, []MeetingState{Planned, Proposed, Agreed}).Order("number"))
	if err != nil || len(meetings) == 0 {
		return nil, err
	}
	today := s.programmes.Today()
	for i := range meetings {
		if meetings[i].on() >= today {
			return &meetings[i], nil
		}
	}
	return &meetings[len(meetings)-1], nil
}

// ProposalFor is the proposal a partner has not answered yet, if there is one.
func (s *Service) ProposalFor(_ context.Context, tx *gorm.DB, tandemID, personID uuid.UUID) (*Meeting, error) {
	meetings, err := findMeetings(tx, tx.Where("tandem_id = ? AND state = ?", tandemID, Proposed).Order("starts_at"))
	if err != nil {
		return nil, err
	}
	for i := range meetings {
		if !meetings[i].Answered(personID) {
			return &meetings[i], nil
		}
	}
	return nil, nil
}

// PlanToSign is the newest plan that is ready for this partner's signature: the
// meeting has taken place, or the other one has signed already.
func (s *Service) PlanToSign(_ context.Context, tx *gorm.DB, tandemID, personID uuid.UUID) (*Plan, error) {
	var plans []Plan
	err := tx.Table("plans").Select("plans.*").Joins("JOIN milestone_meetings m ON m.id = plans.meeting_id").
		Where("plans.tandem_id = ? AND plans.agreed_at IS NULL", tandemID).
		Where(`(EXISTS (SELECT 1 FROM plan_items i WHERE i.plan_id = plans.id)
			OR EXISTS (SELECT 1 FROM promises q WHERE q.plan_id = plans.id))`).
		Where(`(m.state = ? OR EXISTS (SELECT 1 FROM signatures s
			WHERE s.plan_id = plans.id AND s.plan_version = plans.version))`, Held).
		Where(`NOT EXISTS (SELECT 1 FROM signatures s
			WHERE s.plan_id = plans.id AND s.plan_version = plans.version AND s.person_id = ?)`, personID).
		Order("m.number DESC").Limit(1).Find(&plans).Error
	if err != nil || len(plans) == 0 {
		return nil, err
	}
	return &plans[0], nil
}

// Figures count what a cohort has done.
func (s *Service) Figures(_ context.Context, tx *gorm.DB, cohortID uuid.UUID) (Figures, error) {
	const tandems = "tandem_id IN (SELECT id FROM tandems WHERE cohort_id = ?)"
	var f Figures
	err := tx.Raw(`SELECT count(*) FILTER (WHERE state = 'held') AS meetings_held,
		count(*) FILTER (WHERE state <> 'cancelled') AS meetings_planned
		FROM milestone_meetings WHERE `+tandems, cohortID).Row().Scan(&f.MeetingsHeld, &f.MeetingsPlanned)
	if err != nil {
		return f, err
	}
	err = tx.Raw(`SELECT count(*) FROM plans WHERE approved_at IS NOT NULL AND `+tandems, cohortID).Row().Scan(&f.PlansApproved)
	if err != nil {
		return f, err
	}
	err = tx.Raw(`SELECT count(*) FILTER (WHERE state = 'open'), count(*) FILTER (WHERE state = 'kept'),
		count(*) FILTER (WHERE state = 'changed'), count(*) FILTER (WHERE state IN ('open', 'changed') AND due_day < ?)
		FROM promises WHERE `+tandems, s.programmes.Today(), cohortID).
		Row().Scan(&f.Promises.Open, &f.Promises.Kept, &f.Promises.Changed, &f.Promises.Overdue)
	return f, err
}

// on is the day a meeting is expected.
func (m *Meeting) on() calendar.Day {
	if m.Day != nil {
		return *m.Day
	}
	return m.SuggestedDay
}

func ofCohorts(tx *gorm.DB, cohortIDs []uuid.UUID) *gorm.DB {
	return tx.Where("tandem_id IN (SELECT id FROM tandems WHERE cohort_id IN ?)", cohortIDs)
}

func coachWith(id uuid.UUID) actor.Actor { return actor.Actor{PersonID: id, Role: actor.Coach} }

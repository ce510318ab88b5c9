package milestone

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
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

// WaitingPlans are the plans that wait for this coach, longest waiting first. The tandems are all those of the
// coach, with the coaches of each cohort.
func (s *Service) WaitingPlans(_ context.Context, tx *gorm.DB, coachID uuid.UUID,
	tandems map[uuid.UUID]tandem.Tandem, coaches map[uuid.UUID][]uuid.UUID,
) ([]WaitingPlan, error) {
	var rows []struct {
		Plan      Plan `gorm:"embedded"`
		FirstStep string
	}
	err := visible(tx, coachWith(coachID)).Table("plans").Select("plans.*, " + firstStep).
		Where("agreed_at IS NOT NULL AND approved_at IS NULL").Order("agreed_at, id").Find(&rows).Error
	if err != nil {
		return nil, err
	}
	waiting := []WaitingPlan{}
	for _, r := range rows {
		t := tandems[r.Plan.TandemID]
		days := r.Plan.WaitingDays(s.programmes.Today(), s.programmes.Zone())
		if days > patience || slices.Contains(concerned(t, coaches[t.CohortID]), coachID) {
			waiting = append(waiting, WaitingPlan{
				PlanID: r.Plan.ID, MeetingID: r.Plan.MeetingID, TandemID: r.Plan.TandemID,
				AgreedAt: *r.Plan.AgreedAt, WorkingDays: days, FirstStep: r.FirstStep,
			})
		}
	}
	return waiting, nil
}

const firstStep = `(SELECT CASE WHEN i.step <> '' THEN i.step ELSE i.what END FROM plan_items i
	WHERE i.plan_id = plans.id ORDER BY i.position, i.id LIMIT 1) AS first_step`

// PromisesFor are the promises still owed in the cohorts of a coach, the most urgent first.
func (s *Service) PromisesFor(ctx context.Context, tx *gorm.DB, coachID uuid.UUID) ([]Promise, error) {
	who := coachWith(coachID)
	owed := visible(tx, who).Where("state IN ?", []PromiseState{Open, Changed}).Order("due_day")
	return findPromises(owed, who, s.programmes.Today())
}

// Agenda is what some cohorts have in their calendars.
type Agenda struct {
	Dated     []Meeting // within the time asked for
	Questions []Meeting // proposed ones to which a partner has said something other than yes
}

// Agenda reads the meetings of some cohorts, dated ones within a time, in order.
func (s *Service) Agenda(_ context.Context, tx *gorm.DB, cohortIDs []uuid.UUID, from, to time.Time) (Agenda, error) {
	meetings, err := findMeetings(tx.Where("tandem_id IN (SELECT id FROM tandems WHERE cohort_id IN ?)", cohortIDs).
		Where("state IN ?", []MeetingState{Proposed, Agreed}).
		Where(`((starts_at >= ? AND starts_at <= ?) OR (state = ? AND EXISTS (SELECT 1 FROM meeting_answers a
			WHERE a.meeting_id = milestone_meetings.id AND a.revision = milestone_meetings.revision AND a.answer <> ?)))`,
			from, to, Proposed, Yes).
		Order("starts_at, id"))
	var agenda Agenda
	for _, m := range meetings {
		if !m.StartsAt.Before(from) && !m.StartsAt.After(to) {
			agenda.Dated = append(agenda.Dated, m)
		}
		if m.State == Proposed && m.questioned() {
			agenda.Questions = append(agenda.Questions, m)
		}
	}
	return agenda, err
}

// Ahead is what a partner looks forward to, and what waits for them.
type Ahead struct {
	Next            *Meeting // the first one that is not over
	Proposal        *Meeting // not answered yet
	ToSign          *Meeting // the newest whose plan is ready for this partner's signature
	OverduePromises int      // what the office owes for longer than it said
}

// aheadRow is a meeting with one of its answers, and what the tandem is owed.
type aheadRow struct {
	Row     meetingRow `gorm:"embedded"`
	ToSign  bool
	Overdue int
}

// A plan is ready when the meeting has taken place, or the other one has signed already.
const (
	toSign = `EXISTS (SELECT 1 FROM plans p WHERE p.id = plan_id AND p.agreed_at IS NULL
		AND (EXISTS (SELECT 1 FROM plan_items i WHERE i.plan_id = p.id) OR EXISTS (SELECT 1 FROM promises q WHERE q.plan_id = p.id))
		AND (state = ? OR EXISTS (SELECT 1 FROM signatures s WHERE s.plan_id = p.id AND s.plan_version = p.version))
		AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.plan_id = p.id AND s.plan_version = p.version AND s.person_id = ?)) AS to_sign`
	overdue = "(SELECT count(*) FROM promises q WHERE q.tandem_id = ? AND q.state IN (?, ?) AND q.due_day < ?) AS overdue"
)

// Ahead reads what lies before a partner in one statement.
func (s *Service) Ahead(_ context.Context, tx *gorm.DB, tandemID, personID uuid.UUID) (Ahead, error) {
	today := s.programmes.Today()
	rows, err := database.Rows[aheadRow](tx.Raw("SELECT milestone_meetings.*, plan_id, answer.*, "+toSign+", "+overdue+
		" FROM milestone_meetings "+withAnswers+" WHERE tandem_id = ? ORDER BY number, answer_updated_at, answer_person_id",
		Held, personID, tandemID, Open, Changed, today, tandemID))
	var a Ahead
	found := make([]meetingRow, 0, len(rows))
	ready := map[uuid.UUID]bool{}
	for _, r := range rows {
		found = append(found, r.Row)
		ready[r.Row.Meeting.ID] = r.ToSign
		a.OverduePromises = r.Overdue
	}
	a.choose(meetingsIn(found), ready, personID, today)
	return a, err
}

// choose picks from the meetings of a tandem, which come in their order.
func (a *Ahead) choose(meetings []Meeting, ready map[uuid.UUID]bool, personID uuid.UUID, today calendar.Day) {
	for i := range meetings {
		m := &meetings[i]
		if m.State != Held && m.State != Cancelled && (a.Next == nil || a.Next.on() < today) {
			a.Next = m
		}
		if m.State == Proposed && !m.Answered(personID) && (a.Proposal == nil || m.StartsAt.Before(*a.Proposal.StartsAt)) {
			a.Proposal = m
		}
		if ready[m.ID] {
			a.ToSign = m
		}
	}
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

func coachWith(id uuid.UUID) actor.Actor { return actor.Actor{PersonID: id, Role: actor.Coach} }

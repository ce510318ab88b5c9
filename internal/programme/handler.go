package programme

import (
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Handler answers what people ask about cohorts, places and the office.
type Handler struct {
	service *Service
	joinURL func(code string) string
}

// NewHandler puts the service on the wire; joinURL makes the address that an invitation opens.
func NewHandler(s *Service, joinURL func(code string) string) *Handler {
	return &Handler{service: s, joinURL: joinURL}
}

// StopWire is a planned meeting of all on the wire.
type StopWire struct {
	Number       int          `json:"number" doc:"Its place in the row, from 1"`
	Kind         string       `json:"kind" enum:"milestone,closing" doc:"A milestone meeting or the closing one"`
	DayNumber    int          `json:"day_number" doc:"The day of the cohort"`
	PlannedDay   calendar.Day `json:"planned_day" format:"date" doc:"The day by the day plan"`
	SuggestedDay calendar.Day `json:"suggested_day" format:"date" doc:"The next working day"`
}

// DayPlanWire is the way of a cohort on the wire.
type DayPlanWire struct {
	DayNumber  int        `json:"day_number" doc:"0 before the first day"`
	LengthDays int        `json:"length_days" doc:"With all extensions"`
	State      string     `json:"state" enum:"planned,running,paused,closed" doc:"Where the cohort stands today"`
	Stops      []StopWire `json:"stops" doc:"The milestone meetings by the day plan"`
}

// ExtensionWire is an extension on the wire.
type ExtensionWire struct {
	Days      int       `json:"days" doc:"How many days"`
	Reason    string    `json:"reason" doc:"Why it was needed"`
	CreatedAt time.Time `json:"created_at" doc:"When it was made"`
}

// PauseWire is a pause on the wire.
type PauseWire struct {
	FromDay   calendar.Day  `json:"from_day" format:"date" doc:"The first day"`
	ResumeDay *calendar.Day `json:"resume_day" format:"date" doc:"The first day that counts again, null while nobody knows"`
	Reason    string        `json:"reason" doc:"Why"`
}

// CohortBase is what everybody of a cohort may see of it.
type CohortBase struct {
	ID                  uuid.UUID       `json:"id" format:"uuid" doc:"Its id"`
	Name                string          `json:"name" doc:"What it is called"`
	State               string          `json:"state" enum:"planned,running,paused,closed" doc:"Where the cohort stands today"`
	StartDay            calendar.Day    `json:"start_day" format:"date" doc:"The first day of the cohort"`
	LengthDays          int             `json:"length_days" doc:"As planned at first; the day plan counts the extensions too"`
	MilestoneRhythmDays int             `json:"milestone_rhythm_days" doc:"Days from one milestone meeting to the next"`
	MeetingsPerWeek     int             `json:"meetings_per_week" doc:"How often the two meet at least"`
	AgeRule             bool            `json:"age_rule" doc:"One partner under 25, one over"`
	Places              *int            `json:"places" doc:"How many people have to be in before the start, null when nobody is recruited"`
	Version             int             `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	DayPlan             DayPlanWire     `json:"day_plan" doc:"The days and milestone meetings, computed"`
	Extensions          []ExtensionWire `json:"extensions" doc:"Days added at the end"`
	Pauses              []PauseWire     `json:"pauses" doc:"When the count of days stood still"`
}

// CohortWire is a cohort as its staff see it.
type CohortWire struct {
	CohortBase
	CoachIDs         []uuid.UUID `json:"coach_ids" doc:"The coaches of the cohort"`
	ParticipantCount int         `json:"participant_count" doc:"How many participants there are"`
}

// CohortOutput carries a cohort.
type CohortOutput struct{ Body CohortWire }

// CohortsOutput carries cohorts.
type CohortsOutput struct {
	Body struct {
		Items []CohortWire `json:"items" doc:"All of them"`
	}
}

// DayPlanWireOf shows a day plan.
func DayPlanWireOf(p DayPlan) DayPlanWire {
	stops := make([]StopWire, 0, len(p.Stops))
	for _, s := range p.Stops {
		stops = append(stops, StopWire{s.Number, string(s.Kind), s.DayNumber, s.PlannedDay, s.SuggestedDay})
	}
	return DayPlanWire{p.DayNumber, p.LengthDays, string(p.State), stops}
}

// WireOf shows a cohort to its staff.
func WireOf(o Overview) CohortWire {
	coaches := o.CoachIDs
	if coaches == nil {
		coaches = []uuid.UUID{}
	}
	return CohortWire{baseOf(o.Cohort, o.DayPlan), coaches, o.ParticipantCount}
}

func baseOf(c Cohort, plan DayPlan) CohortBase {
	extensions := make([]ExtensionWire, 0, len(c.Extensions))
	for _, e := range c.Extensions {
		extensions = append(extensions, ExtensionWire{e.Days, e.Reason, e.CreatedAt})
	}
	pauses := make([]PauseWire, 0, len(c.Pauses))
	for _, p := range c.Pauses {
		pauses = append(pauses, PauseWire{p.FromDay, p.ResumeDay, p.Reason})
	}
	return CohortBase{
		c.ID, c.Name, string(plan.State), c.StartDay, c.LengthDays, c.MilestoneRhythmDays, c.MeetingsPerWeek,
		c.AgeRule, c.Places, c.Version, DayPlanWireOf(plan), extensions, pauses,
	}
}

func cohortAnswer(o Overview, err error) (*CohortOutput, error) {
	if err != nil {
		return nil, onTheWire(err)
	}
	return &CohortOutput{Body: WireOf(o)}, nil
}

// onTheWire shows the current state of a stale change in the shape of its answer.
func onTheWire(err error) error {
	var p *problem.Error
	if !errors.As(err, &p) {
		return err
	}
	switch current := p.Current.(type) {
	case Overview:
		p.Current = WireOf(current)
	case Place:
		p.Current = placeWireOf(current)
	case Office:
		p.Current = officeWireOf(current)
	}
	return err
}

// optionalVersion reads If-Match where leaving it out means that the thing is new.
func optionalVersion(ifMatch string) (*int, error) {
	if ifMatch == "" {
		return nil, nil
	}
	version, err := problem.Version(ifMatch)
	return &version, err
}

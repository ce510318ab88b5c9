package home

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// Handler answers with the first screen.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// HomeWire is the first screen on the wire.
type HomeWire struct {
	Person           person.Me                    `json:"person" doc:"The person who asks"`
	Tandem           *HomeTandemWire              `json:"tandem" doc:"null until a coach has formed it"`
	ContactPerson    *HomeContactWire             `json:"contact_person" doc:"The coach the person asks first"`
	Cohort           HomeCohortWire               `json:"cohort" doc:"The person's cohort"`
	DayPlan          programme.DayPlanWire        `json:"day_plan" doc:"The days of the cohort"`
	PlannedMeeting   *workbook.PlannedMeetingWire `json:"planned_meeting" doc:"When the two meet next, null when nothing is set"`
	NextMilestone    *HomeMeetingWire             `json:"next_milestone" doc:"The next milestone meeting, null when none is left"`
	MySteps          []workbook.StepWire          `json:"my_steps" doc:"The person's open steps"`
	PlanToSign       *HomePlanWire                `json:"plan_to_sign" doc:"A plan that waits for this person's signature"`
	ProposalToAnswer *HomeMeetingWire             `json:"proposal_to_answer" doc:"A proposal that waits for an answer"`
	OverduePromises  int                          `json:"overdue_promises" doc:"What the office owes for longer than it said"`
	Pause            *tandem.OwnPauseWire         `json:"pause" doc:"One's own break, null without one"`
	Departure        *HomeDepartureWire           `json:"departure" doc:"One's own way out, null while there is none"`
}

// HomeDepartureWire is one's own way out, or none.
type HomeDepartureWire struct {
	_    struct{}             `nullable:"true"`
	Kind tandem.DepartureKind `json:"kind" enum:"left,work,training" doc:"Left, or found work or training"`
	Day  calendar.Day         `json:"day" format:"date" doc:"Since when"`
}

// HomePartingWire is that the partner has left, or nothing.
type HomePartingWire struct {
	_         struct{}        `nullable:"true"`
	Sentence  tandem.Sentence `json:"sentence" enum:"not_you,thanks,good_luck,own,team," doc:"What the partner wanted to be said, empty for nothing"`
	OwnWords  string          `json:"own_words" doc:"The sentence, when it is their own"`
	Offer     string          `json:"offer" doc:"What a coach offers, empty before"`
	OfferedBy string          `json:"offered_by" doc:"Who offers it, by name"`
}

// HomeTandemWire is the person's tandem, seen from their side.
type HomeTandemWire struct {
	_       struct{}       `nullable:"true"`
	ID      uuid.UUID      `json:"id" format:"uuid" doc:"Its id"`
	Partner HomePersonWire `json:"partner" doc:"The other one of the two"`

	PartnerPaused bool                  `json:"partner_paused" doc:"Whether the partner takes a break and wanted it told"`
	PartnerLeft   *HomePartingWire      `json:"partner_left" doc:"null as long as the partner takes part, or has not been told"`
	PartnerFound  *tandem.DepartureKind `json:"partner_found" enum:"work,training" doc:"What the partner found before the end, null for nothing"`
}

// HomePersonWire is somebody by name.
type HomePersonWire struct {
	ID          uuid.UUID `json:"id" format:"uuid" doc:"Whose id"`
	DisplayName string    `json:"display_name" doc:"Name as it is shown"`
}

// HomeContactWire is the contact person, or none.
type HomeContactWire struct {
	_ struct{} `nullable:"true"`
	HomePersonWire
}

// HomeCohortWire is the person's cohort in short.
type HomeCohortWire struct {
	ID       uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	Name     string       `json:"name" doc:"What it is called"`
	State    string       `json:"state" enum:"planned,running,paused,closed" doc:"Where the cohort stands today"`
	StartDay calendar.Day `json:"start_day" format:"date" doc:"The first day of the cohort"`
}

// HomeMeetingWire is a milestone meeting, or none.
type HomeMeetingWire struct {
	_ struct{} `nullable:"true"`
	milestone.MilestoneMeetingWire
}

// HomePlanWire says where the plan is that can be signed.
type HomePlanWire struct {
	_         struct{}  `nullable:"true"`
	MeetingID uuid.UUID `json:"meeting_id" format:"uuid" doc:"The milestone meeting"`
	PlanID    uuid.UUID `json:"plan_id" format:"uuid" doc:"The plan"`
}

// HomeOutput carries the first screen.
type HomeOutput struct{ Body HomeWire }

// Home shows a participant their first screen.
func (h *Handler) Home(ctx context.Context, _ *struct{}) (*HomeOutput, error) {
	who := actor.Must(ctx)
	home, err := h.service.Home(ctx, who)
	if err != nil {
		return nil, err
	}
	return &HomeOutput{Body: wireOf(home, who)}, nil
}

func wireOf(h Home, who actor.Actor) HomeWire {
	wire := HomeWire{
		Person:         person.MeOf(h.Person),
		Cohort:         HomeCohortWire{ID: h.Cohort.ID, Name: h.Cohort.Name, State: string(h.DayPlan.State), StartDay: h.Cohort.StartDay},
		DayPlan:        programme.DayPlanWireOf(h.DayPlan),
		PlannedMeeting: workbook.PlannedOnWire(h.PlannedMeeting), NextMilestone: meetingOf(h.NextMilestone),
		ProposalToAnswer: meetingOf(h.ProposalToAnswer), OverduePromises: h.OverduePromises,
		MySteps: make([]workbook.StepWire, 0, len(h.MySteps)),
	}
	wire.Pause = tandem.PauseOf(h.Pause, h.Today)
	if h.Departure != nil {
		wire.Departure = &HomeDepartureWire{Kind: h.Departure.Kind, Day: h.Departure.Day}
	}
	for _, step := range h.MySteps {
		wire.MySteps = append(wire.MySteps, workbook.StepOnWire(step))
	}
	if h.ContactPerson != nil {
		wire.ContactPerson = &HomeContactWire{HomePersonWire: HomePersonWire{ID: h.ContactPerson.ID, DisplayName: h.ContactPerson.DisplayName}}
	}
	if h.Tandem != nil {
		partner := h.Tandem.Other(who.PersonID)
		wire.Tandem = &HomeTandemWire{
			ID: h.Tandem.ID, Partner: HomePersonWire{ID: partner.PersonID, DisplayName: partner.DisplayName},
			PartnerPaused: h.Partner.Pause != nil,
		}
		switch d := h.Partner.Departure; {
		case d == nil:
		case d.Kind == tandem.Left:
			wire.Tandem.PartnerLeft = &HomePartingWire{Sentence: d.Sentence, OwnWords: d.OwnWords, Offer: d.Offer, OfferedBy: h.Partner.OfferedBy}
		default:
			wire.Tandem.PartnerFound = &d.Kind
		}
	}
	if h.PlanToSign != nil {
		wire.PlanToSign = &HomePlanWire{MeetingID: h.PlanToSign.ID, PlanID: h.PlanToSign.PlanID}
	}
	return wire
}

func meetingOf(m *milestone.Meeting) *HomeMeetingWire {
	if m == nil {
		return nil
	}
	return &HomeMeetingWire{MilestoneMeetingWire: milestone.MeetingOf(*m)}
}

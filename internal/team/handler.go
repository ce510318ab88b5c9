package team

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/milestone"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/wires"
)

// Handler answers with the screens of the office.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// TeamHomeWire is a coach's first screen on the wire.
type TeamHomeWire struct {
	OverduePromises []OwedPromiseWire      `json:"overdue_promises" doc:"Promises past their day"`
	DuePromises     []OwedPromiseWire      `json:"due_promises" doc:"Due within a week"`
	WaitingPlans    []WaitingPlanWire      `json:"waiting_plans" doc:"Plans both partners signed"`
	NextMeetings    []NextMeetingWire      `json:"next_meetings" doc:"Within two weeks"`
	Questions       []MeetingQuestionWire  `json:"questions" doc:"Replies that ask for another time or for an answer"`
	QuietTandems    []QuietTandemWire      `json:"quiet_tandems" doc:"No meeting for two weeks or longer"`
	WithoutDevice   []WithoutDeviceWire    `json:"without_device" doc:"People no reminder can reach"`
	Paused          []PausedPartnerWire    `json:"paused" doc:"Breaks that this coach was told of"`
	Departures      []PartingWire          `json:"departures" doc:"Who left, as long as the partner who stays waits for an offer"`
	Cohorts         []programme.CohortWire `json:"cohorts" doc:"The cohorts of the coach"`
}

// PausedPartnerWire is somebody in a break on the wire.
type PausedPartnerWire struct {
	PersonID   uuid.UUID       `json:"person_id" format:"uuid" doc:"The person"`
	PersonName string          `json:"person_name" doc:"Who takes a break"`
	Tandem     TandemNamesWire `json:"tandem" doc:"The tandem"`
	FromDay    calendar.Day    `json:"from_day" format:"date" doc:"The first day"`
}

// PartingWire is somebody who left on the wire.
type PartingWire struct {
	ID          uuid.UUID       `json:"id" format:"uuid" doc:"The departure"`
	Tandem      TandemNamesWire `json:"tandem" doc:"The tandem"`
	PersonName  string          `json:"person_name" doc:"Who left; empty once everything about them is erased"`
	PartnerName string          `json:"partner_name" doc:"Who stays; empty when nobody does"`
	Day         calendar.Day    `json:"day" format:"date" doc:"The day they left"`
	Sentence    tandem.Sentence `json:"sentence" enum:"not_you,thanks,good_luck,own,team," doc:"What the partner is told, empty for nothing"`
	OwnWords    string          `json:"own_words" doc:"The sentence, when it is one's own"`
}

// TandemNamesWire is a tandem by its two names.
type TandemNamesWire struct {
	ID    uuid.UUID `json:"id" format:"uuid" doc:"The tandem"`
	Names []string  `json:"names" minItems:"2" maxItems:"2" doc:"How the two partners are called"`
}

// OwedPromiseWire is a promise still owed on the wire.
type OwedPromiseWire struct {
	Promise     milestone.PromiseWire `json:"promise" doc:"The promise"`
	Tandem      TandemNamesWire       `json:"tandem" doc:"The tandem"`
	DaysOverdue int                   `json:"days_overdue" doc:"How many days it is past its day"`
}

// WaitingPlanWire is a plan that waits for a coach on the wire.
type WaitingPlanWire struct {
	PlanID             uuid.UUID       `json:"plan_id" format:"uuid" doc:"The plan"`
	MeetingID          uuid.UUID       `json:"meeting_id" format:"uuid" doc:"The milestone meeting"`
	Tandem             TandemNamesWire `json:"tandem" doc:"The tandem"`
	AgreedAt           time.Time       `json:"agreed_at" doc:"When the second partner signed this version"`
	WaitingWorkingDays int             `json:"waiting_working_days" doc:"Working days since both agreed"`
	FirstStep          string          `json:"first_step" doc:"What the plan begins with"`
}

// NextMeetingWire is a milestone meeting to come on the wire.
type NextMeetingWire struct {
	Meeting milestone.MilestoneMeetingWire `json:"meeting" doc:"The milestone meeting"`
	Tandem  TandemNamesWire                `json:"tandem" doc:"The tandem"`
}

// MeetingQuestionWire is an answer other than yes on the wire.
type MeetingQuestionWire struct {
	Meeting  milestone.MilestoneMeetingWire `json:"meeting" doc:"The milestone meeting"`
	Tandem   TandemNamesWire                `json:"tandem" doc:"The tandem"`
	PersonID uuid.UUID                      `json:"person_id" format:"uuid" doc:"The person"`
	Answer   milestone.Reply                `json:"answer" enum:"another_time,question" doc:"Another time, or a question"`
	Text     string                         `json:"text" doc:"What the partner wrote"`
}

// QuietTandemWire is a tandem that has not met for a while on the wire.
type QuietTandemWire struct {
	Tandem         TandemNamesWire `json:"tandem" doc:"The tandem"`
	LastMeetingDay *calendar.Day   `json:"last_meeting_day" format:"date" doc:"The day the two last met, null for never"`
}

// WithoutDeviceWire is somebody whose devices cannot be reached on the wire.
type WithoutDeviceWire struct {
	ID          uuid.UUID  `json:"id" format:"uuid" doc:"The person"`
	DisplayName string     `json:"display_name" doc:"Name as it is shown"`
	TandemID    *uuid.UUID `json:"tandem_id" format:"uuid" nullable:"true" doc:"Their tandem, null before it is formed"`
}

// TeamHomeOutput carries a coach's first screen.
type TeamHomeOutput struct{ Body TeamHomeWire }

// Home shows a coach their first screen.
func (h *Handler) Home(ctx context.Context, _ *struct{}) (*TeamHomeOutput, error) {
	home, err := h.service.Home(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	return &TeamHomeOutput{Body: homeWire(home)}, nil
}

func homeWire(h Home) TeamHomeWire {
	owed := func(o Owed) OwedPromiseWire {
		promise := milestone.PromiseOf(o.Promise, h.Today)
		return OwedPromiseWire{Promise: promise, Tandem: namesOf(o.Tandem), DaysOverdue: promise.DaysOverdue}
	}
	return TeamHomeWire{
		OverduePromises: wires.Of(h.OverduePromises, owed),
		DuePromises:     wires.Of(h.DuePromises, owed),
		WaitingPlans: wires.Of(h.WaitingPlans, func(w Waiting) WaitingPlanWire {
			return WaitingPlanWire{w.PlanID, w.MeetingID, namesOf(w.Tandem), w.AgreedAt, w.WorkingDays, w.FirstStep}
		}),
		NextMeetings: wires.Of(h.NextMeetings, func(d Dated) NextMeetingWire {
			return NextMeetingWire{milestone.MeetingOf(d.Meeting), namesOf(d.Tandem)}
		}),
		Questions: wires.Of(h.Questions, func(q Question) MeetingQuestionWire {
			return MeetingQuestionWire{milestone.MeetingOf(q.Meeting), namesOf(q.Tandem), q.Answer.PersonID, q.Answer.Answer, q.Answer.Text}
		}),
		QuietTandems: wires.Of(h.QuietTandems, quietWire),
		WithoutDevice: wires.Of(h.WithoutDevice, func(u Unreached) WithoutDeviceWire {
			return WithoutDeviceWire{u.Person.ID, u.Person.DisplayName, u.TandemID}
		}),
		Paused: wires.Of(h.Paused, func(r Resting) PausedPartnerWire {
			return PausedPartnerWire{r.Partner.PersonID, r.Partner.DisplayName, namesOf(r.Tandem), r.Pause.FromDay}
		}),
		Departures: wires.Of(h.Departures, partingWire),
		Cohorts:    wires.Of(h.Cohorts, programme.WireOf),
	}
}

func quietWire(q Quiet) QuietTandemWire {
	wire := QuietTandemWire{Tandem: namesOf(q.Tandem)}
	if q.LastMeetingDay != "" {
		wire.LastMeetingDay = &q.LastMeetingDay
	}
	return wire
}

func partingWire(p Parting) PartingWire {
	d := p.Departure
	wire := PartingWire{ID: d.ID, Tandem: namesOf(p.Tandem), Day: d.Day, Sentence: d.Sentence, OwnWords: d.OwnWords}
	if d.PersonID != nil {
		wire.PersonName = p.Tandem.Partner(*d.PersonID).DisplayName
	}
	if present := p.Tandem.Present(); len(present) > 0 {
		wire.PartnerName = p.Tandem.Partner(present[0]).DisplayName
	}
	return wire
}

func namesOf(t tandem.Tandem) TandemNamesWire {
	return TandemNamesWire{ID: t.ID, Names: []string{t.Partners[0].DisplayName, t.Partners[1].DisplayName}}
}

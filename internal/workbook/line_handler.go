package workbook

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// AdditionInput names an addition and the version a change is based on.
type AdditionInput struct {
	ChangeInput
	AdditionID uuid.UUID `path:"addition_id" format:"uuid"`
}

// SaveAdditionInput is an addition as its author wants it to be.
type SaveAdditionInput struct {
	SaveInput
	AdditionID uuid.UUID `path:"addition_id" format:"uuid"`
	Body       struct {
		Text       string `json:"text" minLength:"1" maxLength:"2000" doc:"The words"`
		Visibility string `json:"visibility" enum:"me,tandem,team" doc:"Who sees it"`
	}
}

// AdditionOutput carries an addition.
type AdditionOutput struct{ Body AdditionWire }

// SaveAddition makes or changes an addition.
func (h *Handler) SaveAddition(ctx context.Context, in *SaveAdditionInput) (*AdditionOutput, error) {
	based, err := in.based()
	if err != nil {
		return nil, err
	}
	wish := AdditionDraft{Text: in.Body.Text, Visibility: Visibility(in.Body.Visibility)}
	a, err := h.service.SaveAddition(ctx, actor.Must(ctx), in.TandemID, in.ID, in.AdditionID, wish, based)
	return &AdditionOutput{Body: additionWire(a)}, onTheWire(err)
}

// DeleteAddition removes an addition.
func (h *Handler) DeleteAddition(ctx context.Context, in *AdditionInput) (*struct{}, error) {
	based, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return nil, onTheWire(h.service.DeleteAddition(ctx, actor.Must(ctx), in.TandemID, in.ID, in.AdditionID, based))
}

// SaveMyAnswersInput are private answers; each may be left out.
type SaveMyAnswersInput struct {
	SaveInput
	Body struct {
		Helped *int    `json:"helped" required:"false" minimum:"1" maximum:"5" doc:"How much it helped, 1 to 5"`
		Heard  *int    `json:"heard" required:"false" minimum:"1" maximum:"5" doc:"How well one was listened to, 1 to 5"`
		Mood   *int    `json:"mood" required:"false" minimum:"1" maximum:"5" doc:"How one felt, 1 to 5"`
		Giving *string `json:"giving" required:"false" enum:"gave,got,both,neither" doc:"Whether one gave, got, both or neither"`
	}
}

// MyAnswersOutput carries the reader's own private answers.
type MyAnswersOutput struct{ Body MyAnswersWire }

// SaveMyAnswers keeps the reader's own private answers.
func (h *Handler) SaveMyAnswers(ctx context.Context, in *SaveMyAnswersInput) (*MyAnswersOutput, error) {
	based, err := in.based()
	if err != nil {
		return nil, err
	}
	a, err := h.service.SaveAnswers(ctx, actor.Must(ctx), in.TandemID, in.ID, Feelings{
		Helped: in.Body.Helped, Heard: in.Body.Heard, Mood: in.Body.Mood, Giving: orEmpty(in.Body.Giving),
	}, based)
	return &MyAnswersOutput{Body: answersWire(a)}, onTheWire(err)
}

// SaveStepInput is a small step as somebody wants it to be.
type SaveStepInput struct {
	SaveInput
	Body struct {
		OwnerID      uuid.UUID     `json:"owner_id" format:"uuid" doc:"Whose it is"`
		Text         string        `json:"text" minLength:"1" maxLength:"300" doc:"What to do"`
		DueDay       *calendar.Day `json:"due_day" required:"false" format:"date" doc:"By when"`
		State        string        `json:"state" enum:"open,done,changed,dropped" doc:"What became of it"`
		Visibility   string        `json:"visibility" enum:"me,tandem,team" doc:"Who sees it"`
		EntryID      *uuid.UUID    `json:"entry_id" required:"false" format:"uuid" nullable:"true" doc:"The entry it was written in"`
		MessageID    *uuid.UUID    `json:"message_id" required:"false" format:"uuid" nullable:"true" doc:"The message it is made from; said once, when it is made"`
		MessagePlace *string       `json:"message_place" required:"false" enum:"tandem,contact,group" doc:"The conversation that message stands in"`
	}
}

// StepOutput carries a small step.
type StepOutput struct{ Body StepWire }

// SaveStep makes or changes a small step.
func (h *Handler) SaveStep(ctx context.Context, in *SaveStepInput) (*StepOutput, error) {
	based, err := in.based()
	if err != nil {
		return nil, err
	}
	step, err := h.service.SaveStep(ctx, actor.Must(ctx), in.TandemID, in.ID, StepDraft{
		EntryID: in.Body.EntryID, OwnerID: in.Body.OwnerID, Text: in.Body.Text, DueDay: orEmpty(in.Body.DueDay),
		State: StepState(in.Body.State), Visibility: Visibility(in.Body.Visibility),
		Origin: Origin{in.Body.MessageID, orEmpty(in.Body.MessagePlace)},
	}, based)
	return &StepOutput{Body: StepOnWire(step)}, onTheWire(err)
}

// DeleteStep removes a small step.
func (h *Handler) DeleteStep(ctx context.Context, in *ChangeInput) (*struct{}, error) {
	based, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return nil, onTheWire(h.service.DeleteStep(ctx, actor.Must(ctx), in.TandemID, in.ID, based))
}

// PlanMeetingInput is the next meeting; without a day it is taken back.
type PlanMeetingInput struct {
	TandemInput
	IfMatch string `header:"If-Match" doc:"The version the change is based on; left out for the first date"`
	Body    struct {
		Day       *calendar.Day `json:"day" format:"date" doc:"null takes the date back"`
		Clock     *string       `json:"clock" required:"false" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"Wall time, 15:00"`
		PlaceText string        `json:"place_text" required:"false" maxLength:"120" doc:"Where, in own words"`
	}
}

// PlannedMeetingOutput carries the next meeting.
type PlannedMeetingOutput struct{ Body PlannedMeetingWire }

// PlanMeeting sets or takes back the next meeting.
func (h *Handler) PlanMeeting(ctx context.Context, in *PlanMeetingInput) (*PlannedMeetingOutput, error) {
	based, err := basedOn(in.IfMatch)
	if err != nil {
		return nil, err
	}
	wish := Date{Day: orEmpty(in.Body.Day), Clock: orEmpty(in.Body.Clock), PlaceText: in.Body.PlaceText}
	planned, err := h.service.PlanMeeting(ctx, actor.Must(ctx), in.TandemID, wish, based)
	return &PlannedMeetingOutput{Body: *PlannedOnWire(&planned)}, onTheWire(err)
}

// ReleasedWire is what a tandem has released.
type ReleasedWire struct {
	Entries     []EntryWire    `json:"entries" doc:"Entries, the newest first"`
	Steps       []StepWire     `json:"steps" doc:"Small steps"`
	MeetingDays []calendar.Day `json:"meeting_days" doc:"The days on which the two met"`
	Weeks       []WeekWire     `json:"weeks" doc:"The weeks of the cohort so far"`
}

// ReleasedOutput carries what a tandem has released.
type ReleasedOutput struct{ Body ReleasedWire }

// ReadReleased shows a coach what the two have released.
func (h *Handler) ReadReleased(ctx context.Context, in *TandemInput) (*ReleasedOutput, error) {
	seen, err := h.service.ReadReleased(ctx, actor.Must(ctx), in.TandemID)
	out := &ReleasedOutput{}
	out.Body.Entries = wires.Of(seen.Pages, entryWire)
	out.Body.Steps = wires.Of(seen.Steps, StepOnWire)
	out.Body.MeetingDays = append([]calendar.Day{}, seen.MeetingDays...)
	out.Body.Weeks = wires.Of(seen.Weeks, weekWire)
	return out, err
}

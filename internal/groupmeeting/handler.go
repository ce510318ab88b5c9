package groupmeeting

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler answers what a group asks about its meetings.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// GroupPersonWire is somebody of the group by their name.
type GroupPersonWire struct {
	_           struct{}  `nullable:"true"`
	ID          uuid.UUID `json:"id" format:"uuid" doc:"The person"`
	DisplayName string    `json:"display_name" doc:"Their name"`
}

// GroupAnswerWire is what somebody says to a time.
type GroupAnswerWire struct {
	PersonID    uuid.UUID `json:"person_id" format:"uuid" doc:"The person"`
	DisplayName string    `json:"display_name" doc:"Their name"`
	Answer      Answer    `json:"answer" enum:"yes,maybe,no" doc:"Whether it suits"`
}

// GroupTimeWire is one of the possible times.
type GroupTimeWire struct {
	Number  int               `json:"number" doc:"Its place among the times, counted from one"`
	Day     calendar.Day      `json:"day" format:"date" doc:"The day"`
	Clock   string            `json:"clock" doc:"Wall time, 15:00"`
	Answers []GroupAnswerWire `json:"answers" doc:"What people say to it"`
}

// GroupGatheringWire is the gathering that has come of a suggestion, as it is now.
type GroupGatheringWire struct {
	_           struct{}     `nullable:"true"`
	ID          uuid.UUID    `json:"id" format:"uuid" doc:"The gathering"`
	Day         calendar.Day `json:"day" format:"date" doc:"The day"`
	Clock       string       `json:"clock" doc:"Wall time, 15:00"`
	PlaceText   string       `json:"place_text" doc:"Where"`
	CancelledAt *time.Time   `json:"cancelled_at" nullable:"true" doc:"When it was called off"`
}

// GroupMeetingWire is a suggestion for a meeting of the group.
type GroupMeetingWire struct {
	ID          uuid.UUID           `json:"id" format:"uuid" doc:"Its id"`
	CohortID    uuid.UUID           `json:"cohort_id" format:"uuid" doc:"The cohort"`
	SuggestedBy *GroupPersonWire    `json:"suggested_by" doc:"Who suggests it"`
	What        string              `json:"what" doc:"What it is"`
	PlaceText   string              `json:"place_text" doc:"Where"`
	State       State               `json:"state" enum:"open,fixed,withdrawn" doc:"How far it has come"`
	Times       []GroupTimeWire     `json:"times" doc:"When it could be, the earliest first"`
	FixedNumber *int                `json:"fixed_number" nullable:"true" doc:"Which time was agreed on"`
	Gathering   *GroupGatheringWire `json:"gathering" doc:"What has come of it, null before"`
	Reason      string              `json:"reason" doc:"Why it was withdrawn; may be empty"`
}

// CohortInput names a cohort.
type CohortInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// GroupTimeBody is a possible time as it is written down.
type GroupTimeBody struct {
	Day   calendar.Day `json:"day" format:"date" doc:"The day"`
	Clock string       `json:"clock" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"Wall time, 15:00"`
}

// SuggestGroupMeetingInput is a suggestion under an id the screen chose.
type SuggestGroupMeetingInput struct {
	ID        uuid.UUID `path:"id" format:"uuid"`
	MeetingID uuid.UUID `path:"meeting_id" format:"uuid"`
	Body      struct {
		What      string          `json:"what" minLength:"1" maxLength:"80" doc:"What it is"`
		PlaceText string          `json:"place_text" minLength:"1" maxLength:"200" doc:"Where"`
		Times     []GroupTimeBody `json:"times" minItems:"1" maxItems:"5" doc:"When it could be"`
	}
}

// GroupReplyInput is what somebody says to the times.
type GroupReplyInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Answers []GroupReplyBody `json:"answers" maxItems:"5" doc:"One for each time; a time that is left out has none"`
	}
}

// GroupReplyBody is an answer to one time.
type GroupReplyBody struct {
	Number int    `json:"number" minimum:"1" maximum:"5" doc:"Which time"`
	Answer Answer `json:"answer" enum:"yes,maybe,no" doc:"Whether it suits"`
}

// FixGroupMeetingInput says which time it is.
type FixGroupMeetingInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Number int `json:"number" minimum:"1" maximum:"5" doc:"Which time"`
	}
}

// WithdrawGroupMeetingInput says why it is withdrawn.
type WithdrawGroupMeetingInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Reason string `json:"reason,omitempty" maxLength:"300" doc:"For all to read; needed once a time was agreed on"`
	}
}

// GroupMeetingsOutput carries the suggestions of a cohort.
type GroupMeetingsOutput struct {
	Body struct {
		Items []GroupMeetingWire `json:"items" doc:"The newest first"`
	}
}

// GroupMeetingOutput carries a suggestion.
type GroupMeetingOutput struct{ Body GroupMeetingWire }

// Meetings lists the suggestions of a cohort.
func (h *Handler) Meetings(ctx context.Context, in *CohortInput) (*GroupMeetingsOutput, error) {
	found, err := h.service.Meetings(ctx, actor.Must(ctx), in.ID)
	out := &GroupMeetingsOutput{}
	out.Body.Items = wires.Of(found, wireOf)
	return out, err
}

// Suggest takes a suggestion.
func (h *Handler) Suggest(ctx context.Context, in *SuggestGroupMeetingInput) (*GroupMeetingOutput, error) {
	wish := Suggestion{ID: in.MeetingID, CohortID: in.ID, What: in.Body.What, PlaceText: in.Body.PlaceText}
	for _, t := range in.Body.Times {
		wish.Times = append(wish.Times, Time{Day: t.Day, Clock: t.Clock})
	}
	return answer(h.service.Suggest(ctx, actor.Must(ctx), wish))
}

// Reply takes somebody's answers.
func (h *Handler) Reply(ctx context.Context, in *GroupReplyInput) (*GroupMeetingOutput, error) {
	answers := map[int]Answer{}
	for _, a := range in.Body.Answers {
		answers[a.Number] = a.Answer
	}
	return answer(h.service.Reply(ctx, actor.Must(ctx), in.ID, answers))
}

// Fix agrees on a time.
func (h *Handler) Fix(ctx context.Context, in *FixGroupMeetingInput) (*GroupMeetingOutput, error) {
	return answer(h.service.Fix(ctx, actor.Must(ctx), in.ID, in.Body.Number))
}

// Withdraw takes a suggestion back.
func (h *Handler) Withdraw(ctx context.Context, in *WithdrawGroupMeetingInput) (*GroupMeetingOutput, error) {
	return answer(h.service.Withdraw(ctx, actor.Must(ctx), in.ID, in.Body.Reason))
}

// answer puts a suggestion on the wire, or shows how it is now to whoever has changed an older one.
func answer(a Asked, err error) (*GroupMeetingOutput, error) {
	if err == nil {
		return &GroupMeetingOutput{Body: wireOf(a)}, nil
	}
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Asked); ok {
			p.Current = wireOf(current)
		}
	}
	return nil, err
}

func wireOf(a Asked) GroupMeetingWire {
	w := GroupMeetingWire{
		ID: a.ID, CohortID: a.CohortID, What: a.What, PlaceText: a.PlaceText, State: a.State, FixedNumber: a.FixedNumber, Reason: a.Reason,
		Times: wires.Of(a.Choices, func(c Choice) GroupTimeWire {
			return GroupTimeWire{c.Number, c.Day, c.Clock, wires.Of(c.Said, func(s Said) GroupAnswerWire { return GroupAnswerWire{s.PersonID, s.Name, s.Answer} })}
		}),
	}
	if a.SuggestedBy != nil {
		w.SuggestedBy = &GroupPersonWire{ID: *a.SuggestedBy, DisplayName: a.SuggesterName}
	}
	if g := a.Gathering; g != nil {
		w.Gathering = &GroupGatheringWire{ID: g.ID, Day: g.Day, Clock: g.Clock, PlaceText: g.PlaceText, CancelledAt: g.CancelledAt}
	}
	return w
}

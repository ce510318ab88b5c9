package milestone

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler answers what partners and coaches ask about milestone meetings.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// MilestoneMeetingOutput carries a meeting.
type MilestoneMeetingOutput struct{ Body MilestoneMeetingWire }

// MilestoneMeetingsOutput carries the meetings of a tandem.
type MilestoneMeetingsOutput struct {
	Body struct {
		Items []MilestoneMeetingWire `json:"items" doc:"All of them"`
	}
}

// MilestoneSheetOutput carries a sheet.
type MilestoneSheetOutput struct{ Body MilestoneSheetWire }

// MilestoneMeetingInput names a meeting.
type MilestoneMeetingInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// MilestoneMeetingsInput names a tandem.
type MilestoneMeetingsInput struct {
	TandemID uuid.UUID `path:"tandem_id" format:"uuid"`
}

// ProposeMeetingInput is a date and a place.
type ProposeMeetingInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version of the meeting this is based on"`
	Body    struct {
		Day       calendar.Day `json:"day" format:"date" doc:"The day"`
		Clock     string       `json:"clock" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"Wall time, 15:00"`
		PlaceID   *uuid.UUID   `json:"place_id" required:"false" format:"uuid" nullable:"true" doc:"A place from the list"`
		PlaceText string       `json:"place_text" required:"false" maxLength:"200" doc:"Where, in own words"`
	}
}

// AnswerProposalInput is a reply to the revision the partner has seen.
type AnswerProposalInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Answer   string `json:"answer" enum:"yes,another_time,question" doc:"Yes, another time, or a question"`
		Text     string `json:"text" required:"false" maxLength:"1000" doc:"The words"`
		Revision int    `json:"revision" minimum:"1" doc:"The proposal that is answered"`
	}
}

// CancelMeetingInput is the reason for all to read.
type CancelMeetingInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why it cannot be"`
	}
}

// SetResultInput is one line of block 1.
type SetResultInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	Line    string    `path:"line" enum:"count,places,topics,change,size"`
	IfMatch string    `header:"If-Match" doc:"The version of the line; none for a drafted one"`
	Body    struct {
		Value    json.RawMessage `json:"value" doc:"What stands in the line, in the shape of that line"`
		Released bool            `json:"released" doc:"Whether the coach may see it"`
	}
}

// SetExpectationsInput is one partner's block 2.
type SetExpectationsInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version of the own answers; none for the first time"`
	Body    Expectations
}

// EvaluateInput is the team's text.
type EvaluateInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version of the evaluation; none for the first time"`
	Body    struct {
		Text string `json:"text" maxLength:"5000" doc:"The words"`
	}
}

// Meetings lists the milestone meetings of a tandem.
func (h *Handler) Meetings(ctx context.Context, in *MilestoneMeetingsInput) (*MilestoneMeetingsOutput, error) {
	meetings, err := h.service.Meetings(ctx, actor.Must(ctx), in.TandemID)
	if err != nil {
		return nil, err
	}
	out := &MilestoneMeetingsOutput{}
	out.Body.Items = wires.Of(meetings, MeetingOf)
	return out, nil
}

// Sheet shows everything about one meeting.
func (h *Handler) Sheet(ctx context.Context, in *MilestoneMeetingInput) (*MilestoneSheetOutput, error) {
	return h.sheet(h.service.Sheet(ctx, actor.Must(ctx), in.ID))
}

// Propose offers a date and a place, or moves them.
func (h *Handler) Propose(ctx context.Context, in *ProposeMeetingInput) (*MilestoneMeetingOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.meeting(h.service.ProposeMeeting(ctx, actor.Must(ctx), in.ID, version, Wanted(in.Body)))
}

// Answer replies to a proposal.
func (h *Handler) Answer(ctx context.Context, in *AnswerProposalInput) (*MilestoneMeetingOutput, error) {
	return h.meeting(h.service.AnswerProposal(ctx, actor.Must(ctx), in.ID, Reply(in.Body.Answer), in.Body.Text, in.Body.Revision))
}

// Cancel calls a meeting off.
func (h *Handler) Cancel(ctx context.Context, in *CancelMeetingInput) (*MilestoneMeetingOutput, error) {
	return h.meeting(h.service.CancelMeeting(ctx, actor.Must(ctx), in.ID, in.Body.Reason))
}

// Hold says that a meeting took place.
func (h *Handler) Hold(ctx context.Context, in *MilestoneMeetingInput) (*MilestoneMeetingOutput, error) {
	return h.meeting(h.service.HoldMeeting(ctx, actor.Must(ctx), in.ID))
}

// SetResult corrects or releases a line of block 1.
func (h *Handler) SetResult(ctx context.Context, in *SetResultInput) (*MilestoneSheetOutput, error) {
	version, err := basedOn(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.sheet(h.service.SetResult(ctx, actor.Must(ctx), in.ID, Line(in.Line), version, string(in.Body.Value), in.Body.Released))
}

// SetExpectations writes the own block 2.
func (h *Handler) SetExpectations(ctx context.Context, in *SetExpectationsInput) (*MilestoneSheetOutput, error) {
	version, err := basedOn(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.sheet(h.service.SetExpectations(ctx, actor.Must(ctx), in.ID, version, in.Body))
}

// Evaluate writes the team's text.
func (h *Handler) Evaluate(ctx context.Context, in *EvaluateInput) (*MilestoneSheetOutput, error) {
	version, err := basedOn(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.sheet(h.service.Evaluate(ctx, actor.Must(ctx), in.ID, version, in.Body.Text))
}

// basedOn is the version a PUT starts from; without one the phone makes something new.
func basedOn(ifMatch string) (int, error) {
	if ifMatch == "" {
		return 0, nil
	}
	return problem.Version(ifMatch)
}

func (h *Handler) meeting(m Meeting, err error) (*MilestoneMeetingOutput, error) {
	if err != nil {
		return nil, h.refused(err)
	}
	return &MilestoneMeetingOutput{Body: MeetingOf(m)}, nil
}

func (h *Handler) sheet(s Sheet, err error) (*MilestoneSheetOutput, error) {
	if err != nil {
		return nil, h.refused(err)
	}
	return &MilestoneSheetOutput{Body: SheetOf(s, h.service.programmes.Today())}, nil
}

// refused shows the current state in the same shape that the answer would have had.
func (h *Handler) refused(err error) error {
	var p *problem.Error
	if !errors.As(err, &p) {
		return err
	}
	switch current := p.Current.(type) {
	case Meeting:
		p.Current = MeetingOf(current)
	case Sheet:
		p.Current = SheetOf(current, h.service.programmes.Today())
	case Plan:
		p.Current = PlanOf(current, h.service.programmes.Today())
	}
	return err
}

package workbook

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler puts the workbook on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// TandemInput names a tandem.
type TandemInput struct {
	TandemID uuid.UUID `path:"tandem_id" format:"uuid"`
}

// LineInput names something in a tandem's workbook.
type LineInput struct {
	TandemID uuid.UUID `path:"tandem_id" format:"uuid"`
	ID       uuid.UUID `path:"id" format:"uuid"`
}

// ChangeInput names something in a tandem's workbook and the version a change is based on.
type ChangeInput struct {
	LineInput
	IfMatch string `header:"If-Match" doc:"The version the change is based on"`
}

// SaveInput is a ChangeInput that also makes what is not there yet.
type SaveInput struct {
	LineInput
	IfMatch string `header:"If-Match" doc:"The version the change is based on; left out to make it"`
}

func (in SaveInput) based() (int, error) { return basedOn(in.IfMatch) }

// basedOn is the version a wish was made from, 0 for something new.
func basedOn(ifMatch string) (int, error) {
	if ifMatch == "" {
		return 0, nil
	}
	return problem.Version(ifMatch)
}

// WorkbookOutput carries a whole workbook.
type WorkbookOutput struct {
	Body struct {
		Entries        []EntryWire         `json:"entries" doc:"Entries, the newest first"`
		Steps          []StepWire          `json:"steps" doc:"Small steps"`
		PlannedMeeting *PlannedMeetingWire `json:"planned_meeting" doc:"When the two meet next, null when nothing is set"`
		Weeks          []WeekWire          `json:"weeks" doc:"The weeks of the cohort so far"`
	}
}

// EntryOutput carries an entry.
type EntryOutput struct{ Body EntryWire }

// ReadWorkbook shows a partner the workbook.
func (h *Handler) ReadWorkbook(ctx context.Context, in *TandemInput) (*WorkbookOutput, error) {
	b, err := h.service.Read(ctx, actor.Must(ctx), in.TandemID)
	out := &WorkbookOutput{}
	out.Body.Entries = wires.Of(b.Pages, entryWire)
	out.Body.Steps = wires.Of(b.Steps, StepOnWire)
	out.Body.PlannedMeeting = PlannedOnWire(b.Planned)
	out.Body.Weeks = wires.Of(b.Weeks, weekWire)
	return out, err
}

// SaveEntryInput is an entry as somebody wants it to be.
type SaveEntryInput struct {
	SaveInput
	Body struct {
		Kind         string       `json:"kind" enum:"meeting,note" doc:"A meeting or a note"`
		Outcome      *string      `json:"outcome" required:"false" enum:"met,moved,cancelled" doc:"What became of the meeting"`
		Reason       *string      `json:"reason" required:"false" enum:"no_time,child,ill,appointment,money,hard_time,other,unsaid" doc:"Why"`
		Day          calendar.Day `json:"day" format:"date" doc:"The day it is about"`
		Clock        *string      `json:"clock" required:"false" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"Wall time, 15:00"`
		Place        *string      `json:"place" required:"false" enum:"cafe,park,library,home,on_the_way,phone,other" doc:"Where the two met, as a chip"`
		PlaceText    string       `json:"place_text" required:"false" maxLength:"120" doc:"Where, in own words"`
		Topics       []string     `json:"topics" required:"false" maxItems:"15" enum:"jobs,application,interview,training,internship,german,family,housing,money,health,letter,goals,courage,talk,other" doc:"What it was about"`
		Note         string       `json:"note" required:"false" maxLength:"4000" doc:"What the author wrote"`
		Visibility   string       `json:"visibility" enum:"me,tandem,team" doc:"Who sees it"`
		MessageID    *uuid.UUID   `json:"message_id" required:"false" format:"uuid" nullable:"true" doc:"The message it is made from; said once, when it is made"`
		MessagePlace *string      `json:"message_place" required:"false" enum:"tandem,contact,group" doc:"The conversation that message stands in"`
		MediaIDs     []uuid.UUID  `json:"media_ids" required:"false" maxItems:"4" doc:"Voice notes and pictures of the author, sent before; left out they stay as they are"`
	}
}

func (in SaveEntryInput) draft() Draft {
	b := in.Body
	return Draft{
		Kind: Kind(b.Kind),
		Facts: Facts{
			Outcome: Outcome(orEmpty(b.Outcome)), Reason: orEmpty(b.Reason), Day: b.Day, Clock: orEmpty(b.Clock),
			Place: orEmpty(b.Place), PlaceText: b.PlaceText, Topics: b.Topics,
		},
		Note: b.Note, Visibility: Visibility(b.Visibility), Media: b.MediaIDs,
		Origin: Origin{b.MessageID, orEmpty(b.MessagePlace)},
	}
}

// SaveEntry makes or changes an entry.
func (h *Handler) SaveEntry(ctx context.Context, in *SaveEntryInput) (*EntryOutput, error) {
	based, err := in.based()
	if err != nil {
		return nil, err
	}
	return entryOutput(h.service.SaveEntry(ctx, actor.Must(ctx), in.TandemID, in.ID, in.draft(), based))
}

// DeleteEntry removes an entry.
func (h *Handler) DeleteEntry(ctx context.Context, in *ChangeInput) (*struct{}, error) {
	based, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return nil, onTheWire(h.service.DeleteEntry(ctx, actor.Must(ctx), in.TandemID, in.ID, based))
}

// ConfirmEntry is the partner agreeing with the facts.
func (h *Handler) ConfirmEntry(ctx context.Context, in *ChangeInput) (*EntryOutput, error) {
	based, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return entryOutput(h.service.ConfirmEntry(ctx, actor.Must(ctx), in.TandemID, in.ID, based))
}

// UnconfirmEntry takes the confirmation back.
func (h *Handler) UnconfirmEntry(ctx context.Context, in *ChangeInput) (*EntryOutput, error) {
	based, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return entryOutput(h.service.UnconfirmEntry(ctx, actor.Must(ctx), in.TandemID, in.ID, based))
}

// PinEntryInput marks an entry or takes the mark away.
type PinEntryInput struct {
	ChangeInput
	Body struct {
		Pinned bool `json:"pinned" doc:"Whether it is marked for both partners"`
	}
}

// PinEntry marks an entry for both.
func (h *Handler) PinEntry(ctx context.Context, in *PinEntryInput) (*EntryOutput, error) {
	based, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return entryOutput(h.service.PinEntry(ctx, actor.Must(ctx), in.TandemID, in.ID, in.Body.Pinned, based))
}

func entryOutput(p Page, err error) (*EntryOutput, error) {
	return &EntryOutput{Body: entryWire(p)}, onTheWire(err)
}

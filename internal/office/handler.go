package office

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler answers what participants and coaches ask about questions to the office.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// OfficePersonWire is somebody by their name.
type OfficePersonWire struct {
	_           struct{}  `nullable:"true"`
	ID          uuid.UUID `json:"id" format:"uuid" doc:"The person"`
	DisplayName string    `json:"display_name" doc:"Their name"`
}

// OfficeAnswerWire is an answer, for everybody or for whoever asked.
type OfficeAnswerWire struct {
	_            struct{}          `nullable:"true"`
	Text         string            `json:"text" doc:"What the coach says"`
	Coach        *OfficePersonWire `json:"coach" doc:"Who answered; null when they have been erased"`
	Day          calendar.Day      `json:"day" format:"date" doc:"The day of the answer"`
	CorrectedDay *calendar.Day     `json:"corrected_day" format:"date" nullable:"true" doc:"The day on which it was corrected last"`
	ForAll       bool              `json:"for_all" doc:"Whether everybody of the cohort reads it, or whoever asked alone"`
}

// OfficeQuestionWire is a question on the wire, the same for everybody who may see it.
type OfficeQuestionWire struct {
	ID     uuid.UUID         `json:"id" format:"uuid" doc:"Its id"`
	Text   string            `json:"text" doc:"What is asked"`
	Asker  *OfficePersonWire `json:"asker" doc:"Who asked; null without a name"`
	Day    calendar.Day      `json:"day" format:"date" doc:"The day from which the team sees it; without a name that is the day after it was asked"`
	Owner  *OfficePersonWire `json:"owner" doc:"The coach who has taken it on"`
	Answer *OfficeAnswerWire `json:"answer" doc:"The answer, null while there is none"`
}

// OwnOfficeQuestionWire is a question as participants see it.
type OwnOfficeQuestionWire struct {
	OfficeQuestionWire
	Mine  bool `json:"mine" doc:"Whether one has asked it oneself; told to nobody else"`
	Named bool `json:"named" doc:"Whether it was asked with the name"`
}

// TeamOfficeQuestionWire is a question as coaches see it.
type TeamOfficeQuestionWire struct {
	OfficeQuestionWire
	CohortID uuid.UUID `json:"cohort_id" format:"uuid" doc:"The cohort"`
	Version  int       `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// OfficeQuestionInput names a question.
type OfficeQuestionInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// CohortInput names a cohort.
type CohortInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// AskOfficeInput is a question under an id the phone chose.
type AskOfficeInput struct {
	ID   uuid.UUID `path:"id" format:"uuid" doc:"Chosen by the phone; random (version 4) without a name, because others tell the time"`
	Body struct {
		Text  string `json:"text" minLength:"1" maxLength:"1000" doc:"What is asked"`
		Named bool   `json:"named" doc:"Whether everybody may know who asks"`
	}
}

// TakeOfficeQuestionInput says whether a coach answers a question.
type TakeOfficeQuestionInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version the change is based on"`
	Body    struct {
		Mine bool `json:"mine" doc:"True takes it on, false gives it back"`
	}
}

// AnswerOfficeQuestionInput is an answer, or a better one.
type AnswerOfficeQuestionInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version the change is based on"`
	Body    struct {
		Text      string `json:"text" minLength:"1" maxLength:"2000" doc:"What they shall read"`
		OnlyAsker bool   `json:"only_asker,omitempty" doc:"Whether whoever asked reads it alone, and the question stays between them and the team"`
	}
}

// OwnOfficeQuestionsOutput carries one's own questions and all answers.
type OwnOfficeQuestionsOutput struct {
	Body struct {
		Items []OwnOfficeQuestionWire `json:"items" doc:"The newest first"`
	}
}

// OwnOfficeQuestionOutput carries one's own question.
type OwnOfficeQuestionOutput struct{ Body OwnOfficeQuestionWire }

// TeamOfficeQuestionsOutput carries the questions of a cohort.
type TeamOfficeQuestionsOutput struct {
	Body struct {
		Items []TeamOfficeQuestionWire `json:"items" doc:"The newest first"`
	}
}

// TeamOfficeQuestionOutput carries a question as coaches see it.
type TeamOfficeQuestionOutput struct{ Body TeamOfficeQuestionWire }

// Questions lists one's own questions and all answers.
func (h *Handler) Questions(ctx context.Context, _ *struct{}) (*OwnOfficeQuestionsOutput, error) {
	found, err := h.service.Questions(ctx, actor.Must(ctx))
	out := &OwnOfficeQuestionsOutput{}
	out.Body.Items = wires.Of(found, h.own)
	return out, err
}

// Ask puts a question.
func (h *Handler) Ask(ctx context.Context, in *AskOfficeInput) (*OwnOfficeQuestionOutput, error) {
	told, err := h.service.Ask(ctx, actor.Must(ctx), in.ID, in.Body.Named, in.Body.Text)
	if err != nil {
		return nil, onTheWire(err, h.own)
	}
	return &OwnOfficeQuestionOutput{Body: h.own(told)}, nil
}

// TakeBack removes one's own question.
func (h *Handler) TakeBack(ctx context.Context, in *OfficeQuestionInput) (*struct{}, error) {
	return nil, h.service.TakeBack(ctx, actor.Must(ctx), in.ID)
}

// Waiting lists what nobody has answered yet.
func (h *Handler) Waiting(ctx context.Context, _ *struct{}) (*TeamOfficeQuestionsOutput, error) {
	return h.list(h.service.Waiting(ctx, actor.Must(ctx)))
}

// InCohort lists the questions of a cohort.
func (h *Handler) InCohort(ctx context.Context, in *CohortInput) (*TeamOfficeQuestionsOutput, error) {
	return h.list(h.service.InCohort(ctx, actor.Must(ctx), in.ID))
}

func (h *Handler) list(found []Told, err error) (*TeamOfficeQuestionsOutput, error) {
	out := &TeamOfficeQuestionsOutput{}
	out.Body.Items = wires.Of(found, h.team)
	return out, err
}

// Take says who answers.
func (h *Handler) Take(ctx context.Context, in *TakeOfficeQuestionInput) (*TeamOfficeQuestionOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.answer(h.service.Take(ctx, actor.Must(ctx), in.ID, version, in.Body.Mine))
}

// Answer answers for everybody, or corrects.
func (h *Handler) Answer(ctx context.Context, in *AnswerOfficeQuestionInput) (*TeamOfficeQuestionOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.answer(h.service.Answer(ctx, actor.Must(ctx), in.ID, version, in.Body.Text, !in.Body.OnlyAsker))
}

func (h *Handler) answer(t Told, err error) (*TeamOfficeQuestionOutput, error) {
	if err != nil {
		return nil, onTheWire(err, h.team)
	}
	return &TeamOfficeQuestionOutput{Body: h.team(t)}, nil
}

// onTheWire shows the current state of a stale change in the shape of its answer.
func onTheWire[W any](err error, wire func(Told) W) error {
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Told); ok {
			p.Current = wire(current)
		}
	}
	return err
}

func (h *Handler) own(t Told) OwnOfficeQuestionWire {
	return OwnOfficeQuestionWire{h.wire(t), t.Mine, t.Named}
}

func (h *Handler) team(t Told) TeamOfficeQuestionWire {
	return TeamOfficeQuestionWire{h.wire(t), t.CohortID, t.Version}
}

func (h *Handler) wire(t Told) OfficeQuestionWire {
	w := OfficeQuestionWire{ID: t.ID, Text: t.Text, Asker: personWire(t.asker(), t.AskerName), Day: t.ShownFrom, Owner: personWire(t.OwnerID, t.OwnerName)}
	if a := t.Answer; a != nil {
		w.Answer = &OfficeAnswerWire{Text: a.Text, Coach: personWire(a.CoachID, t.Answerer), Day: h.service.dayOf(a.AnsweredAt), ForAll: a.ForAll}
		if a.CorrectedAt != nil {
			day := h.service.dayOf(*a.CorrectedAt)
			w.Answer.CorrectedDay = &day
		}
	}
	return w
}

func personWire(id *uuid.UUID, name string) *OfficePersonWire {
	if id == nil {
		return nil
	}
	return &OfficePersonWire{ID: *id, DisplayName: name}
}

package feedback

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

// Handler puts the service on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// GapWire is something that is not accessible yet.
type GapWire struct {
	What    map[string]string `json:"what" doc:"What, by language; German is there"`
	Why     map[string]string `json:"why" doc:"Why, by language; German is there"`
	Instead map[string]string `json:"instead" doc:"What helps meanwhile, by language; may be empty"`
}

// EnforcementWire is who decides when people and the office do not agree.
type EnforcementWire struct {
	_       struct{} `nullable:"true"`
	Name    string   `json:"name" doc:"What it is called"`
	Link    string   `json:"link" doc:"Its page, or empty"`
	Email   string   `json:"email" doc:"Its mail address, or empty"`
	Phone   string   `json:"phone" doc:"Its number, or empty"`
	Address string   `json:"address" doc:"Where it is, or empty"`
}

// AccessibilityWire is the statement on accessibility.
type AccessibilityWire struct {
	Operator    string            `json:"operator" doc:"Whose statement it is; empty for the name of the office"`
	Email       string            `json:"email" doc:"Whom to write to about it, or empty"`
	Phone       string            `json:"phone" doc:"Whom to call about it, or empty"`
	EvaluatedOn string            `json:"evaluated_on" doc:"The day of the last evaluation, or empty"`
	Method      string            `json:"method" enum:"self,external" doc:"Who has evaluated: the office itself, or somebody else"`
	Evaluator   string            `json:"evaluator" doc:"Who that was, or empty"`
	Conforms    string            `json:"conforms" enum:"fully,partly" doc:"How far it is accessible"`
	Gaps        []GapWire         `json:"gaps" doc:"What the office adds to what the app says of itself"`
	Enforcement *EnforcementWire  `json:"enforcement" doc:"Who decides when people and the office do not agree; null until the office has named it"`
	Videos      map[string]string `json:"videos" doc:"Videos in sign language on this server, by their places: start, way, statement"`
}

// AccessibilityOutput carries the statement.
type AccessibilityOutput struct{ Body AccessibilityWire }

// SayInput is what somebody says about the accessibility of the app.
type SayInput struct {
	ID   uuid.UUID `path:"id" format:"uuid" doc:"Chosen by the phone, so that it can be sent again"`
	Body struct {
		Text     string `json:"text" minLength:"1" maxLength:"4000" doc:"What does not work, in their words"`
		Page     string `json:"page,omitempty" maxLength:"200" doc:"On which screen, without ids"`
		Contact  string `json:"contact,omitempty" maxLength:"200" doc:"How they want to be answered, if they want to be"`
		Language string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language they wrote in, as far as the app knows"`
	}
}

// SaidOutput says that it has arrived.
type SaidOutput struct {
	Body struct {
		DueDay calendar.Day `json:"due_day" format:"date" doc:"By when the office owes an answer"`
	}
}

// FeedbackWire is what somebody said, as the team sees it.
type FeedbackWire struct {
	ID         uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	Text       string       `json:"text" doc:"What does not work"`
	Page       string       `json:"page" doc:"On which screen, or empty"`
	Contact    string       `json:"contact" doc:"How they want to be answered, or empty"`
	Language   string       `json:"language" doc:"The language they wrote in, as far as the app knows"`
	CreatedAt  time.Time    `json:"created_at" doc:"When it came"`
	DueDay     calendar.Day `json:"due_day" format:"date" doc:"By when an answer is owed"`
	AnsweredAt *time.Time   `json:"answered_at" doc:"When it was answered; null while it is open"`
	Note       string       `json:"note" doc:"What the office did about it"`
	Version    int          `json:"version" doc:"For If-Match"`
}

// FeedbackOutput carries one.
type FeedbackOutput struct{ Body FeedbackWire }

// FeedbacksOutput carries all.
type FeedbacksOutput struct {
	Body struct {
		Items []FeedbackWire `json:"items" doc:"Open ones first, by the day they are due"`
	}
}

// AnswerInput notes whether something has been answered.
type AnswerInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version the change is based on"`
	Body    struct {
		Answered bool   `json:"answered" doc:"Whether it has been answered"`
		Note     string `json:"note,omitempty" maxLength:"1000" doc:"What the office did about it"`
	}
}

// Accessibility shows the statement.
func (h *Handler) Accessibility(context.Context, *struct{}) (*AccessibilityOutput, error) {
	s := h.service.Statement()
	w := AccessibilityWire{
		Operator: s.Operator, Email: s.Email, Phone: s.Phone, EvaluatedOn: string(s.EvaluatedOn), Method: s.Method, Evaluator: s.Evaluator,
		Conforms: s.Conforms, Gaps: make([]GapWire, 0, len(s.Gaps)), Videos: s.VideoURLs(),
	}
	for _, gap := range s.Gaps {
		w.Gaps = append(w.Gaps, GapWire{gap.What, gap.Why, texts(gap.Instead)})
	}
	if e := s.Enforcement; e != nil {
		w.Enforcement = &EnforcementWire{Name: e.Name, Link: e.Link, Email: e.Email, Phone: e.Phone, Address: e.Address}
	}
	return &AccessibilityOutput{Body: w}, nil
}

func texts(t Texts) map[string]string {
	if t == nil {
		return map[string]string{}
	}
	return t
}

// Say keeps what somebody says.
func (h *Handler) Say(ctx context.Context, in *SayInput) (*SaidOutput, error) {
	b := in.Body
	f, err := h.service.Say(ctx, Words{in.ID, b.Text, b.Page, b.Contact, b.Language})
	out := &SaidOutput{}
	out.Body.DueDay = f.DueDay
	return out, err
}

// All lists everything.
func (h *Handler) All(ctx context.Context, _ *struct{}) (*FeedbacksOutput, error) {
	found, err := h.service.All(ctx)
	out := &FeedbacksOutput{}
	out.Body.Items = wires.Of(found, wireOf)
	return out, err
}

// Answer notes whether something has been answered.
func (h *Handler) Answer(ctx context.Context, in *AnswerInput) (*FeedbackOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	f, err := h.service.Answer(ctx, actor.Must(ctx), in.ID, version, in.Body.Answered, in.Body.Note)
	if err != nil {
		return nil, onTheWire(err)
	}
	return &FeedbackOutput{Body: wireOf(f)}, nil
}

func onTheWire(err error) error {
	var p *problem.Error
	if errors.As(err, &p) {
		if f, ok := p.Current.(Feedback); ok {
			return problem.Stale(wireOf(f))
		}
	}
	return err
}

func wireOf(f Feedback) FeedbackWire {
	return FeedbackWire{f.ID, f.Text, f.Page, f.Contact, f.Language, f.CreatedAt, f.DueDay, f.AnsweredAt, f.Note, f.Version}
}

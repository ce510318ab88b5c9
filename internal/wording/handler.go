package wording

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/wires"
)

// Handler puts the service on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// WordingInput is what somebody finds wrong.
type WordingInput struct {
	ID   uuid.UUID `path:"id" format:"uuid" doc:"Chosen by the phone, so that it can be sent again"`
	Body struct {
		Passage    string `json:"passage" maxLength:"80" pattern:"^[a-z0-9_]*$" doc:"Which text of the app; empty for a screen as a whole"`
		Language   string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language it was read in"`
		Wrong      string `json:"wrong" maxLength:"1000" doc:"What is wrong, in their words; may be empty with a suggestion"`
		Suggestion string `json:"suggestion" maxLength:"1000" doc:"What would be better, or empty"`
	}
}

// WordingReportWire is a report as the team sees it; who wrote it is not told.
type WordingReportWire struct {
	ID         uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	Passage    string     `json:"passage" doc:"Which text of the app, or empty"`
	Language   string     `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language it was read in"`
	Wrong      string     `json:"wrong" doc:"What is wrong, in their words"`
	Suggestion string     `json:"suggestion" doc:"What would be better, or empty"`
	CreatedAt  time.Time  `json:"created_at" doc:"When it came"`
	DoneAt     *time.Time `json:"done_at" doc:"When somebody saw to it; null while it is open"`
}

// WordingReportOutput carries one.
type WordingReportOutput struct{ Body WordingReportWire }

// WordingReportsOutput carries all.
type WordingReportsOutput struct {
	Body struct {
		Items []WordingReportWire `json:"items" doc:"Open ones first, the newest first"`
	}
}

// WordingDoneInput notes whether somebody has seen to it.
type WordingDoneInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Done bool `json:"done" doc:"Whether somebody has seen to it"`
	}
}

// Say keeps a report.
func (h *Handler) Say(ctx context.Context, in *WordingInput) (*WordingReportOutput, error) {
	b := in.Body
	r, err := h.service.Say(ctx, actor.Must(ctx), Report{ID: in.ID, Passage: b.Passage, Language: b.Language, Wrong: b.Wrong, Suggestion: b.Suggestion})
	return &WordingReportOutput{wireOf(r)}, err
}

// All lists everything.
func (h *Handler) All(ctx context.Context, _ *struct{}) (*WordingReportsOutput, error) {
	found, err := h.service.All(ctx)
	out := &WordingReportsOutput{}
	out.Body.Items = wires.Of(found, wireOf)
	return out, err
}

// Mark notes whether somebody has seen to a report.
func (h *Handler) Mark(ctx context.Context, in *WordingDoneInput) (*WordingReportOutput, error) {
	r, err := h.service.Mark(ctx, actor.Must(ctx), in.ID, in.Body.Done)
	return &WordingReportOutput{wireOf(r)}, err
}

func wireOf(r Report) WordingReportWire {
	return WordingReportWire{r.ID, r.Passage, r.Language, r.Wrong, r.Suggestion, r.CreatedAt, r.DoneAt}
}

package wording

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
)

// Handler puts the service on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// SayInput is what somebody finds wrong.
type SayInput struct {
	ID   uuid.UUID `path:"id" format:"uuid" doc:"Chosen by the phone, so that it can be sent again"`
	Body struct {
		TextKey    string `json:"text_key" maxLength:"80" pattern:"^[a-z0-9_]*$" doc:"Which text of the app; empty for a screen as a whole"`
		Language   string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language it was read in"`
		Wrong      string `json:"wrong" maxLength:"1000" doc:"What is wrong, in their words; may be empty with a suggestion"`
		Suggestion string `json:"suggestion" maxLength:"1000" doc:"What would be better, or empty"`
	}
}

// ReportWire is a report as the team sees it; who wrote it is not told.
type ReportWire struct {
	ID         uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	TextKey    string     `json:"text_key" doc:"Which text of the app, or empty"`
	Language   string     `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language it was read in"`
	Wrong      string     `json:"wrong" doc:"What is wrong, in their words"`
	Suggestion string     `json:"suggestion" doc:"What would be better, or empty"`
	CreatedAt  time.Time  `json:"created_at" doc:"When it came"`
	DoneAt     *time.Time `json:"done_at" doc:"When somebody saw to it; null while it is open"`
}

// ReportOutput carries one.
type ReportOutput struct{ Body ReportWire }

// ReportsOutput carries all.
type ReportsOutput struct {
	Body struct {
		Items []ReportWire `json:"items" doc:"Open ones first, the newest first"`
	}
}

// MarkInput notes whether somebody has seen to it.
type MarkInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Done bool `json:"done" doc:"Whether somebody has seen to it"`
	}
}

// Say keeps a report.
func (h *Handler) Say(ctx context.Context, in *SayInput) (*ReportOutput, error) {
	b := in.Body
	r, err := h.service.Say(ctx, actor.Must(ctx), Report{ID: in.ID, TextKey: b.TextKey, Language: b.Language, Wrong: b.Wrong, Suggestion: b.Suggestion})
	return &ReportOutput{wireOf(r)}, err
}

// All lists everything.
func (h *Handler) All(ctx context.Context, _ *struct{}) (*ReportsOutput, error) {
	found, err := h.service.All(ctx)
	out := &ReportsOutput{}
	out.Body.Items = make([]ReportWire, 0, len(found))
	for _, r := range found {
		out.Body.Items = append(out.Body.Items, wireOf(r))
	}
	return out, err
}

// Mark notes whether somebody has seen to a report.
func (h *Handler) Mark(ctx context.Context, in *MarkInput) (*ReportOutput, error) {
	r, err := h.service.Mark(ctx, actor.Must(ctx), in.ID, in.Body.Done)
	return &ReportOutput{wireOf(r)}, err
}

func wireOf(r Report) ReportWire {
	return ReportWire{r.ID, r.TextKey, r.Language, r.Wrong, r.Suggestion, r.CreatedAt, r.DoneAt}
}

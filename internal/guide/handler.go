package guide

import (
	"context"

	"mainpate/internal/actor"
)

// Handler puts the service on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// TipInput names a tip.
type TipInput struct {
	Tip string `path:"tip" enum:"shared,offline,cover,reminders,view" doc:"The tip"`
}

// TipsOutput carries tips.
type TipsOutput struct {
	Body struct {
		Items []string `json:"items" doc:"The tips that the person has not put away; none after their first weeks"`
	}
}

// Left lists the tips that are left.
func (h *Handler) Left(ctx context.Context, _ *struct{}) (*TipsOutput, error) {
	left, err := h.service.Left(ctx, actor.Must(ctx))
	out := &TipsOutput{}
	out.Body.Items = append([]string{}, left...)
	return out, err
}

// Dismiss puts a tip away.
func (h *Handler) Dismiss(ctx context.Context, in *TipInput) (*struct{}, error) {
	return nil, h.service.Dismiss(ctx, actor.Must(ctx), in.Tip)
}

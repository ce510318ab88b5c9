package contact

import (
	"context"
	"time"

	"mainpate/internal/actor"
	"mainpate/internal/wires"
)

// Handler lets people say how else they can be reached.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// ContactWayWire is one way to reach the person.
type ContactWayWire struct {
	Kind          string     `json:"kind" enum:"email,phone" doc:"What sort of address it is"`
	Offered       bool       `json:"offered" doc:"Whether the office can send there"`
	Value         *string    `json:"value" nullable:"true" doc:"The address in use: confirmed with a code"`
	Confirmed     bool       `json:"confirmed" doc:"Whether there is an address in use"`
	PendingValue  *string    `json:"pending_value" nullable:"true" doc:"An address that waits for its code"`
	CodeExpiresAt *time.Time `json:"code_expires_at" nullable:"true" doc:"Until when the code can be typed in; nothing when a new one is needed"`
}

// ContactWaysOutput carries all ways, e-mail first.
type ContactWaysOutput struct {
	Body struct {
		Items []ContactWayWire `json:"items" doc:"One of each kind, also while it is empty"`
	}
}

// ContactWayOutput carries one way.
type ContactWayOutput struct{ Body ContactWayWire }

// ContactWayInput names a way.
type ContactWayInput struct {
	Kind string `path:"kind" enum:"email,phone" doc:"What sort of address it is"`
}

// ChangeContactWayInput is a new address.
type ChangeContactWayInput struct {
	ContactWayInput
	Body struct {
		Value string `json:"value" minLength:"1" maxLength:"254" doc:"The address, or a number as people write it"`
	}
}

// ConfirmContactWayInput is the code that went to the new address.
type ConfirmContactWayInput struct {
	ContactWayInput
	Body struct {
		Code string `json:"code" minLength:"1" maxLength:"20" doc:"Six digits; spaces do not matter"`
	}
}

// Ways shows how the person can be reached beyond the app.
func (h *Handler) Ways(ctx context.Context, _ *struct{}) (*ContactWaysOutput, error) {
	ways, err := h.service.Ways(ctx, actor.Must(ctx))
	out := &ContactWaysOutput{}
	out.Body.Items = wires.Of(ways, onTheWire)
	return out, err
}

// Change sends a code to a new address.
func (h *Handler) Change(ctx context.Context, in *ChangeContactWayInput) (*ContactWayOutput, error) {
	w, err := h.service.Change(ctx, actor.Must(ctx), Kind(in.Kind), in.Body.Value)
	return &ContactWayOutput{Body: onTheWire(w)}, err
}

// Confirm takes a new address into use.
func (h *Handler) Confirm(ctx context.Context, in *ConfirmContactWayInput) (*ContactWayOutput, error) {
	w, err := h.service.Confirm(ctx, actor.Must(ctx), Kind(in.Kind), in.Body.Code)
	return &ContactWayOutput{Body: onTheWire(w)}, err
}

// Remove forgets an address.
func (h *Handler) Remove(ctx context.Context, in *ContactWayInput) (*struct{}, error) {
	return nil, h.service.Remove(ctx, actor.Must(ctx), Kind(in.Kind))
}

func onTheWire(o Opened) ContactWayWire {
	return ContactWayWire{
		Kind: string(o.Kind), Offered: o.Offered, Value: unlessEmpty(o.Value), Confirmed: o.Value != "",
		PendingValue: unlessEmpty(o.PendingValue), CodeExpiresAt: o.CodeExpiresAt,
	}
}

func unlessEmpty(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

package thanks

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
)

// Handler answers about thank-yous.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// ReceivedThanksWire is a thank-you that waits to be read.
type ReceivedThanksWire struct {
	ID         uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	FromID     uuid.UUID  `json:"from_id" format:"uuid" doc:"Who says thank you"`
	FromName   string     `json:"from_name" doc:"Their name"`
	QuestionID *uuid.UUID `json:"question_id" format:"uuid" nullable:"true" doc:"The question whose answer it is for"`
}

// SaidThanksWire is a thank-you that one has said.
type SaidThanksWire struct {
	ToID       uuid.UUID  `json:"to_id" format:"uuid" doc:"Who was thanked"`
	QuestionID *uuid.UUID `json:"question_id" format:"uuid" nullable:"true" doc:"The question whose answer it was for"`
}

// ThanksOutput carries what waits, and whom one has thanked.
type ThanksOutput struct {
	Body struct {
		Received []ReceivedThanksWire `json:"received" doc:"Not read yet"`
		Said     []SaidThanksWire     `json:"said" doc:"Said today, or for an answer"`
	}
}

// SayThanksInput is a thank-you under an id the phone chose.
type SayThanksInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		ToID       *uuid.UUID `json:"to_id,omitempty" format:"uuid" nullable:"true" doc:"The partner, or a coach"`
		QuestionID *uuid.UUID `json:"question_id,omitempty" format:"uuid" nullable:"true" doc:"Instead: the question whose answer it is for"`
	}
}

// ReadThanksInput names a thank-you.
type ReadThanksInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// Mine shows what waits for the person, and whom they have thanked.
func (h *Handler) Mine(ctx context.Context, _ *struct{}) (*ThanksOutput, error) {
	o, err := h.service.Mine(ctx, actor.Must(ctx))
	out := &ThanksOutput{}
	out.Body.Received, out.Body.Said = make([]ReceivedThanksWire, 0, len(o.Received)), make([]SaidThanksWire, 0, len(o.Said))
	for _, t := range o.Received {
		out.Body.Received = append(out.Body.Received, ReceivedThanksWire{t.ID, t.FromID, t.FromName, t.QuestionID})
	}
	for _, t := range o.Said {
		out.Body.Said = append(out.Body.Said, SaidThanksWire{t.ToID, t.QuestionID})
	}
	return out, err
}

// Say says thank you.
func (h *Handler) Say(ctx context.Context, in *SayThanksInput) (*struct{}, error) {
	return nil, h.service.Say(ctx, actor.Must(ctx), in.ID, in.Body.ToID, in.Body.QuestionID)
}

// Read notes that the person has read a thank-you.
func (h *Handler) Read(ctx context.Context, in *ReadThanksInput) (*struct{}, error) {
	return nil, h.service.Read(ctx, actor.Must(ctx), in.ID)
}

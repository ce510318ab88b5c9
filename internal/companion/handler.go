package companion

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

// CompanionLookWire is what a companion has opened.
type CompanionLookWire struct {
	Page Page      `json:"page" enum:"team,dates,declaration,gives,sheets" doc:"The page"`
	At   time.Time `json:"at" doc:"When for the last time"`
}

// CompanionWire is somebody one has let in.
type CompanionWire struct {
	ID        uuid.UUID           `json:"id" format:"uuid" doc:"Its id"`
	FirstName string              `json:"first_name" doc:"Who it is, for one's own list; nobody else reads it"`
	Pages     []Page              `json:"pages" enum:"team,dates,declaration,gives,sheets" doc:"What they may open"`
	Until     time.Time           `json:"until" doc:"When it ends by itself"`
	Open      bool                `json:"open" doc:"Whether it lasts, or may still begin"`
	CameAt    *time.Time          `json:"came_at" doc:"When they came; null before"`
	EndedAt   *time.Time          `json:"ended_at" doc:"When it was ended early; null if it was not"`
	Looks     []CompanionLookWire `json:"looks" doc:"What they have opened"`
}

// CompanionsOutput carries visits.
type CompanionsOutput struct {
	Body struct {
		Items []CompanionWire `json:"items" doc:"Open ones and those of the last thirty days, newest first"`
	}
}

// LetCompanionInInput is whom somebody lets in, under an id the screen chose.
type LetCompanionInInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		FirstName string `json:"first_name" maxLength:"40" doc:"Who it is, for one's own list"`
		Pages     []Page `json:"pages" maxItems:"5" enum:"team,dates,declaration,gives,sheets" doc:"What they may open, at least one"`
		Hours     int    `json:"hours" doc:"For how long: 2, 8 or 24"`
	}
}

// CompanionLetInOutput carries the code to hand over.
type CompanionLetInOutput struct {
	Body struct {
		Visit     CompanionWire `json:"visit" doc:"Whom one lets in"`
		Code      string        `json:"code" doc:"To be typed or scanned by them, once"`
		URL       string        `json:"url" doc:"The same, for a QR code"`
		ExpiresAt time.Time     `json:"expires_at" doc:"Until when the code opens"`
	}
}

// CompanionInput names a visit.
type CompanionInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (h *Handler) wire(v Visit) CompanionWire {
	w := CompanionWire{
		ID: v.ID, FirstName: v.FirstName, Pages: v.Pages, Until: v.Until, Open: v.Open(h.service.db.Now()), CameAt: v.CameAt, EndedAt: v.EndedAt,
		Looks: []CompanionLookWire{},
	}
	for _, l := range v.Looks {
		w.Looks = append(w.Looks, CompanionLookWire{l.Page, l.At})
	}
	return w
}

// Visits lists whom one has let in.
func (h *Handler) Visits(ctx context.Context, _ *struct{}) (*CompanionsOutput, error) {
	visits, err := h.service.Visits(ctx, actor.Must(ctx))
	out := &CompanionsOutput{}
	out.Body.Items = []CompanionWire{}
	for _, v := range visits {
		out.Body.Items = append(out.Body.Items, h.wire(v))
	}
	return out, err
}

// LetIn lets somebody in.
func (h *Handler) LetIn(ctx context.Context, in *LetCompanionInInput) (*CompanionLetInOutput, error) {
	c, code, err := h.service.LetIn(ctx, actor.Must(ctx), Wish{ID: in.ID, FirstName: in.Body.FirstName, Pages: in.Body.Pages, Hours: in.Body.Hours})
	if err != nil {
		return nil, err
	}
	out := &CompanionLetInOutput{}
	out.Body.Visit = h.wire(Visit{Companion: c})
	out.Body.Code, out.Body.URL, out.Body.ExpiresAt = code.Code, code.URL, code.ExpiresAt
	return out, nil
}

// End sends somebody away.
func (h *Handler) End(ctx context.Context, in *CompanionInput) (*struct{}, error) {
	return nil, h.service.End(ctx, actor.Must(ctx), in.ID)
}

// Go ends one's own visit.
func (h *Handler) Go(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, h.service.Go(ctx, actor.Must(ctx))
}

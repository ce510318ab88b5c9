package tandem

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Handler answers what partners and coaches ask about tandems.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// TandemWire is a tandem on the wire.
type TandemWire struct {
	ID       uuid.UUID     `json:"id" format:"uuid" doc:"Its id"`
	CohortID uuid.UUID     `json:"cohort_id" format:"uuid" doc:"The cohort"`
	Partners []PartnerWire `json:"partners" doc:"Both partners"`
	Reason   string        `json:"reason" doc:"Why these two; they can read it"`
	FormedAt time.Time     `json:"formed_at" doc:"When the two were brought together"`
	Version  int           `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// PartnerWire is one of the two on the wire.
type PartnerWire struct {
	ID              uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	DisplayName     string     `json:"display_name" doc:"Name as it is shown"`
	ContactPersonID *uuid.UUID `json:"contact_person_id" format:"uuid" nullable:"true" doc:"The coach this partner asks first, null when none is chosen"`
}

// WireOf shows a tandem.
func WireOf(t Tandem) TandemWire {
	partners := make([]PartnerWire, 0, len(t.Partners))
	for _, p := range t.Partners {
		partners = append(partners, PartnerWire{p.PersonID, p.DisplayName, p.ContactPersonID})
	}
	return TandemWire{t.ID, t.CohortID, partners, t.Reason, t.FormedAt, t.Version}
}

// TandemOutput carries a tandem.
type TandemOutput struct{ Body TandemWire }

// TandemsOutput carries tandems.
type TandemsOutput struct {
	Body struct {
		Items []TandemWire `json:"items" doc:"All of them"`
	}
}

// TandemInput names a tandem.
type TandemInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// FormTandemInput is a tandem under an id the screen chose.
type FormTandemInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		CohortID   uuid.UUID   `json:"cohort_id" format:"uuid" doc:"The cohort"`
		PartnerIDs []uuid.UUID `json:"partner_ids" minItems:"2" maxItems:"2" doc:"The two partners"`
		Reason     string      `json:"reason" minLength:"3" maxLength:"500" doc:"Why"`
	}
}

// FormTandem brings two people together.
func (h *Handler) FormTandem(ctx context.Context, in *FormTandemInput) (*TandemOutput, error) {
	t, err := h.service.Form(ctx, actor.Must(ctx), Proposal{
		ID: in.ID, CohortID: in.Body.CohortID, PartnerIDs: [2]uuid.UUID(in.Body.PartnerIDs), Reason: in.Body.Reason,
	})
	return answer(t, err)
}

// Tandems lists the tandems the person has to do with.
func (h *Handler) Tandems(ctx context.Context, _ *struct{}) (*TandemsOutput, error) {
	found, err := h.service.Tandems(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	out := &TandemsOutput{}
	out.Body.Items = make([]TandemWire, 0, len(found))
	for _, t := range found {
		out.Body.Items = append(out.Body.Items, WireOf(t))
	}
	return out, nil
}

// Tandem shows one tandem.
func (h *Handler) Tandem(ctx context.Context, in *TandemInput) (*TandemOutput, error) {
	t, err := h.service.Tandem(ctx, actor.Must(ctx), in.ID)
	return answer(t, err)
}

// MyTandem shows a participant their own tandem.
func (h *Handler) MyTandem(ctx context.Context, _ *struct{}) (*TandemOutput, error) {
	t, err := h.service.MyTandem(ctx, actor.Must(ctx))
	return answer(t, err)
}

// DissolveTandem deletes a tandem in which nothing has been written.
func (h *Handler) DissolveTandem(ctx context.Context, in *TandemInput) (*struct{}, error) {
	return nil, h.service.Dissolve(ctx, actor.Must(ctx), in.ID)
}

func answer(t Tandem, err error) (*TandemOutput, error) {
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Tandem); ok {
			p.Current = WireOf(current)
		}
	}
	if err != nil {
		return nil, err
	}
	return &TandemOutput{Body: WireOf(t)}, nil
}

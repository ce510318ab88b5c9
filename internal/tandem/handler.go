package tandem

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
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
	EndedAt  *time.Time    `json:"ended_at" doc:"When the two went on without each other, null while they are a tandem"`
	Version  int           `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// PartnerWire is one of the two on the wire.
type PartnerWire struct {
	ID              uuid.UUID      `json:"id" format:"uuid" doc:"Its id"`
	DisplayName     string         `json:"display_name" doc:"Name as it is shown"`
	ContactPersonID *uuid.UUID     `json:"contact_person_id" format:"uuid" nullable:"true" doc:"The coach this partner asks first, null when none is chosen"`
	PausedFrom      *calendar.Day  `json:"paused_from" format:"date" doc:"Since when they take a break, null when the reader was told of none"`
	LeftDay         *calendar.Day  `json:"left_day" format:"date" doc:"When they stopped taking part, null while they do or the reader was not told"`
	Found           *DepartureKind `json:"found" enum:"work,training" doc:"What they found before the end, null for nothing"`
}

// WireOf shows a tandem to a reader.
func WireOf(t Tandem, who actor.Actor) TandemWire {
	partners := make([]PartnerWire, 0, len(t.Partners))
	for _, p := range t.Partners {
		partners = append(partners, partnerOf(p, who))
	}
	return TandemWire{t.ID, t.CohortID, partners, t.Reason, t.FormedAt, t.EndedAt, t.Version}
}

func partnerOf(p Partner, who actor.Actor) PartnerWire {
	wire := PartnerWire{ID: p.PersonID, DisplayName: p.DisplayName, ContactPersonID: p.ContactPersonID}
	if pause := p.PauseSeen(who); pause != nil {
		wire.PausedFrom = &pause.FromDay
	}
	switch d := p.DepartureSeen(who); {
	case d == nil:
	case d.Kind == Left:
		wire.LeftDay = &d.Day
	default:
		wire.Found = &d.Kind
	}
	return wire
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
	who := actor.Must(ctx)
	t, err := h.service.Form(ctx, who, Proposal{
		ID: in.ID, CohortID: in.Body.CohortID, PartnerIDs: [2]uuid.UUID(in.Body.PartnerIDs), Reason: in.Body.Reason,
	})
	return answer(t, who, err)
}

// Tandems lists the tandems the person has to do with.
func (h *Handler) Tandems(ctx context.Context, _ *struct{}) (*TandemsOutput, error) {
	who := actor.Must(ctx)
	found, err := h.service.Tandems(ctx, who)
	if err != nil {
		return nil, err
	}
	out := &TandemsOutput{}
	out.Body.Items = make([]TandemWire, 0, len(found))
	for _, t := range found {
		out.Body.Items = append(out.Body.Items, WireOf(t, who))
	}
	return out, nil
}

// Tandem shows one tandem.
func (h *Handler) Tandem(ctx context.Context, in *TandemInput) (*TandemOutput, error) {
	who := actor.Must(ctx)
	t, err := h.service.Tandem(ctx, who, in.ID)
	return answer(t, who, err)
}

// MyTandem shows a participant their own tandem.
func (h *Handler) MyTandem(ctx context.Context, _ *struct{}) (*TandemOutput, error) {
	who := actor.Must(ctx)
	t, err := h.service.MyTandem(ctx, who)
	return answer(t, who, err)
}

// DissolveTandem deletes a tandem in which nothing has been written.
func (h *Handler) DissolveTandem(ctx context.Context, in *TandemInput) (*struct{}, error) {
	return nil, h.service.Dissolve(ctx, actor.Must(ctx), in.ID)
}

// PartInput is how a tandem ends.
type PartInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		AgreedWith *uuid.UUID `json:"agreed_with" required:"false" format:"uuid" nullable:"true" doc:"Who of the two wished for it and agreed to the sentence; null when the partner had left already"`
		Sentence   Sentence   `json:"sentence" required:"false" enum:"not_you,thanks,good_luck,own,team," doc:"What the partner is told; team: a coach tells them in person"`
		OwnWords   string     `json:"own_words" required:"false" maxLength:"500" doc:"The sentence, when it is their own"`
	}
}

// Part ends a tandem kindly, so that both are free for another one.
func (h *Handler) Part(ctx context.Context, in *PartInput) (*TandemOutput, error) {
	who := actor.Must(ctx)
	t, err := h.service.Part(ctx, who, Parting{
		TandemID: in.ID, AgreedWith: in.Body.AgreedWith, Sentence: in.Body.Sentence, OwnWords: in.Body.OwnWords,
	})
	return answer(t, who, err)
}

func answer(t Tandem, who actor.Actor, err error) (*TandemOutput, error) {
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Tandem); ok {
			p.Current = WireOf(current, who)
		}
	}
	if err != nil {
		return nil, err
	}
	return &TandemOutput{Body: WireOf(t, who)}, nil
}

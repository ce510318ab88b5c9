package tandem

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/programme"
)

// OwnPauseWire is one's own pause on the wire, or none.
type OwnPauseWire struct {
	_                 struct{}     `nullable:"true"`
	FromDay           calendar.Day `json:"from_day" format:"date" doc:"The first day"`
	TellPartner       bool         `json:"tell_partner" doc:"Whether the partner knows"`
	TellContactPerson bool         `json:"tell_contact_person" doc:"Whether the contact person knows"`
	Asks              bool         `json:"asks" doc:"Whether it has lasted so long that the app asks, once, if it goes on"`
}

// PauseOf shows a pause to the person who takes it.
func PauseOf(p *Pause, today calendar.Day) *OwnPauseWire {
	if p == nil {
		return nil
	}
	return &OwnPauseWire{FromDay: p.FromDay, TellPartner: p.TellPartner, TellContactPerson: p.TellContactPerson, Asks: p.Asks(today)}
}

// RestWire is what stands on the pause screen.
type RestWire struct {
	Pause       *OwnPauseWire              `json:"pause" doc:"One's own pause, null without one"`
	HelpNumbers []programme.HelpNumberWire `json:"help_numbers" doc:"Whom one can call in hard times"`
}

// RestOutput carries the pause and the help numbers.
type RestOutput struct{ Body RestWire }

// BeginPauseInput says who shall know of the pause.
type BeginPauseInput struct {
	Body struct {
		TellPartner       bool `json:"tell_partner" doc:"Whether the partner is told"`
		TellContactPerson bool `json:"tell_contact_person" doc:"Whether the contact person is told"`
	}
}

// MyPause shows a participant their own pause and whom they can call.
func (h *Handler) MyPause(ctx context.Context, _ *struct{}) (*RestOutput, error) {
	return h.rest(h.service.MyPause(ctx, actor.Must(ctx)))
}

// BeginPause begins a pause, or changes who knows of it.
func (h *Handler) BeginPause(ctx context.Context, in *BeginPauseInput) (*RestOutput, error) {
	return h.rest(h.service.BeginPause(ctx, actor.Must(ctx), Telling{Partner: in.Body.TellPartner, ContactPerson: in.Body.TellContactPerson}))
}

// GoOnPausing notes that the pause goes on.
func (h *Handler) GoOnPausing(ctx context.Context, _ *struct{}) (*RestOutput, error) {
	return h.rest(h.service.GoOnPausing(ctx, actor.Must(ctx)))
}

// ComeBack ends the pause.
func (h *Handler) ComeBack(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, h.service.ComeBack(ctx, actor.Must(ctx))
}

func (h *Handler) rest(r Rest, err error) (*RestOutput, error) {
	if err != nil {
		return nil, err
	}
	return &RestOutput{Body: RestWire{
		Pause: PauseOf(r.Pause, h.service.cohorts.Today()), HelpNumbers: programme.HelpNumbersOf(r.HelpNumbers),
	}}, nil
}

// LeavingWire is what leaving would mean.
type LeavingWire struct {
	PartnerName *string         `json:"partner_name" doc:"Who stays, null when there is nobody"`
	Sentences   []Sentence      `json:"sentences" enum:"not_you,thanks,good_luck,own,team" doc:"What the partner can be told"`
	Data        []BelongingWire `json:"data" doc:"What there is, and what would happen to it"`
}

// BelongingWire is one kind of data and its fate on the wire.
type BelongingWire struct {
	What     string        `json:"what" enum:"entries,answers,steps,partner_entries,messages,planned_meeting,expectations,plans,promises,reminders,account" doc:"What it is"`
	Count    int           `json:"count" doc:"How many, 0 where that says nothing"`
	Then     Fate          `json:"then" enum:"erased,kept_for_partner,kept_until" doc:"What happens to it, unless everything of one's own is erased at once"`
	UntilDay *calendar.Day `json:"until_day" format:"date" doc:"Till when it is kept, null when only the person ends that"`
}

// LeavingOutput carries what leaving would mean.
type LeavingOutput struct{ Body LeavingWire }

// PreviewLeaving says what leaving would mean.
func (h *Handler) PreviewLeaving(ctx context.Context, _ *struct{}) (*LeavingOutput, error) {
	p, err := h.service.PreviewLeaving(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	out := &LeavingOutput{Body: LeavingWire{Sentences: Sentences, Data: make([]BelongingWire, 0, len(p.Belongings))}}
	if p.Partner != nil {
		out.Body.PartnerName = &p.Partner.DisplayName
	}
	for _, b := range p.Belongings {
		out.Body.Data = append(out.Body.Data, BelongingWire{What: b.What, Count: b.Count, Then: b.Then, UntilDay: b.UntilDay})
	}
	return out, nil
}

// LeaveInput is what a person decides when they leave.
type LeaveInput struct {
	Body struct {
		Sentence string `json:"sentence" enum:"not_you,thanks,good_luck,own,team" doc:"What the partner is told"`
		OwnWords string `json:"own_words,omitempty" maxLength:"500" doc:"The sentence, when it is one's own"`
		EraseNow bool   `json:"erase_now" doc:"Whether everything of one's own is erased at once"`
		Secret   string `json:"current_secret,omitempty" maxLength:"128" doc:"One's own PIN, needed for erasing"`
	}
}

// Leave ends taking part.
func (h *Handler) Leave(ctx context.Context, in *LeaveInput) (*struct{}, error) {
	return nil, h.service.Leave(ctx, actor.Must(ctx), Goodbye{
		Sentence: Sentence(in.Body.Sentence), OwnWords: in.Body.OwnWords, EraseNow: in.Body.EraseNow, Secret: in.Body.Secret,
	})
}

// EndEarlyInput says what has been found.
type EndEarlyInput struct {
	Body struct {
		Kind string `json:"kind" enum:"work,training" doc:"What was found"`
	}
}

// EndEarly notes that the aim was reached before the end.
func (h *Handler) EndEarly(ctx context.Context, in *EndEarlyInput) (*struct{}, error) {
	return nil, h.service.EndEarly(ctx, actor.Must(ctx), DepartureKind(in.Body.Kind))
}

// TakeBackEnd forgets an early end.
func (h *Handler) TakeBackEnd(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, h.service.TakeBackEnd(ctx, actor.Must(ctx))
}

// OfferInput is what a coach offers the partner who stays.
type OfferInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Text string `json:"text" minLength:"1" maxLength:"1000" doc:"What is offered"`
	}
}

// OfferWire is an offer on the wire.
type OfferWire struct {
	ID        uuid.UUID  `json:"id" format:"uuid" doc:"The departure it belongs to"`
	Text      string     `json:"text" doc:"What is offered"`
	OfferedAt *time.Time `json:"offered_at" doc:"When it was offered"`
}

// OfferOutput carries an offer.
type OfferOutput struct{ Body OfferWire }

// Offer makes the partner who stays an offer.
func (h *Handler) Offer(ctx context.Context, in *OfferInput) (*OfferOutput, error) {
	d, err := h.service.Offer(ctx, actor.Must(ctx), in.ID, in.Body.Text)
	if err != nil {
		return nil, err
	}
	return &OfferOutput{Body: OfferWire{d.ID, d.Offer, d.OfferedAt}}, nil
}

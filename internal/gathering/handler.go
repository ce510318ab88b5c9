package gathering

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

// Handler answers what coaches and participants ask about gatherings.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// GatheringWire is a gathering on the wire.
type GatheringWire struct {
	ID           uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	CohortID     uuid.UUID    `json:"cohort_id" format:"uuid" doc:"The cohort"`
	Kind         Kind         `json:"kind" enum:"information,group,other" doc:"What it is for"`
	Title        string       `json:"title" doc:"What it is called; empty when the kind says enough"`
	PlaceText    string       `json:"place_text" doc:"Where"`
	MapLink      string       `json:"map_link" doc:"A map; may be empty"`
	Day          calendar.Day `json:"day" format:"date" doc:"The day"`
	Clock        string       `json:"clock" doc:"Wall time, 15:00"`
	StartsAt     time.Time    `json:"starts_at" doc:"When it begins"`
	Offered      []string     `json:"offered" enum:"drinks,biscuits,meal,child_care,interpreter,travel_costs,step_free" doc:"What is there for everybody"`
	OfferedText  string       `json:"offered_text" doc:"What else is there"`
	CancelledAt  *time.Time   `json:"cancelled_at" nullable:"true" doc:"When it was called off"`
	CancelReason string       `json:"cancel_reason" doc:"Why, for all to read"`
	Revision     int          `json:"revision" doc:"Counts the times it was given; an answer names it"`
	Version      int          `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// GuestWire is somebody who may come, on the wire.
type GuestWire struct {
	ID          uuid.UUID `json:"id" format:"uuid" doc:"The person"`
	DisplayName string    `json:"display_name" doc:"Their name"`
	Champion    bool      `json:"champion" doc:"Whether they come to tell of their own time"`
	Answer      Answer    `json:"answer" enum:",yes,no,not_sure" doc:"What they said for this time; empty while they have not"`
	Attended    bool      `json:"attended" doc:"Whether they were there"`
}

// GuestListWire is a gathering with everybody who may come.
type GuestListWire struct {
	GatheringWire
	Guests []GuestWire `json:"guests" doc:"By their names"`
}

// OwnGatheringWire is a gathering as one of those who may come sees it.
type OwnGatheringWire struct {
	GatheringWire
	Answer   Answer `json:"answer" enum:",yes,no,not_sure" doc:"One's own answer for this time; empty while there is none"`
	Attended bool   `json:"attended" doc:"Whether one was there"`
	Code     string `json:"code" doc:"What one shows at the door"`
}

// GatheringInput names a gathering.
type GatheringInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// CohortInput names a cohort.
type CohortInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// ArrangeInput is a gathering under an id the screen chose.
type ArrangeInput struct {
	ID          uuid.UUID `path:"id" format:"uuid"`
	GatheringID uuid.UUID `path:"gathering_id" format:"uuid"`
	IfMatch     string    `header:"If-Match" doc:"The version the change is based on; left out for a new one"`
	Body        struct {
		Kind        Kind         `json:"kind" enum:"information,group,other" doc:"What it is for"`
		Title       string       `json:"title,omitempty" maxLength:"80" doc:"What it is called"`
		PlaceText   string       `json:"place_text" minLength:"1" maxLength:"200" doc:"Where"`
		MapLink     string       `json:"map_link,omitempty" maxLength:"500" doc:"A map, https only"`
		Day         calendar.Day `json:"day" format:"date" doc:"The day"`
		Clock       string       `json:"clock" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"Wall time, 15:00"`
		Offered     []string     `json:"offered,omitempty" maxItems:"7" enum:"drinks,biscuits,meal,child_care,interpreter,travel_costs,step_free" doc:"What is there for everybody"`
		OfferedText string       `json:"offered_text,omitempty" maxLength:"200" doc:"What else is there"`
	}
}

// CancelInput is the reason for all to read.
type CancelInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"300" doc:"Why it cannot be"`
	}
}

// TickInput says whether somebody is there.
type TickInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	PersonID uuid.UUID `path:"person_id" format:"uuid"`
	Body     struct {
		Attended bool `json:"attended" doc:"Whether they are there"`
	}
}

// ScanInput is what somebody shows at the door.
type ScanInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Code string `json:"code" minLength:"1" maxLength:"20" doc:"The code on their screen"`
	}
}

// ReplyInput is an answer to the time that was seen.
type ReplyInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Answer   Answer `json:"answer" enum:"yes,no,not_sure" doc:"Yes, no, or not sure yet"`
		Revision int    `json:"revision" minimum:"1" doc:"The time that is answered"`
	}
}

// GuestListsOutput carries gatherings with who comes.
type GuestListsOutput struct {
	Body struct {
		Items []GuestListWire `json:"items" doc:"By their days"`
	}
}

// GuestListOutput carries a gathering with who comes.
type GuestListOutput struct{ Body GuestListWire }

// ScannedOutput says who has arrived.
type ScannedOutput struct {
	Body struct {
		ID          uuid.UUID     `json:"id" format:"uuid" doc:"The person"`
		DisplayName string        `json:"display_name" doc:"Their name"`
		List        GuestListWire `json:"list" doc:"Everybody, as it is now"`
	}
}

// OwnGatheringsOutput carries the gatherings that one may come to.
type OwnGatheringsOutput struct {
	Body struct {
		Items []OwnGatheringWire `json:"items" doc:"By their days"`
	}
}

// OwnGatheringOutput carries a gathering that one may come to.
type OwnGatheringOutput struct{ Body OwnGatheringWire }

// Gatherings lists the gatherings of a cohort.
func (h *Handler) Gatherings(ctx context.Context, in *CohortInput) (*GuestListsOutput, error) {
	found, err := h.service.Gatherings(ctx, actor.Must(ctx), in.ID)
	out := &GuestListsOutput{}
	out.Body.Items = wires.Of(found, listWire)
	return out, err
}

// List shows a gathering.
func (h *Handler) List(ctx context.Context, in *GatheringInput) (*GuestListOutput, error) {
	return answer(h.service.List(ctx, actor.Must(ctx), in.ID))
}

// Arrange makes a gathering or changes it.
func (h *Handler) Arrange(ctx context.Context, in *ArrangeInput) (*GuestListOutput, error) {
	var base *int
	if in.IfMatch != "" {
		version, err := problem.Version(in.IfMatch)
		if err != nil {
			return nil, err
		}
		base = &version
	}
	b := in.Body
	return answer(h.service.Arrange(ctx, actor.Must(ctx), in.ID, in.GatheringID, base, Arrangement{
		Kind: b.Kind, Title: b.Title, PlaceText: b.PlaceText, MapLink: b.MapLink, Day: b.Day, Clock: b.Clock, Offered: b.Offered, OfferedText: b.OfferedText,
	}))
}

// Cancel calls a gathering off.
func (h *Handler) Cancel(ctx context.Context, in *CancelInput) (*GuestListOutput, error) {
	return answer(h.service.Cancel(ctx, actor.Must(ctx), in.ID, in.Body.Reason))
}

// Tick notes who is there.
func (h *Handler) Tick(ctx context.Context, in *TickInput) (*GuestListOutput, error) {
	return answer(h.service.Tick(ctx, actor.Must(ctx), in.ID, in.PersonID, in.Body.Attended))
}

// Scan notes who shows a code.
func (h *Handler) Scan(ctx context.Context, in *ScanInput) (*ScannedOutput, error) {
	guest, list, err := h.service.Scan(ctx, actor.Must(ctx), in.ID, in.Body.Code)
	out := &ScannedOutput{}
	out.Body.ID, out.Body.DisplayName, out.Body.List = guest.ID, guest.Name, listWire(list)
	return out, err
}

// Mine lists the gatherings that one may come to.
func (h *Handler) Mine(ctx context.Context, _ *struct{}) (*OwnGatheringsOutput, error) {
	found, err := h.service.Mine(ctx, actor.Must(ctx))
	out := &OwnGatheringsOutput{}
	out.Body.Items = wires.Of(found, ownWire)
	return out, err
}

// Reply takes one's own answer.
func (h *Handler) Reply(ctx context.Context, in *ReplyInput) (*OwnGatheringOutput, error) {
	replied, err := h.service.Reply(ctx, actor.Must(ctx), in.ID, in.Body.Answer, in.Body.Revision)
	if err != nil {
		return nil, onTheWire(err)
	}
	return &OwnGatheringOutput{Body: ownWire(replied)}, nil
}

func answer(l List, err error) (*GuestListOutput, error) {
	if err != nil {
		return nil, onTheWire(err)
	}
	return &GuestListOutput{Body: listWire(l)}, nil
}

// onTheWire shows the current state of a stale change in the shape of its answer.
func onTheWire(err error) error {
	var p *problem.Error
	if !errors.As(err, &p) {
		return err
	}
	switch current := p.Current.(type) {
	case List:
		p.Current = listWire(current)
	case Own:
		p.Current = ownWire(current)
	}
	return err
}

func wireOf(g Gathering) GatheringWire {
	offered := g.Offered
	if offered == nil {
		offered = []string{}
	}
	return GatheringWire{
		g.ID, g.CohortID, g.Kind, g.Title, g.PlaceText, g.MapLink, g.Day, g.Clock, g.StartsAt, offered, g.OfferedText,
		g.CancelledAt, g.CancelReason, g.Revision, g.Version,
	}
}

func listWire(l List) GuestListWire {
	return GuestListWire{wireOf(l.Gathering), wires.Of(l.Guests, func(g Guest) GuestWire {
		return GuestWire{g.ID, g.Name, g.Champion, g.Answer, g.Attended}
	})}
}

func ownWire(o Own) OwnGatheringWire {
	return OwnGatheringWire{wireOf(o.Gathering), o.Answer, o.Attended, o.Code}
}

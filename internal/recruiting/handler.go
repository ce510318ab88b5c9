package recruiting

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler answers what coaches and participants ask about the way to the start.
type Handler struct {
	service *Service
	joinURL func(code string) string
}

// NewHandler puts the service on the wire; joinURL makes the address that an invitation opens.
func NewHandler(s *Service, joinURL func(code string) string) *Handler {
	return &Handler{service: s, joinURL: joinURL}
}

// CohortInput names a cohort.
type CohortInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// ProspectInput names somebody in the pool of a cohort.
type ProspectInput struct {
	ID         uuid.UUID `path:"id" format:"uuid"`
	ProspectID uuid.UUID `path:"prospect_id" format:"uuid"`
}

// CodeInput names a code of a cohort.
type CodeInput struct {
	ID     uuid.UUID `path:"id" format:"uuid"`
	CodeID uuid.UUID `path:"code_id" format:"uuid"`
}

// OwnCodeInput names a champion's own code.
type OwnCodeInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// WriteProspectInput is what the team writes down of somebody.
type WriteProspectInput struct {
	ID         uuid.UUID `path:"id" format:"uuid"`
	ProspectID uuid.UUID `path:"prospect_id" format:"uuid"`
	IfMatch    string    `header:"If-Match" doc:"The version the change is based on; left out for somebody new"`
	Body       AboutBody
}

// MoveProspectInput says where somebody is now.
type MoveProspectInput struct {
	ID         uuid.UUID `path:"id" format:"uuid"`
	ProspectID uuid.UUID `path:"prospect_id" format:"uuid"`
	IfMatch    string    `header:"If-Match" doc:"The version the change is based on; 0 for a participant of whom nothing is written"`
	Body       struct {
		State       State         `json:"state" enum:"referred,informed,interested,invited,attended,agreed,not_now,declined" doc:"The state"`
		AskAgainDay *calendar.Day `json:"ask_again_day,omitempty" format:"date" doc:"When they want to be asked again, with not_now"`
	}
}

// OpenGateInput opens the start gate.
type OpenGateInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Reason string `json:"reason,omitempty" maxLength:"300" doc:"Why it is opened before enough are in"`
	}
}

// HandOutInput makes a code.
type HandOutInput struct {
	ID     uuid.UUID `path:"id" format:"uuid"`
	CodeID uuid.UUID `path:"code_id" format:"uuid"`
	Body   struct {
		Kind       Kind       `json:"kind" enum:"referral,flyer,champion" doc:"Whom it is for"`
		ChampionID *uuid.UUID `json:"champion_id,omitempty" format:"uuid" doc:"The champion, from an earlier cohort"`
	}
}

// StoryInput is what a champion says to those they invite.
type StoryInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version the change is based on"`
	Body    struct {
		Story string `json:"story" maxLength:"600" doc:"In their own words"`
	}
}

// AgreeInput is a participant's own word.
type AgreeInput struct {
	Body struct {
		Answer      string        `json:"answer" enum:"yes,not_now,no" doc:"Yes, I am in; not now; or no, thank you"`
		AskAgainDay *calendar.Day `json:"ask_again_day,omitempty" format:"date" doc:"When to ask again, with not_now"`
	}
}

// PoolOutput carries a pool.
type PoolOutput struct{ Body PoolWire }

// ProspectOutput carries somebody in the pool.
type ProspectOutput struct{ Body ProspectWire }

// StartGateOutput carries a start gate.
type StartGateOutput struct{ Body StartGateWire }

// CodesOutput carries codes.
type CodesOutput struct {
	Body struct {
		Items []CodeWire `json:"items" doc:"Those of champions by their names"`
	}
}

// CodeOutput carries a code.
type CodeOutput struct{ Body CodeWire }

// AlumniOutput carries alumni.
type AlumniOutput struct{ Body AlumniWire }

// StandingOutput carries a participant's way to the start.
type StandingOutput struct{ Body StandingWire }

// Pool shows a pool.
func (h *Handler) Pool(ctx context.Context, in *CohortInput) (*PoolOutput, error) {
	pool, err := h.service.Pool(ctx, actor.Must(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	return &PoolOutput{Body: PoolWire{Places: pool.Cohort.Places, Agreed: pool.Agreed(), Items: wires.Of(pool.Entries, h.prospect)}}, nil
}

// Write writes somebody down.
func (h *Handler) Write(ctx context.Context, in *WriteProspectInput) (*ProspectOutput, error) {
	var base *int
	if in.IfMatch != "" {
		version, err := problem.Version(in.IfMatch)
		if err != nil {
			return nil, err
		}
		base = &version
	}
	return h.answer(h.service.Write(ctx, actor.Must(ctx), in.ID, in.ProspectID, base, in.Body.about()))
}

// Move says where somebody is now.
func (h *Handler) Move(ctx context.Context, in *MoveProspectInput) (*ProspectOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.answer(h.service.Move(ctx, actor.Must(ctx), in.ID, in.ProspectID, version, in.Body.State, in.Body.AskAgainDay))
}

// Link gives a personal link.
func (h *Handler) Link(ctx context.Context, in *ProspectInput) (*ProspectOutput, error) {
	return h.answer(h.service.Link(ctx, actor.Must(ctx), in.ID, in.ProspectID))
}

// Remove takes somebody out of the pool.
func (h *Handler) Remove(ctx context.Context, in *ProspectInput) (*struct{}, error) {
	return nil, h.service.Remove(ctx, actor.Must(ctx), in.ID, in.ProspectID)
}

// StartGate shows the start gate.
func (h *Handler) StartGate(ctx context.Context, in *CohortInput) (*StartGateOutput, error) {
	gate, err := h.service.StartGate(ctx, actor.Must(ctx), in.ID)
	return &StartGateOutput{Body: gateWire(gate)}, err
}

// OpenStartGate opens the start gate.
func (h *Handler) OpenStartGate(ctx context.Context, in *OpenGateInput) (*StartGateOutput, error) {
	gate, err := h.service.OpenStartGate(ctx, actor.Must(ctx), in.ID, in.Body.Reason)
	return &StartGateOutput{Body: gateWire(gate)}, err
}

// Codes lists the codes of a cohort.
func (h *Handler) Codes(ctx context.Context, in *CohortInput) (*CodesOutput, error) {
	return h.codes(h.service.Codes(ctx, actor.Must(ctx), in.ID))
}

// HandOut makes a code.
func (h *Handler) HandOut(ctx context.Context, in *HandOutInput) (*CodeOutput, error) {
	made, err := h.service.HandOut(ctx, actor.Must(ctx), in.ID, in.CodeID, in.Body.Kind, in.Body.ChampionID)
	return &CodeOutput{Body: h.code(made)}, err
}

// TakeBack makes a code useless.
func (h *Handler) TakeBack(ctx context.Context, in *CodeInput) (*struct{}, error) {
	return nil, h.service.TakeBack(ctx, actor.Must(ctx), in.ID, in.CodeID)
}

// Alumni lists whom a coach could ask to invite others.
func (h *Handler) Alumni(ctx context.Context, _ *struct{}) (*AlumniOutput, error) {
	found, err := h.service.Alumni(ctx, actor.Must(ctx))
	out := &AlumniOutput{}
	out.Body.NotListed = found.NotListed
	out.Body.Items = wires.Of(found.MayBeAsked, func(a Alumnus) AlumnusWire { return AlumnusWire{namedWire(a.Named), a.CohortName} })
	return out, err
}

// MyCodes lists the codes with which a champion invites.
func (h *Handler) MyCodes(ctx context.Context, _ *struct{}) (*CodesOutput, error) {
	return h.codes(h.service.MyCodes(ctx, actor.Must(ctx)))
}

// TellStory puts a champion's words down.
func (h *Handler) TellStory(ctx context.Context, in *StoryInput) (*CodeOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	told, err := h.service.TellStory(ctx, actor.Must(ctx), in.ID, version, in.Body.Story)
	if err != nil {
		return nil, h.onTheWire(err)
	}
	return &CodeOutput{Body: h.code(told)}, nil
}

// InviteNoMore ends a champion's code.
func (h *Handler) InviteNoMore(ctx context.Context, in *OwnCodeInput) (*struct{}, error) {
	return nil, h.service.InviteNoMore(ctx, actor.Must(ctx), in.ID)
}

// MyStanding shows a participant the way to the start.
func (h *Handler) MyStanding(ctx context.Context, _ *struct{}) (*StandingOutput, error) {
	standing, err := h.service.MyStanding(ctx, actor.Must(ctx))
	return &StandingOutput{Body: standingWire(standing)}, err
}

// Agree takes a participant's own word.
func (h *Handler) Agree(ctx context.Context, in *AgreeInput) (*StandingOutput, error) {
	to := map[string]State{"yes": Agreed, "not_now": NotNow, "no": Declined}[in.Body.Answer]
	standing, err := h.service.Agree(ctx, actor.Must(ctx), to, in.Body.AskAgainDay)
	return &StandingOutput{Body: standingWire(standing)}, err
}

func (h *Handler) codes(found []HandedOut, err error) (*CodesOutput, error) {
	out := &CodesOutput{}
	out.Body.Items = wires.Of(found, h.code)
	return out, err
}

func (h *Handler) answer(e Entry, err error) (*ProspectOutput, error) {
	if err != nil {
		return nil, h.onTheWire(err)
	}
	return &ProspectOutput{Body: h.prospect(e)}, nil
}

// onTheWire shows the current state of a stale change in the shape of its answer.
func (h *Handler) onTheWire(err error) error {
	var p *problem.Error
	if !errors.As(err, &p) {
		return err
	}
	switch current := p.Current.(type) {
	case Entry:
		p.Current = h.prospect(current)
	case HandedOut:
		p.Current = h.code(current)
	}
	return err
}

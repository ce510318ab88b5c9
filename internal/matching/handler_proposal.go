package matching

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/matching/solver"
)

// ProposeInput is what the team decides before tandems are looked for, or the tandems it has made itself.
type ProposeInput struct {
	ID         uuid.UUID `path:"id" format:"uuid"`
	ProposalID uuid.UUID `path:"proposal_id" format:"uuid"`
	Body       struct {
		RulesOff []RuleOff     `json:"rules_off" required:"false" maxItems:"4" doc:"Rules that do not bind this time, with reasons"`
		Order    []solver.Goal `json:"order" required:"false" maxItems:"5" enum:"mutual,named,also,points,complement" doc:"What counts after the number of tandems, all five; none for the usual order"`
		Pins     []Pair        `json:"pins" required:"false" maxItems:"250" doc:"Who has to be together"`
		Bans     []Pair        `json:"bans" required:"false" maxItems:"500" doc:"Who must not be"`
		ByHand   bool          `json:"by_hand" required:"false" doc:"Whether the team makes the tandems itself"`
		Tandems  []Pair        `json:"tandems" required:"false" maxItems:"250" doc:"The tandems, by hand"`
		Reason   string        `json:"reason" required:"false" maxLength:"500" doc:"Why by hand"`
		BasedOn  *uuid.UUID    `json:"based_on" required:"false" format:"uuid" nullable:"true" doc:"The proposal that was changed by hand"`
	}
}

// MatchProposalInput names a proposal.
type MatchProposalInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// MatchProposalOutput carries a proposal.
type MatchProposalOutput struct{ Body MatchProposalWire }

// WhatIfInput is other tandems than those of an alternative.
type WhatIfInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Alternative int    `json:"alternative" minimum:"0" maximum:"2" doc:"Which alternative, from 0"`
		Tandems     []Pair `json:"tandems" maxItems:"250" doc:"The tandems instead"`
	}
}

// WhatIfOutput carries what that would mean.
type WhatIfOutput struct{ Body WhatIfWire }

// PublishInput is the decision to let an alternative come true.
type PublishInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Alternative int  `json:"alternative" minimum:"0" maximum:"2" doc:"Which alternative, from 0"`
		StartCohort bool `json:"start_cohort" required:"false" doc:"Whether today is the first day of the cohort, if it has not begun"`
		Words       []struct {
			PersonIDs Pair   `json:"person_ids" doc:"The two"`
			Text      string `json:"text" maxLength:"500" doc:"Why they might go well together; both read it"`
		} `json:"words" required:"false" maxItems:"250" doc:"What the team says to tandems"`
		Thirds []uuid.UUID `json:"thirds" required:"false" maxItems:"250" doc:"Who of those left goes along with the two proposed for them"`
	}
}

// Propose looks for the best tandems, or keeps those made by hand.
func (h *Handler) Propose(ctx context.Context, in *ProposeInput) (*MatchProposalOutput, error) {
	b := in.Body
	return h.proposal(ctx)(h.service.Propose(ctx, actor.Must(ctx), Proposal{
		ID: in.ProposalID, CohortID: in.ID, ByHand: b.ByHand, Reason: b.Reason,
		Asked: Asked{
			RulesOff: append([]RuleOff{}, b.RulesOff...), Order: b.Order, Pins: append([]Pair{}, b.Pins...), Bans: append([]Pair{}, b.Bans...),
			Tandems: append([]Pair{}, b.Tandems...), BasedOn: b.BasedOn,
		},
	}))
}

// Proposal shows coaches a proposal with its reasons.
func (h *Handler) Proposal(ctx context.Context, in *MatchProposalInput) (*MatchProposalOutput, error) {
	return h.proposal(ctx)(h.service.Proposal(ctx, actor.Must(ctx), in.ID))
}

// WhatIf says what other tandems would mean.
func (h *Handler) WhatIf(ctx context.Context, in *WhatIfInput) (*WhatIfOutput, error) {
	_, c, err := h.service.WhatIf(ctx, actor.Must(ctx), in.ID, in.Body.Alternative, in.Body.Tandems)
	if err != nil {
		return nil, err
	}
	return &WhatIfOutput{Body: whatIfOf(c)}, nil
}

// Publish makes the tandems of an alternative.
func (h *Handler) Publish(ctx context.Context, in *PublishInput) (*MatchProposalOutput, error) {
	wish := Publishing{ProposalID: in.ID, Alternative: in.Body.Alternative, StartCohort: in.Body.StartCohort, Thirds: in.Body.Thirds}
	for _, w := range in.Body.Words {
		wish.Words = append(wish.Words, Words{w.PersonIDs, w.Text})
	}
	return h.proposal(ctx)(h.service.Publish(ctx, actor.Must(ctx), wish))
}

func (h *Handler) proposal(ctx context.Context) func(Proposal, error) (*MatchProposalOutput, error) {
	return func(p Proposal, err error) (*MatchProposalOutput, error) {
		if err != nil {
			return nil, err
		}
		var ids []uuid.UUID
		for _, person := range p.Input.People {
			ids = append(ids, idOf(person.ID))
		}
		names, err := h.service.Names(ctx, ids)
		if err != nil {
			return nil, err
		}
		return &MatchProposalOutput{Body: proposalOf(p, names)}, nil
	}
}

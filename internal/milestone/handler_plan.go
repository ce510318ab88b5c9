package milestone

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// MilestonePlanOutput carries a plan.
type MilestonePlanOutput struct{ Body MilestonePlanWire }

// PlanItemOutput carries an item.
type PlanItemOutput struct{ Body PlanItemWire }

// PromiseOutput carries a promise.
type PromiseOutput struct{ Body PromiseWire }

// PromisesOutput carries promises.
type PromisesOutput struct {
	Body struct {
		Items []PromiseWire `json:"items" doc:"All of them"`
	}
}

// PlanVersionsOutput carries the versions of a plan, newest first.
type PlanVersionsOutput struct {
	Body struct {
		Items []PlanVersionWire `json:"items" doc:"All of them"`
	}
}

// MilestonePlanInput names a plan.
type MilestonePlanInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// SaveItemInput is an item under an id the phone chose.
type SaveItemInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	ItemID  uuid.UUID `path:"item_id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version of the item; none for a new one"`
	Body    ItemContent
}

// DeleteItemInput names an item.
type DeleteItemInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	ItemID  uuid.UUID `path:"item_id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version of the item"`
}

// ReviewItemInput is the look back at an item.
type ReviewItemInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Review string `json:"review" enum:"open,done,partly,changed,dropped" doc:"What became of it"`
		Note   string `json:"note" required:"false" maxLength:"500" doc:"What the partners say about it"`
	}
}

// SavePromiseInput is a promise under an id the phone chose.
type SavePromiseInput struct {
	ID        uuid.UUID `path:"id" format:"uuid"`
	PromiseID uuid.UUID `path:"promise_id" format:"uuid"`
	IfMatch   string    `header:"If-Match" doc:"The version of the promise; none for a new one"`
	Body      PromiseContent
}

// DeletePromiseInput names a promise in a plan.
type DeletePromiseInput struct {
	ID        uuid.UUID `path:"id" format:"uuid"`
	PromiseID uuid.UUID `path:"promise_id" format:"uuid"`
	IfMatch   string    `header:"If-Match" doc:"The version of the promise"`
}

// SignPlanInput names the version a person signs.
type SignPlanInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Version int `json:"version" minimum:"1" doc:"The version on the screen"`
	}
}

// RemarkInput is a question or a suggestion.
type RemarkInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	RemarkID uuid.UUID `path:"remark_id" format:"uuid"`
	Body     struct {
		Kind string `json:"kind" enum:"question,suggestion" doc:"A question or a suggestion"`
		Text string `json:"text" minLength:"1" maxLength:"1000" doc:"The words"`
	}
}

// AnswerRemarkInput is the partners' answer.
type AnswerRemarkInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	RemarkID uuid.UUID `path:"remark_id" format:"uuid"`
	Body     struct {
		Text string `json:"text" minLength:"1" maxLength:"1000" doc:"The words"`
	}
}

// PromiseInput names a promise.
type PromiseInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// MovePromiseInput is a new day with its reason.
type MovePromiseInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		DueDay  calendar.Day `json:"due_day" format:"date" doc:"By when"`
		Reason  string       `json:"reason" minLength:"1" maxLength:"500" doc:"Why it takes longer"`
		CoachID *uuid.UUID   `json:"coach_id" required:"false" format:"uuid" nullable:"true" doc:"The coach"`
	}
}

// SaveItem writes an item of a plan.
func (h *Handler) SaveItem(ctx context.Context, in *SaveItemInput) (*MilestonePlanOutput, error) {
	version, err := basedOn(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.plan(h.service.SaveItem(ctx, actor.Must(ctx), in.ID, in.ItemID, version, in.Body))
}

// DeleteItem takes an item out of a plan.
func (h *Handler) DeleteItem(ctx context.Context, in *DeleteItemInput) (*MilestonePlanOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.plan(h.service.DeleteItem(ctx, actor.Must(ctx), in.ID, in.ItemID, version))
}

// ReviewItem looks back at an item.
func (h *Handler) ReviewItem(ctx context.Context, in *ReviewItemInput) (*PlanItemOutput, error) {
	item, err := h.service.ReviewItem(ctx, actor.Must(ctx), in.ID, Review(in.Body.Review), in.Body.Note)
	if err != nil {
		return nil, h.refused(err)
	}
	return &PlanItemOutput{Body: ItemOf(item)}, nil
}

// SavePromise writes a wish or takes it over.
func (h *Handler) SavePromise(ctx context.Context, in *SavePromiseInput) (*MilestonePlanOutput, error) {
	version, err := basedOn(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.plan(h.service.SavePromise(ctx, actor.Must(ctx), in.ID, in.PromiseID, version, in.Body))
}

// DeletePromise takes a promise out of a plan.
func (h *Handler) DeletePromise(ctx context.Context, in *DeletePromiseInput) (*MilestonePlanOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return h.plan(h.service.DeletePromise(ctx, actor.Must(ctx), in.ID, in.PromiseID, version))
}

// Agree is a partner's signature.
func (h *Handler) Agree(ctx context.Context, in *SignPlanInput) (*MilestonePlanOutput, error) {
	return h.plan(h.service.AgreePlan(ctx, actor.Must(ctx), in.ID, in.Body.Version))
}

// Approve is the coach's signature.
func (h *Handler) Approve(ctx context.Context, in *SignPlanInput) (*MilestonePlanOutput, error) {
	return h.plan(h.service.ApprovePlan(ctx, actor.Must(ctx), in.ID, in.Body.Version))
}

// Remark asks or suggests something.
func (h *Handler) Remark(ctx context.Context, in *RemarkInput) (*MilestonePlanOutput, error) {
	return h.plan(h.service.RemarkOnPlan(ctx, actor.Must(ctx), in.ID, in.RemarkID, RemarkKind(in.Body.Kind), in.Body.Text))
}

// AnswerRemark answers a question or a suggestion.
func (h *Handler) AnswerRemark(ctx context.Context, in *AnswerRemarkInput) (*MilestonePlanOutput, error) {
	return h.plan(h.service.AnswerRemark(ctx, actor.Must(ctx), in.ID, in.RemarkID, in.Body.Text))
}

// Versions lists the versions of a plan.
func (h *Handler) Versions(ctx context.Context, in *MilestonePlanInput) (*PlanVersionsOutput, error) {
	versions, err := h.service.Versions(ctx, actor.Must(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	out := &PlanVersionsOutput{}
	out.Body.Items = wires.Of(versions, versionOf)
	return out, nil
}

// Promises lists the promises a person has to do with.
func (h *Handler) Promises(ctx context.Context, _ *struct{}) (*PromisesOutput, error) {
	promises, err := h.service.Promises(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	out := &PromisesOutput{}
	out.Body.Items = promisesOf(promises, h.service.programmes.Today())
	return out, nil
}

// KeepPromise says that the office has done its part.
func (h *Handler) KeepPromise(ctx context.Context, in *PromiseInput) (*PromiseOutput, error) {
	return h.promise(h.service.KeepPromise(ctx, actor.Must(ctx), in.ID))
}

// MovePromise gives a promise another day.
func (h *Handler) MovePromise(ctx context.Context, in *MovePromiseInput) (*PromiseOutput, error) {
	return h.promise(h.service.MovePromise(ctx, actor.Must(ctx), in.ID, in.Body.DueDay, in.Body.Reason, in.Body.CoachID))
}

// NudgePromise reminds the office of what is overdue.
func (h *Handler) NudgePromise(ctx context.Context, in *PromiseInput) (*PromiseOutput, error) {
	return h.promise(h.service.NudgePromise(ctx, actor.Must(ctx), in.ID))
}

func (h *Handler) plan(p Plan, err error) (*MilestonePlanOutput, error) {
	if err != nil {
		return nil, h.refused(err)
	}
	return &MilestonePlanOutput{Body: PlanOf(p, h.service.programmes.Today())}, nil
}

func (h *Handler) promise(q Promise, err error) (*PromiseOutput, error) {
	if err != nil {
		return nil, h.refused(err)
	}
	return &PromiseOutput{Body: PromiseOf(q, h.service.programmes.Today())}, nil
}

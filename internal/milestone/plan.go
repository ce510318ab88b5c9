package milestone

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Plan is what a tandem wants to do until the next milestone meeting, and what the
// office promises for it. There is one for each meeting.
type Plan struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	MeetingID  uuid.UUID
	TandemID   uuid.UUID
	Version    int
	AgreedAt   *time.Time
	ApprovedAt *time.Time
	CreatedAt  time.Time
	UpdatedAt  time.Time `gorm:"autoUpdateTime:false"`

	Items      []Item      `gorm:"-"`
	Promises   []Promise   `gorm:"-"`
	Signatures []Signature `gorm:"-"`
	Remarks    []Remark    `gorm:"-"`
}

// PlanState is how far the signing of the current version has come.
type PlanState string

// The states of a plan: being written, signed by both partners, signed by all three.
const (
	PlanDraft    PlanState = "draft"
	PlanAgreed   PlanState = "agreed"
	PlanApproved PlanState = "approved"
)

// Side is for whom a signature stands.
type Side string

// The two sides of a plan.
const (
	PartnerSide Side = "partner"
	CoachSide   Side = "coach"
)

// Signature says that a person agrees with one version of a plan.
type Signature struct {
	PlanID      uuid.UUID `gorm:"primaryKey"`
	PlanVersion int       `gorm:"primaryKey"`
	PersonID    uuid.UUID `gorm:"primaryKey"`
	Side        Side
	SignedAt    time.Time
}

// PlanVersion is a plan as it was, kept for as long as the plan.
type PlanVersion struct {
	PlanID    uuid.UUID `gorm:"primaryKey"`
	Version   int       `gorm:"primaryKey"`
	Content   Content   `gorm:"serializer:json"`
	ChangedBy uuid.UUID
	CreatedAt time.Time

	Signatures []Signature `gorm:"-"`
}

// Content is what people sign.
type Content struct {
	Items    []SignedItem    `json:"items"`
	Promises []SignedPromise `json:"promises"`
}

// SignedItem is an item inside a kept version.
type SignedItem struct {
	ID uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	ItemContent
}

// SignedPromise is a promise inside a kept version.
type SignedPromise struct {
	ID uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	PromiseContent
}

const mostRows = 20

// State follows from the signatures under the current version.
func (p *Plan) State() PlanState {
	switch {
	case p.ApprovedAt != nil:
		return PlanApproved
	case p.AgreedAt != nil:
		return PlanAgreed
	}
	return PlanDraft
}

// Waiting says that both partners have signed and the coach's signature is missing.
func (p *Plan) Waiting() bool { return p.State() == PlanAgreed }

// Empty says that there is nothing to sign yet.
func (p *Plan) Empty() bool { return len(p.Items) == 0 && len(p.Promises) == 0 }

// Agree is a partner's signature under the version they saw.
func (p *Plan) Agree(by uuid.UUID, pair Pair, version int, now time.Time) error {
	if !pair.Has(by) {
		return notAllowed()
	}
	if version != p.Version {
		return problem.Stale(nil)
	}
	if p.Empty() {
		return problem.Rule("plan_empty")
	}
	p.sign(by, PartnerSide, now)
	if p.AgreedAt == nil && pair.All(p.SignedBy) {
		p.AgreedAt = &now
	}
	return nil
}

// Approve is the coach's signature, the third one. There is no way to refuse:
// a coach who does not agree asks or suggests.
func (p *Plan) Approve(by actor.Actor, version int, now time.Time) error {
	if !by.Is(actor.Coach) {
		return notAllowed()
	}
	if version != p.Version {
		return problem.Stale(nil)
	}
	if p.AgreedAt == nil {
		return problem.New(problem.Conflict, "partners_first")
	}
	if p.ApprovedAt == nil {
		p.sign(by.PersonID, CoachSide, now)
		p.ApprovedAt = &now
	}
	return nil
}

// SignedBy says whether the person has signed the plan as it is now.
func (p *Plan) SignedBy(person uuid.UUID) bool {
	return slices.ContainsFunc(p.CurrentSignatures(), func(s Signature) bool { return s.PersonID == person })
}

// CurrentSignatures are those under the current version.
func (p *Plan) CurrentSignatures() []Signature {
	current := []Signature{}
	for _, s := range p.Signatures {
		if s.PlanVersion == p.Version {
			current = append(current, s)
		}
	}
	return current
}

// Snapshot keeps the plan as it is now.
func (p *Plan) Snapshot(by uuid.UUID, now time.Time) PlanVersion {
	content := Content{Items: []SignedItem{}, Promises: []SignedPromise{}}
	for _, i := range p.Items {
		content.Items = append(content.Items, SignedItem{ID: i.ID, ItemContent: i.ItemContent})
	}
	for _, q := range p.Promises {
		content.Promises = append(content.Promises, SignedPromise{ID: q.ID, PromiseContent: q.PromiseContent})
	}
	return PlanVersion{PlanID: p.ID, Version: p.Version, Content: content, ChangedBy: by, CreatedAt: now}
}

// WaitingDays counts the working days since both partners signed.
func (p *Plan) WaitingDays(today calendar.Day, zone *time.Location) int {
	if !p.Waiting() {
		return 0
	}
	return calendar.WorkingDaysBetween(calendar.DayOf(*p.AgreedAt, zone), today)
}

func (p *Plan) sign(by uuid.UUID, side Side, now time.Time) {
	if !p.SignedBy(by) {
		p.Signatures = append(p.Signatures,
			Signature{PlanID: p.ID, PlanVersion: p.Version, PersonID: by, Side: side, SignedAt: now})
	}
}

func (p *Plan) clone() Plan {
	c := *p
	c.Items, c.Promises = slices.Clone(p.Items), slices.Clone(p.Promises)
	c.Signatures, c.Remarks = slices.Clone(p.Signatures), slices.Clone(p.Remarks)
	return c
}

// changed makes a new version, which nobody has signed yet.
func (p *Plan) changed(now time.Time) {
	p.Version++
	p.AgreedAt, p.ApprovedAt = nil, nil
	p.UpdatedAt = now
}

// lastApproval is when a coach last signed any version.
func (p *Plan) lastApproval() (last time.Time, ever bool) {
	for _, s := range p.Signatures {
		if s.Side == CoachSide && s.SignedAt.After(last) {
			last, ever = s.SignedAt, true
		}
	}
	return last, ever
}

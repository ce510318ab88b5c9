package milestone

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// SaveItem writes an item of the plan, new or changed.
func (s *Service) SaveItem(ctx context.Context, who actor.Actor, planID, id uuid.UUID, version int, c ItemContent) (Plan, error) {
	return s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		if err := d.partnersOnly(); err != nil {
			return err
		}
		return p.PutItem(id, d.pair, c, version, d.now)
	})
}

// DeleteItem takes an item out of the plan.
func (s *Service) DeleteItem(ctx context.Context, who actor.Actor, planID, id uuid.UUID, version int) (Plan, error) {
	return s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		if err := d.partnersOnly(); err != nil {
			return err
		}
		return p.RemoveItem(id, version, d.now)
	})
}

// ReviewItem looks back at an item of the last plan.
func (s *Service) ReviewItem(ctx context.Context, who actor.Actor, id uuid.UUID, review Review, note string) (Item, error) {
	planID, err := planOf(s.db.Read(ctx), &Item{}, id)
	if err != nil {
		return Item{}, err
	}
	plan, err := s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		if err := d.partnersOnly(); err != nil {
			return err
		}
		return p.ReviewItem(id, review, note, d.now)
	})
	if err != nil {
		return Item{}, err
	}
	return plan.Items[plan.indexOfItem(id)], nil
}

// AgreePlan is a partner's signature under the version they name.
func (s *Service) AgreePlan(ctx context.Context, who actor.Actor, planID uuid.UUID, version int) (Plan, error) {
	return s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		return p.Agree(who.PersonID, d.present(), version, d.now)
	})
}

// ApprovePlan is the coach's signature under the version they name.
func (s *Service) ApprovePlan(ctx context.Context, who actor.Actor, planID uuid.UUID, version int) (Plan, error) {
	return s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		return p.Approve(who, version, d.now)
	})
}

// RemarkOnPlan is a coach's question or suggestion.
func (s *Service) RemarkOnPlan(ctx context.Context, who actor.Actor, planID, id uuid.UUID, kind RemarkKind, text string) (Plan, error) {
	return s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		if err := d.coachesOnly(); err != nil {
			return err
		}
		return p.Remark(id, who.PersonID, kind, text, d.now)
	})
}

// AnswerRemark is the partners' answer to a question or suggestion.
func (s *Service) AnswerRemark(ctx context.Context, who actor.Actor, planID, id uuid.UUID, text string) (Plan, error) {
	return s.onPlan(ctx, who, planID, func(d desk, p *Plan) error {
		if err := d.partnersOnly(); err != nil {
			return err
		}
		return p.AnswerRemark(id, who.PersonID, text, d.now)
	})
}

// Versions are all versions of a plan, newest first, each with its own signatures.
func (s *Service) Versions(ctx context.Context, who actor.Actor, planID uuid.UUID) ([]PlanVersion, error) {
	tx := s.db.Read(ctx)
	var plan Plan
	if err := visible(tx, who).Where("id = ?", planID).Take(&plan).Error; err != nil {
		return nil, database.Found(err)
	}
	t, err := s.tandems.Find(ctx, tx, who, plan.TandemID)
	if err != nil {
		return nil, err
	}
	if t.HasLeft(who.PersonID) {
		meeting, err := findMeeting(tx, who, plan.MeetingID)
		if err != nil {
			return nil, err
		}
		if meeting.afterLeaving(t, who) {
			return nil, problem.NotFound()
		}
	}
	return findVersions(tx, planID)
}

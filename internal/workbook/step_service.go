package workbook

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// SaveStep makes a small step or changes it. based is the version the change was made from, 0 for a new step.
func (s *Service) SaveStep(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID, wish StepDraft, based int) (Step, error) {
	wish = wish.tidy()
	var step Step
	err := s.atDesk(ctx, who, tandemID, func(d desk) error {
		var err error
		step, err = findStep(ctx, d.tx, tandemID, d.who, id)
		if isNotFound(err) && based == 0 {
			made, err := d.makeStep(ctx, id, wish)
			if err != nil || made {
				step = wish.Step(id, tandemID, d.who, d.now)
				return err
			}
			step, err = findStep(ctx, d.tx, tandemID, d.who, id)
			if err != nil {
				return err
			}
		} else if err != nil {
			return err
		}
		if step.holds(wish) {
			return nil
		}
		if step.Version != based {
			return problem.Stale(step)
		}
		if err := d.checkStep(ctx, wish, step.CreatedBy); err != nil {
			return err
		}
		if err := step.Change(wish, d.who, d.now); err != nil {
			return err
		}
		return saveStep(ctx, d.tx, step, based)
	})
	return step, err
}

// DeleteStep removes a step for good; only who wrote it may. The other lets it drop instead.
func (s *Service) DeleteStep(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID, based int) error {
	return s.atDesk(ctx, who, tandemID, func(d desk) error {
		step, err := findStep(ctx, d.tx, tandemID, d.who, id)
		if err != nil {
			return d.unlessRemoved(ctx, id, err)
		}
		if step.CreatedBy != d.who {
			return errAuthorOnly()
		}
		if step.Version != based {
			return problem.Stale(step)
		}
		return remove(ctx, d.tx, &Step{}, id, tandemID, based, d.now)
	})
}

func (d desk) makeStep(ctx context.Context, id uuid.UUID, wish StepDraft) (bool, error) {
	if err := d.refuseRemoved(ctx, id); err != nil {
		return false, err
	}
	if err := d.checkStep(ctx, wish, d.who); err != nil {
		return false, err
	}
	step := wish.Step(id, d.tandem.ID, d.who, d.now)
	return insert(ctx, d.tx, &step)
}

func (d desk) checkStep(ctx context.Context, wish StepDraft, author uuid.UUID) error {
	if wish.EntryID != nil {
		foreign, err := belongsElsewhere(ctx, d.tx, d.tandem.ID, *wish.EntryID)
		if err != nil {
			return err
		}
		if foreign {
			return problem.Invalid(problem.Field{Pointer: "/entry_id", Code: "not_allowed_value"})
		}
	}
	return wish.check(author, d.tandem.People(), plannable(d.cohort.StartDay, d.today))
}

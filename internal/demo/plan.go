package demo

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/database"
	"mainpate/internal/milestone"
)

// nobody is the approver of a plan that still waits.
const nobody = "nobody"

func (t *table) planItems(ctx context.Context) error {
	seen, err := t.Milestones.Sheet(ctx, t.actor(older), t.id)
	if err != nil {
		return err
	}
	t.plan = seen.Plan
	for _, i := range t.items {
		by := t.actor(older)
		if i.owner == younger {
			by = t.actor(younger)
		}
		if t.plan, err = t.Milestones.SaveItem(ctx, by, t.plan.ID, database.NewID(), 0, t.content(i)); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) content(i item) milestone.ItemContent {
	day := t.date.AddDays(i.after)
	return milestone.ItemContent{
		OwnerID: t.owner(i.owner), What: i.what, Why: i.why, Step: i.step, Day: &day, Clock: said(i.clock), Place: i.place,
		Obstacle: i.obstacle, ThenText: i.then, Helper: said(i.helper), HelperText: i.helperText, Confidence: score(i.confidence),
	}
}

// said is a word, or nothing.
func said(word string) *string {
	if word == "" {
		return nil
	}
	return &word
}

// askOffice writes the wishes down; the coach at the table says who does it and by when.
func (t *table) askOffice(ctx context.Context) error {
	for _, q := range t.promises {
		id := database.NewID()
		wish := milestone.PromiseContent{Support: q.support, What: q.what, How: q.how}
		if _, err := t.Milestones.SavePromise(ctx, t.actor(younger), t.plan.ID, id, 0, wish); err != nil {
			return err
		}
		due, coach := t.date.AddDays(q.due), t.who(q.coach).PersonID
		if q.fromToday {
			due = t.today.AddDays(q.due)
		}
		wish.CoachID, wish.DueDay = &coach, &due
		var err error
		if t.plan, err = t.Milestones.SavePromise(ctx, t.who(t.coach), t.plan.ID, id, 1, wish); err != nil {
			return err
		}
		if q.kept > 0 {
			t.keep(id, q)
		}
	}
	return nil
}

func (t *table) keep(id uuid.UUID, q promise) {
	t.on(t.date.AddDays(q.kept), "11:20", "promise kept: "+q.what, func(ctx context.Context) error {
		_, err := t.Milestones.KeepPromise(ctx, t.who(q.coach), id)
		return err
	})
}

func (t *table) agree(s side) func(context.Context) error {
	return func(ctx context.Context) (err error) {
		t.plan, err = t.Milestones.AgreePlan(ctx, t.actor(s), t.plan.ID, t.plan.Version)
		return err
	}
}

// remarks is a coach asking before agreeing, and the answer.
func (t *table) remarks(ctx context.Context) error {
	if t.remark == "" {
		return nil
	}
	id := database.NewID()
	if _, err := t.Milestones.RemarkOnPlan(ctx, t.who(t.coach), t.plan.ID, id, milestone.AsksQuestion, t.remark); err != nil {
		return err
	}
	_, err := t.Milestones.AnswerRemark(ctx, t.actor(older), t.plan.ID, id, t.sheet.reply)
	return err
}

func (t *table) approve(ctx context.Context) error {
	if t.approver == nobody {
		return nil
	}
	by := t.coach
	if t.approver != "" {
		by = t.approver
	}
	_, err := t.Milestones.ApprovePlan(ctx, t.who(by), t.plan.ID, t.plan.Version)
	return err
}

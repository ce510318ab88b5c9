package demo

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/workbook"
)

// pair is a tandem of the story on its way through the programme.
type pair struct {
	*life
	tandemStory
	id    uuid.UUID
	start calendar.Day
}

// day is the calendar day of a day of the cohort.
func (p *pair) day(number int) calendar.Day { return p.start.AddDays(number - 1) }

func (p *pair) actor(s side) actor.Actor {
	if s == younger {
		return p.who(p.younger.name)
	}
	return p.who(p.older.name)
}

func (p *pair) other(s side) actor.Actor { return p.actor(younger - s) }

// owner is the person a plan item belongs to; both partners own it when there is none.
func (p *pair) owner(s side) *uuid.UUID {
	if s == both {
		return nil
	}
	id := p.actor(s).PersonID
	return &id
}

// keepWorkbook plans every entry for the evening of its day.
func (p *pair) keepWorkbook() {
	for i, e := range p.entries {
		id := database.NewID()
		day, what := p.day(e.day), p.older.name+" and "+p.younger.name
		p.on(day, fmt.Sprintf("18:%02d", 5+7*(i%8)), "entry of "+what, func(ctx context.Context) error { return p.write(ctx, id, e) })
		if e.outcome == "note" {
			continue
		}
		p.on(day, fmt.Sprintf("20:%02d", 3+5*(i%8)), "reply of "+what, func(ctx context.Context) error { return p.reply(ctx, id, e) })
	}
}

func (p *pair) write(ctx context.Context, id uuid.UUID, e entry) error {
	author := p.actor(e.by)
	draft := workbook.Draft{
		Kind: workbook.Meeting, Note: e.note, Visibility: visibility(e.share),
		Facts: workbook.Facts{
			Outcome: workbook.Met, Reason: e.reason, Day: p.day(e.day), Clock: e.at,
			Place: e.where, PlaceText: e.placeText, Topics: strings.Fields(e.about),
		},
	}
	switch e.outcome {
	case "":
	case "note":
		draft.Kind, draft.Facts.Outcome = workbook.Note, ""
	default:
		draft.Facts.Outcome = workbook.Outcome(e.outcome)
	}
	page, err := p.Workbook.SaveEntry(ctx, author, p.id, id, draft, 0)
	if err != nil {
		return err
	}
	if e.pinned {
		if _, err := p.Workbook.PinEntry(ctx, author, p.id, id, true, page.Version); err != nil {
			return err
		}
	}
	if e.feel != (answers{}) {
		if _, err := p.Workbook.SaveAnswers(ctx, author, p.id, id, e.feel.feelings(), 0); err != nil {
			return err
		}
	}
	for _, s := range e.steps {
		if err := p.agreeOnStep(ctx, author, id, draft.Visibility, e.day, s); err != nil {
			return err
		}
	}
	return nil
}

// agreeOnStep writes a step down and plans the day its owner ticks it off. A step of both is one for each.
func (p *pair) agreeOnStep(ctx context.Context, author actor.Actor, entryID uuid.UUID, seen workbook.Visibility, day int, s step) error {
	owners := []side{s.owner}
	if s.owner == both {
		owners = []side{older, younger}
	}
	for _, o := range owners {
		owner, id := p.actor(o), database.NewID()
		draft := workbook.StepDraft{
			EntryID: &entryID, OwnerID: owner.PersonID, Text: s.text, DueDay: p.day(day + s.due),
			State: workbook.Open, Visibility: seen,
		}
		saved, err := p.Workbook.SaveStep(ctx, author, p.id, id, draft, 0)
		if err != nil {
			return err
		}
		if s.end == "" {
			continue
		}
		p.on(draft.DueDay, "17:30", "step of "+p.older.name+" and "+p.younger.name, func(ctx context.Context) error {
			draft.State = workbook.StepState(s.end)
			_, err := p.Workbook.SaveStep(ctx, owner, p.id, id, draft, saved.Version)
			return err
		})
	}
	return nil
}

func (p *pair) reply(ctx context.Context, entryID uuid.UUID, e entry) error {
	partner := p.other(e.by)
	if e.reply != "" {
		draft := workbook.AdditionDraft{Text: e.reply, Visibility: visibility(e.share)}
		if _, err := p.Workbook.SaveAddition(ctx, partner, p.id, entryID, database.NewID(), draft, 0); err != nil {
			return err
		}
	}
	if !e.confirmed {
		return nil
	}
	book, err := p.Workbook.Read(ctx, partner, p.id)
	if err != nil {
		return err
	}
	for _, page := range book.Pages {
		if page.ID == entryID {
			_, err = p.Workbook.ConfirmEntry(ctx, partner, p.id, entryID, page.Version)
		}
	}
	return err
}

func visibility(share string) workbook.Visibility {
	if share == "" {
		return workbook.WeTwo
	}
	return workbook.Visibility(share)
}

func (a answers) feelings() workbook.Feelings {
	return workbook.Feelings{Helped: score(a.helped), Heard: score(a.heard), Mood: score(a.mood), Giving: a.giving}
}

// score is a number on a scale, or nothing said.
func score(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

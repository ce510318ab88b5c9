package milestone

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// ItemContent is one thing the partners plan: when, where, what could get in the
// way, and what they do then. It is what gets signed. No owner means both.
type ItemContent struct {
	OwnerID    *uuid.UUID    `json:"owner_id" required:"false" format:"uuid" nullable:"true" doc:"Whose step it is, null for both"`
	What       string        `json:"what" minLength:"1" maxLength:"500" doc:"What is the plan?"`
	Why        string        `json:"why" required:"false" maxLength:"500" doc:"What will be better then?"`
	Step       string        `json:"step" required:"false" maxLength:"500" doc:"The first step"`
	Day        *calendar.Day `json:"day" required:"false" format:"date" doc:"When it happens"`
	Clock      *string       `json:"clock" required:"false" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"Wall time, 15:00"`
	Place      string        `json:"place" required:"false" maxLength:"200" doc:"Where it happens"`
	Obstacle   string        `json:"obstacle" required:"false" maxLength:"500" doc:"What could get in the way?"`
	ThenText   string        `json:"then_text" required:"false" maxLength:"500" doc:"Then I …"`
	Helper     *string       `json:"helper" required:"false" enum:"partner,family,team,other" doc:"Who helps with it"`
	HelperText string        `json:"helper_text" required:"false" maxLength:"200" doc:"Who helps, in own words"`
	Confidence *int          `json:"confidence" required:"false" minimum:"1" maximum:"5" doc:"How sure it will work out"`
}

// Review is what has become of an item at the next meeting. Nothing fails.
type Review string

// The reviews.
const (
	ReviewOpen    Review = "open"
	ReviewDone    Review = "done"
	ReviewPartly  Review = "partly"
	ReviewChanged Review = "changed"
	ReviewDropped Review = "dropped"
)

// Item is one row of a plan.
type Item struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	PlanID      uuid.UUID
	ItemContent `gorm:"embedded"`
	Position    int
	Review      Review
	ReviewNote  string
	Version     int
	UpdatedAt   time.Time `gorm:"autoUpdateTime:false"`
}

// TableName is the table of items.
func (Item) TableName() string { return "plan_items" }

// PutItem writes an item, new or changed; the plan then needs new signatures.
func (p *Plan) PutItem(id uuid.UUID, pair Pair, c ItemContent, expected int, now time.Time) error {
	c = c.tidy()
	if err := c.check(pair); err != nil {
		return err
	}
	item := Item{ID: id, PlanID: p.ID, Position: p.nextPosition(), Review: ReviewOpen}
	at := p.indexOfItem(id)
	if at >= 0 {
		item = p.Items[at]
	}
	write, err := settle(item.Version, expected, reflect.DeepEqual(item.ItemContent, c))
	if !write || err != nil {
		return err
	}
	item.ItemContent, item.UpdatedAt = c, now
	item.Version++
	if at >= 0 {
		p.Items[at] = item
	} else if len(p.Items) >= mostRows {
		return problem.New(problem.Conflict, "plan_full")
	} else {
		p.Items = append(p.Items, item)
	}
	p.changed(now)
	return nil
}

// RemoveItem takes an item out; one that is gone already is fine.
func (p *Plan) RemoveItem(id uuid.UUID, expected int, now time.Time) error {
	at := p.indexOfItem(id)
	if at < 0 {
		return nil
	}
	if p.Items[at].Version != expected {
		return problem.Stale(nil)
	}
	p.Items = slices.Delete(slices.Clone(p.Items), at, at+1)
	p.changed(now)
	return nil
}

// ReviewItem looks back at an item. That is no change of the plan: signatures stay.
func (p *Plan) ReviewItem(id uuid.UUID, review Review, note string, now time.Time) error {
	at := p.indexOfItem(id)
	if at < 0 {
		return problem.NotFound()
	}
	item := &p.Items[at]
	note = strings.TrimSpace(note)
	if item.Review == review && item.ReviewNote == note {
		return nil
	}
	item.Review, item.ReviewNote, item.UpdatedAt = review, note, now
	item.Version++
	return nil
}

func (p *Plan) indexOfItem(id uuid.UUID) int {
	return slices.IndexFunc(p.Items, func(i Item) bool { return i.ID == id })
}

func (p *Plan) nextPosition() int {
	next := 1
	for _, i := range p.Items {
		next = max(next, i.Position+1)
	}
	return next
}

func (c ItemContent) tidy() ItemContent {
	for _, text := range []*string{&c.What, &c.Why, &c.Step, &c.Place, &c.Obstacle, &c.ThenText, &c.HelperText} {
		*text = strings.TrimSpace(*text)
	}
	return c
}

func (c ItemContent) check(pair Pair) error {
	var wrong []problem.Field
	if c.What == "" {
		wrong = append(wrong, problem.Field{Pointer: "/what", Code: "required"})
	}
	if c.OwnerID != nil && !pair.Has(*c.OwnerID) {
		wrong = append(wrong, problem.Field{Pointer: "/owner_id", Code: "not_allowed_value"})
	}
	if c.Day != nil && !c.Day.Valid() {
		wrong = append(wrong, problem.Field{Pointer: "/day", Code: "wrong_format"})
	}
	if len(wrong) > 0 {
		return problem.Invalid(wrong...)
	}
	return nil
}

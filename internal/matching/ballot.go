// Package matching lets people choose whom they would like as a partner, and helps the team to bring a whole cohort
// together. What somebody wished is between them and the team: no participant ever learns who chose them and who did
// not, except that two who both wished it are told so when they become a tandem.
package matching

import (
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/database"
	"mainpate/internal/matching/solver"
	"mainpate/internal/problem"
)

// Box is where the ballots of a cohort go: open, until a coach closes it.
type Box struct {
	CohortID uuid.UUID `gorm:"primaryKey"`
	OpenedAt time.Time
	OpenedBy *uuid.UUID
	ClosedAt *time.Time
	ClosedBy *uuid.UUID
	Version  int
}

// TableName names the table.
func (Box) TableName() string { return "ballot_boxes" }

// Stage is where a cohort's choosing stands.
type Stage string

// The stages.
const (
	NotYet Stage = "not_yet"
	Open   Stage = "open"
	Closed Stage = "closed"
)

// Stage says whether one can choose. A box that nobody has opened has no version.
func (b Box) Stage() Stage {
	switch {
	case b.Version == 0:
		return NotYet
	case b.ClosedAt != nil:
		return Closed
	}
	return Open
}

// open lets people choose, for the first time or again; it reports whether that changed anything.
func (b *Box) open(by uuid.UUID, now time.Time) bool {
	if b.Stage() == Open {
		return false
	}
	b.OpenedAt, b.OpenedBy, b.ClosedAt, b.ClosedBy = now, &by, nil, nil
	b.Version++
	return true
}

func (b *Box) close(by uuid.UUID, now time.Time) (bool, error) {
	switch b.Stage() {
	case NotYet:
		return false, problem.New(problem.Conflict, "ballot_not_opened")
	case Closed:
		return false, nil
	case Open:
	}
	b.ClosedAt, b.ClosedBy = &now, &by
	b.Version++
	return true, nil
}

// Choices are what somebody wishes: up to three people in order, others who would also be fine, and one they would
// rather not be with, which nobody needs a reason for.
type Choices struct {
	Wishes []uuid.UUID
	Also   []uuid.UUID
	Not    *uuid.UUID
}

// Ballot is one person's paper in the box. One with version 0 has not been handed in.
type Ballot struct {
	CohortID  uuid.UUID `gorm:"primaryKey"`
	PersonID  uuid.UUID `gorm:"primaryKey"`
	TypedBy   *uuid.UUID
	OnPaper   bool // a coach typed it in from paper
	Version   int
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
	Choices   Choices   `gorm:"-"`
}

// Write puts down what the person wishes now and reports whether that changed anything.
func (b *Ballot) Write(c Choices, choosable []uuid.UUID, expected int, now time.Time) (bool, error) {
	if err := c.check(choosable); err != nil {
		return false, err
	}
	c = c.tidy()
	if b.Version > 0 && b.Choices.same(c) {
		return false, nil
	}
	if b.Version != expected {
		return false, problem.Stale(*b)
	}
	if b.Version == 0 {
		b.CreatedAt = now
	}
	b.Choices, b.UpdatedAt = c, now
	b.Version++
	return true, nil
}

// check finds choices that cannot be. Whom somebody can choose from is the same for all, whatever others chose.
func (c Choices) check(choosable []uuid.UUID) error {
	var wrong []problem.Field
	complain := func(code, pointer string, at ...any) {
		wrong = append(wrong, problem.Field{Pointer: fmt.Sprintf(pointer, at...), Code: code})
	}
	if len(c.Wishes) > solver.MostWishes {
		complain("too_many", "/wishes")
	}
	named := map[uuid.UUID]bool{}
	name := func(id uuid.UUID, pointer string, at ...any) {
		switch {
		case !slices.Contains(choosable, id):
			complain("not_allowed_value", pointer, at...)
		case named[id]:
			complain("named_twice", pointer, at...)
		}
		named[id] = true
	}
	for i, id := range c.Wishes {
		name(id, "/wishes/%d", i)
	}
	for i, id := range c.Also {
		name(id, "/also/%d", i)
	}
	if c.Not != nil {
		name(*c.Not, "/please_not")
	}
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

// tidy puts those without an order into one, so that the order of ticking does not matter.
func (c Choices) tidy() Choices {
	c.Wishes = append([]uuid.UUID{}, c.Wishes...)
	c.Also = append([]uuid.UUID{}, c.Also...)
	slices.SortFunc(c.Also, compareIDs)
	return c
}

func (c Choices) same(o Choices) bool {
	return slices.Equal(c.Wishes, o.Wishes) && slices.Equal(c.Also, o.Also) && database.Same(c.Not, o.Not)
}

// among leaves out those who cannot be chosen any more; nobody is told.
func (c Choices) among(choosable []uuid.UUID) Choices {
	gone := func(id uuid.UUID) bool { return !slices.Contains(choosable, id) }
	c.Wishes = slices.DeleteFunc(slices.Clone(c.Wishes), gone)
	c.Also = slices.DeleteFunc(slices.Clone(c.Also), gone)
	if c.Not != nil && gone(*c.Not) {
		c.Not = nil
	}
	return c
}

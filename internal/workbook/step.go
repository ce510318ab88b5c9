package workbook

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
)

// StepState is how a small step stands when the two look at it again.
type StepState string

// A step is open, done, has become another one, or is no longer important.
const (
	Open    StepState = "open"
	Done    StepState = "done"
	Changed StepState = "changed"
	Dropped StepState = "dropped"
)

// Step is one small thing somebody wants to do until the next meeting.
type Step struct {
	ID            uuid.UUID `gorm:"primaryKey"`
	TandemID      uuid.UUID
	EntryID       *uuid.UUID
	OwnerID       uuid.UUID
	Text          string
	DueDay        calendar.Day
	State         StepState
	Visibility    Visibility
	Origin        Origin `gorm:"embedded"`
	TeamSeenAt    *time.Time
	CreatedBy     uuid.UUID
	LastChangedBy *uuid.UUID
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
}

// StepDraft is the whole content of a step as somebody wants it to be.
type StepDraft struct {
	EntryID    *uuid.UUID
	OwnerID    uuid.UUID
	Text       string
	DueDay     calendar.Day
	State      StepState
	Visibility Visibility
	Origin     Origin
}

func (d StepDraft) tidy() StepDraft {
	d.Text = strings.TrimSpace(d.Text)
	return d
}

// check names everything that cannot be; author is who made the step, people are the two partners.
func (d StepDraft) check(author uuid.UUID, people []uuid.UUID, possible span) error {
	var wrong fields
	wrong.when(d.Text == "", "/text", "required")
	wrong.when(!slices.Contains(people, d.OwnerID), "/owner_id", "not_in_tandem")
	wrong.when(d.Visibility == OnlyMe && d.OwnerID != author, "/visibility", "only_own_steps")
	wrong.when(d.DueDay != "" && (d.DueDay < possible.first || d.DueDay > possible.last), "/due_day", "day_out_of_range")
	return wrong.err()
}

// Step makes its first version.
func (d StepDraft) Step(id, tandemID, author uuid.UUID, now time.Time) Step {
	return Step{
		ID: id, TandemID: tandemID, EntryID: d.EntryID, OwnerID: d.OwnerID, Text: d.Text, DueDay: d.DueDay,
		State: d.State, Visibility: d.Visibility, Origin: d.Origin, CreatedBy: author, LastChangedBy: &author,
		Version: 1, CreatedAt: now, UpdatedAt: now,
	}
}

func (s Step) holds(d StepDraft) bool {
	return same(s.EntryID, d.EntryID) && s.OwnerID == d.OwnerID && s.Text == d.Text && s.DueDay == d.DueDay &&
		s.State == d.State && s.Visibility == d.Visibility
}

// Change takes over a draft. Both partners look after the steps; who sees one is decided by who wrote it.
func (s *Step) Change(d StepDraft, by uuid.UUID, now time.Time) error {
	if by != s.CreatedBy && s.Visibility != d.Visibility {
		return errAuthorOnly()
	}
	s.EntryID, s.OwnerID, s.Text, s.DueDay = d.EntryID, d.OwnerID, d.Text, d.DueDay
	s.State, s.Visibility = d.State, d.Visibility
	s.LastChangedBy = &by
	s.Version++
	s.UpdatedAt = now
	return nil
}

package workbook

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Addition is what a partner puts in their own words under an entry.
type Addition struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	EntryID    uuid.UUID
	AuthorID   uuid.UUID
	Text       string
	Visibility Visibility
	TeamSeenAt *time.Time
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
}

// TableName keeps the word of the schema.
func (Addition) TableName() string { return "entry_additions" }

// AdditionDraft is an addition as its author wants it to be.
type AdditionDraft struct {
	Text       string
	Visibility Visibility
}

func (d AdditionDraft) tidy() AdditionDraft {
	d.Text = strings.TrimSpace(d.Text)
	return d
}

func (d AdditionDraft) check() error {
	if d.Text == "" {
		return problem.Invalid(problem.Field{Pointer: "/text", Code: "required"})
	}
	return nil
}

// Addition makes its first version.
func (d AdditionDraft) Addition(id, entryID, author uuid.UUID, now time.Time) Addition {
	return Addition{
		ID: id, EntryID: entryID, AuthorID: author, Text: d.Text, Visibility: d.Visibility,
		Version: 1, CreatedAt: now, UpdatedAt: now,
	}
}

func (a Addition) holds(d AdditionDraft) bool {
	return a.Text == d.Text && a.Visibility == d.Visibility
}

// Change takes over a draft; only the author may.
func (a *Addition) Change(d AdditionDraft, by uuid.UUID, now time.Time) error {
	if by != a.AuthorID {
		return errAuthorOnly()
	}
	a.Text, a.Visibility = d.Text, d.Visibility
	a.Version++
	a.UpdatedAt = now
	return nil
}

// note is what becomes of an addition when the entry above it goes: its author's words are never lost with somebody else's.
func (a Addition) note(above Entry, now time.Time) Entry {
	d := Draft{Kind: Note, Facts: Facts{Day: above.Facts.Day}, Note: a.Text, Visibility: a.Visibility}.tidy()
	e := d.Entry(a.ID, above.TandemID, a.AuthorID, now)
	e.TeamSeenAt, e.CreatedAt = a.TeamSeenAt, a.CreatedAt
	return e
}

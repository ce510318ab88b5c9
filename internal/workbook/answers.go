package workbook

import (
	"time"

	"github.com/google/uuid"
)

// Feelings are the private questions of the meeting sheet, one to five; each may stay open.
type Feelings struct {
	Helped *int
	Heard  *int
	Mood   *int
	Giving string // gave, got, both, neither, or nothing said
}

func (f Feelings) equal(o Feelings) bool {
	return same(f.Helped, o.Helped) && same(f.Heard, o.Heard) && same(f.Mood, o.Mood) && f.Giving == o.Giving
}

// Answers are one person's feelings about an entry. Nobody else ever sees them.
type Answers struct {
	EntryID   uuid.UUID `gorm:"primaryKey"`
	PersonID  uuid.UUID `gorm:"primaryKey"`
	Feelings  Feelings  `gorm:"embedded"`
	Version   int
	UpdatedAt time.Time
}

// TableName keeps the word of the schema.
func (Answers) TableName() string { return "private_answers" }

// Change takes over new answers.
func (a *Answers) Change(f Feelings, now time.Time) {
	a.Feelings = f
	a.Version++
	a.UpdatedAt = now
}

func same[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

package speeddating

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Answer is whether somebody can imagine a tandem.
type Answer string

// The answers.
const (
	Yes   Answer = "yes"
	Maybe Answer = "maybe"
	No    Answer = "no"
)

// Impression is what somebody remembers of a talk. Nobody but its author ever reads it or learns that it is there:
// not whom it is about, not the partner, no coach.
type Impression struct {
	SpeedDatingID uuid.UUID `gorm:"primaryKey"`
	AuthorID      uuid.UUID `gorm:"primaryKey"`
	AboutID       uuid.UUID `gorm:"primaryKey"`
	Answer        *Answer
	Word          string
	Version       int
	UpdatedAt     time.Time `gorm:"autoUpdateTime:false"`
}

// Note takes an answer and a word; both may be empty.
func (i *Impression) Note(answer *Answer, word string, base int, now time.Time) error {
	if answer != nil && !slices.Contains([]Answer{Yes, Maybe, No}, *answer) {
		return problem.Invalid(problem.Field{Pointer: "/answer", Code: "not_allowed_value"})
	}
	if i.Version > 0 && i.says(answer, word) {
		return nil
	}
	if base != i.Version {
		return problem.Stale(*i)
	}
	i.Answer, i.Word, i.UpdatedAt = answer, word, now
	i.Version++
	return nil
}

func (i *Impression) says(answer *Answer, word string) bool {
	same := (i.Answer == nil) == (answer == nil) && (answer == nil || *i.Answer == *answer)
	return same && i.Word == word
}

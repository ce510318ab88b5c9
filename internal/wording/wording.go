// Package wording takes what people find wrong with the words of the app, so that translations get better by those
// who read them.
package wording

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/language"
	"mainpate/internal/problem"
)

const (
	longestWords = 1000
	mostOpen     = 50                   // of one person, until somebody has seen to them
	keepDone     = 365 * 24 * time.Hour // what has been seen to goes after that
)

// Report says that something in a text of the app is wrong.
type Report struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	PersonID   uuid.UUID
	Passage    string // which text; empty for a screen as a whole
	Language   string
	Wrong      string
	Suggestion string // what would be better, if they know
	DoneAt     *time.Time
	DoneBy     *uuid.UUID
	CreatedAt  time.Time `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Report) TableName() string { return "wording_reports" }

// tidy checks what somebody says: a suggestion alone says enough.
func (r Report) tidy() (Report, error) {
	r.Passage, r.Wrong, r.Suggestion = strings.TrimSpace(r.Passage), strings.TrimSpace(r.Wrong), strings.TrimSpace(r.Suggestion)
	switch {
	case !language.Known(r.Language):
		return r, problem.Invalid(problem.Field{Pointer: "/language", Code: "not_allowed_value"})
	case r.Wrong == "" && r.Suggestion == "":
		return r, problem.Invalid(problem.Field{Pointer: "/wrong", Code: "required"})
	case utf8.RuneCountInString(r.Wrong) > longestWords:
		return r, problem.Invalid(problem.Field{Pointer: "/wrong", Code: "too_long"})
	case utf8.RuneCountInString(r.Suggestion) > longestWords:
		return r, problem.Invalid(problem.Field{Pointer: "/suggestion", Code: "too_long"})
	}
	return r, nil
}

// says compares what somebody said, not what became of it.
func (r Report) says(o Report) bool {
	return r.PersonID == o.PersonID && r.Passage == o.Passage && r.Language == o.Language && r.Wrong == o.Wrong && r.Suggestion == o.Suggestion
}

// Package feedback is how the office stands to its duty to be accessible: the statement, and what people say about it.
// Whoever writes needs no account, and nobody learns more of them than they write.
package feedback

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// What fits into a message, in characters.
const (
	textMost    = 4000
	contactMost = 200
	pageMost    = 200
	noteMost    = 1000
)

// keepAnswered is how long something answered stays readable: the enforcement body may still ask.
const keepAnswered = 365 * 24 * time.Hour

// Feedback is what somebody says about the accessibility of the app.
type Feedback struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	Text       string
	Page       string // where they were, without ids
	Contact    string // how they want to be answered, if at all
	Language   string
	DueDay     calendar.Day
	AnsweredAt *time.Time
	AnsweredBy *uuid.UUID
	Note       string // what the office did about it
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
}

// TableName says where feedback lies.
func (Feedback) TableName() string { return "accessibility_feedback" }

// DueOn is the day by which an answer is owed: one month later by the calendar, as § 12b BGG has it. Where the month
// has no such day it is the month's last.
func DueOn(day calendar.Day) (calendar.Day, error) {
	at, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return "", err
	}
	due := at.AddDate(0, 1, 0)
	if due.Day() != at.Day() {
		due = due.AddDate(0, 0, -due.Day())
	}
	return calendar.Day(due.Format(time.DateOnly)), nil
}

// Words are what somebody sends.
type Words struct {
	ID       uuid.UUID
	Text     string
	Page     string
	Contact  string
	Language string
}

func (w Words) tidy() (Words, error) {
	w.Text, w.Contact, w.Page = strings.TrimSpace(w.Text), strings.TrimSpace(w.Contact), strings.TrimSpace(w.Page)
	var wrong []problem.Field
	if w.Text == "" {
		wrong = append(wrong, problem.Field{Pointer: "/text", Code: "required"})
	}
	for _, field := range []struct {
		pointer, value string
		most           int
	}{{"/text", w.Text, textMost}, {"/contact", w.Contact, contactMost}, {"/page", w.Page, pageMost}} {
		if utf8.RuneCountInString(field.value) > field.most {
			wrong = append(wrong, problem.Field{Pointer: field.pointer, Code: "too_long"})
		}
	}
	if len(wrong) > 0 {
		return w, problem.Invalid(wrong...)
	}
	return w, nil
}

// Says reports whether the words are those that were kept.
func (f Feedback) Says(w Words) bool {
	return f.Text == w.Text && f.Page == w.Page && f.Contact == w.Contact && f.Language == w.Language
}

// Answer notes that somebody of the team has answered; or, without answered, that it is open after all.
func (f *Feedback) Answer(by uuid.UUID, answered bool, note string, now time.Time) (changed bool, err error) {
	note = strings.TrimSpace(note)
	if utf8.RuneCountInString(note) > noteMost {
		return false, problem.Invalid(problem.Field{Pointer: "/note", Code: "too_long"})
	}
	if answered == (f.AnsweredAt != nil) && note == f.Note {
		return false, nil
	}
	switch {
	case !answered:
		f.AnsweredAt, f.AnsweredBy = nil, nil
	case f.AnsweredAt == nil:
		f.AnsweredAt, f.AnsweredBy = &now, &by
	}
	f.Note, f.UpdatedAt = note, now
	f.Version++
	return true, nil
}

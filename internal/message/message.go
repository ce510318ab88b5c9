// Package message is what people write to each other: the two of a tandem, somebody and the team, a whole group.
//
// Every change in a conversation takes the next number of that conversation. The numbers are the order for everybody,
// and whoever knows one asks for all that came after it: nothing is missed and nothing comes twice.
package message

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

const (
	longestText = 4000
	longestLink = 500
	mostMedia   = 4
)

// deletable is how long whoever wrote a message can take it back for everybody.
const deletable = 24 * time.Hour

// LinkKind says what of the workbook has been sent.
type LinkKind string

// What can be sent into a conversation and leads back to the workbook; a place that stands in no entry yet is only words.
const (
	Entry    LinkKind = "entry"
	Step     LinkKind = "step"
	PlanItem LinkKind = "plan_item"
	Placed   LinkKind = "place"
)

// Link is something of the workbook inside a message: the words that were sent, and where they stand.
type Link struct {
	Kind LinkKind
	ID   *uuid.UUID // for a place the entry it stands in, if any
	Text string
}

// Message is what somebody has written. Whoever has been erased is named by the nil id.
type Message struct {
	ID             uuid.UUID `gorm:"primaryKey"`
	ConversationID uuid.UUID
	CohortID       uuid.UUID // in which it was written
	AuthorID       uuid.UUID
	Text           string
	Link           Link  `gorm:"embedded;embeddedPrefix:link_"`
	Position       int64 // the change that made it: the order on every screen
	Change         int64 // the newest change of it
	Version        int
	CreatedAt      time.Time `gorm:"autoCreateTime:false"`
	ChangedAt      time.Time
	CorrectedAt    *time.Time
	DeletedAt      *time.Time
}

// Draft is what somebody wants to say.
type Draft struct {
	Text  string
	Link  Link
	Media []uuid.UUID // voice and pictures that are here already
}

func (d Draft) tidy() Draft {
	d.Text, d.Link.Text = strings.TrimSpace(d.Text), strings.TrimSpace(d.Link.Text)
	return d
}

func (d Draft) check() error {
	var fields []problem.Field
	wrong := func(pointer, code string) { fields = append(fields, problem.Field{Pointer: pointer, Code: code}) }
	if d.Text == "" && d.Link.Kind == "" && len(d.Media) == 0 {
		wrong("/text", "required")
	}
	if utf8.RuneCountInString(d.Text) > longestText {
		wrong("/text", "too_long")
	}
	if len(d.Media) > mostMedia {
		wrong("/media_ids", "too_many")
	}
	switch l := d.Link; {
	case l.Kind == "":
	case l.Text == "":
		wrong("/link/text", "required")
	case utf8.RuneCountInString(l.Text) > longestLink:
		wrong("/link/text", "too_long")
	case l.Kind != Placed && l.ID == nil:
		wrong("/link/id", "required")
	}
	if len(fields) > 0 {
		return problem.Invalid(fields...)
	}
	return nil
}

func (d Draft) message(id, conversation, cohort, author uuid.UUID, change int64, now time.Time) Message {
	return Message{
		ID: id, ConversationID: conversation, CohortID: cohort, AuthorID: author, Text: d.Text, Link: d.Link,
		Position: change, Change: change, Version: 1, CreatedAt: now, ChangedAt: now,
	}
}

// says reports whether the message is what the draft wants it to be. What is sent along does not change.
func (m Message) says(d Draft) bool { return m.DeletedAt == nil && m.Text == d.Text }

// Correct replaces the words, and says that it did.
func (m *Message) Correct(text string, change int64, now time.Time) {
	m.Text, m.CorrectedAt = text, &now
	m.touch(change, now)
}

// mayDelete reports why a message cannot be taken back any more.
func (m Message) mayDelete(by uuid.UUID, now time.Time) error {
	switch {
	case m.AuthorID != by:
		return problem.New(problem.Conflict, "author_only")
	case now.Sub(m.CreatedAt) > deletable:
		return problem.New(problem.Conflict, "too_late_to_delete")
	}
	return nil
}

// Delete takes the words away for everybody; that there was a message stays to be seen.
func (m *Message) Delete(change int64, now time.Time) {
	m.Text, m.Link, m.CorrectedAt, m.DeletedAt = "", Link{}, nil, &now
	m.touch(change, now)
}

func (m *Message) touch(change int64, now time.Time) {
	m.Change, m.ChangedAt = change, now
	m.Version++
}

// Package workbook is the notebook of two partners: meetings logged, notes, small steps,
// the next date, and who may see which of them. Everything in it can be made offline,
// so every change can arrive twice or late without doing harm.
package workbook

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Visibility says who may read what somebody wrote.
type Visibility string

// Only the author, the two partners, or the two and the coaches of their cohort.
const (
	OnlyMe Visibility = "me"
	WeTwo  Visibility = "tandem"
	Team   Visibility = "team"
)

// Kind says what an entry is about.
type Kind string

// An entry logs a meeting or is a free note.
const (
	Meeting Kind = "meeting"
	Note    Kind = "note"
)

// Outcome says whether a meeting took place; not meeting is a good answer too.
type Outcome string

// What can become of a meeting.
const (
	Met       Outcome = "met"
	Moved     Outcome = "moved"
	Cancelled Outcome = "cancelled"
)

// The chips of the meeting sheet, in the order they are offered.
var (
	Reasons = []string{"no_time", "child", "ill", "appointment", "money", "hard_time", "other", "unsaid"}
	Places  = []string{"cafe", "park", "library", "home", "on_the_way", "phone", "other"}
	Topics  = []string{
		"jobs", "application", "interview", "training", "internship", "german", "family", "housing",
		"money", "health", "letter", "goals", "courage", "talk", "other",
	}
)

// intimate topics stay between the two, whatever they release.
var intimate = []string{"money", "health"}

// Facts are what both partners know about an entry and both may correct.
type Facts struct {
	Outcome   Outcome
	Reason    string
	Day       calendar.Day
	Clock     string
	Place     string
	PlaceText string
	Topics    []string `gorm:"serializer:json"`
}

func (f Facts) equal(o Facts) bool {
	return f.Outcome == o.Outcome && f.Reason == o.Reason && f.Day == o.Day && f.Clock == o.Clock &&
		f.Place == o.Place && f.PlaceText == o.PlaceText && slices.Equal(f.Topics, o.Topics)
}

// Origin is the message that a note or a step was made from, if any. It is said once, when the thing is made.
type Origin struct {
	MessageID    *uuid.UUID
	MessagePlace string // tandem, contact or group
}

// Draft is the whole content of an entry as somebody wants it to be.
type Draft struct {
	Kind       Kind
	Facts      Facts
	Note       string
	Visibility Visibility
	Origin     Origin
	Media      []uuid.UUID // voice notes and pictures of the author; nil leaves them as they are
}

// tidy brings a draft into the one form it is compared and stored in.
func (d Draft) tidy() Draft {
	d.Note = strings.TrimSpace(d.Note)
	d.Facts.PlaceText = strings.TrimSpace(d.Facts.PlaceText)
	topics := make([]string, 0, len(d.Facts.Topics))
	for _, topic := range Topics {
		if slices.Contains(d.Facts.Topics, topic) {
			topics = append(topics, topic)
		}
	}
	d.Facts.Topics = topics
	return d
}

// check names everything about the draft that cannot be.
func (d Draft) check(possible span) error {
	var wrong fields
	f := d.Facts
	wrong.when(f.Day < possible.first || f.Day > possible.last, "/day", "day_out_of_range")
	wrong.when(d.Kind == Meeting && f.Outcome == "", "/outcome", "required")
	wrong.when(d.Kind == Note && f.Outcome != "", "/outcome", "only_for_meetings")
	wrong.when(f.Reason != "" && f.Outcome != Moved && f.Outcome != Cancelled, "/reason", "only_when_not_met")
	return wrong.err()
}

// Entry is one page of the workbook.
type Entry struct {
	ID            uuid.UUID `gorm:"primaryKey"`
	TandemID      uuid.UUID
	AuthorID      uuid.UUID
	Kind          Kind
	Facts         Facts `gorm:"embedded"`
	Note          string
	Visibility    Visibility
	Pinned        bool
	Origin        Origin `gorm:"embedded"`
	TeamSeenAt    *time.Time
	ConfirmedAt   *time.Time
	ConfirmedBy   *uuid.UUID
	LastChangedBy *uuid.UUID
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
}

// Entry makes the first version of an entry.
func (d Draft) Entry(id, tandemID, author uuid.UUID, now time.Time) Entry {
	return Entry{
		ID: id, TandemID: tandemID, AuthorID: author,
		Kind: d.Kind, Facts: d.Facts, Note: d.Note, Visibility: d.Visibility, Origin: d.Origin,
		LastChangedBy: &author, Version: 1, CreatedAt: now, UpdatedAt: now,
	}
}

func (e Entry) holds(d Draft) bool {
	return e.Kind == d.Kind && e.Facts.equal(d.Facts) && e.Note == d.Note && e.Visibility == d.Visibility
}

// Change takes over a draft. The facts belong to both; what was noted and who sees it only to the author.
// A confirmation is of the facts: it falls when the author changes them.
func (e *Entry) Change(d Draft, by uuid.UUID, now time.Time) error {
	if e.Kind != d.Kind {
		return problem.Invalid(problem.Field{Pointer: "/kind", Code: "fixed"})
	}
	if by != e.AuthorID && (e.Note != d.Note || e.Visibility != d.Visibility) {
		return errAuthorOnly()
	}
	if by == e.AuthorID && !e.Facts.equal(d.Facts) {
		e.ConfirmedAt, e.ConfirmedBy = nil, nil
	}
	e.Facts, e.Note, e.Visibility = d.Facts, d.Note, d.Visibility
	e.LastChangedBy = &by
	e.touch(now)
	return nil
}

// Pin marks the entry for both, or takes the mark away.
func (e *Entry) Pin(pinned bool, now time.Time) {
	e.Pinned = pinned
	e.touch(now)
}

// Confirm is the other partner saying: yes, it was like that.
func (e *Entry) Confirm(by uuid.UUID, now time.Time) error {
	if by == e.AuthorID {
		return errNotYourOwn()
	}
	e.ConfirmedAt, e.ConfirmedBy = &now, &by
	e.touch(now)
	return nil
}

// Unconfirm takes the confirmation back.
func (e *Entry) Unconfirm(now time.Time) {
	e.ConfirmedAt, e.ConfirmedBy = nil, nil
	e.touch(now)
}

// handOver leaves the facts of a meeting to the partner when its author is erased: without the author's words, and
// for nobody else to see until the partner says so.
func (e *Entry) handOver(to uuid.UUID, now time.Time) {
	e.AuthorID, e.LastChangedBy = to, &to
	e.ConfirmedAt, e.ConfirmedBy, e.TeamSeenAt = nil, nil, nil
	e.Note, e.Facts.PlaceText, e.Facts.Reason = "", "", ""
	e.Visibility, e.Origin = WeTwo, Origin{}
	e.touch(now)
}

// asTeamSees leaves out what stays between the two even in a released entry.
func (e Entry) asTeamSees() Entry {
	e.Pinned, e.Origin = false, Origin{}
	e.Facts.Topics = withoutIntimate(e.Facts.Topics)
	return e
}

func (e *Entry) touch(now time.Time) {
	e.Version++
	e.UpdatedAt = now
}

func withoutIntimate(topics []string) []string {
	return slices.DeleteFunc(slices.Clone(topics), func(topic string) bool { return slices.Contains(intimate, topic) })
}

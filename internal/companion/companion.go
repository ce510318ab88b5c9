// Package companion lets somebody in for some hours, page by page: a friend, a daughter, an interpreter. They read
// along on a phone of their own, and the person sees what they open and ends it at any time. Only pages that are the
// person's alone can be opened: what a partner has written is not theirs to show.
package companion

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Page is a part of the app that a companion can be let into.
type Page string

// The pages. A route of the API belongs to one of them or to none.
const (
	Dates       Page = "dates"       // gatherings and the days of the cohort
	Declaration Page = "declaration" // what was signed and allowed
	Gives       Page = "gives"       // what one can give and needs
	Sheets      Page = "sheets"      // one's own sheets, without those about the partner
	Team        Page = "team"        // what the team has written to the person
)

// Entry is what every companion may open: whom they accompany and until when.
const Entry Page = "entry"

// Pages are all of them, in the order of the screen.
var Pages = []Page{Team, Dates, Declaration, Gives, Sheets}

// Hours are how long somebody may be let in for.
var Hours = []int{2, 8, 24}

const (
	longestName = 40
	most        = 3                   // at the same time
	mostInADay  = 10                  // however short
	kept        = 30 * 24 * time.Hour // after the end, for the person's own list
)

// Companion is one visit.
type Companion struct {
	ID           uuid.UUID `gorm:"primaryKey"`
	PersonID     uuid.UUID
	FirstName    string // for the person's own list; nobody else reads it
	Pages        []Page `gorm:"serializer:json"`
	InvitationID uuid.UUID
	SessionID    *uuid.UUID
	CreatedAt    time.Time `gorm:"autoCreateTime:false"`
	Until        time.Time
	CameAt       *time.Time
	EndedAt      *time.Time
}

// TableName names the table.
func (Companion) TableName() string { return "companions" }

// Look is that a companion has opened a page, and when for the last time.
type Look struct {
	CompanionID uuid.UUID `gorm:"primaryKey"`
	Page        Page      `gorm:"primaryKey"`
	At          time.Time
}

// TableName names the table.
func (Look) TableName() string { return "companion_looks" }

// Wish is whom somebody wants to let in.
type Wish struct {
	ID        uuid.UUID
	FirstName string
	Pages     []Page
	Hours     int
}

func (w *Wish) check() error {
	var wrong []problem.Field
	w.FirstName = strings.TrimSpace(w.FirstName)
	if w.FirstName == "" {
		wrong = append(wrong, problem.Field{Pointer: "/first_name", Code: "required"})
	}
	if utf8.RuneCountInString(w.FirstName) > longestName {
		wrong = append(wrong, problem.Field{Pointer: "/first_name", Code: "too_long"})
	}
	chosen := slices.DeleteFunc(slices.Clone(Pages), func(p Page) bool { return !slices.Contains(w.Pages, p) })
	if len(chosen) == 0 {
		wrong = append(wrong, problem.Field{Pointer: "/pages", Code: "required"})
	}
	w.Pages = chosen
	if !slices.Contains(Hours, w.Hours) {
		wrong = append(wrong, problem.Field{Pointer: "/hours", Code: "not_allowed_value"})
	}
	if len(wrong) > 0 {
		return problem.Invalid(wrong...)
	}
	return nil
}

// Open says whether the visit lasts or may still begin.
func (c Companion) Open(now time.Time) bool { return c.EndedAt == nil && now.Before(c.Until) }

// opened are the pages that stand open.
func (c Companion) opened() []string {
	pages := []string{string(Entry)}
	for _, p := range c.Pages {
		pages = append(pages, string(p))
	}
	return pages
}

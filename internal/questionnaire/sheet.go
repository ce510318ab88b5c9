package questionnaire

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Release says how far a person lets the team have a sheet.
type Release string

// Nobody sees it; it counts in what the whole group said; the coaches of the cohort read it.
const (
	Kept    Release = "none"
	Counted Release = "counted"
	Shown   Release = "shown"
)

// unsure is the answer of somebody who cannot say.
const unsure = "unsure"

const longestWords = 2000

// Sheet is one filled questionnaire.
type Sheet struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	CohortID    uuid.UUID
	PersonID    uuid.UUID  // whose answers they are
	TandemID    *uuid.UUID // of a sheet about the partner
	AboutID     *uuid.UUID // the partner
	FilledBy    *uuid.UUID // the coach of an interview
	SetKey      string
	SetVersion  int
	Occasion    Occasion
	Release     Release
	ShownAt     *time.Time // when the team could read it first
	CountedAt   *time.Time // when it went into a value of the group while the team could not read it
	FinishedDay calendar.Day
	Version     int
	CreatedAt   time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt   time.Time `gorm:"autoUpdateTime:false"`
	Answers     []Answer  `gorm:"-"` // in the order of the set
}

// Answer is what a person said to one item. A skipped item has none.
type Answer struct {
	SheetID    uuid.UUID `gorm:"primaryKey"`
	Item       string    `gorm:"primaryKey"`
	PersonID   uuid.UUID
	SetVersion int
	Language   string   // in which the item was read
	Number     *int     // of a scale
	Text       string   // words, or a day
	Choices    []string `gorm:"serializer:json"`
}

// TableName names the table.
func (Answer) TableName() string { return "sheet_answers" }

// empty says whether nothing was said.
func (a Answer) empty() bool { return a.Number == nil && a.Text == "" && len(a.Choices) == 0 }

// AboutPartner says whether the sheet is one partner's about the other.
func (s Sheet) AboutPartner() bool { return s.TandemID != nil }

// answersTo brings answers into the order of the set and checks each against its item.
func answersTo(set Set, given []Answer) ([]Answer, error) {
	var wrong []problem.Field
	byItem := map[string]Answer{}
	for i, a := range given {
		a.Text = strings.TrimSpace(a.Text)
		item, known := set.Item(a.Item)
		_, twice := byItem[a.Item]
		code := "unknown_item"
		if known && !twice {
			code = set.fits(item, a)
		}
		if code != "" {
			wrong = append(wrong, problem.Field{Pointer: fmt.Sprintf("/answers/%d", i), Code: code})
		}
		a.SetVersion = set.Version
		byItem[a.Item] = a
	}
	answers := []Answer{}
	for _, item := range set.Items {
		a := byItem[item.Key]
		if a.empty() {
			if item.Required {
				wrong = append(wrong, problem.Field{Pointer: "/answers/" + item.Key, Code: "required"})
			}
			continue
		}
		if a.Choices == nil {
			a.Choices = []string{}
		}
		answers = append(answers, a)
	}
	if wrong != nil {
		return nil, problem.Invalid(wrong...)
	}
	return answers, nil
}

// fits gives the code of what is wrong with an answer, or nothing.
func (s Set) fits(item Item, a Answer) string {
	none := a.Number == nil
	switch {
	case !slices.Contains(s.Languages, a.Language):
		return "wrong_language"
	case a.empty():
		return ""
	}
	switch item.Kind {
	case Scale:
		if len(s.Unsure) > 0 && none && a.Text == "" && slices.Equal(a.Choices, []string{unsure}) {
			return ""
		}
		if none || len(a.Choices) > 0 || a.Text != "" || *a.Number < 1 || *a.Number > len(s.Scale) {
			return "not_on_the_scale"
		}
	case Choice, Several:
		if !none || a.Text != "" || item.Kind == Choice && len(a.Choices) != 1 || !item.offers(a.Choices) {
			return "not_offered"
		}
	case Date:
		if !none || len(a.Choices) > 0 || !calendar.Day(a.Text).Valid() {
			return "wrong_format"
		}
	default:
		if !none || len(a.Choices) > 0 {
			return "wrong_type"
		}
		if utf8.RuneCountInString(a.Text) > longestWords {
			return "too_long"
		}
	}
	return ""
}

func (i Item) offers(choices []string) bool {
	for n, c := range choices {
		if slices.Contains(choices[:n], c) || !slices.ContainsFunc(i.Options, func(o Option) bool { return o.Key == c }) {
			return false
		}
	}
	return true
}

// saysTheSame reports whether answers are those of the sheet.
func (s Sheet) saysTheSame(answers []Answer) bool {
	if len(s.Answers) != len(answers) {
		return false
	}
	for i, a := range s.Answers {
		a.SheetID, a.PersonID = uuid.Nil, uuid.Nil
		b := answers[i]
		b.SheetID, b.PersonID = uuid.Nil, uuid.Nil
		if !reflect.DeepEqual(a, b) {
			return false
		}
	}
	return true
}

// Let sets how far the team may have the sheet, and reports whether that changed anything. What is between two
// partners stays there. A sheet that is part of a value of the group while the team could not read it cannot be opened
// any more: from that value and the opened sheets the others could be worked out.
func (s *Sheet) Let(r Release, late bool, now time.Time) (bool, error) {
	switch {
	case s.AboutPartner() || s.Occasion == AtInterview:
		return false, problem.New(problem.Conflict, "stays_between_you")
	case s.Release == r:
		return false, nil
	case r == Shown && !s.MayShow(late):
		return false, problem.New(problem.Conflict, "already_counted")
	}
	if r == Shown && s.ShownAt == nil {
		s.ShownAt = &now
	}
	s.Release = r
	s.touch(now)
	return true, nil
}

// MayShow says whether the sheet can be opened to the team. late: it came after its occasion had been counted.
func (s Sheet) MayShow(late bool) bool {
	return !s.AboutPartner() && (s.ShownAt != nil || s.CountedAt == nil && !late)
}

func (s *Sheet) touch(now time.Time) { s.Version, s.UpdatedAt = s.Version+1, now }

// Package consent keeps what people have agreed to: the data protection declaration with its versions, and the
// consents beside it that nobody has to give. Everything can be taken back as easily as it was given.
package consent

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/language"
	"mainpate/internal/problem"
)

// Declaration is one version of what the office says about the data. It never changes once it is published.
type Declaration struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	Number      int       // counts the versions from 1
	AsksAgain   bool      // whoever signed an earlier one is asked again
	PublishedBy *uuid.UUID
	CreatedAt   time.Time `gorm:"autoCreateTime:false"`
	Texts       []Text    `gorm:"-"` // in the order of language.All
}

// Text is a declaration in one language: paragraphs with an empty line between them, "# " before a heading, "- "
// before a point of a list.
type Text struct {
	DeclarationID uuid.UUID `gorm:"primaryKey"`
	Language      string    `gorm:"primaryKey"`
	Body          string
	Changes       string // what is new compared with the version before, in a sentence or two
}

// TableName names the table.
func (Text) TableName() string { return "declaration_texts" }

// Way is how something was signed.
type Way string

// The two ways.
const (
	InApp   Way = "app"
	OnPaper Way = "paper"
)

// Signature says that somebody has signed a declaration.
type Signature struct {
	ID            uuid.UUID `gorm:"primaryKey"`
	DeclarationID uuid.UUID
	PersonID      uuid.UUID
	Way           Way
	Language      string // what the declaration was read in
	TypedName     string // in the app only
	Day           calendar.Day
	RecordedBy    *uuid.UUID // the coach who noted a signature on paper
	WithdrawnAt   *time.Time
	CreatedAt     time.Time `gorm:"autoCreateTime:false"`
	Number        int       `gorm:"->"` // of the declaration; read along
}

// TableName names the table.
func (Signature) TableName() string { return "declaration_signatures" }

// Kind is something that people may allow beside the declaration.
type Kind string

// The kinds of consents. None is needed for taking part.
const (
	Photo        Kind = "photo"
	Quote        Kind = "quote"
	ContactAfter Kind = "contact_after"
)

// Kinds are all kinds in the order in which they are shown.
var Kinds = []Kind{Photo, Quote, ContactAfter}

// Consent is something that somebody has allowed.
type Consent struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	PersonID    uuid.UUID
	Kind        Kind
	Wording     int // which words it was given for
	Language    string
	Way         Way
	Day         calendar.Day
	RecordedBy  *uuid.UUID
	WithdrawnAt *time.Time
	CreatedAt   time.Time `gorm:"autoCreateTime:false"`
}

// State is where a person stands.
type State struct {
	Newest    Declaration // without its texts
	Needed    int         // the number from which on a signature counts
	Signature *Signature  // the newest in force
	Withdrawn *time.Time  // when it was taken back, while nothing is in force
	Consents  []Consent   // in force
}

// Signed says whether the person has signed what has to be signed.
func (s State) Signed() bool { return s.Signature != nil && s.Signature.Number >= s.Needed }

// Asks says whether the person is to be asked. Whoever has taken a signature back is left in peace.
func (s State) Asks() bool { return !s.Signed() && s.Withdrawn == nil }

// Allows says whether a consent is in force.
func (s State) Allows(kind Kind) bool {
	return slices.ContainsFunc(s.Consents, func(c Consent) bool { return c.Kind == kind })
}

const (
	binding     = language.German // has to be there
	longestText = 20000
	longestNews = 600
	longestName = 120
)

const earliestPaper calendar.Day = "2015-01-01" // earlier days are slips of the finger

// In gives the text in a language, or the binding one.
func (d Declaration) In(code string) Text {
	var text Text
	for _, t := range d.Texts {
		if t.Language == code {
			return t
		}
		if t.Language == binding {
			text = t
		}
	}
	return text
}

// Speaks says whether there is a text in the language.
func (d Declaration) Speaks(code string) bool {
	return slices.ContainsFunc(d.Texts, func(t Text) bool { return t.Language == code })
}

// tidy puts the texts in order and leaves out empty ones.
func (d *Declaration) tidy() {
	var texts []Text
	for _, t := range d.Texts {
		t.DeclarationID = d.ID
		t.Body, t.Changes = strings.TrimSpace(strings.ReplaceAll(t.Body, "\r\n", "\n")), strings.TrimSpace(t.Changes)
		if t.Body != "" {
			texts = append(texts, t)
		}
	}
	slices.SortStableFunc(texts, func(a, b Text) int {
		return slices.Index(language.All, a.Language) - slices.Index(language.All, b.Language)
	})
	d.Texts = texts
}

func (d Declaration) check() error {
	var wrong []problem.Field
	for i, t := range d.Texts {
		switch {
		case !language.Known(t.Language), i > 0 && d.Texts[i-1].Language == t.Language:
			wrong = append(wrong, problem.Field{Pointer: "/texts", Code: "not_allowed_value"})
		case utf8.RuneCountInString(t.Body) > longestText, utf8.RuneCountInString(t.Changes) > longestNews:
			wrong = append(wrong, problem.Field{Pointer: "/texts", Code: "too_long"})
		}
	}
	if !d.Speaks(binding) {
		wrong = append(wrong, problem.Field{Pointer: "/texts", Code: "required"})
	}
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

func (d Declaration) sameContent(o Declaration) bool {
	return d.AsksAgain == o.AsksAgain && slices.EqualFunc(d.Texts, o.Texts, func(a, b Text) bool {
		return a.Language == b.Language && a.Body == b.Body && a.Changes == b.Changes
	})
}

// check finds what cannot be right about a signature under this declaration.
func (s Signature) check(d Declaration, today calendar.Day) error {
	name := utf8.RuneCountInString(s.TypedName)
	switch {
	case !d.Speaks(s.Language):
		return problem.Invalid(problem.Field{Pointer: "/language", Code: "not_allowed_value"})
	case s.Way == InApp && name == 0:
		return problem.Invalid(problem.Field{Pointer: "/name", Code: "required"})
	case name > longestName:
		return problem.Invalid(problem.Field{Pointer: "/name", Code: "too_long"})
	case !s.Day.Valid():
		return problem.Invalid(problem.Field{Pointer: "/day", Code: "wrong_format"})
	case s.Day > today:
		return problem.Invalid(problem.Field{Pointer: "/day", Code: "in_the_future"})
	case s.Day < earliestPaper:
		return problem.Invalid(problem.Field{Pointer: "/day", Code: "too_small"})
	}
	return nil
}

func (s Signature) sameContent(o Signature) bool {
	return s.DeclarationID == o.DeclarationID && s.PersonID == o.PersonID && s.Way == o.Way &&
		s.Language == o.Language && s.TypedName == o.TypedName
}

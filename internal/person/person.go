// Package person knows who takes part: participants, coaches, managers and
// administrators, and how a coach can be reached. It is the lowest domain.
package person

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/language"
	"mainpate/internal/problem"
)

// State says whether a person can use the app.
type State string

// A person is invited, joins and becomes active; an administrator may disable.
const (
	Invited  State = "invited"
	Active   State = "active"
	Disabled State = "disabled"
)

const nameLimit = 60

// Person is someone with an account. Only the name they want to be called by is
// kept; e-mail and phone number are not needed to take part.
type Person struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	Role        actor.Role
	DisplayName string
	Login       string
	Language    string
	State       State
	Version     int
	CreatedAt   time.Time
	UpdatedAt   time.Time
}

// TableName keeps the glossary word.
func (Person) TableName() string { return "persons" }

// New is what has to be known to make a person. Without a Login a short one is
// found that is easy to write on a sheet of paper.
type New struct {
	ID          uuid.UUID // chosen by who asks, so that they can ask again; made up when empty
	Role        actor.Role
	DisplayName string
	Language    string
	Login       string
}

// Make turns a description into an invited person.
func (n New) Make(id uuid.UUID, now time.Time) (Person, error) {
	p := Person{
		ID: id, Role: n.Role, Login: NormaliseLogin(n.Login), State: Invited,
		Version: 1, CreatedAt: now, UpdatedAt: now,
	}
	fields := append(p.setName(n.DisplayName), p.setLanguage(n.Language)...)
	if !n.Role.Valid() {
		fields = append(fields, problem.Field{Pointer: "/role", Code: "not_allowed_value"})
	}
	if p.Login != "" && !validLogin(p.Login) {
		fields = append(fields, problem.Field{Pointer: "/login", Code: "wrong_format"})
	}
	if len(fields) > 0 {
		return Person{}, problem.Invalid(fields...)
	}
	return p, nil
}

// unnamed stands in the lists until the person has chosen a name.
var unnamed = map[string]string{
	"de": "Neu dabei", "de-x-leicht": "Neu dabei", "en": "New here", "tr": "Yeni katılan", "ar": "منضم جديد",
	"uk": "Нова людина", "ro": "Persoană nouă", "bg": "Нов човек", "pl": "Nowa osoba", "hr": "Nova osoba", "fa": "تازه\u200cوارد",
}

// Unnamed is what somebody is called in a language as long as no name is known.
func Unnamed(code string) string { return unnamed[code] }

// Named says whether somebody has said what the person is called.
func (p Person) Named() bool { return p.State != Invited || p.DisplayName != unnamed[p.Language] }

// isAgain says whether this is the person that an earlier call with the same wish has made. Once they have
// joined, nobody may get a code for them by asking again.
func (p Person) isAgain(wish Person) error {
	switch {
	case p.Role != wish.Role:
		return problem.NotFound()
	case p.State != Invited:
		return problem.New(problem.Conflict, "already_joined")
	case p.DisplayName != wish.DisplayName || p.Language != wish.Language:
		return problem.New(problem.Conflict, "id_taken")
	}
	return nil
}

// Profile is what people decide about themselves; nil leaves it as it is.
type Profile struct {
	DisplayName *string
	Language    *string
}

// Change takes over the profile and reports whether anything is different now.
func (p *Person) Change(c Profile, now time.Time) (bool, error) {
	before := *p
	var fields []problem.Field
	if c.DisplayName != nil {
		fields = append(fields, p.setName(*c.DisplayName)...)
	}
	if c.Language != nil {
		fields = append(fields, p.setLanguage(*c.Language)...)
	}
	if len(fields) > 0 {
		*p = before
		return false, problem.Invalid(fields...)
	}
	if *p == before {
		return false, nil
	}
	p.touch(now)
	return true, nil
}

// Join makes an invited person active. Nothing else leads there, so that no
// code brings back someone who was disabled.
func (p *Person) Join(now time.Time) error {
	if p.State != Invited {
		return problem.New(problem.Conflict, "not_invited")
	}
	p.State = Active
	p.touch(now)
	return nil
}

// Disable shuts the person out; it reports whether that was news.
func (p *Person) Disable(now time.Time) bool {
	if p.State == Disabled {
		return false
	}
	p.State = Disabled
	p.touch(now)
	return true
}

// Enable lets a disabled person back in: as active when they had joined before,
// else as invited. It reports whether that was news.
func (p *Person) Enable(joined bool, now time.Time) bool {
	if p.State != Disabled {
		return false
	}
	p.State = Invited
	if joined {
		p.State = Active
	}
	p.touch(now)
	return true
}

// Staff says whether the person works for the programme.
func (p Person) Staff() bool { return p.Role != actor.Participant }

func (p *Person) touch(now time.Time) {
	p.Version++
	p.UpdatedAt = now
}

func (p *Person) setName(name string) []problem.Field {
	p.DisplayName = strings.Join(strings.Fields(name), " ")
	code := ""
	switch {
	case p.DisplayName == "":
		code = "required"
	case utf8.RuneCountInString(p.DisplayName) > nameLimit:
		code = "too_long"
	case strings.ContainsFunc(p.DisplayName, unicode.IsControl):
		code = "wrong_format"
	default:
		return nil
	}
	return []problem.Field{{Pointer: "/display_name", Code: code}}
}

func (p *Person) setLanguage(code string) []problem.Field {
	p.Language = code
	if language.Known(code) {
		return nil
	}
	return []problem.Field{{Pointer: "/language", Code: "not_allowed_value"}}
}

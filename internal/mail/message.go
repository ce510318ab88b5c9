package mail

import (
	"embed"
	"errors"
	html "html/template"
	"strings"
	text "text/template"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"

	"mainpate/internal/language"
	"mainpate/internal/reminder"
)

//go:embed templates
var templates embed.FS

// The templates are part of the program: nobody can put one in, and what is put into them stays what it is.
var (
	asText = text.Must(text.ParseFS(templates, "templates/message.txt"))
	asHTML = html.Must(html.ParseFS(templates, "templates/message.html"))
)

// letter is what one mail says.
type letter struct {
	Language string
	Subject  string
	Lines    []string
	Code     string
	Link     string // where the reader goes on
	Open     string // what the link is called
	Settings string // where mails are switched off
	Change   string
	Footer   string
}

// Direction is how the language is written.
func (l letter) Direction() string { return language.Direction(l.Language) }

// ofNotice says what the lock screen would say, without words that are wrong the day after.
func (s *Service) ofNotice(n reminder.Notice) letter {
	code, w := in(n.Language)
	return letter{
		Language: code, Subject: w.Subject, Lines: strings.Split(n.Lasting, "\n"),
		Link: n.Navigate, Open: w.Open, Settings: s.settings, Change: w.Change, Footer: w.Footer,
	}
}

func (s *Service) ofCode(code, secret string) letter {
	code, w := in(code)
	return letter{Language: code, Subject: w.CodeSubject, Lines: []string{w.Code}, Code: secret, Footer: w.CodeFooter}
}

func (s *Service) ofChange(code string) letter {
	code, w := in(code)
	return letter{Language: code, Subject: w.Subject, Lines: []string{w.Changed}, Footer: w.ChangedFooter}
}

var errBroken = errors.New("mail: a line break or control character in a header")

// compose writes the mail. The id is the same for every repetition, so that it can be seen as one.
func (s *Service) compose(to, id string, l letter, now time.Time) (*gomail.Msg, error) {
	if strings.ContainsFunc(to+id+l.Subject, unicode.IsControl) {
		return nil, errBroken
	}
	var plain, rich strings.Builder
	if err := asText.Execute(&plain, l); err != nil {
		return nil, err
	}
	if err := asHTML.Execute(&rich, l); err != nil {
		return nil, err
	}
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := errors.Join(m.FromFormat("MainPate", s.from), m.To(to)); err != nil {
		return nil, err
	}
	m.Subject(l.Subject)
	m.SetMessageIDWithValue(id + "@" + s.domain)
	m.SetDateWithValue(now)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader(gomail.HeaderXAutoResponseSuppress, "All")
	m.SetGenHeader(gomail.HeaderContentLang, l.Language)
	if l.Settings != "" {
		m.SetGenHeader(gomail.HeaderListUnsubscribe, "<"+l.Settings+">")
	}
	m.SetBodyString(gomail.TypeTextPlain, plain.String())
	m.AddAlternativeString(gomail.TypeTextHTML, rich.String())
	return m, nil
}

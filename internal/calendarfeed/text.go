package calendarfeed

import (
	"embed"
	"strings"
	"unicode"

	"mainpate/internal/language"
)

// text makes what people have written safe as one value. The library escapes
// commas, semicolons, backslashes and line feeds, but lets other line breaks
// through, with which somebody could write properties of their own.
func text(written string) string {
	lines := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n")
	tidy := strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, lines.Replace(strings.ToValidUTF8(written, "")))
	return strings.TrimSpace(tidy)
}

// phrases are the neutral titles of one language: calendars show them on lock screens.
type phrases struct {
	Appointment string `json:"appointment"`
	Meeting     string `json:"meeting"`
}

//go:embed words
var wordFiles embed.FS

var words = language.Must(language.Read[phrases](wordFiles, "words"))

func wordsIn(code string) phrases { return language.Own(words, code) }

package calendar

import (
	"embed"
	"strconv"
	"strings"

	"mainpate/internal/language"
)

// names are how a language calls days and months, and how it writes a day.
type names struct {
	Weekdays [7]string  `json:"weekdays"` // from Sunday
	Months   [12]string `json:"months"`   // as they stand behind the number of a day
	Day      string     `json:"day"`
}

//go:embed words
var wordFiles embed.FS

var words = language.Must(language.Read[names](wordFiles, "words"))

// Weekdays are the names of the days from Sunday, in German where the language is none of the app's.
func Weekdays(code string) [7]string { return language.Own(words, code).Weekdays }

// Months are the names of the months, as they stand behind the number of a day.
func Months(code string) [12]string { return language.Own(words, code).Months }

// In writes the day out, with its weekday.
func (d Day) In(code string) string {
	n, at := language.Own(words, code), d.noon()
	return strings.NewReplacer("{weekday}", n.Weekdays[at.Weekday()], "{day}", strconv.Itoa(at.Day()),
		"{month}", n.Months[at.Month()-1], "{year}", strconv.Itoa(at.Year())).Replace(n.Day)
}

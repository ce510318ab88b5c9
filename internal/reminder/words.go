package reminder

import (
	"embed"

	"mainpate/internal/language"
)

// phrases are the reminder texts of one language. They appear on lock screens,
// so they name nobody and no subject.
type phrases struct {
	Today         string `json:"today"`
	Tomorrow      string `json:"tomorrow"`
	DateFormat    string `json:"date_format"`
	ClockFormat   string `json:"clock_format"`
	ShortHours    bool   `json:"short_hours"` // "15 Uhr" rather than "15:00 Uhr"
	Goodbye       string `json:"goodbye"`
	Moved         string `json:"moved"`
	Cancelled     string `json:"cancelled"`
	Waiting       string `json:"waiting"`
	Due           string `json:"due"`
	News          string `json:"news"`
	Message       string `json:"message"`
	TandemMessage string `json:"tandem_message"`
	Test          string `json:"test"`
	Official      string `json:"official"` // a reminder never replaces a letter from the office
}

//go:embed words
var wordFiles embed.FS

var words = language.Must(language.Read[phrases](wordFiles, "words"))

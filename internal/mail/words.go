package mail

import (
	"embed"

	"mainpate/internal/language"
)

// phrases are the words of one language around a reminder. A mail may be read by
// others, so they name nobody, no office and no subject.
type phrases struct {
	Subject       string `json:"subject"`
	Open          string `json:"open"`   // the link to the app
	Change        string `json:"change"` // the link to the settings
	Footer        string `json:"footer"`
	CodeSubject   string `json:"code_subject"`
	Code          string `json:"code"`
	CodeFooter    string `json:"code_footer"`
	Changed       string `json:"changed"`
	ChangedFooter string `json:"changed_footer"`
}

//go:embed words
var wordFiles embed.FS

var words = language.Must(language.Read[phrases](wordFiles, "words"))

func in(code string) (string, phrases) {
	if _, ok := words[code]; !ok {
		code = language.German
	}
	return code, words[code]
}

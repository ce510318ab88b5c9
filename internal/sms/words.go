package sms

import (
	"embed"

	"mainpate/internal/language"
)

// phrases are the messages of one language, short enough for one or two parts.
type phrases struct {
	Reminder string `json:"reminder"`
	Code     string `json:"code"`
	Changed  string `json:"changed"`
}

//go:embed words
var wordFiles embed.FS

var words = language.Must(language.Read[phrases](wordFiles, "words"))

func in(code string) phrases { return language.Own(words, code) }

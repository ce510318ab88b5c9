package programme

import (
	"embed"
	"fmt"
	"strings"

	"mainpate/internal/language"
	"mainpate/internal/problem"
)

// HelpNumber is a help line that somebody in hard times can call.
type HelpNumber struct {
	Name  string
	Phone string
	Note  string
}

const mostHelpNumbers = 10

//go:embed words
var wordFiles embed.FS

// words are what help lines are for and when they can be reached, by their names.
var words = language.Must(language.Read[struct {
	HelpNotes map[string]string `json:"help_notes"`
}](wordFiles, "words"))

// usualHelp stands there until the office has its own list.
func usualHelp() []HelpNumber {
	usual := []HelpNumber{
		{Name: "TelefonSeelsorge", Phone: "0800 1110111"},
		{Name: "Elterntelefon", Phone: "0800 1110550"},
		{Name: "Hilfetelefon Gewalt gegen Frauen", Phone: "116016"},
		{Name: "Nummer gegen Kummer", Phone: "116111"},
		{Name: "Ärztlicher Notdienst", Phone: "116117"},
	}
	for i, n := range usual {
		usual[i].Note = words[language.German].HelpNotes[n.Name]
	}
	return usual
}

// NoteIn is the note in a language, as long as the office has not put its own in place of the usual one.
func (n HelpNumber) NoteIn(code string) string {
	if n.Note == "" || n.Note != words[language.German].HelpNotes[n.Name] {
		return n.Note
	}
	return language.Own(words, code).HelpNotes[n.Name]
}

// tidyHelp keeps nil as nil: it means that nobody has said anything about help lines.
func tidyHelp(numbers []HelpNumber) []HelpNumber {
	if numbers == nil {
		return nil
	}
	tidy := make([]HelpNumber, 0, len(numbers))
	for _, n := range numbers {
		tidy = append(tidy, HelpNumber{strings.TrimSpace(n.Name), strings.TrimSpace(n.Phone), strings.TrimSpace(n.Note)})
	}
	return tidy
}

// checkHelp sends back what nobody could call.
func checkHelp(numbers []HelpNumber) []problem.Field {
	var wrong []problem.Field
	if len(numbers) > mostHelpNumbers {
		wrong = append(wrong, problem.Field{Pointer: "/help_numbers", Code: "too_many"})
	}
	for i, n := range numbers {
		if n.Name == "" {
			wrong = append(wrong, problem.Field{Pointer: fmt.Sprintf("/help_numbers/%d/name", i), Code: "required"})
		}
		if !strings.ContainsAny(n.Phone, "0123456789") {
			wrong = append(wrong, problem.Field{Pointer: fmt.Sprintf("/help_numbers/%d/phone", i), Code: "wrong_format"})
		}
	}
	return wrong
}

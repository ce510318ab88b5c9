package programme

import (
	"fmt"
	"strings"

	"mainpate/internal/problem"
)

// HelpNumber is a help line that somebody in hard times can call.
type HelpNumber struct {
	Name  string
	Phone string
	Note  string
}

const mostHelpNumbers = 10

// usualHelp stands there until the office has its own list.
func usualHelp() []HelpNumber {
	return []HelpNumber{
		{"TelefonSeelsorge", "0800 1110111", "Tag und Nacht, kostenlos"},
		{"Elterntelefon", "0800 1110550", "Montag bis Freitag, kostenlos"},
		{"Hilfetelefon Gewalt gegen Frauen", "116016", "Tag und Nacht, kostenlos, viele Sprachen"},
		{"Nummer gegen Kummer", "116111", "Für junge Menschen, Montag bis Samstag ab 14 Uhr, kostenlos"},
		{"Ärztlicher Notdienst", "116117", "Wenn keine Praxis offen hat"},
	}
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

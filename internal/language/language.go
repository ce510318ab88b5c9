// Package language knows the languages that MainPate speaks. Everything that has texts imports it.
package language

import "slices"

// German is the binding language: where another one has no text of its own, this one stands in.
const German = "de"

// Plain is German in Leichte Sprache: for the way in, the declaration and the reminders.
const Plain = "de-x-leicht"

// All are the languages of the app in the order in which they are shown.
var All = []string{German, Plain, "en", "tr", "ar", "uk", "ro", "bg", "pl", "hr", "fa"}

var names = map[string]string{
	German: "Deutsch", Plain: "Leichte Sprache", "en": "English", "tr": "Türkçe", "ar": "العربية", "uk": "Українська",
	"ro": "Română", "bg": "Български", "pl": "Polski", "hr": "Hrvatski", "fa": "فارسی / دری",
}

// Name is what a language calls itself.
func Name(code string) string { return names[code] }

// Known says whether the app speaks a language.
func Known(code string) bool { return slices.Contains(All, code) }

// RightToLeft says in which direction a language is written.
func RightToLeft(code string) bool { return code == "ar" || code == "fa" }

// Direction is the same in the words of HTML.
func Direction(code string) string {
	if RightToLeft(code) {
		return "rtl"
	}
	return "ltr"
}

// Comma stands between short words, as the writing of a language has it.
func Comma(code string) string {
	if RightToLeft(code) {
		return "، "
	}
	return ", "
}

// Spoken is the language without what only concerns its writing: the one that a browser, a calendar or a voice knows.
func Spoken(code string) string {
	if code == Plain {
		return German
	}
	return code
}

// Own gives what somebody has in their language, else the German one.
func Own[T any](texts map[string]T, code string) T {
	if own, ok := texts[code]; ok {
		return own
	}
	return texts[German]
}

// Lacking are the languages that have nothing of their own in a collection.
func Lacking[T any](texts map[string]T) []string {
	var lacking []string
	for _, code := range All {
		if _, ok := texts[code]; !ok {
			lacking = append(lacking, code)
		}
	}
	return lacking
}

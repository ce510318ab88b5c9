package language_test

import (
	"encoding/json"
	"os"
	"testing"

	"mainpate/internal/language"
)

type described struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Dir  string `json:"dir"`
}

// The app and the server are two programs with one list.
func TestTheAppKnowsTheSameLanguages(t *testing.T) {
	file, err := os.ReadFile("../../frontend/locales/languages.json")
	if err != nil {
		t.Fatal(err)
	}
	var app []described
	if err := json.Unmarshal(file, &app); err != nil {
		t.Fatal(err)
	}
	if len(app) != len(language.All) {
		t.Fatalf("the app has %d languages, the server %d", len(app), len(language.All))
	}
	for i, one := range app {
		code := language.All[i]
		if server := (described{code, language.Name(code), language.Direction(code)}); one != server {
			t.Errorf("%v in the app is %v on the server", one, server)
		}
	}
}

func TestGermanStandsIn(t *testing.T) {
	texts := map[string]string{"de": "Hallo", "uk": "Вітаю"}
	if language.Own(texts, "uk") != "Вітаю" || language.Own(texts, "fa") != "Hallo" {
		t.Error("the wrong text")
	}
	if language.Known("fr") || !language.Known(language.Plain) || language.Spoken(language.Plain) != "de" {
		t.Error("what the app speaks")
	}
}

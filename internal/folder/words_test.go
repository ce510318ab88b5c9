package folder

import (
	"testing"

	"mainpate/internal/language"
	"mainpate/internal/language/languagetest"
)

// Leichte Sprache has no folder of its own, as the screens of the workbook have none.
func TestEveryLanguageIsComplete(t *testing.T) {
	all, err := language.Read[words](texts, "texts")
	if err != nil {
		t.Fatal(err)
	}
	languagetest.Complete(t, all, language.Plain)
}

func TestHowOftenIsSaidInTheFormOfTheNumber(t *testing.T) {
	for _, c := range []struct {
		code, want string
		days       int
	}{
		{"de", "21 Tage", 21}, {"de-x-leicht", "21 Tage", 21}, {"ar", "7 أيام", 7}, {"ar", "10 أيام", 10}, {"ar", "21 يومًا", 21},
		{"uk", "кожен 21 день", 21}, {"uk", "кожні 22 дні", 22}, {"uk", "кожні 14 днів", 14}, {"ro", "14 zile", 14}, {"ro", "21 de zile", 21},
		{"hr", "svaki 21 dan", 21}, {"hr", "svaka 23 dana", 23}, {"hr", "svakih 14 dana", 14}, {"pl", "22 dni", 22},
	} {
		w, err := wordsIn(c.code)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.days(c.days, c.code); got != c.want {
			t.Errorf("%s: %q, not %q", c.code, got, c.want)
		}
	}
}

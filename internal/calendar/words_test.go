package calendar

import (
	"testing"

	"mainpate/internal/language/languagetest"
)

func TestADayInWords(t *testing.T) {
	for language, want := range map[string]string{
		"de": "Mittwoch, 25. November 2026", "en": "Wednesday, 25 November 2026", "tr": "25 Kasım 2026 Çarşamba",
		"ar": "الأربعاء 25 نوفمبر 2026", "fr": "Mittwoch, 25. November 2026",
		"uk": "середа, 25 листопада 2026 р.", "fa": "چهارشنبه 25 نوامبر 2026", "de-x-leicht": "Mittwoch, 25. November 2026",
	} {
		if got := Day("2026-11-25").In(language); got != want {
			t.Errorf("%s: %s, want %s", language, got, want)
		}
	}
}

func TestEveryLanguageHasItsDaysAndMonths(t *testing.T) { languagetest.Complete(t, words) }

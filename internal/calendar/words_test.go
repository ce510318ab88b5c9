package calendar

import "testing"

func TestADayInWords(t *testing.T) {
	for language, want := range map[string]string{
		"de": "Mittwoch, 25. November 2026", "en": "Wednesday, 25 November 2026", "tr": "25 Kasım 2026 Çarşamba",
		"ar": "الأربعاء 25 نوفمبر 2026", "fr": "Mittwoch, 25. November 2026",
	} {
		if got := Day("2026-11-25").In(language); got != want {
			t.Errorf("%s: %s, want %s", language, got, want)
		}
	}
}

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

package consent

import (
	"testing"

	"mainpate/internal/language/languagetest"
)

func TestEveryLanguageIsComplete(t *testing.T) {
	all, err := allTold()
	if err != nil {
		t.Fatal(err)
	}
	languagetest.Complete(t, all)
}

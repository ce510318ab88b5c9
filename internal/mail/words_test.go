package mail

import (
	"testing"

	"mainpate/internal/language/languagetest"
)

func TestEveryLanguageIsComplete(t *testing.T) { languagetest.Complete(t, words) }

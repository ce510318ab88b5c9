package auth

import (
	"strings"
	"testing"

	"mainpate/internal/crockford"
)

func FuzzTypedCodes(f *testing.F) {
	for _, typed := range []string{"ABCDE-12345", "abcde 12345", "OIL00-00000", "", "ÄBCDE-12345", "ABCDE\x0012345"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, ok := readCode(typed)
		if !ok {
			return
		}
		if len(code) != crockford.Length || strings.Trim(code, crockford.Signs) != "" {
			t.Errorf("%q was read as %q", typed, code)
		}
		if again, ok := readCode(showCode(code)); !ok || again != code {
			t.Errorf("%q is shown as %q and read as %q", code, showCode(code), again)
		}
	})
}

package problem_test

import (
	"strconv"
	"testing"

	"mainpate/internal/problem"
)

func FuzzVersions(f *testing.F) {
	for _, header := range []string{`"3"`, "3", `W/"3"`, "*", "", `"-1"`, `"99999999999999999999"`, `"3","4"`} {
		f.Add(header)
	}
	f.Fuzz(func(t *testing.T, header string) {
		version, err := problem.Version(header)
		if err != nil {
			return
		}
		if version < 0 || header != strconv.Quote(strconv.Itoa(version)) && header != strconv.Itoa(version) {
			t.Errorf("%q was read as %d", header, version)
		}
	})
}

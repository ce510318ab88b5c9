package problem

import (
	"errors"
	"fmt"
	"io"
	"testing"
)

func TestProblemIsFoundThroughWrapping(t *testing.T) {
	err := fmt.Errorf("saving: %w", New(Conflict, "already_in_tandem").Because(io.EOF))
	var p *Error
	if !errors.As(err, &p) || p.Code != "already_in_tandem" || p.Kind != Conflict {
		t.Fatalf("lost the problem: %v", err)
	}
	if !errors.Is(err, io.EOF) {
		t.Error("lost the cause")
	}
	if p.Error() != "already_in_tandem" {
		t.Errorf("the text is %q, want only the code", p.Error())
	}
}

func TestVersion(t *testing.T) {
	for _, c := range []struct {
		header string
		want   int
		code   string
	}{
		{`"3"`, 3, ""}, {"3", 3, ""}, {`"0"`, 0, ""},
		{"", 0, "version_missing"}, {`"x"`, 0, "version_malformed"}, {`W/"3"`, 0, "version_malformed"}, {`"-1"`, 0, "version_malformed"}, {"*", 0, "version_malformed"},
	} {
		got, err := Version(c.header)
		code := ""
		if err != nil {
			code = err.Error()
		}
		if got != c.want || code != c.code {
			t.Errorf("Version(%q) = %d, %q; want %d, %q", c.header, got, code, c.want, c.code)
		}
	}
}

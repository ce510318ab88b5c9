// Package problemtest reads problems in tests.
package problemtest

import (
	"errors"
	"testing"

	"mainpate/internal/problem"
)

// Code is the stable code of an error, with its first field when there is one; empty without an error.
func Code(err error) string {
	var p *problem.Error
	switch {
	case err == nil:
		return ""
	case !errors.As(err, &p):
		return "unexpected: " + err.Error()
	case len(p.Fields) > 0:
		return p.Fields[0].Pointer + " " + p.Fields[0].Code
	}
	return p.Code
}

// OK ends a test that went wrong.
func OK(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(Code(err), err)
	}
}

// Must hands on what came without an error: Must[View](t)(service.Show(…)).
func Must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		OK(t, err)
		return v
	}
}

// Refused wants an error with a code.
func Refused(t testing.TB, err error, want string) {
	t.Helper()
	if got := Code(err); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Package problemtest reads problems in tests.
package problemtest

import (
	"errors"

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

// T is a test, or a run of one with values made up by rapid.
type T interface {
	Helper()
	Errorf(format string, args ...any)
	Fatal(args ...any)
}

// OK ends a test that went wrong.
func OK(t T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(Code(err), err, errors.Unwrap(err))
	}
}

// Must hands on what came without an error: Must(service.Show(…))(t).
func Must[V any](v V, err error) func(T) V {
	return func(t T) V {
		t.Helper()
		OK(t, err)
		return v
	}
}

// Refused wants an error with a code, its own or that of its first field, and hands it on.
func Refused(t T, err error, want string) problem.Error {
	t.Helper()
	p := &problem.Error{}
	errors.As(err, &p)
	if got := Code(err); got != want && (want == "" || p.Code != want) {
		t.Errorf("%q, want %q", got, want)
	}
	return *p
}

// RefusedAs wants an error of a kind with a code.
func RefusedAs(t T, err error, kind problem.Kind, want string) problem.Error {
	t.Helper()
	p := Refused(t, err, want)
	if p.Kind != kind {
		t.Errorf("%q is of kind %d, want %d", want, p.Kind, kind)
	}
	return p
}

// Missing wants what is missing, or not theirs.
func Missing(t T, err error) {
	t.Helper()
	RefusedAs(t, err, problem.Missing, "not_found")
}

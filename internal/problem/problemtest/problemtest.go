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

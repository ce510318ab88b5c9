// Package problem is the one error type the domains answer with: a kind, a stable code, and what is needed to act on it.
package problem

import (
	"strconv"
	"strings"
	"time"
)

// Kind says what sort of problem it is; the web layer maps it to a status.
type Kind int

// The kinds, in the order of the statuses they become. The zero Kind is an unexpected failure.
const (
	Unexpected      Kind = iota // 500
	Malformed                   // 400
	Unauthenticated             // 401
	Forbidden                   // 403
	Missing                     // 404
	Conflict                    // 409
	Outdated                    // 412
	BehindEnd                   // 416
	Unprocessable               // 422
	VersionMissing              // 428
	RateLimited                 // 429
	Unavailable                 // 503
)

// Field points at one wrong place of the body.
type Field struct {
	Pointer string // JSON pointer, "/steps/0/text"
	Code    string
}

// Error is a problem that a screen can explain: it translates the code.
type Error struct {
	Kind       Kind
	Code       string
	Fields     []Field
	Current    any // the state as it is now, for a stale change
	RetryAfter time.Duration
	Size       int   // of the whole, for a piece that lies behind its end
	Cause      error // for the log only
}

// New makes a problem of a kind with a stable code.
func New(k Kind, code string) *Error { return &Error{Kind: k, Code: code} }

// Invalid says which fields break which rule.
func Invalid(fields ...Field) *Error {
	return &Error{Kind: Unprocessable, Code: "invalid", Fields: fields}
}

// Rule says that a rule of the programme forbids it: well formed, and still not possible.
func Rule(code string) *Error { return New(Unprocessable, code) }

// NotFound says that a thing is missing, or not yours: the two look the same.
func NotFound() *Error { return New(Missing, "not_found") }

// Stale says that the thing has changed meanwhile and shows how it is now.
func Stale(current any) *Error {
	return &Error{Kind: Outdated, Code: "stale", Current: current}
}

// Beyond says that a piece lies behind the end of something, and how long that is.
func Beyond(size int) *Error { return &Error{Kind: BehindEnd, Code: "beyond_end", Size: size} }

// Because keeps the cause for the log.
func (e *Error) Because(err error) *Error {
	e.Cause = err
	return e
}

// After says when trying again makes sense.
func (e *Error) After(d time.Duration) *Error {
	e.RetryAfter = d
	return e
}

// Error is the code, and nothing that a person must not see.
func (e *Error) Error() string { return e.Code }

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Cause }

// Version reads the version a change was based on from an If-Match header.
func Version(ifMatch string) (int, error) {
	if ifMatch == "" {
		return 0, New(VersionMissing, "version_missing")
	}
	text := ifMatch
	if len(text) > 2 && strings.HasPrefix(text, `"`) && strings.HasSuffix(text, `"`) {
		text = text[1 : len(text)-1]
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || strconv.Itoa(n) != text {
		return 0, New(Malformed, "version_malformed")
	}
	return n, nil
}

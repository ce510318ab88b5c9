package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/uuid"
)

// reply is what came back.
type reply struct {
	t      *testing.T
	what   string
	status int
	header http.Header
	body   []byte
}

func (a reply) cookies() []*http.Cookie { return (&http.Response{Header: a.header}).Cookies() }

// at walks into the answer: "plan.items.0.id".
func (a reply) at(path string) any {
	a.t.Helper()
	var value any
	if err := json.Unmarshal(a.body, &value); err != nil {
		a.t.Fatalf("%s: %s: %v", a.what, a.body, err)
	}
	for step := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			inside, ok := v[step]
			if !ok {
				a.t.Fatalf("%s: no %s in %s", a.what, path, a.body)
			}
			value = inside
		case []any:
			n, err := strconv.Atoi(step)
			if err != nil || n >= len(v) {
				a.t.Fatalf("%s: no %s in %s", a.what, path, a.body)
			}
			value = v[n]
		default:
			a.t.Fatalf("%s: no %s in %s", a.what, path, a.body)
		}
	}
	return value
}

func (a reply) text(path string) string { a.t.Helper(); return fmt.Sprint(a.at(path)) }

func (a reply) id(path string) uuid.UUID {
	a.t.Helper()
	id, err := uuid.Parse(a.text(path))
	if err != nil {
		a.t.Fatalf("%s: %s: %v", a.what, path, err)
	}
	return id
}

func (a reply) list(path string) []any {
	a.t.Helper()
	list, ok := a.at(path).([]any)
	if !ok {
		a.t.Fatalf("%s: %s is not a list in %s", a.what, path, a.body)
	}
	return list
}

// want compares what stands at a place, as text.
func (a reply) want(path string, want any) reply {
	a.t.Helper()
	if got := a.text(path); got != fmt.Sprint(want) {
		a.t.Errorf("%s: %s is %s, want %v", a.what, path, got, want)
	}
	return a
}

// wantCount compares the length of a list.
func (a reply) wantCount(path string, want int) reply {
	a.t.Helper()
	if got := len(a.list(path)); got != want {
		a.t.Errorf("%s: %d %s, want %d in %s", a.what, got, path, want, a.body)
	}
	return a
}

// without checks that words stand nowhere in the answer.
func (a reply) without(words ...string) reply {
	a.t.Helper()
	for _, w := range words {
		if bytes.Contains(a.body, []byte(w)) {
			a.t.Errorf("%s: tells %q: %s", a.what, w, a.body)
		}
	}
	return a
}

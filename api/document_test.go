package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"mime"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"mainpate/internal/config"
)

// document is the server's OpenAPI document as something to hold answers against. OpenAPI 3.1 schemas are JSON
// Schema 2020-12, so the schemas are compiled right where they stand in the document.
type document struct {
	text []byte
	api  *openapi3.T

	mu       sync.Mutex
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
}

var describeOnce = sync.OnceValues(describe)

func described(t *testing.T) *document {
	t.Helper()
	d, err := describeOnce()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func describe() (*document, error) {
	text, err := documentText()
	if err != nil {
		return nil, err
	}
	return newDocument(text)
}

func documentText() ([]byte, error) {
	c, err := config.Load(func(string) string { return "" })
	if err != nil {
		return nil, err
	}
	s, err := newServices(nil, c, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	server, _, err := newServer(s, nil, time.Now)
	if err != nil {
		return nil, err
	}
	return server.Document()
}

const documentURL = "https://mainpate.example.org/openapi.json"

func newDocument(text []byte) (*document, error) {
	api, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		return nil, err
	}
	if err := api.Validate(context.Background()); err != nil {
		return nil, err
	}
	content, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	d := &document{text: text, api: api, compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	d.compiler.DefaultDraft(jsonschema.Draft2020)
	d.compiler.AssertFormat()
	return d, d.compiler.AddResource(documentURL, content)
}

// check holds an answer against the document, and the request too when it was accepted.
func (d *document) check(method, path string, sent []byte, a reply) error {
	if err := ownRules(a); err != nil {
		return err
	}
	template, operation := d.find(method, path)
	if operation == nil { // no such route: the answer must at least be a problem
		if a.status != http.StatusNotFound && a.status != http.StatusMethodNotAllowed {
			return errors.New("this route is not documented")
		}
		return d.matches("/components/schemas/Problem", a.body)
	}
	response := operation.Responses.Status(a.status)
	if response == nil {
		return fmt.Errorf("status %d is not documented", a.status)
	}
	at := pointer("paths", template, strings.ToLower(method))
	if a.status < 300 && len(sent) > 0 {
		if operation.RequestBody == nil {
			return errors.New("a body was accepted that is not documented")
		}
		schema := at + "/requestBody/content/application~1json/schema"
		file := operation.RequestBody.Value.Content["application/json"] == nil
		if err := d.matchesUnless(file, schema, sent); err != nil && d.matches(schema, withoutNulls(sent)) != nil {
			return fmt.Errorf("accepted against the document: %w", err)
		}
	}
	if len(response.Value.Content) == 0 {
		if len(a.body) > 0 {
			return errors.New("a body that is not documented")
		}
		return nil
	}
	kind, _, err := mime.ParseMediaType(a.header.Get("Content-Type"))
	if err != nil || response.Value.Content[kind] == nil {
		return fmt.Errorf("content type %q is not documented", a.header.Get("Content-Type"))
	}
	if isFile(kind) {
		return nil
	}
	return d.matches(at+pointer("responses", strconv.Itoa(a.status), "content", kind, "schema"), a.body)
}

// withoutNulls leaves out the members that are null: for the server that is the same as not there.
func withoutNulls(text []byte) []byte {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return text
	}
	var strip func(any)
	strip = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, inside := range v {
				strip(inside)
			}
		case map[string]any:
			for name, inside := range v {
				if inside == nil {
					delete(v, name)
				}
				strip(inside)
			}
		}
	}
	strip(value)
	stripped, err := json.Marshal(value)
	if err != nil {
		return text
	}
	return stripped
}

// find gives the operation whose path fits; the one with the most fixed parts goes first, as in the router.
func (d *document) find(method, path string) (string, *openapi3.Operation) {
	best := ""
	for _, template := range d.api.Paths.InMatchingOrder() {
		if fits(template, path) && (best == "" || strings.Count(template, "{") < strings.Count(best, "{")) {
			best = template
		}
	}
	if best == "" {
		return "", nil
	}
	return best, d.api.Paths.Value(best).GetOperation(method)
}

func fits(template, path string) bool {
	want, got := strings.Split(template, "/"), strings.Split(path, "/")
	if len(want) != len(got) {
		return false
	}
	for i := range want {
		if want[i] != got[i] && !strings.HasPrefix(want[i], "{") {
			return false
		}
	}
	return true
}

// matchesUnless looks at everything but files, which have no schema.
func (d *document) matchesUnless(file bool, at string, text []byte) error {
	if file {
		return nil
	}
	return d.matches(at, text)
}

func (d *document) matches(at string, text []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return fmt.Errorf("not JSON: %w", err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	schema := d.compiled[at]
	if schema == nil {
		if schema, err = d.compiler.Compile(documentURL + "#" + at); err != nil {
			return err
		}
		d.compiled[at] = schema
	}
	return schema.Validate(value)
}

func pointer(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(p))
	}
	return b.String()
}

var tellTale = regexp.MustCompile(`(?i)hash|secret|password|endpoint|p256dh|token|_key$|cookie`)

// spoken are the names that only look like secrets.
var spoken = []string{"access_token", "public_key"}

// ownRules hold for every answer of the API.
func ownRules(a reply) error {
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Access-Control-Allow-Origin": "",
	} {
		if got := a.header.Get(name); got != want {
			return fmt.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if a.status >= 400 && a.header.Get("Content-Type") != "application/problem+json" {
		return fmt.Errorf("a failure of type %q", a.header.Get("Content-Type"))
	}
	if a.status >= 500 {
		return errors.New("the server broke")
	}
	if len(a.body) == 0 || isFile(a.header.Get("Content-Type")) {
		return nil
	}
	var value any
	if err := json.Unmarshal(a.body, &value); err != nil {
		return err
	}
	if strings.HasSuffix(a.what, ": POST /me/totp") { // the one secret that is handed out, to its owner, once
		return nil
	}
	return noTales(value)
}

// isFile tells recordings, pictures and archives from JSON.
func isFile(kind string) bool {
	return strings.HasPrefix(kind, "audio/") || strings.HasPrefix(kind, "image/") || kind == "application/zip" || kind == "text/event-stream"
}

func noTales(value any) error {
	switch v := value.(type) {
	case []any:
		for _, inside := range v {
			if err := noTales(inside); err != nil {
				return err
			}
		}
	case map[string]any:
		for name, inside := range v {
			if tellTale.MatchString(name) && !slices.Contains(spoken, name) {
				return fmt.Errorf("an answer names %q", name)
			}
			if err := noTales(inside); err != nil {
				return err
			}
		}
	}
	return nil
}

package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

func TestTheDocumentIsAlwaysTheSame(t *testing.T) {
	first := described(t).text
	for range 3 {
		again, err := documentText()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal("two documents of the same server differ")
		}
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"openapi"}, &out, &out); code != 0 {
		t.Fatal(out.String())
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, first, "", "  "); err != nil || out.String() != indented.String()+"\n" {
		t.Error("the command prints another document than the server serves", err)
	}
}

func TestTheServerServesTheDocument(t *testing.T) {
	alone(t, func(h *house) {
		r, err := http.NewRequest(http.MethodGet, v1+"/openapi.json", nil)
		h.must(err)
		answer := h.raw(r)
		if answer.Code != 200 || !bytes.Equal(answer.Body.Bytes(), h.document.text) {
			h.Errorf("%d %.100s", answer.Code, answer.Body)
		}
	})
}

func TestEveryOperationIsDescribed(t *testing.T) {
	d := described(t)
	if !strings.HasPrefix(d.api.OpenAPI, "3.1") {
		t.Error(d.api.OpenAPI)
	}
	ids := map[string]bool{}
	for path, item := range d.api.Paths.Map() {
		for method, o := range item.Operations() {
			what := method + " " + path
			if o.Summary == "" || o.OperationID == "" || ids[o.OperationID] {
				t.Errorf("%s: summary %q, id %q", what, o.Summary, o.OperationID)
			}
			ids[o.OperationID] = true
			open := o.Security == nil
			if _, forSome := o.Extensions["x-roles"]; forSome == open {
				t.Errorf("%s: roles without security, or the other way round", what)
			}
			checkResponses(t, what, o, open)
		}
	}
}

func checkResponses(t *testing.T, what string, o *openapi3.Operation, open bool) {
	t.Helper()
	good := 0
	for status, r := range o.Responses.Map() {
		code, err := strconv.Atoi(status)
		if err != nil {
			t.Errorf("%s: status %q says nothing", what, status)
			continue
		}
		if code < 300 {
			if code != http.StatusPartialContent { // a piece of what 200 carries as a whole
				good++
			}
			continue
		}
		if c := r.Value.Content["application/problem+json"]; c == nil || c.Schema.Ref != "#/components/schemas/Problem" {
			t.Errorf("%s: %s is no problem", what, status)
		}
	}
	if good != 1 {
		t.Errorf("%s: %d ways to succeed", what, good)
	}
	needed := []int{500, 503}
	if !open {
		needed = append(needed, 401, 403)
	}
	if o.RequestBody != nil {
		needed = append(needed, 400, 413, 415, 422)
	}
	for _, p := range o.Parameters {
		switch p.Value.In {
		case "path":
			needed = append(needed, 400, 404)
		case "header":
			if p.Value.Name == "If-Match" {
				needed = append(needed, 412, 428)
			}
		}
	}
	for _, status := range needed {
		if o.Responses.Status(status) == nil {
			t.Errorf("%s: nothing about %d", what, status)
		}
	}
}

func TestEveryFieldIsDescribed(t *testing.T) {
	d := described(t)
	for name, schema := range d.api.Components.Schemas {
		for field, property := range schema.Value.Properties {
			description := property.Value.Description
			if property.Ref != "" { // the words stand beside the reference
				var beside struct {
					Properties map[string]struct{ Description string }
				}
				raw := d.schema(t, name)
				if err := json.Unmarshal(raw, &beside); err != nil {
					t.Fatal(err)
				}
				description = beside.Properties[field].Description
			}
			if description == "" {
				t.Errorf("%s.%s has no description", name, field)
			}
		}
		if schema.Value.Type.Is("object") && schema.Value.AdditionalProperties.Has == nil && schema.Value.AdditionalProperties.Schema == nil {
			t.Errorf("%s is open to unknown fields", name)
		}
	}
}

func (d *document) schema(t *testing.T, name string) json.RawMessage {
	t.Helper()
	var document struct {
		Components struct{ Schemas map[string]json.RawMessage }
	}
	if err := json.Unmarshal(d.text, &document); err != nil {
		t.Fatal(err)
	}
	return document.Components.Schemas[name]
}

// The other tests trust the check: it must see what OpenAPI 3.1 says and 3.0 could not.
func TestTheCheckSeesWhatIsWrong(t *testing.T) {
	d := described(t)
	answerOf := func(status int, kind, body string) reply {
		return reply{t: t, status: status, body: []byte(body), header: http.Header{
			"Content-Type": {kind}, "Cache-Control": {"no-store"}, "X-Content-Type-Options": {"nosniff"}, "Referrer-Policy": {"no-referrer"},
		}}
	}
	const me = `{"id":"01890000-0000-7000-8000-000000000000","role":"coach","display_name":"Ines","companion":null,"login":"ines","language":"de","second_factor_missing":false,"version":1}`
	const card = `{"id":"01890000-0000-7000-8000-000000000000","display_name":"Ines","paused_from":null,"left_day":null,"found":null}`
	const problem = `{"type":"t","title":"t","status":404,"code":"c","request_id":"r"}`
	tandem := func(contact string) string {
		return `{"items":[{"id":"01890000-0000-7000-8000-000000000000","cohort_id":"01890000-0000-7000-8000-000000000000","partners":[` +
			strings.Replace(card, "}", `,"contact_person_id":`+contact+"}", 1) + `],"reason":"","formed_at":"2026-11-25T10:00:00Z","ended_at":null,"version":1}]}`
	}
	for _, c := range []struct {
		name, method, path, sent string
		answer                   reply
		fine                     bool
	}{
		{"as documented", "GET", "/me", "", answerOf(200, "application/json", me), true},
		{"null where null may be", "GET", "/tandems", "", answerOf(200, "application/json", tandem("null")), true},
		{"a wrong id", "GET", "/tandems", "", answerOf(200, "application/json", tandem(`"x"`)), false},
		{"null where it may not be", "GET", "/me", "", answerOf(200, "application/json", strings.Replace(me, `"de"`, "null", 1)), false},
		{"a value not in the list", "GET", "/me", "", answerOf(200, "application/json", strings.Replace(me, `"de"`, `"fr"`, 1)), false},
		{"a field too many", "GET", "/me", "", answerOf(200, "application/json", strings.Replace(me, "{", `{"more":1,`, 1)), false},
		{"a field too few", "GET", "/me", "", answerOf(200, "application/json", strings.Replace(me, `"login":"ines",`, "", 1)), false},
		{"an unknown status", "GET", "/me", "", answerOf(409, "application/problem+json", problem), false},
		{"a known failure", "GET", "/me", "", answerOf(404, "application/problem+json", problem), true},
		{"a failure as plain JSON", "GET", "/me", "", answerOf(404, "application/json", problem), false},
		{"another content type", "GET", "/me", "", answerOf(200, "text/html", me), false},
		{"a body where none is", "DELETE", "/me/devices", "", answerOf(204, "application/json", me), false},
		{"no body where none is", "DELETE", "/me/devices", "", answerOf(204, "", ""), true},
		{"an unknown route", "GET", "/nothing", "", answerOf(200, "application/json", me), false},
		{"an accepted unknown field", "PUT", "/me/secret", `{"current_secret":"a","new_secret":"b","role":"administrator"}`, answerOf(204, "", ""), false},
		{"a secret in the answer", "GET", "/me", "", answerOf(404, "application/problem+json", strings.Replace(problem, "{", `{"current":{"code_hash":"x"},`, 1)), false},
	} {
		if err := d.check(c.method, v1+c.path, []byte(c.sent), c.answer); (err == nil) != c.fine {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestTheTableIsTheDocument(t *testing.T) {
	alone(t, func(h *house) {
		var table, documented []string
		for _, r := range h.routes {
			table = append(table, r.Method+" "+r.Path)
		}
		for path, item := range h.document.api.Paths.Map() {
			for method := range item.Operations() {
				documented = append(documented, method+" "+path)
			}
		}
		slices.Sort(table)
		slices.Sort(documented)
		if !slices.Equal(table, documented) {
			h.Errorf("the table and the document differ:\n%v\n%v", table, documented)
		}
	})
}

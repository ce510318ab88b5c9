package main

import (
	"encoding/json"
	"io"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"pgregory.net/rapid"
)

// TestNoRequestBreaksTheServer sends whatever the document allows, and what it does not, to every route as
// everybody: never a 5xx, always a problem, answers as documented, and nothing that belongs to others, whatever the
// ids and filters. -rapid.checks=2000 looks longer.
func TestNoRequestBreaksTheServer(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		l := h.ledger()
		f := fuzzer{village: v, routes: operations(h.document)}
		sent := 0
		rapid.Check(t, func(r *rapid.T) {
			defer l.restore()
			for range rapid.IntRange(1, 12).Draw(r, "requests") {
				f.request(r)
				sent++
			}
		})
		if sent < len(f.routes) {
			h.Errorf("only %d requests for %d routes", sent, len(f.routes))
		}
	})
}

// fuzzer makes requests from the document.
type fuzzer struct {
	*village
	routes []operation
}

type operation struct {
	method, path string
	*openapi3.Operation
}

func operations(d *document) (all []operation) {
	for path, item := range d.api.Paths.Map() {
		for method, o := range item.Operations() {
			all = append(all, operation{method, path, o})
		}
	}
	slices.SortFunc(all, func(a, b operation) int { return strings.Compare(a.path+a.method, b.path+b.method) })
	return all
}

func (f fuzzer) request(r *rapid.T) {
	o := f.routes[rapid.IntRange(0, len(f.routes)-1).Draw(r, "route")]
	c := f.columns()[rapid.IntRange(0, len(f.columns())-1).Draw(r, "caller")]
	path, query, header := f.parameters(r, o)
	var body []byte
	kind := ""
	if o.RequestBody != nil {
		body, kind = f.body(r, o)
	}
	target := (&url.URL{Path: path, RawQuery: query.Encode()}).String()
	q := httptest.NewRequest(o.method, target, strings.NewReader(string(body)))
	q.RemoteAddr = "203.0.113." + rapid.StringMatching(`[1-9][0-9]`).Draw(r, "address") + ":4711"
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	if body != nil {
		q.Header.Set("Content-Type", kind)
	}
	if c.access != "" {
		q.Header.Set("Authorization", "Bearer "+c.access)
	}
	for name, value := range header {
		q.Header.Set(name, value)
	}
	w := f.raw(q)
	got, err := io.ReadAll(w.Result().Body)
	if err != nil {
		r.Fatal(err)
	}
	a := reply{t: f.T, what: c.name, status: w.Code, header: w.Result().Header, body: got}
	if err := f.document.check(o.method, q.URL.Path, body, a); err != nil {
		r.Fatalf("%s: %s %s\n%s\n%d %s\n%v", c.name, o.method, target, body, a.status, got, err)
	}
	// Whoever sends these in chooses their id, an id of the village too; it says nothing of what has it otherwise.
	sentIn := strings.HasSuffix(o.path, "/accessibility/feedback") || strings.HasSuffix(o.path, "/wording-reports")
	if o.method == "GET" && !sentIn {
		f.checkSilence(attempt{request: "GET"}, c, a)
	}
}

// body is something for a route that takes something: JSON, or a file with some bytes turned over.
func (f fuzzer) body(r *rapid.T, o operation) (body []byte, kind string) {
	content := o.RequestBody.Value.Content["application/json"]
	if content == nil {
		file := recording(f.T)
		for range rapid.IntRange(0, 3).Draw(r, "turned over") {
			file[rapid.IntRange(0, len(file)-1).Draw(r, "at")] ^= 0xff
		}
		return file, "application/octet-stream"
	}
	text, err := json.Marshal(f.value(r, content.Schema, 0))
	if err != nil {
		r.Fatal(err)
	}
	return text, "application/json"
}

func (f fuzzer) parameters(r *rapid.T, o operation) (path string, query url.Values, header map[string]string) {
	path, query, header = o.path, url.Values{}, map[string]string{}
	for _, p := range o.Parameters {
		name := p.Value.Name
		value := f.word(r, name, p.Value.Schema.Value)
		switch p.Value.In {
		case "path":
			if value == "" || strings.ContainsAny(value, "/") || value == "." || value == ".." {
				value = "x" // another route
			}
			path = strings.ReplaceAll(path, "{"+name+"}", value)
		case "query":
			if rapid.Bool().Draw(r, "with "+name) {
				query.Set(name, value)
			}
		case "header":
			if rapid.IntRange(0, 3).Draw(r, "with "+name) > 0 {
				header[name] = rapid.SampledFrom([]string{`"0"`, `"1"`, `"2"`, `"3"`, "1", "*", `W/"1"`, `"x"`, `"-1"`, `"99999999999999999999"`, ""}).Draw(r, name)
			}
		}
	}
	return path, query, header
}

// hostile are words that have hurt others.
var hostile = []string{
	"", " ", "x", "\x00", "\r\nX-Evil: 1", "' OR 1=1 --", `"><script>alert(1)</script>`, "{{7*7}}", "%s%n", "../../etc/passwd",
	"😀👩‍👩‍👧", "\u202eسلام", "Ａ", "é", "=1+1", "null", "-1", "0", "2026-02-30", "0001-01-01", "9999-12-31", "25:99", "02:30",
	"javascript:alert(1)", "http://169.254.169.254/", strings.Repeat("ä", 5000), strings.Repeat("9", 400),
}

// word is text for a place: an id of the village, what the schema asks for, or something hostile.
func (f fuzzer) word(r *rapid.T, name string, s *openapi3.Schema) string {
	switch rapid.IntRange(0, 9).Draw(r, "kind of "+name) {
	case 0:
		return rapid.SampledFrom(hostile).Draw(r, name)
	case 1:
		return rapid.String().Draw(r, name)
	}
	if len(s.Enum) > 0 {
		text, _ := rapid.SampledFrom(s.Enum).Draw(r, name).(string)
		return text
	}
	switch s.Format {
	case "uuid":
		return rapid.SampledFrom(f.ids()).Draw(r, name)
	case "date":
		return rapid.SampledFrom([]string{"2026-11-26", "2026-12-01", "2027-03-28", "2028-02-29"}).Draw(r, name)
	}
	if s.Pattern != "" {
		return rapid.StringMatching(s.Pattern).Draw(r, name)
	}
	longest := 40
	if s.MaxLength != nil && *s.MaxLength < 40 {
		longest = int(*s.MaxLength)
	}
	shortest := min(int(s.MinLength), longest)
	return rapid.StringOfN(rapid.RuneFrom([]rune("abcdeÄöß 0123456789-:ش")), shortest, longest, -1).Draw(r, name)
}

// ids are those of the village, and one of nothing.
func (f fuzzer) ids() []string {
	var ids []string
	for _, name := range f.names {
		if len(name) == 36 && strings.Count(name, "-") == 4 {
			ids = append(ids, name)
		}
	}
	slices.Sort(ids)
	return append(ids, "01890000-0000-7000-8000-000000000000")
}

const deepest = 4

// value is something for a schema; now and then something else.
func (f fuzzer) value(r *rapid.T, ref *openapi3.SchemaRef, depth int) any {
	if ref == nil || ref.Value == nil || depth > deepest {
		return nil
	}
	s := ref.Value
	if rapid.IntRange(0, 24).Draw(r, "odd") == 0 {
		return rapid.SampledFrom([]any{nil, true, -1, 1e300, 0.5, "", "x", []any{}, obj{}, []any{nil}, obj{"": nil}, hostile[4]}).Draw(r, "instead")
	}
	if len(s.OneOf) > 0 {
		return f.value(r, rapid.SampledFrom(s.OneOf).Draw(r, "one of"), depth+1)
	}
	if len(s.AnyOf) > 0 {
		return f.value(r, rapid.SampledFrom(s.AnyOf).Draw(r, "any of"), depth+1)
	}
	types := s.Type.Slice()
	if len(types) == 0 {
		types = []string{"object"}
	}
	switch rapid.SampledFrom(types).Draw(r, "type") {
	case "null":
		return nil
	case "boolean":
		return rapid.Bool().Draw(r, "bool")
	case "integer", "number":
		return f.number(r, s)
	case "string":
		return f.word(r, "text", s)
	case "array":
		list := []any{}
		for range rapid.IntRange(0, 3).Draw(r, "length") {
			list = append(list, f.value(r, s.Items, depth+1))
		}
		return list
	}
	return f.object(r, s, depth)
}

func (f fuzzer) number(r *rapid.T, s *openapi3.Schema) int {
	low, high := -3, 400
	if s.Min != nil {
		low = int(*s.Min)
	}
	if s.Max != nil {
		high = int(*s.Max)
	}
	if rapid.IntRange(0, 9).Draw(r, "beyond") == 0 {
		return rapid.SampledFrom([]int{low - 1, high + 1, -1 << 40, 1 << 53}).Draw(r, "number")
	}
	return rapid.IntRange(low, max(low, high)).Draw(r, "number")
}

func (f fuzzer) object(r *rapid.T, s *openapi3.Schema, depth int) obj {
	made := obj{}
	names := make([]string, 0, len(s.Properties))
	for name := range s.Properties {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		usual := 1
		if slices.Contains(s.Required, name) {
			usual = 19
		}
		if rapid.IntRange(0, usual).Draw(r, "with "+name) > 0 {
			made[name] = f.value(r, s.Properties[name], depth+1)
		}
	}
	if rapid.IntRange(0, 19).Draw(r, "more") == 0 {
		made["more"] = "x"
	}
	return made
}

package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humaecho"
	"github.com/labstack/echo/v4"

	"mainpate/internal/problem"
)

// teachHuma runs once because these settings are huma's own package variables.
var teachHuma = sync.OnceFunc(func() {
	huma.DefaultArrayNullable = false
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		return refused(context.Background(), status, message, errs)
	}
	huma.NewErrorWithContext = func(c huma.Context, status int, message string, errs ...error) huma.StatusError {
		return refused(c.Context(), status, message, errs)
	}
})

func newAPI(e *echo.Echo) huma.API {
	teachHuma()
	config := huma.DefaultConfig("MainPate", "1")
	config.CreateHooks = nil // no $schema in every body
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", ""
	format := config.Formats["application/json"]
	format.Unmarshal = readJSON
	config.Formats = map[string]huma.Format{"application/json": format, "json": format}
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"bearer": {Type: "http", Scheme: "bearer", BearerFormat: "JWT"},
	}
	return humaecho.New(e, config)
}

// readJSON refuses the character zero: no keyboard makes it and PostgreSQL cannot keep it.
func readJSON(data []byte, v any) error {
	if err := json.Unmarshal(data, v); err != nil {
		return err
	}
	if parsed, ok := v.(*any); ok && bytes.Contains(data, []byte(`\u0000`)) && hasZero(*parsed) {
		return errors.New("a text holds the character zero")
	}
	return nil
}

func hasZero(value any) bool {
	switch value := value.(type) {
	case string:
		return strings.ContainsRune(value, 0)
	case []any:
		return slices.ContainsFunc(value, hasZero)
	case map[string]any:
		for name, inside := range value {
			if hasZero(name) || hasZero(inside) {
				return true
			}
		}
	}
	return false
}

// Document is the description of the API (OpenAPI 3.1).
func (s *Server) Document() ([]byte, error) {
	text, err := s.API.OpenAPI().MarshalJSON()
	if err != nil {
		return nil, err
	}
	var document map[string]any
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	nullsInEnums(document)
	return json.Marshal(document)
}

// nullsInEnums adds the null that huma accepts and forgets to name: JSON Schema asks for a value to be in the list
// whatever its type.
func nullsInEnums(node any) {
	switch node := node.(type) {
	case []any:
		for _, n := range node {
			nullsInEnums(n)
		}
	case map[string]any:
		types, _ := node["type"].([]any)
		if values, ok := node["enum"].([]any); ok && slices.Contains(types, any("null")) {
			node["enum"] = append(values, nil)
		}
		for _, n := range node {
			nullsInEnums(n)
		}
	}
}

func (s *Server) describe(c echo.Context) error {
	document, err := s.document()
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "application/openapi+json", document)
}

// refused explains what huma found wrong, without repeating anything that was sent.
func refused(ctx context.Context, status int, message string, errs []error) *Problem {
	var told *problem.Error
	for _, err := range errs {
		if errors.As(err, &told) {
			return tell(ctx, told)
		}
	}
	if strings.HasPrefix(message, "cannot read request body") {
		status = http.StatusBadRequest
	}
	fields := make([]FieldProblem, 0, len(errs))
	outsideBody := false
	for _, err := range errs {
		f := fieldProblem(err)
		outsideBody = outsideBody || f.Parameter != ""
		fields = append(fields, f)
	}
	if status == http.StatusUnprocessableEntity && outsideBody {
		status = http.StatusBadRequest
	}
	p := newProblem(ctx, status, codeOf(status), nil)
	if status < http.StatusInternalServerError {
		p.Errors = fields
	} else {
		traceOf(ctx).cause = errors.Join(errs...)
	}
	return p
}

func fieldProblem(err error) FieldProblem {
	var detailer huma.ErrorDetailer
	if !errors.As(err, &detailer) {
		return FieldProblem{Code: "wrong_format"}
	}
	detail := detailer.ErrorDetail()
	f := FieldProblem{Code: fieldCode(detail.Message)}
	path, inBody := strings.CutPrefix(detail.Location, "body")
	if !inBody {
		f.Parameter = detail.Location
		return f
	}
	f.Pointer = pointer(path)
	if name, ok := between(detail.Message, "expected required property ", " to be present"); ok {
		f.Pointer += "/" + escape(name)
	}
	return f
}

// fieldCodes are the beginnings of huma's messages; the first that fits counts.
var fieldCodes = []struct{ begins, code string }{
	{"expected required property", "required"}, {"expected property", "required"}, {"required ", "required"},
	{"unexpected property", "unknown_field"}, {"unknown query parameter", "unknown_field"},
	{"expected length >=", "too_short"}, {"expected length <=", "too_long"},
	{"expected number >", "too_small"}, {"expected number <", "too_large"},
	{"expected array length >=", "too_few"}, {"expected array length <=", "too_many"},
	{"expected object with at least", "too_few"}, {"expected object with at most", "too_many"},
	{"expected value to be one of", "not_allowed_value"}, {"expected array items to be unique", "not_allowed_value"},
	{"expected string to be ", "wrong_format"}, {"expected string to match", "wrong_format"},
	{"expected number to be a multiple", "wrong_format"}, {"expected duration", "wrong_format"},
	{"expected boolean", "wrong_type"}, {"expected number", "wrong_type"}, {"expected integer", "wrong_type"},
	{"expected string", "wrong_type"}, {"expected array", "wrong_type"}, {"expected object", "wrong_type"},
}

func fieldCode(message string) string {
	for _, c := range fieldCodes {
		if strings.HasPrefix(message, c.begins) {
			return c.code
		}
	}
	return "wrong_format"
}

// pointer turns ".steps[0].text" into "/steps/0/text".
func pointer(path string) string {
	var b strings.Builder
	for part := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		b.WriteByte('/')
		b.WriteString(escape(part))
	}
	return b.String()
}

func escape(name string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(name) }

func between(text, before, after string) (string, bool) {
	rest, ok := strings.CutPrefix(text, before)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, after)
}

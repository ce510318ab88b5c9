package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Problem is how every error looks on the wire (RFC 9457). The screen translates the codes.
type Problem struct {
	Type      string         `json:"type" doc:"A name for the kind of problem, urn:mainpate:problem:CODE."`
	Title     string         `json:"title" doc:"The status in words."`
	Status    int            `json:"status" doc:"The HTTP status."`
	Code      string         `json:"code" doc:"The stable code of the problem."`
	RequestID string         `json:"request_id" doc:"Names this request in the log."`
	Errors    []FieldProblem `json:"errors,omitempty" doc:"What is wrong where."`
	Current   any            `json:"current,omitempty" doc:"The state as it is now, after a change that was based on an old one."`

	header http.Header
}

// FieldProblem points at one wrong place of a request.
type FieldProblem struct {
	Pointer   string `json:"pointer" doc:"JSON pointer into the body."`
	Parameter string `json:"parameter,omitempty" doc:"The parameter outside the body, path.id."`
	Code      string `json:"code" doc:"The stable code of the rule."`
}

// Error is the code.
func (p *Problem) Error() string { return p.Code }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders are the headers that belong to the problem.
func (p *Problem) GetHeaders() http.Header { return p.header }

// ContentType is the one for problems.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// Explain turns any error into what the person may know of it, and keeps the rest for the log.
func Explain(ctx context.Context, err error) *Problem {
	var already *Problem
	if errors.As(err, &already) {
		return already
	}
	var told *problem.Error
	var echoed *echo.HTTPError
	switch {
	case errors.As(err, &told):
		return tell(ctx, told)
	case errors.As(err, &echoed):
		return newProblem(ctx, echoed.Code, codeOf(echoed.Code), echoed.Internal)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), database.IsUnavailable(err):
		return newProblem(ctx, http.StatusServiceUnavailable, codeOf(http.StatusServiceUnavailable), err)
	default:
		return newProblem(ctx, http.StatusInternalServerError, codeOf(http.StatusInternalServerError), err)
	}
}

func tell(ctx context.Context, e *problem.Error) *Problem {
	p := newProblem(ctx, statusOf(e.Kind), e.Code, e.Cause)
	for _, f := range e.Fields {
		p.Errors = append(p.Errors, FieldProblem{Pointer: f.Pointer, Code: f.Code})
	}
	p.Current = e.Current
	if e.RetryAfter > 0 {
		seconds := (e.RetryAfter + time.Second - 1) / time.Second
		p.header.Set("Retry-After", strconv.Itoa(int(seconds)))
	}
	if e.Kind == problem.BehindEnd {
		p.header.Set("Content-Range", "bytes */"+strconv.Itoa(e.Size))
	}
	return p
}

func newProblem(ctx context.Context, status int, code string, cause error) *Problem {
	t := traceOf(ctx)
	t.code, t.cause = code, cause
	p := &Problem{
		Type: "urn:mainpate:problem:" + code, Title: http.StatusText(status), Status: status, Code: code, RequestID: t.id,
		header: http.Header{},
	}
	if status == http.StatusUnauthorized {
		p.header.Set("WWW-Authenticate", "Bearer")
	}
	return p
}

func statusOf(k problem.Kind) int {
	switch k {
	case problem.Malformed:
		return http.StatusBadRequest
	case problem.Unauthenticated:
		return http.StatusUnauthorized
	case problem.Forbidden:
		return http.StatusForbidden
	case problem.Missing:
		return http.StatusNotFound
	case problem.Conflict:
		return http.StatusConflict
	case problem.Outdated:
		return http.StatusPreconditionFailed
	case problem.BehindEnd:
		return http.StatusRequestedRangeNotSatisfiable
	case problem.Unprocessable:
		return http.StatusUnprocessableEntity
	case problem.VersionMissing:
		return http.StatusPreconditionRequired
	case problem.RateLimited:
		return http.StatusTooManyRequests
	case problem.Unavailable:
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}

// codeOf names problems that no domain has named.
func codeOf(status int) string {
	switch status {
	case http.StatusBadRequest:
		return "malformed"
	case http.StatusUnauthorized:
		return "not_signed_in"
	case http.StatusForbidden:
		return "not_allowed"
	case http.StatusNotFound:
		return "not_found"
	case http.StatusMethodNotAllowed:
		return "method_not_allowed"
	case http.StatusRequestTimeout:
		return "too_slow"
	case http.StatusRequestEntityTooLarge:
		return "too_large"
	case http.StatusUnsupportedMediaType:
		return "unsupported_media_type"
	case http.StatusUnprocessableEntity:
		return "invalid"
	case http.StatusTooManyRequests:
		return "too_many_requests"
	case http.StatusServiceUnavailable:
		return "unavailable"
	default:
		return "internal"
	}
}

// renderError answers what the handlers returned and what Echo itself refuses.
func renderError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	ctx := c.Request().Context()
	if errors.Is(err, echo.ErrNotFound) {
		traceOf(ctx).route = "unknown" // Echo gives the path as the route here
	}
	p := Explain(ctx, err)
	header := c.Response().Header()
	for name, values := range p.header {
		header[name] = values
	}
	header.Set(echo.HeaderContentType, p.ContentType(""))
	header.Set(echo.HeaderCacheControl, "no-store")
	if c.Request().Method == http.MethodHead {
		err = c.NoContent(p.Status)
	} else {
		err = c.JSON(p.Status, p)
	}
	if err != nil {
		traceOf(ctx).cause = err
	}
}

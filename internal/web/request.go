package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/google/uuid"
	"github.com/labstack/echo/v4"

	"mainpate/internal/actor"
)

// trace is what the log line of a request needs to know beside its answer.
type trace struct {
	id    string
	route string
	code  string
	cause error
}

type traceKey struct{}

func traceOf(ctx context.Context) *trace {
	if t, ok := ctx.Value(traceKey{}).(*trace); ok {
		return t
	}
	return &trace{}
}

func identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		t := &trace{id: uuid.NewString(), route: c.Path()}
		r := c.Request()
		ctx := context.WithValue(r.Context(), traceKey{}, t)
		ctx = actor.WithClient(ctx, actor.Client{IP: c.RealIP(), UserAgent: r.UserAgent()})
		c.SetRequest(r.WithContext(ctx))
		c.Response().Header().Set(echo.HeaderXRequestID, t.id)
		return next(c)
	}
}

// logAccess writes one line a request: the pattern of the route, never the path, query or body, which may be personal.
func (s *Server) logAccess(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := s.options.Now()
		if err := next(c); err != nil {
			c.Error(err)
		}
		t, status, took := traceOf(c.Request().Context()), c.Response().Status, s.options.Now().Sub(start)
		if s.options.Watch != nil && !streams(c.Request().URL.Path) { // how long somebody listened says nothing
			s.options.Watch.Request(c.Request().Method, t.route, status, took)
		}
		attributes := []slog.Attr{
			slog.String("method", c.Request().Method), slog.String("route", t.route), slog.Int("status", status),
			slog.Int64("ms", took.Milliseconds()), slog.String("request_id", t.id),
		}
		if t.code != "" {
			attributes = append(attributes, slog.String("code", t.code))
		}
		if t.cause != nil {
			attributes = append(attributes, slog.String("cause", t.cause.Error()))
		}
		s.options.Log.LogAttrs(context.WithoutCancel(c.Request().Context()), levelOf(status, t.route), "request", attributes...)
		return nil
	}
}

func levelOf(status int, route string) slog.Level {
	switch {
	case status >= http.StatusInternalServerError && status != http.StatusServiceUnavailable:
		return slog.LevelError
	case strings.HasSuffix(route, "z"): // the health checks come every few seconds
		return slog.LevelDebug
	default:
		return slog.LevelInfo
	}
}

func (s *Server) recoverPanic(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p)
			default:
				err = fmt.Errorf("panic: %v", p)
				s.options.Log.Error("panic", "request_id", traceOf(c.Request().Context()).id, "stack", string(debug.Stack()))
			}
		}()
		return next(c)
	}
}

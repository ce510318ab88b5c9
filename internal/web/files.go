package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// MaxFile is the largest recording or picture that may come in.
const MaxFile = 2 << 20

// fileTime is how long a file may be on its way over a bad network.
const fileTime = 2 * time.Minute

// carriesFile tells the few routes for recordings and pictures from all others: what they carry is larger, takes
// longer and does not shrink any more.
func carriesFile(c echo.Context) bool {
	return strings.HasPrefix(c.Request().URL.Path, Prefix+"/media/") || c.Request().URL.Path == Prefix+"/me/media"
}

// limitFile gives a file the room and the time that other requests do not get.
func (s *Server) limitFile(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !carriesFile(c) {
			return next(c)
		}
		r := c.Request()
		if r.ContentLength > MaxFile {
			return echo.ErrStatusRequestEntityTooLarge
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, MaxFile)
		ctx, cancel := context.WithTimeout(r.Context(), fileTime)
		defer cancel()
		c.SetRequest(r.WithContext(ctx))
		// The server's own limit is for answers that fit into a second.
		_ = http.NewResponseController(c.Response()).SetWriteDeadline(s.options.Now().Add(fileTime))
		return next(c)
	}
}

package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"mainpate/internal/problem"
)

type health struct {
	Status              string   `json:"status"`
	OldestDueAgeSeconds *float64 `json:"oldest_due_age_seconds,omitempty"` // minutes mean that nobody sends reminders
}

// alive says that the process runs, no more.
func (s *Server) alive(c echo.Context) error { return c.JSON(http.StatusOK, health{Status: "alive"}) }

// ready says that requests are welcome: the database answers and the process is not about to stop.
func (s *Server) ready(c echo.Context) error {
	if s.draining.Load() {
		return problem.New(problem.Unavailable, "stopping")
	}
	if err := s.options.Ready(c.Request().Context()); err != nil {
		return problem.New(problem.Unavailable, "unavailable").Because(err)
	}
	answer := health{Status: "ready"}
	if s.options.OldestDue != nil {
		age, err := s.options.OldestDue(c.Request().Context())
		if err != nil {
			return problem.New(problem.Unavailable, "unavailable").Because(err)
		}
		seconds := age.Seconds()
		answer.OldestDueAgeSeconds = &seconds
	}
	return c.JSON(http.StatusOK, answer)
}

package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"mainpate/internal/problem"
)

type health struct {
	Status string `json:"status"`
}

// alive says that the process runs, no more.
func (s *Server) alive(c echo.Context) error { return c.JSON(http.StatusOK, health{"alive"}) }

// ready says that requests are welcome: the database answers and the process is not about to stop.
func (s *Server) ready(c echo.Context) error {
	if s.draining.Load() {
		return problem.New(problem.Unavailable, "stopping")
	}
	if err := s.options.Ready(c.Request().Context()); err != nil {
		return problem.New(problem.Unavailable, "unavailable").Because(err)
	}
	return c.JSON(http.StatusOK, health{"ready"})
}

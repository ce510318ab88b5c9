package web

import "github.com/labstack/echo/v4"

// streams says whether an answer goes on for as long as somebody listens: nothing limits its time, and nothing collects
// what it says before passing it on.
func streams(path string) bool { return path == Prefix+"/events" }

// takesTime tells what is no short answer to a short question.
func takesTime(c echo.Context) bool { return carriesFile(c) || streams(c.Request().URL.Path) }

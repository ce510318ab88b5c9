package web

import (
	"maps"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"mainpate/internal/problem"
)

func TestAFileOfSomebodyElse(t *testing.T) {
	f := newFixture(t)
	f.File("/calendar", func(w http.ResponseWriter, _ *http.Request, name string) error {
		if name != "known.ics" {
			return problem.NotFound()
		}
		_, err := w.Write([]byte("yes"))
		return err
	})
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/calendar/known.ics", 200}, {"HEAD", "/calendar/known.ics", 200}, {"GET", "/calendar/guessed-secret.ics", 404},
		{"POST", "/calendar/known.ics", 405}, {"GET", "/calendar/known.ics/guessed-secret", 404}, {"GET", "/calendar", 200}, {"GET", "/calendar-feed", 200},
	} {
		if answer := f.do(t, c.method, c.path, ""); answer.StatusCode != c.status {
			t.Errorf("%s %s: %d", c.method, c.path, answer.StatusCode)
		}
	}
	log := f.log.String()
	if strings.Contains(log, "known") || strings.Contains(log, "guessed-secret") || !strings.Contains(log, `"route":"/calendar/:name"`) {
		t.Errorf("the log tells the name: %s", log)
	}
}

type tally map[string]int

func (c tally) Request(method, route string, status int, _ time.Duration) {
	c[method+" "+route+" "+strconv.Itoa(status)]++
}

func TestAnswersAreCountedByRoute(t *testing.T) {
	seen := tally{}
	f := newFixture(t, func(o *Options) { o.Watch = seen })
	f.do(t, "GET", "/healthz", "")
	f.do(t, "GET", "/some/screen", "")
	f.do(t, "GET", "/api/v1/secret-of-samira", "")
	f.do(t, "GET", "/secret-of-samira.txt", "")
	want := tally{"GET /healthz 200": 1, "GET app 200": 1, "GET unknown 404": 2}
	if !maps.Equal(seen, want) {
		t.Errorf("counted %v, want %v", seen, want)
	}
}

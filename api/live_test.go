package main

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
)

// A stream says hello, brings news, and ends when the server stops, so that nobody waits for it.
func TestAStreamBringsNewsAndEndsWithTheServer(t *testing.T) {
	alone(t, func(h *house) {
		coach := h.staff("coach", "Karim")
		cohort := h.cohort("Herbst", coach)
		anna := h.participant(coach, cohort, "Anna", "under_25")
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		h.must(err)
		ctx, stop := context.WithCancel(context.Background())
		ended := make(chan error, 1)
		go func() { ended <- answer(ctx, listener, h.server, h.live.Stop, 0, slog.New(slog.DiscardHandler)) }()

		r, err := http.NewRequest("GET", "http://"+listener.Addr().String()+v1+"/events", nil)
		h.must(err)
		r.Header.Set("Authorization", "Bearer "+anna.access)
		r.Header.Set("Accept-Encoding", "gzip")
		response, err := http.DefaultClient.Do(r)
		h.must(err)
		defer func() { _ = response.Body.Close() }()
		if kind := response.Header.Get("Content-Type"); kind != "text/event-stream" || response.Header.Get("Content-Encoding") != "" ||
			response.Header.Get("X-Accel-Buffering") != "no" {
			h.Errorf("%v", response.Header)
		}
		body := bufio.NewReader(response.Body)
		next := func() string {
			text, err := body.ReadString('\n')
			h.must(err)
			data, err := body.ReadString('\n')
			h.must(err)
			_, err = body.ReadString('\n')
			h.must(err)
			return text + data
		}
		if got := next(); got != "event: hello\ndata: {\"hears\":true}\n" {
			h.Errorf("%q", got)
		}
		coach.ask(200, "PUT", "/conversations/contact/"+anna.id.String()+"/messages/"+newID(), obj{"text": "Hallo Anna!"})
		if got := next(); !strings.Contains(got, `"kind":"contact","id":"`+anna.id.String()+`","change":1`) || strings.Contains(got, "Hallo") {
			h.Errorf("%q", got)
		}
		stop()
		if got := next(); !strings.HasPrefix(got, "event: bye") {
			h.Errorf("%q", got)
		}
		if rest, err := io.ReadAll(body); err != nil || len(rest) > 0 {
			h.Errorf("%q %v", rest, err)
		}
		h.must(<-ended)
	})
}

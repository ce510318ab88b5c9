package live

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

const (
	heartbeat = 25 * time.Second // shorter than proxies and mobile networks are patient
	slowest   = 10 * time.Second // for a phone to take what it is told; a server that stops waits no longer than that
)

// Sessions knows whether somebody may go on reading.
type Sessions interface {
	Check(ctx context.Context, bearer string) (actor.Actor, error)
}

// Handler puts the stream on the wire.
type Handler struct {
	hub      *Hub
	sessions Sessions
}

// NewHandler needs the sessions: a stream ends with the session it was opened in.
func NewHandler(h *Hub, s Sessions) *Handler { return &Handler{h, s} }

// ChangeWire says that a place has changed. What has changed is asked for there.
type ChangeWire struct {
	Kind   string    `json:"kind"`
	ID     uuid.UUID `json:"id"`
	Change int64     `json:"change"`
}

// GreetingWire says whether what happens on other replicas comes through; if not, asking now and then is needed.
type GreetingWire struct {
	Hears bool `json:"hears"`
}

// EventsOutput is a stream of events.
type EventsOutput struct {
	ContentType string `header:"Content-Type"`
	Body        func(huma.Context)
}

// ContentTypes is what comes out.
func (EventsOutput) ContentTypes() (kinds []string, pieces bool) {
	return []string{"text/event-stream"}, false
}

// Events tells a phone which of its places have changed, for as long as it listens and the session lasts.
func (h *Handler) Events(ctx context.Context, _ *struct{}) (*EventsOutput, error) {
	s := h.hub.join(actor.Must(ctx))
	if s == nil {
		return nil, problem.New(problem.Unavailable, "stopping").After(time.Second)
	}
	return &EventsOutput{ContentType: "text/event-stream", Body: func(c huma.Context) {
		defer h.hub.leave(s)
		c.SetHeader("X-Accel-Buffering", "no")
		c.SetStatus(http.StatusOK)
		h.run(c, s)
	}}, nil
}

func (h *Handler) run(c huma.Context, s *stream) {
	out := line{w: c.BodyWriter(), patience: slowest}
	if w, ok := out.w.(http.ResponseWriter); ok {
		out.control = http.NewResponseController(w)
		// The limits of a request would end it after half a minute. Whether the phone is still there TCP finds out.
		_ = out.control.SetReadDeadline(time.Time{})
		_ = out.control.SetWriteDeadline(time.Time{})
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	good := out.send("hello", GreetingWire{h.hub.Hears()})
	for good {
		select {
		case <-c.Context().Done():
			return
		case <-s.wake:
			changes, greet, end := s.take()
			if greet {
				good = out.send("hello", GreetingWire{h.hub.Hears()})
			}
			for _, change := range changes {
				good = good && out.send("change", ChangeWire{change.Kind, change.ID, change.Number})
			}
			if end {
				out.send("bye", struct{}{})
				return
			}
		case <-beat.C:
			_, bearer, _ := strings.Cut(c.Header("Authorization"), " ")
			if _, err := h.sessions.Check(c.Context(), bearer); err != nil {
				out.send("bye", struct{}{})
				return
			}
			good = out.write(": \n\n")
		}
	}
}

// line writes to one phone.
type line struct {
	w        io.Writer
	control  *http.ResponseController
	patience time.Duration
}

func (l line) send(event string, data any) bool {
	text, err := json.Marshal(data)
	return err == nil && l.write(fmt.Sprintf("event: %s\ndata: %s\n\n", event, text))
}

func (l line) write(text string) bool {
	if l.control != nil {
		// A phone that takes nothing any more would hold the writer for as long as the network believes in it.
		over := time.AfterFunc(l.patience, func() { _ = l.control.SetWriteDeadline(time.Unix(1, 0)) })
		defer over.Stop()
	}
	if _, err := io.WriteString(l.w, text); err != nil {
		return false
	}
	return l.control == nil || l.control.Flush() == nil
}

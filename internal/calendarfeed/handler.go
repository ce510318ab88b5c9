package calendarfeed

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Folder is where calendars read; the secret comes behind it.
const (
	Folder = "/calendar"
	ending = ".ics"
)

// Handler lets people give their calendar an address, and calendars read it.
type Handler struct {
	service   *Service
	addresses *addresses
}

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s, addresses: newAddresses()} }

// FeedOutput says whether a calendar may read along.
type FeedOutput struct {
	Body struct {
		On          bool          `json:"on" doc:"Whether there is an address to read from"`
		CreatedAt   *time.Time    `json:"created_at" nullable:"true" doc:"When the address was made"`
		LastReadDay *calendar.Day `json:"last_read_day" format:"date" nullable:"true" doc:"The last day on which a calendar has read"`
	}
}

// FeedAddressOutput carries a new address.
type FeedAddressOutput struct {
	Body struct {
		URL string `json:"url" doc:"The secret address for the calendar app; it is shown this once"`
	}
}

// Feed says whether a calendar may read along.
func (h *Handler) Feed(ctx context.Context, _ *struct{}) (*FeedOutput, error) {
	feed, err := h.service.Feed(ctx, actor.Must(ctx))
	out := &FeedOutput{}
	if feed != nil {
		out.Body.On, out.Body.CreatedAt, out.Body.LastReadDay = true, &feed.CreatedAt, feed.LastReadDay
	}
	return out, err
}

// Open makes a new address and ends the old one.
func (h *Handler) Open(ctx context.Context, _ *struct{}) (*FeedAddressOutput, error) {
	url, err := h.service.Open(ctx, actor.Must(ctx))
	out := &FeedAddressOutput{}
	out.Body.URL = url
	return out, err
}

// Close ends the address.
func (h *Handler) Close(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, h.service.Close(ctx, actor.Must(ctx))
}

// Read answers a calendar. It has no session, only the secret in the file's name.
func (h *Handler) Read(w http.ResponseWriter, r *http.Request, file string) error {
	if wait := h.addresses.take(actor.ClientIP(r.Context()), h.service.db.Now()); wait > 0 {
		return problem.New(problem.RateLimited, "too_many_requests").After(wait)
	}
	secret, named := strings.CutSuffix(file, ending)
	if !named {
		return problem.NotFound()
	}
	body, err := h.service.Read(r.Context(), secret)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	etag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"` // weak: the answer may be compressed on the way
	header := w.Header()
	header.Set("Content-Type", "text/calendar; charset=utf-8")
	header.Set("Content-Disposition", `inline; filename="mainpate.ics"`)
	header.Set("Cache-Control", "private, no-cache")
	header.Set("X-Robots-Tag", "noindex")
	header.Set("ETag", etag)
	if knows(r.Header.Get("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	if r.Method == http.MethodHead {
		w.WriteHeader(http.StatusOK)
		return nil
	}
	_, err = w.Write(body)
	return err
}

// knows says whether the calendar has exactly this already.
func knows(header, etag string) bool {
	for known := range strings.SplitSeq(header, ",") {
		if known = strings.TrimSpace(known); known == "*" || strings.TrimPrefix(known, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}

package sms

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Verdict is what a gateway's answer means for us.
type Verdict int

// The verdicts. Busy and Refused are certain: the message has not been sent.
const (
	Busy     Verdict = iota // certainly not sent, and worth another try
	Accepted                // taken for sending
	Refused                 // certainly not sent, and never will be
	Unknown                 // perhaps sent, so never again
)

// Answer is a judged answer of the gateway.
type Answer struct {
	Verdict    Verdict
	Code       string
	RetryAfter time.Duration
	Mistake    bool // ours, or the operators'
}

// HTTPGateway takes {"to", "text", "from"} as JSON.
type HTTPGateway struct {
	url    string
	token  string
	sender string
	client *http.Client
	now    func() time.Time

	mu          sync.Mutex
	pausedUntil time.Time
}

// HTTPConfig says where the gateway is.
type HTTPConfig struct {
	URL     string
	Token   string        // for the Authorization header; left out when empty
	Sender  string        // what the message is from; left out when empty
	Timeout time.Duration // 10 seconds when zero
}

const (
	usualTimeout  = 10 * time.Second
	usualPause    = time.Minute
	longestPause  = time.Hour
	longestAnswer = 4 << 10
)

// NewHTTPGateway calls nobody yet.
func NewHTTPGateway(c HTTPConfig, now func() time.Time) *HTTPGateway {
	timeout := cmp.Or(c.Timeout, usualTimeout)
	return &HTTPGateway{
		url: c.URL, token: c.Token, sender: c.Sender, now: now,
		client: &http.Client{
			Timeout:       timeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				Proxy:               nil, // numbers go where the operators said and nowhere else
				DialContext:         (&net.Dialer{Timeout: timeout / 2}).DialContext,
				TLSHandshakeTimeout: timeout / 2,
				DisableKeepAlives:   true, // a line that breaks before it is used would leave us guessing
			},
		},
	}
}

// Send hands over one message. The gateway is left alone for as long as it asks for.
func (g *HTTPGateway) Send(ctx context.Context, key, to, text string) Answer {
	if wait := g.paused(); wait > 0 {
		return Answer{Code: "paused", RetryAfter: wait}
	}
	message := map[string]string{"to": to, "text": text}
	if g.sender != "" {
		message["from"] = g.sender
	}
	body, err := json.Marshal(message)
	if err != nil {
		return Answer{Verdict: Refused, Code: "bad_message", Mistake: true}
	}
	var connected atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	r, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, trace), http.MethodPost, g.url, bytes.NewReader(body))
	if err != nil {
		return Answer{Verdict: Refused, Code: "bad_address", Mistake: true}
	}
	r.GetBody = nil // the library must not send a second time by itself
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Idempotency-Key", key)
	if g.token != "" {
		r.Header.Set("Authorization", "Bearer "+g.token)
	}
	response, err := g.client.Do(r)
	if err != nil {
		return lost(err, connected.Load())
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, longestAnswer))
	a := g.judge(response.StatusCode, response.Header.Get("Retry-After"))
	if a.RetryAfter > 0 {
		g.pause(g.now().Add(a.RetryAfter))
	}
	return a
}

// lost tells a message that never left from one that may have arrived.
func lost(err error, connected bool) Answer {
	if connected {
		return Answer{Verdict: Unknown, Code: "no_answer"}
	}
	var unknown *net.DNSError
	if errors.As(err, &unknown) {
		return Answer{Code: "no_connection", Mistake: unknown.IsNotFound}
	}
	return Answer{Code: "no_connection"}
}

// mistakes are answers that are not about the message: the address or the token is wrong, or the account is empty.
var mistakes = []int{http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed}

func (g *HTTPGateway) judge(status int, retryAfter string) Answer {
	code := fmt.Sprintf("status_%d", status)
	wait := wished(retryAfter, g.now())
	switch {
	case status >= 200 && status < 300:
		return Answer{Verdict: Accepted}
	case status == http.StatusTooManyRequests:
		return Answer{Code: code, RetryAfter: cmp.Or(wait, usualPause)}
	case status == http.StatusServiceUnavailable && wait > 0:
		return Answer{Code: code, RetryAfter: wait}
	case status >= 500: // it may have failed after sending
		return Answer{Verdict: Unknown, Code: code}
	case status < 400 || slices.Contains(mistakes, status):
		return Answer{Code: code, Mistake: true}
	default:
		return Answer{Verdict: Refused, Code: code}
	}
}

func (g *HTTPGateway) paused() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	return max(g.pausedUntil.Sub(g.now()), 0)
}

func (g *HTTPGateway) pause(until time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if until.After(g.pausedUntil) {
		g.pausedUntil = until
	}
}

// wished reads a Retry-After header, in seconds or as a date, within reason.
func wished(header string, now time.Time) time.Duration {
	header = strings.TrimSpace(header)
	var wait time.Duration
	if seconds, err := strconv.Atoi(header); err == nil {
		wait = time.Duration(min(max(seconds, 0), int(longestPause/time.Second))) * time.Second
	} else if date, err := http.ParseTime(header); err == nil {
		wait = date.Sub(now)
	}
	return min(max(wait, 0), longestPause)
}

package push

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"golang.org/x/time/rate"

	"mainpate/internal/reminder"
)

const (
	// Every message is as long as a record; phones with Firefox refuse the usual
	// 4096. The rest is what the encryption needs, and one byte for the end.
	recordSize     = 2048
	longestPayload = recordSize - headerSize - tagSize - 1
	sendTimeout    = 10 * time.Second
	longestAnswer  = 4 << 10
	evenly         = 1000 // messages a second, once more than
	atOnce         = 2000 // have gone out
)

var validTopic = regexp.MustCompile(`^[A-Za-z0-9_-]{1,32}$`)

// sender speaks to push services (RFC 8030). What is usual for an office goes out at once; a flood goes out evenly,
// because encrypting takes all of a processor and people are using the app meanwhile.
type sender struct {
	client *http.Client
	stamps *stamps
	pace   *rate.Limiter
	now    func() time.Time
}

func newSender(subject string, allowed hosts, now func() time.Time) *sender {
	return &sender{
		now: now, stamps: newStamps(subject), pace: rate.NewLimiter(evenly, atOnce),
		client: &http.Client{
			Timeout:       sendTimeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				Proxy:                 nil, // a proxy would resolve names behind our back
				DialContext:           allowed.dial,
				ForceAttemptHTTP2:     true,
				MaxIdleConnsPerHost:   fastest,
				IdleConnTimeout:       90 * time.Second,
				TLSHandshakeTimeout:   5 * time.Second,
				ResponseHeaderTimeout: sendTimeout,
			},
		},
	}
}

// post sends one payload to one device, signed with the key it subscribed with, and judges the answer.
func (s *sender) post(ctx context.Context, key Key, to Subscription, payload []byte, n reminder.Notice) Answer {
	if len(payload) > longestPayload || !validTopic.MatchString(n.Topic) {
		return Answer{Verdict: TooLarge, Code: "bad_message"}
	}
	if err := s.pace.Wait(ctx); err != nil {
		return Answer{Verdict: NoAnswer, Code: "no_answer"}
	}
	request, err := s.request(ctx, key, to, payload, n)
	if err != nil {
		return Answer{Verdict: Rejected, Code: "bad_device"}
	}
	response, err := s.client.Do(request)
	if err != nil {
		return Answer{Verdict: NoAnswer, Code: "no_answer"}
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, longestAnswer))
	if err != nil {
		body = []byte(fmt.Sprint(err))
	}
	return judge(response.StatusCode, string(body), response.Header.Get("Retry-After"), s.now())
}

func (s *sender) request(ctx context.Context, key Key, to Subscription, payload []byte, n reminder.Notice) (*http.Request, error) {
	message, err := seal(payload, to)
	if err != nil {
		return nil, err
	}
	stamp, err := s.stamps.header(key, to.Endpoint, s.now())
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to.Endpoint, bytes.NewReader(message))
	if err != nil {
		return nil, err
	}
	h := request.Header
	h.Set("Authorization", stamp)
	h.Set("Content-Encoding", "aes128gcm")
	h.Set("Content-Type", "application/octet-stream")
	h.Set("TTL", strconv.Itoa(int(n.TTL/time.Second)))
	h.Set("Topic", n.Topic)
	h.Set("Urgency", string(n.Urgency))
	return request, nil
}

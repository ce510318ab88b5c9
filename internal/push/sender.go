package push

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"mainpate/internal/reminder"
)

const (
	// Every message is padded to the record size; phones with Firefox refuse the
	// library's 4096. The rest is the overhead of the encryption.
	recordSize     = 2048
	longestPayload = recordSize - 103
	sendTimeout    = 10 * time.Second
	longestAnswer  = 4 << 10
)

var validTopic = regexp.MustCompile(`^[A-Za-z0-9_-]{1,32}$`)

// sender is the only one who knows the push library. It sets every option,
// because the library's defaults drop messages, follow redirects and wait for ever.
type sender struct {
	client  *http.Client
	subject string
	now     func() time.Time
}

func newSender(subject string, allowed hosts, now func() time.Time) *sender {
	return &sender{
		now:     now,
		subject: strings.TrimPrefix(subject, "mailto:"), // the library puts it in front itself, even twice
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
	// The library appends to the slice it is given, and the same payload goes to several devices at once.
	response, err := webpush.SendNotificationWithContext(ctx, bytes.Clone(payload), &webpush.Subscription{
		Endpoint: to.Endpoint, Keys: webpush.Keys{Auth: to.Auth, P256dh: to.P256dh},
	}, &webpush.Options{
		HTTPClient: s.client, RecordSize: recordSize, Subscriber: s.subject, Topic: n.Topic,
		TTL: int(n.TTL / time.Second), Urgency: webpush.Urgency(n.Urgency),
		VAPIDPublicKey: key.Public, VAPIDPrivateKey: key.private,
	})
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

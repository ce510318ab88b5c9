package push

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Verdict is what a push service's answer means for us.
type Verdict int

// The verdicts. Only Gone removes a subscription at once.
const (
	Busy     Verdict = iota // try again
	Accepted                // taken for delivery
	Gone                    // the subscription has ended
	WrongKey                // made with another key: the app has to subscribe anew
	Rejected                // refused, and a repetition would be as well
	TooLarge                // our mistake, not the subscription's
	Mistrust                // the service does not accept our signature: a mistake in the settings
	NoAnswer                // the network or the service is away
)

var verdicts = [...]string{"busy", "accepted", "gone", "wrong_key", "rejected", "too_large", "mistrust", "no_answer"}

// String is the stable word for the record.
func (v Verdict) String() string { return verdicts[v] }

// Answer is a judged answer of a push service.
type Answer struct {
	Verdict    Verdict
	Code       string
	RetryAfter time.Duration
	Pause      time.Duration // how long to leave the whole service alone
}

const (
	usualPause    = time.Minute
	longestPause  = time.Hour
	mistrustPause = 10 * time.Minute
)

// judge reads the status table. Push services differ in how they say the same thing.
func judge(status int, body, retryAfter string, now time.Time) Answer {
	code := fmt.Sprintf("status_%d", status)
	switch {
	case status >= 200 && status < 300:
		return Answer{Verdict: Accepted}
	case status == http.StatusNotFound || status == http.StatusGone:
		return Answer{Verdict: Gone, Code: "gone"}
	case status == http.StatusTooManyRequests || status == http.StatusNotAcceptable: // Windows says 406
		wait := wished(retryAfter, now)
		if wait == 0 {
			wait = usualPause
		}
		return Answer{Verdict: Busy, Code: "too_many", RetryAfter: wait, Pause: wait}
	case status == http.StatusRequestTimeout || status >= 500:
		return Answer{Verdict: Busy, Code: code, RetryAfter: wished(retryAfter, now)}
	case status == http.StatusRequestEntityTooLarge:
		return Answer{Verdict: TooLarge, Code: "too_large"}
	case containsAny(body, "VapidPkHashMismatch", "do not correspond", "public key mismatch"):
		return Answer{Verdict: WrongKey, Code: "wrong_key"}
	case containsAny(body, "BadJwtToken"):
		return Answer{Verdict: Mistrust, Code: "bad_signature", RetryAfter: mistrustPause, Pause: mistrustPause}
	default:
		return Answer{Verdict: Rejected, Code: code}
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

func containsAny(text string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(strings.ToLower(text), strings.ToLower(p)) {
			return true
		}
	}
	return false
}

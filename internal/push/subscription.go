// Package push carries notices to people's devices by web push. It is careful
// with addresses chosen by strangers, with the mistakes of the library it uses,
// and with what push services answer.
package push

import (
	"crypto/ecdh"
	"crypto/subtle"
	"encoding/base64"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Address is where and how one browser can be reached.
type Address struct {
	Endpoint string
	P256dh   string
	Auth     string
	Key      string // public key of ours that the browser subscribed with; empty when it does not say
}

// Subscription is a device that a person wants to be reminded on.
type Subscription struct {
	ID            uuid.UUID `gorm:"primaryKey"`
	PersonID      uuid.UUID
	SessionID     *uuid.UUID
	Endpoint      string
	P256dh        string
	Auth          string
	KeyID         string
	CreatedAt     time.Time
	LastSeenAt    time.Time
	LastSuccessAt *time.Time
	Failures      int // refusals in a row
	NeedsRenewal  bool
}

// TableName keeps the full name.
func (Subscription) TableName() string { return "push_subscriptions" }

const (
	longestEndpoint = 1024
	freshFor        = 45 * 24 * time.Hour
	forgottenAfter  = 60 * 24 * time.Hour // then push services have forgotten it too
	successEvery    = 24 * time.Hour      // how exactly the last success is kept
	failureLimit    = 3
	devicesLimit    = 10
)

// Check says what is wrong with the shape of the keys.
func (a Address) Check() error {
	var fields []problem.Field
	if raw, err := decode(a.P256dh); err != nil || !onCurve(raw) {
		fields = append(fields, problem.Field{Pointer: "/keys/p256dh", Code: "wrong_format"})
	}
	if raw, err := decode(a.Auth); err != nil || len(raw) != 16 {
		fields = append(fields, problem.Field{Pointer: "/keys/auth", Code: "wrong_format"})
	}
	if len(fields) > 0 {
		return problem.Invalid(fields...)
	}
	return nil
}

func onCurve(raw []byte) bool {
	_, err := ecdh.P256().NewPublicKey(raw)
	return len(raw) == 65 && err == nil
}

func decode(text string) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.TrimRight(text, "="))
}

// Seen takes over what a signed-in app says about its device. A device belongs
// to whoever is signed in on it, but only someone who holds its keys may take it
// over from somebody else. An app that does not name the key it subscribed with
// leaves an unchanged subscription under the key it was made with.
func (s *Subscription) Seen(personID uuid.UUID, sessionID *uuid.UUID, a Address, keyID string, now time.Time) error {
	same := s.has(a)
	if s.PersonID != personID && !same {
		return problem.New(problem.Conflict, "endpoint_taken")
	}
	if !same {
		s.Failures = 0
	}
	if !same || a.Key != "" {
		s.KeyID = keyID
	}
	s.PersonID, s.SessionID, s.P256dh, s.Auth = personID, sessionID, a.P256dh, a.Auth
	s.NeedsRenewal, s.LastSeenAt = false, now
	return nil
}

// Renew gives the device the new address that its browser has chosen. A browser
// renews with the key of the old address unless it names another.
func (s *Subscription) Renew(a Address, keyID string, now time.Time) {
	s.Endpoint, s.P256dh, s.Auth = a.Endpoint, a.P256dh, a.Auth
	s.NeedsRenewal, s.Failures, s.LastSeenAt = false, 0, now
	if a.Key != "" {
		s.KeyID = keyID
	}
}

func (s Subscription) has(a Address) bool {
	return subtle.ConstantTimeCompare([]byte(s.P256dh+" "+s.Auth), []byte(a.P256dh+" "+a.Auth)) == 1
}

// Sendable says whether sending with the key it was made with can succeed.
func (s Subscription) Sendable(keys keyring) bool {
	_, held := keys.all[s.KeyID]
	return held && !s.NeedsRenewal
}

// worthTrying also takes those that have never worked and may be refused for
// good: after the third refusal they go.
func (s Subscription) worthTrying(keys keyring) bool {
	_, held := keys.all[s.KeyID]
	return held && (!s.NeedsRenewal || s.LastSuccessAt == nil)
}

// Reachable says whether the device has shown a sign of life lately.
func (s Subscription) Reachable(keys keyring, now time.Time) bool {
	sign := s.LastSeenAt
	if s.LastSuccessAt != nil && s.LastSuccessAt.After(sign) {
		sign = *s.LastSuccessAt
	}
	return s.Sendable(keys) && now.Sub(sign) <= freshFor
}

// teaches says whether an answer changes what is kept about the device. A
// success every day is exact enough, and spares a busy morning thousands of writes.
func (s Subscription) teaches(a Answer, now time.Time) bool {
	switch a.Verdict {
	case Accepted:
		return s.Failures > 0 || s.NeedsRenewal || s.LastSuccessAt == nil || now.Sub(*s.LastSuccessAt) >= successEvery
	case Gone, WrongKey, Rejected:
		return true
	}
	return false
}

// Learn takes over a push service's answer and says whether the subscription is
// worth keeping: one that never worked is given up after three refusals.
func (s *Subscription) Learn(a Answer, now time.Time) (keep bool) {
	switch a.Verdict {
	case Accepted:
		s.LastSuccessAt, s.Failures, s.NeedsRenewal = &now, 0, false
	case Gone:
		return false
	case WrongKey:
		s.NeedsRenewal = true
		s.Failures++
	case Rejected:
		s.Failures++
	}
	return s.LastSuccessAt != nil || s.Failures < failureLimit
}

// Package pushtest is a push service for tests: it hands out subscriptions,
// really checks and decrypts what it is sent, and can answer as badly as real ones.
package pushtest

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var encoding = base64.RawURLEncoding

// Subscription is what a browser would give to its app.
type Subscription struct {
	Endpoint string
	P256dh   string
	Auth     string
}

// Message is a decrypted push message together with what the push service saw.
type Message struct {
	Endpoint string
	Payload  []byte
	Topic    string
	Urgency  string
	TTL      time.Duration
	Size     int    // of the encrypted body
	Key      string // public VAPID key, base64url
	Subject  string // whom the push service may write to
}

// Answer is how the service answers; the zero Answer is 201.
type Answer struct {
	Status     int
	RetryAfter string
	Body       string
	Hang       bool   // until the caller gives up
	Lost       bool   // the message is taken, but nobody hears of it; only for all endpoints
	Meanwhile  func() // happens while the caller waits
}

// Service is a running push service.
type Service struct {
	report func(format string, args ...any) // tells of a message that no browser could read
	server *httptest.Server
	closed chan struct{}

	mu       sync.Mutex
	now      func() time.Time
	browsers map[string]browser
	answers  map[string]Answer
	usual    Answer
	received []Message
	asked    int
}

type browser struct {
	key     *ecdh.PrivateKey
	auth    []byte
	boundTo string // the sender's public key, as real browsers ask for; empty takes anybody's
}

// New starts a push service that ends with the test.
func New(t testing.TB) *Service {
	t.Helper()
	s := Start(t.Errorf)
	t.Cleanup(s.Close)
	return s
}

// Start starts a push service outside of a test; report is told of every message that no browser could read.
func Start(report func(format string, args ...any)) *Service {
	s := &Service{report: report, closed: make(chan struct{}), now: time.Now, browsers: map[string]browser{}, answers: map[string]Answer{}}
	s.server = httptest.NewServer(http.HandlerFunc(s.receive))
	return s
}

// Close ends the service.
func (s *Service) Close() {
	close(s.closed)
	s.server.Close()
}

// Follow lets the service go by another clock.
func (s *Service) Follow(now func() time.Time) *Service {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = now
	return s
}

// Origin is what has to be allowed for the service to be called, "http://127.0.0.1:4000".
func (s *Service) Origin() string { return s.server.URL }

// Subscribe makes a browser with a subscription of its own.
func (s *Service) Subscribe() Subscription { return s.SubscribeWith("") }

// SubscribeWith makes a browser that takes messages of one sender only, known by its public key.
func (s *Service) SubscribeWith(public string) Subscription {
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		panic(err) // no randomness, no tests
	}
	auth, name := make([]byte, 16), make([]byte, 16)
	_, _ = rand.Read(auth)
	_, _ = rand.Read(name)
	sub := Subscription{
		Endpoint: s.server.URL + "/push/" + encoding.EncodeToString(name),
		P256dh:   encoding.EncodeToString(key.PublicKey().Bytes()),
		Auth:     encoding.EncodeToString(auth),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.browsers[sub.Endpoint] = browser{key, auth, public}
	return sub
}

// Answer decides how one endpoint answers from now on.
func (s *Service) Answer(endpoint string, a Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers[endpoint] = a
}

// AnswerAll decides how all other endpoints answer from now on.
func (s *Service) AnswerAll(a Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.usual = a
}

// Forget ends a subscription, as a browser does that unsubscribes.
func (s *Service) Forget(endpoint string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.browsers, endpoint)
}

// Received are the messages that were taken, in order.
func (s *Service) Received() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Message{}, s.received...)
}

// Asked counts all requests, also those that were not taken.
func (s *Service) Asked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

func (s *Service) receive(w http.ResponseWriter, r *http.Request) {
	endpoint := s.server.URL + r.URL.Path
	s.mu.Lock()
	s.asked++
	device, known := s.browsers[endpoint]
	answer, special := s.answers[endpoint]
	if !special {
		answer = s.usual
	}
	s.mu.Unlock()
	if answer.Meanwhile != nil {
		answer.Meanwhile()
	}
	switch {
	case !known:
		w.WriteHeader(http.StatusNotFound)
	case answer.Hang:
		select {
		case <-r.Context().Done():
		case <-s.closed:
		}
	case answer.Status >= 300:
		w.Header().Set("Retry-After", answer.RetryAfter)
		w.Header().Set("Location", s.server.URL+"/elsewhere")
		w.WriteHeader(answer.Status)
		_, _ = io.WriteString(w, answer.Body)
	default:
		s.take(w, r, endpoint, device)
	}
}

func (s *Service) take(w http.ResponseWriter, r *http.Request, endpoint string, device browser) {
	s.mu.Lock()
	now := s.now()
	s.mu.Unlock()
	m, err := read(r, s.server.URL, device, now)
	if err != nil {
		s.report("pushtest: %v", err)
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if device.boundTo != "" && device.boundTo != m.Key {
		http.Error(w, "the VAPID credentials in the authorization header do not correspond to the credentials used to create the subscriptions", http.StatusForbidden)
		return
	}
	m.Endpoint = endpoint
	s.mu.Lock()
	s.received = append(s.received, m)
	lost := s.usual.Lost
	s.mu.Unlock()
	if lost {
		panic(http.ErrAbortHandler)
	}
	w.WriteHeader(http.StatusCreated)
}

func read(r *http.Request, origin string, device browser, now time.Time) (Message, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return Message{}, err
	}
	if r.Method != http.MethodPost || r.Header.Get("Content-Encoding") != "aes128gcm" {
		return Message{}, fmt.Errorf("%s with encoding %q", r.Method, r.Header.Get("Content-Encoding"))
	}
	seconds, err := strconv.Atoi(r.Header.Get("TTL"))
	if err != nil {
		return Message{}, fmt.Errorf("TTL: %w", err)
	}
	key, subject, err := checkSignature(r.Header.Get("Authorization"), origin, now)
	if err != nil {
		return Message{}, fmt.Errorf("authorization: %w", err)
	}
	payload, err := decrypt(body, device)
	if err != nil {
		return Message{}, fmt.Errorf("decrypt: %w", err)
	}
	return Message{
		Payload: payload, Topic: r.Header.Get("Topic"), Urgency: strings.ToLower(r.Header.Get("Urgency")),
		TTL: time.Duration(seconds) * time.Second, Size: len(body), Key: key, Subject: subject,
	}, nil
}

package sms_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/contact"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/language"
	"mainpate/internal/reminder"
	"mainpate/internal/sms"
)

var ctx = context.Background()

// request is what the gateway was sent.
type request struct {
	Body   map[string]string
	Header http.Header
}

// gateway is a gateway that can answer badly.
type gateway struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []request
	answer http.HandlerFunc
}

func (g *gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	got := request{Header: r.Header}
	_ = json.Unmarshal(raw, &got.Body)
	g.mu.Lock()
	g.asked = append(g.asked, got)
	answer := g.answer
	g.mu.Unlock()
	if answer != nil {
		answer(w, r)
	}
}

func (g *gateway) answers(f http.HandlerFunc) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.answer = f
}

func (g *gateway) requests() []request {
	g.mu.Lock()
	defer g.mu.Unlock()
	return append([]request{}, g.asked...)
}

// book knows everybody's number.
type book map[uuid.UUID]string

func (b book) Addresses(context.Context, *gorm.DB, contact.Kind, []uuid.UUID) (map[uuid.UUID]string, error) {
	return b, nil
}

// stage is a service with a gateway and a log to look into.
type stage struct {
	*sms.Service
	t       *testing.T
	gateway *gateway
	book    book
	log     *bytes.Buffer
	clock   *dbtest.Clock
}

func open(t *testing.T, change func(*sms.HTTPConfig)) *stage {
	t.Helper()
	s := &stage{t: t, gateway: &gateway{}, book: book{}, log: &bytes.Buffer{}, clock: dbtest.NewClock(t)}
	s.gateway.Server = httptest.NewServer(s.gateway)
	t.Cleanup(s.gateway.Close)
	db, err := database.Open(ctx, database.Config{DataDir: dbtest.SQLiteDir(t), Now: s.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	c := sms.HTTPConfig{URL: s.gateway.URL + "/messages", Token: "geheim", Sender: "MainPate", Timeout: 5 * time.Second}
	if change != nil {
		change(&c)
	}
	s.Service = sms.NewService(db, s.book, sms.NewHTTPGateway(c, db.Now), slog.New(slog.NewTextHandler(s.log, nil)))
	return s
}

func (s *stage) parcel(number, language string) reminder.Parcel {
	id := database.NewID()
	s.book[id] = number
	return reminder.Parcel{PersonID: id, Notice: reminder.Notice{
		Body: "Morgen 15 Uhr. Bis dann.", Lasting: "Mittwoch, 2. Dezember, 15 Uhr.", Tag: "tag-of-the-reminder",
		Language: language, Navigate: "https://mainpate.example.org/milestones/1",
	}}
}

func (s *stage) hand(p reminder.Parcel) reminder.Outcome {
	s.t.Helper()
	got := s.HandOver(ctx, []reminder.Parcel{p})
	if len(got) != 1 {
		s.t.Fatalf("%d outcomes", len(got))
	}
	return got[0]
}

func TestAMessageSaysNothingButWhereToLook(t *testing.T) {
	s := open(t, nil)
	for language, want := range map[string]string{
		"de": "MainPate: Es gibt eine Nachricht für Dich. https://mainpate.example.org/milestones/1",
		"ar": "\u200fMainPate: لديك رسالة. https://mainpate.example.org/milestones/1",
		"xx": "MainPate: Es gibt eine Nachricht für Dich. https://mainpate.example.org/milestones/1",
	} {
		if got := s.hand(s.parcel("+491512345678", language)); got.Result != reminder.HandedOver {
			t.Fatalf("%+v", got)
		}
		asked := s.gateway.requests()
		got := asked[len(asked)-1]
		if got.Body["text"] != want || got.Body["to"] != "+491512345678" || got.Body["from"] != "MainPate" || len(got.Body) != 3 {
			t.Errorf("%s: %+v", language, got.Body)
		}
		if got.Header.Get("Authorization") != "Bearer geheim" || got.Header.Get("Idempotency-Key") != "tag-of-the-reminder" {
			t.Errorf("%+v", got.Header)
		}
	}
	if got := s.hand(s.parcel("", "de")); got.Result != reminder.NoDevice || len(s.gateway.requests()) != 3 {
		t.Errorf("without a number: %+v", got)
	}
}

func TestCodesAndNotices(t *testing.T) {
	s := open(t, nil)
	texts := map[string]bool{}
	for _, spoken := range language.All {
		if err := errors.Join(s.SendCode(ctx, "+491512345678", spoken, "048151"), s.SendNotice(ctx, "+491512345678", spoken)); err != nil {
			t.Fatal(err)
		}
	}
	for i, r := range s.gateway.requests() {
		texts[r.Body["text"]] = true
		if strings.Contains(r.Body["text"], "048151") != (i%2 == 0) || strings.ContainsAny(r.Body["text"], "{}") {
			t.Errorf("got %s", r.Body["text"])
		}
	}
	if len(texts) != 2*len(language.All) {
		t.Errorf("%d texts", len(texts))
	}
	s.gateway.answers(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(400) })
	if err := s.SendCode(ctx, "+491512345678", "de", "1"); !errors.Is(err, contact.ErrRefused) {
		t.Error(err)
	}
	s.gateway.answers(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(429) })
	if err := s.SendCode(ctx, "+491512345678", "de", "1"); err == nil || errors.Is(err, contact.ErrRefused) {
		t.Error(err)
	}
}

func TestAnswersOfTheGateway(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		header string
		want   reminder.Outcome
	}{
		{"taken", 202, "", reminder.Outcome{Result: reminder.HandedOver}},
		{"bad number", 400, "", reminder.Outcome{Result: reminder.Refused, Code: "status_400"}},
		{"bad number too", 422, "", reminder.Outcome{Result: reminder.Refused, Code: "status_422"}},
		{"wrong token", 401, "", reminder.Outcome{Code: "status_401"}},
		{"no money", 402, "", reminder.Outcome{Code: "status_402"}},
		{"too many", 429, "120", reminder.Outcome{Code: "status_429", RetryAfter: 2 * time.Minute}},
		{"too many without a time", 429, "", reminder.Outcome{Code: "status_429", RetryAfter: time.Minute}},
		{"come back", 503, "Wed, 25 Nov 2026 09:05:00 GMT", reminder.Outcome{Code: "status_503", RetryAfter: 5 * time.Minute}},
		{"far too long", 503, "99999999999", reminder.Outcome{Code: "status_503", RetryAfter: time.Hour}},
		{"broke, perhaps after sending", 500, "", reminder.Outcome{Result: reminder.Doubtful, Code: "status_500"}},
		{"somebody between us broke", 504, "", reminder.Outcome{Result: reminder.Doubtful, Code: "status_504"}},
	} {
		s := open(t, nil)
		s.gateway.answers(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", c.header)
			w.WriteHeader(c.status)
		})
		if got := s.hand(s.parcel("+491512345678", "de")); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		if strings.Contains(s.log.String(), "49151") || strings.Contains(s.log.String(), "geheim") {
			t.Errorf("the log tells too much: %s", s.log)
		}
	}
}

func TestTheGatewayIsLeftAloneForAsLongAsItAsks(t *testing.T) {
	s := open(t, nil)
	s.gateway.answers(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "60")
		w.WriteHeader(429)
	})
	s.hand(s.parcel("+491512345678", "de"))
	s.gateway.answers(nil)
	s.clock.Advance(20 * time.Second)
	if got := s.hand(s.parcel("+491512345679", "de")); got.Result != reminder.TryLater || got.RetryAfter != 40*time.Second || len(s.gateway.requests()) != 1 {
		t.Errorf("after 20 seconds: %+v", got)
	}
	s.clock.Advance(40 * time.Second)
	if got := s.hand(s.parcel("+491512345679", "de")); got.Result != reminder.HandedOver {
		t.Errorf("after a minute: %+v", got)
	}
}

func TestWhatMayHaveBeenSentIsNotSentAgain(t *testing.T) {
	s := open(t, func(c *sms.HTTPConfig) { c.Timeout = 300 * time.Millisecond })
	ended := make(chan struct{})
	t.Cleanup(func() { close(ended) })
	s.gateway.answers(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-ended:
		}
	})
	if got := s.hand(s.parcel("+491512345678", "de")); got.Result != reminder.Doubtful || got.Code != "no_answer" {
		t.Errorf("no answer: %+v", got)
	}
	s.gateway.answers(func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) })
	if got := s.hand(s.parcel("+491512345678", "de")); got.Result != reminder.Doubtful || len(s.gateway.requests()) != 2 {
		t.Errorf("the line broke: %+v after %d requests", got, len(s.gateway.requests()))
	}
	s.gateway.Close()
	if got := s.hand(s.parcel("+491512345678", "de")); got.Result != reminder.TryLater || got.Code != "no_connection" {
		t.Errorf("never left: %+v", got)
	}
}

func TestNumbersGoNowhereElse(t *testing.T) {
	elsewhere := &gateway{}
	elsewhere.Server = httptest.NewServer(elsewhere)
	defer elsewhere.Close()
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "ALL_PROXY"} {
		t.Setenv(name, elsewhere.URL)
	}
	s := open(t, nil)
	s.gateway.answers(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
	})
	if got := s.hand(s.parcel("+491512345678", "de")); got.Result != reminder.TryLater || got.Code != "status_307" {
		t.Errorf("%+v", got)
	}
	if len(elsewhere.requests()) != 0 || len(s.gateway.requests()) != 1 {
		t.Error("a number went elsewhere")
	}
}

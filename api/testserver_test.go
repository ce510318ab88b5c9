package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/config"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/web"
)

// inProcess, when set, makes the test binary the server itself: for tests that need processes of their own.
const inProcess = "MAINPATE_IN_PROCESS"

func TestMain(m *testing.M) {
	if os.Getenv(inProcess) != "" {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
	}
	dbtest.Main(m)
}

const (
	pin      = "4815162342" // long enough not to turn up in a time by chance
	password = "vier graue Gänse"
	v1       = "/api/v1"
)

// house is the whole server as serve builds it, on a database of its own and with the clock in hand.
type house struct {
	*testing.T
	*services
	clock    *dbtest.Clock
	server   *web.Server
	routes   []Route
	document *document
	log      *journal
	unsaid   []string // what must stand in no log
}

// each builds a house on SQLite and one on PostgreSQL.
func each(t *testing.T, test func(h *house), change ...func(*config.Config)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) { test(build(t, db, clock, change)) })
}

// alone builds a house on SQLite, for what has nothing to do with the database.
func alone(t *testing.T, test func(h *house), change ...func(*config.Config)) {
	t.Helper()
	clock := dbtest.NewClock(t)
	db, err := database.Open(t.Context(), database.Config{DataDir: dbtest.SQLiteDir(t), Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	test(build(t, db, clock, change))
}

func build(t *testing.T, db *database.DB, clock *dbtest.Clock, change []func(*config.Config)) *house {
	t.Helper()
	h := &house{T: t, clock: clock, log: &journal{}, document: described(t)}
	c := settings(t)
	for _, f := range change {
		f(&c)
	}
	var err error
	h.services, err = newServices(db, c, slog.New(slog.NewJSONHandler(h.log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	h.must(err)
	server, router, err := newServer(h.services, db.Ping, clock.Now)
	h.must(err)
	h.server, h.routes = server, router.Routes()
	h.unsaid = append(h.unsaid, string(c.JWTSecret), c.VAPID.Private)
	t.Cleanup(h.checkLog)
	return h
}

func settings(t *testing.T) config.Config {
	t.Helper()
	_, private, err := config.NewVAPIDKeys()
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]string{
		"MAINPATE_JWT_SECRET": strings.Repeat("6d", 32), "MAINPATE_VAPID_PRIVATE": private,
		"MAINPATE_ERASURES":      filepath.Join(t.TempDir(), "erasures.log"),
		"MAINPATE_VAPID_SUBJECT": "mailto:office@example.org", "MAINPATE_OFFICE_NAME": "Jobcenter Beispielstadt",
	}
	c, err := config.Load(func(name string) string { return set[name] })
	if err != nil {
		t.Fatal(err)
	}
	c.HashMemory = 64
	return c
}

// journal is a log that several requests may write at once.
type journal struct {
	mu    sync.Mutex
	text  bytes.Buffer
	heard map[string]bool // what people have written
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

func (h *house) checkLog() {
	text := h.log.String()
	for _, s := range h.unsaid {
		if s != "" && strings.Contains(text, s) {
			h.Errorf("the log tells a secret: %q", s)
		}
	}
	for _, line := range h.log.told() {
		h.Errorf("the log tells what people have written: %s", line)
	}
	for line := range strings.Lines(text) {
		if strings.Contains(line, `"level":"ERROR"`) {
			h.Errorf("something went wrong inside: %s", line)
		}
	}
}

func (h *house) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// caller is somebody with a browser of their own.
type caller struct {
	h          *house
	name       string
	id         uuid.UUID
	login      string
	secret     string
	access     string
	refresh    string
	cookieName string
	address    string
	version    string
}

type obj = map[string]any

// anonymous is a browser that nobody has signed in on; each has an address of its own.
func (h *house) anonymous(name string) *caller {
	return &caller{h: h, name: name, cookieName: "rt", address: "192.0.2." + strconv.Itoa(1+len(h.unsaid)%250)}
}

// staff is a member of staff with an account made on the command line, signed in.
func (h *house) staff(role actor.Role, name string) *caller {
	h.Helper()
	p, _, err := h.auth.SetUp(context.Background(), person.New{Role: role, DisplayName: name, Language: "de"}, password)
	h.must(err)
	c := h.anonymous(name)
	c.id, c.login, c.secret = p.ID, p.Login, password
	c.signIn()
	return c
}

// join redeems an invitation that somebody handed over.
func (h *house) join(name, code, secret string) *caller {
	h.Helper()
	c := h.anonymous(name)
	h.unsaid = append(h.unsaid, code)
	a := c.ask(200, "POST", "/auth/join", obj{
		"secret": code, "display_name": name, "language": "de", "new_secret": secret, "remember": true,
	})
	c.secret = secret
	c.enter(a)
	return c
}

func (c *caller) signIn() {
	c.h.Helper()
	c.enter(c.ask(200, "POST", "/auth/sign-in", obj{"login": c.login, "secret": c.secret, "remember": true}))
}

// again is the same person on one more device.
func (c *caller) again() *caller {
	c.h.Helper()
	other := *c
	other.signIn()
	return &other
}

func (c *caller) enter(a reply) {
	c.h.Helper()
	c.access, c.login, c.id = a.text("access_token"), a.text("person.login"), a.id("person.id")
	c.version = a.text("person.version")
	c.h.unsaid = append(c.h.unsaid, c.access, c.secret)
	c.keepCookie(a)
}

func (c *caller) keepCookie(a reply) {
	for _, cookie := range a.cookies() {
		c.cookieName, c.refresh = cookie.Name, cookie.Value
		c.h.unsaid = append(c.h.unsaid, cookie.Value)
	}
}

// version is the header of a change that is based on a version.
func version(n any) []string { return []string{"If-Match", fmt.Sprintf(`"%v"`, n)} }

// send asks the server and holds the answer against the document.
func (c *caller) send(method, path string, body any, header ...string) reply {
	c.h.Helper()
	var sent []byte
	kind := "application/json"
	switch body := body.(type) {
	case nil:
	case string:
		sent = []byte(body)
	case []byte: // a file
		sent, kind = body, "application/octet-stream"
	default:
		var err error
		sent, err = json.Marshal(body)
		c.h.must(err)
	}
	c.h.log.hear(sent)
	r := httptest.NewRequest(method, v1+path, bytes.NewReader(sent))
	r.RemoteAddr = c.address + ":4711"
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140.0")
	if body != nil {
		r.Header.Set("Content-Type", kind)
	}
	if c.access != "" {
		r.Header.Set("Authorization", "Bearer "+c.access)
	}
	if c.refresh != "" && strings.HasPrefix(path, "/auth/") {
		r.Header.Set("Cookie", c.cookieName+"="+c.refresh)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Del(header[i])
		if header[i+1] != "" {
			r.Header.Set(header[i], header[i+1])
		}
	}
	w := c.h.raw(r)
	got, err := io.ReadAll(w.Result().Body)
	c.h.must(err)
	a := reply{t: c.h.T, what: c.name + ": " + method + " " + path, status: w.Code, header: w.Result().Header, body: got}
	a.without(string(c.h.config.JWTSecret), c.h.config.VAPID.Private)
	if err := c.h.document.check(method, r.URL.Path, sent, a); err != nil {
		c.h.Errorf("%s: %d %s\n%v", a.what, a.status, got, err)
	}
	return a
}

// raw asks without any help.
func (h *house) raw(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	if r.URL.Path == v1+"/events" { // goes on until somebody hangs up
		ctx, hangUp := context.WithCancel(r.Context())
		h.server.ServeHTTP(&greeted{w, hangUp}, r.WithContext(ctx))
		return w
	}
	h.server.ServeHTTP(w, r)
	return w
}

// greeted hangs up after the first words.
type greeted struct {
	*httptest.ResponseRecorder
	hangUp func()
}

// Flush comes after each word.
func (g *greeted) Flush() {
	g.ResponseRecorder.Flush()
	g.hangUp()
}

// ask sends and expects a status.
func (c *caller) ask(status int, method, path string, body any, header ...string) reply {
	c.h.Helper()
	a := c.send(method, path, body, header...)
	if a.status != status {
		c.h.Fatalf("%s: %d %s, want %d", a.what, a.status, a.body, status)
	}
	return a
}

// refused sends and expects a problem.
func (c *caller) refused(status int, code, method, path string, body any, header ...string) reply {
	c.h.Helper()
	a := c.ask(status, method, path, body, header...)
	if got := a.text("code"); got != code {
		c.h.Fatalf("%s: %d %s, want %s", a.what, a.status, got, code)
	}
	return a
}

// newID is an id as a phone makes it.
func newID() string { return database.NewID().String() }

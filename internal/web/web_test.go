package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

type fixture struct {
	*Server
	log    *bytes.Buffer
	broken error
}

func newFixture(t *testing.T, change ...func(*Options)) *fixture {
	t.Helper()
	f := &fixture{log: &bytes.Buffer{}}
	o := Options{
		PublicURL: "https://mainpate.example.org",
		Log:       slog.New(slog.NewJSONHandler(f.log, nil)),
		Ready:     func(context.Context) error { return f.broken },
		Now:       time.Now,
		App: fstest.MapFS{
			"index.html.br": {Data: []byte("br-html")}, "index.html.gz": {Data: packed(t, "<html>")},
			"assets/main-abc.js": {Data: []byte("main")}, "sw.js": {Data: []byte("worker")}, "manifest.webmanifest": {Data: []byte("{}")}, ".keep": {},
		},
	}
	for _, c := range change {
		c(&o)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	f.Server = s
	f.addRoutes()
	return f
}

type noteInput struct {
	ID   uuid.UUID `path:"id"`
	Body struct {
		Title string   `json:"title" minLength:"2" maxLength:"5"`
		Size  int      `json:"size,omitempty" minimum:"1" maximum:"5"`
		Kind  string   `json:"kind,omitempty" enum:"a,b"`
		Day   string   `json:"day,omitempty" format:"date"`
		Steps []string `json:"steps,omitempty" maxItems:"2" maxLength:"3"`
	}
}

type whoOutput struct {
	Body struct {
		IP   string `json:"ip"`
		Role string `json:"role"`
	}
}

type sessions struct{}

func (sessions) Check(_ context.Context, bearer string) (actor.Actor, error) {
	if bearer == "ended" {
		return actor.Actor{}, problem.New(problem.Unauthenticated, "session_ended")
	}
	return actor.Actor{Role: actor.Role(bearer)}, nil
}

func (f *fixture) addRoutes() {
	operation := func(method, path string, guard ...func(huma.Context, func(huma.Context))) huma.Operation {
		return huma.Operation{OperationID: method + path, Method: method, Path: Prefix + path, MaxBodyBytes: MaxBody, Middlewares: guard}
	}
	huma.Register(f.API, operation("PUT", "/notes/{id}"), func(context.Context, *noteInput) (*struct{}, error) { return nil, nil })
	huma.Register(f.API, operation("GET", "/who", f.SignedIn(sessions{}, actor.Coach)), func(ctx context.Context, _ *struct{}) (*whoOutput, error) {
		o := &whoOutput{}
		o.Body.IP, o.Body.Role = actor.ClientIP(ctx), string(actor.Must(ctx).Role)
		return o, nil
	})
	huma.Register(f.API, operation("POST", "/cookie", f.OwnPages), func(context.Context, *struct{}) (*struct{}, error) { return nil, nil })
	huma.Register(f.API, operation("GET", "/fail/{how}"), func(ctx context.Context, in *struct {
		How string `path:"how"`
	}) (*struct{}, error) {
		switch in.How {
		case "panic":
			panic("secret of the house")
		case "unexpected":
			return nil, Explain(ctx, errors.New("secret of the house"))
		case "late":
			return nil, Explain(ctx, problem.New(problem.RateLimited, "too_many_tries").After(1500*time.Millisecond))
		case "stale":
			return nil, Explain(ctx, problem.Stale(map[string]int{"version": 3}))
		case "away":
			return nil, Explain(ctx, &net.OpError{Op: "dial", Err: errors.New("refused")})
		default:
			return nil, Explain(ctx, problem.Invalid(problem.Field{Pointer: "/day", Code: "in_the_past"}))
		}
	})
}

func (f *fixture) do(t *testing.T, method, path, body string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	return w.Result()
}

// expectProblem checks the answer is a complete problem and gives it back.
func expectProblem(t *testing.T, answer *http.Response, status int, code string) Problem {
	t.Helper()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	var p Problem
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatalf("%d %s: %v", answer.StatusCode, text, err)
	}
	if answer.StatusCode != status || p.Status != status || p.Code != code || p.Type != "urn:mainpate:problem:"+code {
		t.Errorf("got %d %s, want %d %s", answer.StatusCode, text, status, code)
	}
	if answer.Header.Get("Content-Type") != "application/problem+json" || p.RequestID == "" || p.RequestID != answer.Header.Get("X-Request-Id") {
		t.Errorf("incomplete problem: %v %s", answer.Header, text)
	}
	if strings.Contains(string(text), "secret") {
		t.Errorf("tells too much: %s", text)
	}
	return p
}

const note = Prefix + "/notes/01890000-0000-7000-8000-000000000000"

func TestEverythingThatGoesWrongIsAProblem(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		method, path, body string
		status             int
		code               string
	}{
		{"GET", "/api/v1/nothing", "", 404, "not_found"},
		{"GET", "/api", "", 404, "not_found"},
		{"DELETE", note, "", 405, "method_not_allowed"},
		{"POST", "/index.html", "", 405, "method_not_allowed"},
		{"GET", "/assets/missing.js", "", 404, "not_found"},
		{"PUT", note, "{bad secret", 400, "malformed"},
		{"PUT", note, "", 400, "malformed"},
		{"PUT", note, `{"title":"a\u0000"}`, 400, "malformed"},
		{"PUT", note, `{"title":"ab","steps":["\u0000"]}`, 400, "malformed"},
		{"PUT", note, `{"title":"\\u0000"}`, 422, "invalid"},
		{"PUT", "/api/v1/notes/secret", `{"title":"abc"}`, 400, "malformed"},
		{"PUT", note, `{"title":"` + strings.Repeat("secret", 50000) + `"}`, 413, "too_large"},
		{"PUT", note, `{"title":"secret too long"}`, 422, "invalid"},
		{"GET", "/api/v1/fail/panic", "", 500, "internal"},
		{"GET", "/api/v1/fail/unexpected", "", 500, "internal"},
		{"GET", "/api/v1/fail/late", "", 429, "too_many_tries"},
		{"GET", "/api/v1/fail/stale", "", 412, "stale"},
		{"GET", "/api/v1/fail/away", "", 503, "unavailable"},
		{"GET", "/api/v1/fail/field", "", 422, "invalid"},
	} {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			answer := f.do(t, c.method, c.path, c.body)
			p := expectProblem(t, answer, c.status, c.code)
			switch c.code {
			case "too_many_tries":
				if answer.Header.Get("Retry-After") != "2" {
					t.Error(answer.Header)
				}
			case "stale":
				if p.Current.(map[string]any)["version"] != 3.0 {
					t.Error(p.Current)
				}
			case "method_not_allowed":
				if answer.Header.Get("Allow") == "" {
					t.Error("no Allow header")
				}
			}
		})
	}
}

func TestABodyWithoutLengthIsLimitedToo(t *testing.T) {
	f := newFixture(t)
	r := httptest.NewRequest("PUT", note, io.MultiReader(strings.NewReader(`{"title":"`), strings.NewReader(strings.Repeat("x", MaxBody))))
	r.ContentLength = -1
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	expectProblem(t, w.Result(), 413, "too_large")
}

func TestFieldCodes(t *testing.T) {
	f := newFixture(t)
	for body, want := range map[string]FieldProblem{
		`{}`:                                     {Pointer: "/title", Code: "required"},
		`{"title":"a"}`:                          {Pointer: "/title", Code: "too_short"},
		`{"title":"secret"}`:                     {Pointer: "/title", Code: "too_long"},
		`{"title":3}`:                            {Pointer: "/title", Code: "wrong_type"},
		`{"title":"abc","size":0}`:               {Pointer: "/size", Code: "too_small"},
		`{"title":"abc","size":9}`:               {Pointer: "/size", Code: "too_large"},
		`{"title":"abc","size":"secret"}`:        {Pointer: "/size", Code: "wrong_type"},
		`{"title":"abc","kind":"secret"}`:        {Pointer: "/kind", Code: "not_allowed_value"},
		`{"title":"abc","day":"secret"}`:         {Pointer: "/day", Code: "wrong_format"},
		`{"title":"abc","steps":["a","b","c"]}`:  {Pointer: "/steps", Code: "too_many"},
		`{"title":"abc","steps":["a","secret"]}`: {Pointer: "/steps/1", Code: "too_long"},
		`{"title":"abc","other":"secret"}`:       {Pointer: "/other", Code: "unknown_field"},
		`[]`:                                     {Pointer: "", Code: "wrong_type"},
	} {
		p := expectProblem(t, f.do(t, "PUT", note, body), 422, "invalid")
		if len(p.Errors) != 1 || p.Errors[0] != want {
			t.Errorf("%s: %v, want %v", body, p.Errors, want)
		}
	}
	p := expectProblem(t, f.do(t, "PUT", "/api/v1/notes/secret", `{"title":"abc"}`), 400, "malformed")
	if len(p.Errors) != 1 || p.Errors[0].Parameter != "path.id" {
		t.Error(p.Errors)
	}
}

func TestTheLogTellsTheCauseAndNothingPersonal(t *testing.T) {
	f := newFixture(t)
	f.do(t, "GET", "/api/v1/fail/unexpected?token=private", "")
	f.do(t, "PUT", note+"?token=private", `{"title":"private too long"}`)
	f.do(t, "GET", "/api/v1/private", "")
	f.do(t, "GET", "/join/private", "")
	text := f.log.String()
	if strings.Contains(text, "private") || strings.Contains(text, "0189") {
		t.Errorf("personal: %s", text)
	}
	for _, want := range []string{`"route":"/api/v1/fail/:how"`, `"cause":"secret of the house"`, `"status":422`, `"code":"invalid"`, `"route":"unknown"`, `"route":"app"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}

func TestSignedIn(t *testing.T) {
	f := newFixture(t)
	path := Prefix + "/who"
	answer := f.do(t, "GET", path, "")
	expectProblem(t, answer, 401, "not_signed_in")
	if answer.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Error("no challenge")
	}
	expectProblem(t, f.do(t, "GET", path, "", "Authorization", "Basic coach"), 401, "not_signed_in")
	expectProblem(t, f.do(t, "GET", path, "", "Authorization", "Bearer ended"), 401, "session_ended")
	expectProblem(t, f.do(t, "GET", path, "", "Authorization", "Bearer participant"), 403, "not_allowed")
	answer = f.do(t, "GET", path, "", "Authorization", "Bearer coach")
	if answer.StatusCode != 200 || answer.Header.Get("Cache-Control") != "no-store" {
		t.Error(answer.Status, answer.Header)
	}
}

func TestOwnPages(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		name, value string
		status      int
	}{
		{"Sec-Fetch-Site", "same-origin", 204}, {"Sec-Fetch-Site", "none", 204},
		{"Sec-Fetch-Site", "cross-site", 403}, {"Sec-Fetch-Site", "same-site", 403},
		{"Origin", "https://mainpate.example.org", 204}, {"Origin", "http://example.com", 204}, // the host of the request
		{"Origin", "https://evil.example", 403}, {"Origin", "null", 403}, {"X-Other", "", 403},
	} {
		if got := f.do(t, "POST", Prefix+"/cookie", "", c.name, c.value); got.StatusCode != c.status {
			t.Errorf("%s %s: %d, want %d", c.name, c.value, got.StatusCode, c.status)
		}
	}
}

func TestClientIPBelievesNamedProxiesOnly(t *testing.T) {
	_, proxies, _ := net.ParseCIDR("192.0.2.0/24") // httptest asks from 192.0.2.1
	for _, c := range []struct {
		proxies []*net.IPNet
		want    string
	}{{nil, "192.0.2.1"}, {[]*net.IPNet{proxies}, "203.0.113.9"}} {
		f := newFixture(t, func(o *Options) { o.TrustedProxies = c.proxies })
		var who struct{ IP string }
		answer := f.do(t, "GET", Prefix+"/who", "", "Authorization", "Bearer coach", "X-Forwarded-For", "10.0.0.1, 203.0.113.9")
		if err := json.NewDecoder(answer.Body).Decode(&who); err != nil || who.IP != c.want {
			t.Errorf("got %q, %v, want %q", who.IP, err, c.want)
		}
	}
}

func TestSecurityHeaders(t *testing.T) {
	for public, https := range map[string]bool{"https://mainpate.example.org": true, "http://localhost:8080": false} {
		f := newFixture(t, func(o *Options) { o.PublicURL = public })
		for _, path := range []string{"/", "/api/v1/nothing", "/healthz"} {
			h := f.do(t, "GET", path, "").Header
			for _, name := range []string{"Content-Security-Policy", "Permissions-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"} {
				if h.Get(name) == "" {
					t.Errorf("%s: no %s", path, name)
				}
			}
			if (h.Get("Strict-Transport-Security") != "") != https {
				t.Errorf("%s: HSTS is %q", public, h.Get("Strict-Transport-Security"))
			}
			if h.Get("Access-Control-Allow-Origin") != "" {
				t.Error("CORS is open")
			}
		}
	}
}

func TestHealth(t *testing.T) {
	f := newFixture(t)
	status := func(path string) int { return f.do(t, "GET", path, "").StatusCode }
	if status("/healthz") != 200 || status("/readyz") != 200 {
		t.Error("not ready at the start")
	}
	f.broken = errors.New("database away")
	if status("/readyz") != 503 || status("/healthz") != 200 {
		t.Error("ready without a database")
	}
	f.broken = nil
	f.Drain()
	expectProblem(t, f.do(t, "GET", "/readyz", ""), 503, "stopping")
	if status("/healthz") != 200 {
		t.Error("draining is not dying")
	}
}

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(text))
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestApp(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct{ path, accept, body, encoding, cache, kind string }{
		{"/", "gzip, br", "br-html", "br", "no-cache", "text/html; charset=utf-8"},
		{"/workbook/today", "gzip", string(packed(t, "<html>")), "gzip", "no-cache", "text/html; charset=utf-8"},
		{"/join", "br;q=0, gzip;q=0", "<html>", "", "no-cache", "text/html; charset=utf-8"},
		{"/assets/main-abc.js", "br", "main", "", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"/sw.js", "", "worker", "", "no-cache", "text/javascript; charset=utf-8"},
		{"/manifest.webmanifest", "", "{}", "", "no-cache", "application/manifest+json"},
	} {
		answer := f.do(t, "GET", c.path, "", "Accept-Encoding", c.accept)
		body, _ := io.ReadAll(answer.Body)
		h := answer.Header
		if answer.StatusCode != 200 || string(body) != c.body || h.Get("Content-Encoding") != c.encoding ||
			h.Get("Cache-Control") != c.cache || h.Get("Content-Type") != c.kind {
			t.Errorf("%s: %d %q %v", c.path, answer.StatusCode, body, h)
		}
		again := f.do(t, "GET", c.path, "", "Accept-Encoding", c.accept, "If-None-Match", h.Get("ETag"))
		if again.StatusCode != 304 {
			t.Errorf("%s: unchanged, but %d", c.path, again.StatusCode)
		}
	}
	if got := f.do(t, "GET", "/.keep", ""); got.StatusCode != 404 {
		t.Errorf(".keep: %d", got.StatusCode)
	}
}

func TestOpenAPI(t *testing.T) {
	f := newFixture(t)
	answer := f.do(t, "GET", Prefix+"/openapi.json", "")
	var document struct {
		OpenAPI string
		Paths   map[string]any
	}
	if err := json.NewDecoder(answer.Body).Decode(&document); err != nil || !strings.HasPrefix(document.OpenAPI, "3.1") || document.Paths[Prefix+"/who"] == nil {
		t.Errorf("%v %v", document, err)
	}
}

// HEAD is answered like GET, by the server that people reach.
func TestTheHeadOfWhatCanBeRead(t *testing.T) {
	f := newFixture(t)
	server := httptest.NewServer(f)
	defer server.Close()
	for path, status := range map[string]int{"/who": 200, "/fail/late": 429, "/notes/01890000-0000-7000-8000-000000000000": 405, "/events": 404} {
		r, err := http.NewRequestWithContext(t.Context(), "HEAD", server.URL+Prefix+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer coach")
		answer, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		if answer.StatusCode != status || len(body) != 0 || err != nil || answer.Header.Get("X-Request-Id") == "" {
			t.Errorf("%s: %d %q %v", path, answer.StatusCode, body, err)
		}
	}
}

// Package web is the ground every request crosses: who asks, how long and how big, what goes wrong, what is logged.
package web

import (
	"context"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

// Prefix is where the API lives.
const Prefix = "/api/v1"

// MaxBody is the largest body a request may have.
const MaxBody = 256 << 10

const (
	timeLimit   = 10 * time.Second
	gzipMinimum = 1400 // what fits into one packet gains nothing
)

// Options are what the server needs to know.
type Options struct {
	PublicURL      string
	TrustedProxies []*net.IPNet
	Log            *slog.Logger
	Ready          func(context.Context) error                  // nil when the database answers
	OldestDue      func(context.Context) (time.Duration, error) // how long reminders have been waiting; may be missing
	App            fs.FS                                        // the built front end
	Now            func() time.Time
	Watch          Watch // may be missing
}

// Watch counts answers, by the pattern of the route.
type Watch interface {
	Request(method, route string, status int, took time.Duration)
}

// Server answers requests; routes are added to API.
type Server struct {
	API huma.API

	echo     *echo.Echo
	app      *app
	options  Options
	document func() ([]byte, error) // the OpenAPI document, made when first asked for
	draining atomic.Bool
}

// New makes a server with everything but the routes of the domains.
func New(o Options) (*Server, error) {
	app, err := newApp(o.App)
	if err != nil {
		return nil, err
	}
	e := echo.New()
	s := &Server{echo: e, app: app, options: o}
	e.Logger.SetOutput(io.Discard)
	e.IPExtractor = clientIP(o.TrustedProxies)
	e.HTTPErrorHandler = renderError
	e.Use(identify, s.logAccess, s.recoverPanic, s.secure, app.serve, limitBody, s.limitFile)
	e.Use(middleware.ContextTimeoutWithConfig(middleware.ContextTimeoutConfig{Timeout: timeLimit, Skipper: takesTime}))
	e.Use(middleware.GzipWithConfig(middleware.GzipConfig{MinLength: gzipMinimum, Skipper: takesTime}))
	e.GET("/healthz", s.alive)
	e.GET("/readyz", s.ready)
	s.API = newAPI(e)
	s.document = sync.OnceValues(s.Document)
	e.GET(Prefix+"/openapi.json", s.describe)
	return s, nil
}

// File hands the files of a folder to somebody else than the app, without any sign-in. The name of the file may be a
// secret: it stands in no log.
func (s *Server) File(folder string, serve func(w http.ResponseWriter, r *http.Request, name string) error) {
	s.app.elsewhere = append(s.app.elsewhere, folder)
	s.echo.Match([]string{http.MethodGet, http.MethodHead}, folder+"/:name", func(c echo.Context) error {
		return serve(c.Response(), c.Request(), c.Param("name"))
	})
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, headAsGet(r)) }

// headAsGet has everything of the API that can be read asked for without its words, too: the answer is the same, and
// Go's server sends only the head of it. A stream has no end to wait for.
func headAsGet(r *http.Request) *http.Request {
	if r.Method != http.MethodHead || !isAPI(r.URL.Path) || streams(r.URL.Path) {
		return r
	}
	get := r.WithContext(r.Context())
	get.Method = http.MethodGet
	return get
}

// Drain tells the load balancer to send nobody here any more.
func (s *Server) Drain() { s.draining.Store(true) }

// clientIP believes the forwarding header of the named proxies only; everybody can write such a header.
func clientIP(proxies []*net.IPNet) echo.IPExtractor {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range proxies {
		trust = append(trust, echo.TrustIPRange(p))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}

func limitBody(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if carriesFile(c) {
			return next(c)
		}
		if r.ContentLength > MaxBody {
			return echo.ErrStatusRequestEntityTooLarge
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, MaxBody)
		return next(c)
	}
}

const contentSecurity = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'; script-src 'self'; " +
	"connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types sw"

func (s *Server) secure(next echo.HandlerFunc) echo.HandlerFunc {
	https := strings.HasPrefix(s.options.PublicURL, "https://")
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentSecurity)
		h.Set("Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if https {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		if isAPI(c.Request().URL.Path) {
			h.Set("Cache-Control", "no-store")
		}
		return next(c)
	}
}

func isAPI(path string) bool { return strings.HasPrefix(path, "/api/") || path == "/api" }

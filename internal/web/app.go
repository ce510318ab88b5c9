package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// app is the built front end in memory, in every encoding it was built in. What comes compressed has no plain copy.
type app struct {
	files     map[string]*file
	elsewhere []string // folders that are not the app's
}

type file struct {
	contentType string
	cache       string
	variants    []variant // best first, the plain one last
}

type variant struct {
	encoding, etag string
	body           []byte
	packed         bool // the body is gzip and unpacked for the few who read nothing else
}

// encodings in the order we would rather send them.
var encodings = []struct{ name, ext string }{{"br", ".br"}, {"gzip", ".gz"}}

func newApp(built fs.FS) (*app, error) {
	a := &app{files: map[string]*file{}}
	err := fs.WalkDir(built, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		name = plainName(name)
		if a.files["/"+name] != nil {
			return nil
		}
		f, err := readFile(built, name)
		a.files["/"+name] = f
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("front end: %w", err)
	}
	return a, nil
}

func readFile(built fs.FS, name string) (*file, error) {
	f := &file{contentType: contentType(name), cache: "no-cache"}
	if strings.HasPrefix(name, "assets/") { // these names carry a hash of the content
		f.cache = "public, max-age=31536000, immutable"
	}
	for _, e := range encodings {
		if body, err := fs.ReadFile(built, name+e.ext); err == nil {
			f.variants = append(f.variants, variant{encoding: e.name, etag: etag(e.name, body), body: body})
		}
	}
	if last := len(f.variants) - 1; last >= 0 && f.variants[last].encoding == "gzip" {
		packed := f.variants[last].body
		f.variants = append(f.variants, variant{etag: etag("", packed), body: packed, packed: true})
		return f, nil
	}
	body, err := fs.ReadFile(built, name)
	if err != nil {
		return nil, err
	}
	f.variants = append(f.variants, variant{etag: etag("", body), body: body})
	return f, nil
}

// serve answers everything that is not the API or a health check.
func (a *app) serve(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if isAPI(r.URL.Path) || r.URL.Path == "/healthz" || r.URL.Path == "/readyz" || a.isElsewhere(r.URL.Path) {
			return next(c)
		}
		traceOf(r.Context()).route = "app"
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			c.Response().Header().Set(echo.HeaderAllow, "GET, HEAD")
			return echo.ErrMethodNotAllowed
		}
		f := a.find(r.URL.Path)
		if f == nil {
			return echo.ErrNotFound
		}
		return f.serve(c.Response(), r)
	}
}

func (a *app) isElsewhere(path string) bool {
	return slices.ContainsFunc(a.elsewhere, func(folder string) bool { return strings.HasPrefix(path, folder+"/") })
}

// find gives index.html for the routes of the app, and nothing for files that are not there.
func (a *app) find(name string) *file {
	if f := a.files[name]; f != nil {
		return f
	}
	if path.Ext(name) == "" {
		return a.files["/index.html"]
	}
	return nil
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) error {
	v := f.pick(r.Header.Get("Accept-Encoding"))
	body, err := v.content()
	if err != nil {
		return fmt.Errorf("front end: %w", err)
	}
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("Cache-Control", f.cache)
	h.Set("ETag", v.etag)
	if len(f.variants) > 1 {
		h.Add("Vary", "Accept-Encoding")
	}
	if v.encoding != "" {
		h.Set("Content-Encoding", v.encoding)
		h.Set("Content-Length", strconv.Itoa(len(body))) // ServeContent leaves it out for encoded bodies
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
	return nil
}

func (v variant) content() ([]byte, error) {
	if !v.packed {
		return v.body, nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(v.body))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(unpacked)
}

func (f *file) pick(accept string) variant {
	for _, v := range f.variants {
		if v.encoding == "" || accepts(accept, v.encoding) {
			return v
		}
	}
	return f.variants[len(f.variants)-1]
}

// accepts reports whether an Accept-Encoding value lists the coding with a q above zero.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		q, weighted := strings.CutPrefix(strings.TrimSpace(parameters), "q=")
		if !weighted {
			return true
		}
		n, err := strconv.ParseFloat(q, 64)
		return err == nil && n > 0
	}
	return false
}

// plainName is what a file is called that may be there in encodings only.
func plainName(name string) string {
	for _, e := range encodings {
		if plain, is := strings.CutSuffix(name, e.ext); is {
			return plain
		}
	}
	return name
}

func etag(encoding string, body []byte) string {
	sum := sha256.Sum256(append([]byte(encoding+"\n"), body...))
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
}

// contentType does not ask the machine's own list for what matters: the answer must be the same everywhere.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".webmanifest":
		return "application/manifest+json"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}

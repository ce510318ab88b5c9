package feedback

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mainpate/internal/calendar"
)

func TestAnAnswerIsOwedWithinAMonth(t *testing.T) {
	for day, want := range map[calendar.Day]calendar.Day{
		"2026-11-22": "2026-12-22", "2026-12-31": "2027-01-31", "2027-01-31": "2027-02-28", "2028-01-30": "2028-02-29", "2026-10-31": "2026-11-30",
	} {
		if got, err := DueOn(day); err != nil || got != want {
			t.Error(day, got, err)
		}
	}
}

func TestTheStatementIsReadStrictly(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	write("hallo.mp4", "film")
	write("weg.webm", "film")
	s, err := Load(write("good.json", `{"evaluated_on": "2026-11-20", "conforms": "fully",
		"enforcement": {"name": "Schlichtungsstelle", "link": "https://example.org/schlichtung"},
		"gaps": [{"what": {"de": "Fotos"}, "why": {"de": "Ohne Beschreibung"}}],
		"videos": {"start": "hallo.mp4", "way": "weg.webm", "statement": "/filme/erklaerung.mp4"}}`))
	if err != nil || s.Method != "self" || s.Conforms != "fully" || len(s.Gaps) != 1 {
		t.Fatal(s, err)
	}
	urls := s.VideoURLs()
	if urls["start"] != "/sign-language/start.mp4" || urls["statement"] != "/filme/erklaerung.mp4" {
		t.Error(urls)
	}
	if s.videoFile("start.mp4") == "" || s.videoFile("statement.mp4") != "" || s.videoFile("../good.json") != "" {
		t.Error("only what is named is handed out")
	}
	for name, kind := range map[string]string{"start.mp4": "video/mp4", "way.webm": "video/webm"} {
		answer := httptest.NewRecorder()
		err := (&Service{statement: s}).Video(answer, httptest.NewRequest(http.MethodGet, "/", nil), name)
		if got := answer.Header().Get("Content-Type"); err != nil || got != kind {
			t.Errorf("%s is %s, %v", name, got, err)
		}
	}
	if s, err := Load(""); err != nil || s.Conforms != "partly" || s.Enforcement != nil {
		t.Error("without a file:", s, err)
	}
	for text, says := range map[string]string{
		`{"evaluated": "2026"}`:                                        "unknown field",
		`{"evaluated_on": "22.11.2026"}`:                               "is not a day",
		`{"method": "guess"}`:                                          "neither self nor external",
		`{"conforms": "perhaps"}`:                                      "neither fully nor partly",
		`{"gaps": [{"what": {"en": "x"}}]}`:                            "at least in German",
		`{"enforcement": {"name": "S", "link": "http://example.org"}}`: "https",
		`{"videos": {"start": "https://video.example/a.mp4"}}`:         "somebody else",
		`{"videos": {"start": "//video.example/a.mp4"}}`:               "somebody else",
		`{"videos": {"start": "../a.mp4"}}`:                            "beside the file",
		`{"videos": {"start": "missing.mp4"}}`:                         "no such file",
		`{"videos": {"end": "hallo.mp4"}}`:                             "no place",
	} {
		if _, err := Load(write("bad.json", text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

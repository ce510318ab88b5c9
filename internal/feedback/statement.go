package feedback

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mainpate/internal/calendar"
)

// VideoFolder is where videos in sign language are served that lie beside the statement's file.
const VideoFolder = "/sign-language"

// Slots are the places for videos in sign language: what the app is, how one finds one's way, the statement.
var Slots = []string{"start", "way", "statement"}

// Texts is a text in several languages; German is always there.
type Texts map[string]string

// Gap is something that is not accessible yet: what, why, and what helps meanwhile.
type Gap struct {
	What    Texts `json:"what"`
	Why     Texts `json:"why"`
	Instead Texts `json:"instead"`
}

// Body is who decides when people and the office do not agree.
type Body struct {
	Name    string `json:"name"`
	Link    string `json:"link"`
	Email   string `json:"email"`
	Phone   string `json:"phone"`
	Address string `json:"address"`
}

// Statement is what an office says about the accessibility of its MainPate.
type Statement struct {
	Operator    string            `json:"operator"` // the name of the office when empty
	Email       string            `json:"email"`
	Phone       string            `json:"phone"`
	EvaluatedOn calendar.Day      `json:"evaluated_on"`
	Method      string            `json:"method"` // self or external
	Evaluator   string            `json:"evaluator"`
	Conforms    string            `json:"conforms"` // fully or partly
	Gaps        []Gap             `json:"gaps"`
	Enforcement *Body             `json:"enforcement"`
	Videos      map[string]string `json:"videos"` // by slot: an address that begins with /, or a file beside this one
	folder      string
}

// Load reads the statement; without a file it says what the program knows of itself.
func Load(file string) (Statement, error) {
	s := Statement{Method: "self", Conforms: "partly"}
	if file == "" {
		return s, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return s, err
	}
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&s); err != nil {
		return s, err
	}
	s.folder = filepath.Dir(file)
	return s, s.check()
}

func (s Statement) check() error {
	var wrong []error
	note := func(format string, values ...any) { wrong = append(wrong, fmt.Errorf(format, values...)) }
	if s.EvaluatedOn != "" && !s.EvaluatedOn.Valid() {
		note("evaluated_on: %q is not a day such as 2026-11-22", s.EvaluatedOn)
	}
	if !slices.Contains([]string{"self", "external"}, s.Method) {
		note("method: %q is neither self nor external", s.Method)
	}
	if !slices.Contains([]string{"fully", "partly"}, s.Conforms) {
		note("conforms: %q is neither fully nor partly", s.Conforms)
	}
	for i, gap := range s.Gaps {
		if gap.What["de"] == "" || gap.Why["de"] == "" {
			note("gaps: number %d needs what and why, at least in German", i+1)
		}
	}
	if e := s.Enforcement; e != nil {
		if e.Name == "" {
			note("enforcement: needs a name")
		}
		if u, err := url.Parse(e.Link); e.Link != "" && (err != nil || u.Scheme != "https" || u.Host == "") {
			note("enforcement: %q is not an https address", e.Link)
		}
	}
	for slot, video := range s.Videos {
		if err := s.checkVideo(slot, video); err != nil {
			wrong = append(wrong, err)
		}
	}
	return errors.Join(wrong...)
}

// checkVideo lets no other server in: whoever watches is nobody else's business.
func (s Statement) checkVideo(slot, video string) error {
	switch {
	case !slices.Contains(Slots, slot):
		return fmt.Errorf("videos: there is no place %q, only %s", slot, strings.Join(Slots, ", "))
	case strings.HasPrefix(video, "//"), strings.Contains(video, "://"):
		return fmt.Errorf("videos: %q is somebody else's address", video)
	case strings.HasPrefix(video, "/"):
		return nil
	case filepath.Base(video) != video:
		return fmt.Errorf("videos: %q does not lie beside the file", video)
	}
	if !slices.Contains([]string{".mp4", ".webm"}, filepath.Ext(video)) {
		return fmt.Errorf("videos: %q is neither .mp4 nor .webm", video)
	}
	_, err := os.Stat(filepath.Join(s.folder, video))
	return err
}

// VideoURLs gives the address of every video there is, by slot.
func (s Statement) VideoURLs() map[string]string {
	urls := map[string]string{}
	for slot, video := range s.Videos {
		if !strings.HasPrefix(video, "/") {
			video = VideoFolder + "/" + slot + filepath.Ext(video)
		}
		urls[slot] = video
	}
	return urls
}

// videoFile is the file behind an address in VideoFolder; empty when there is none.
func (s Statement) videoFile(name string) string {
	for slot, video := range s.Videos {
		if !strings.HasPrefix(video, "/") && name == slot+filepath.Ext(video) {
			return filepath.Join(s.folder, video)
		}
	}
	return ""
}

package milestone

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Line is one line of block 1, "what has come of it so far".
type Line string

// The lines of block 1.
const (
	LineCount  Line = "count"
	LinePlaces Line = "places"
	LineTopics Line = "topics"
	LineChange Line = "change"
	LineSize   Line = "size"
)

// lines is block 1 in reading order.
var lines = [...]Line{LineCount, LinePlaces, LineTopics, LineChange, LineSize}

const (
	mostMeetings   = 200
	mostWords      = 30
	longestWord    = 80
	longestChange  = 2000
	largestChange  = 5
	smallestChange = 1
)

// ResultLine is one line as the tandem wants it. Value is JSON; a coach sees it once it is released.
type ResultLine struct {
	MeetingID uuid.UUID `gorm:"primaryKey"`
	Line      Line      `gorm:"primaryKey"`
	Value     string
	Released  bool
	SetBy     uuid.UUID
	Version   int
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

// Drafted says that nobody has touched the line yet: the app wrote it from the log.
func (r ResultLine) Drafted() bool { return r.Version == 0 }

// Log is what the workbook knows about the time since the last milestone meeting.
type Log struct {
	Met    int
	Places []string
	Topics []string
}

// Draft writes block 1 from the log. The lines about change stay empty: only people can tell.
func Draft(log Log) map[Line]string {
	return map[Line]string{
		LineCount:  encode(log.Met),
		LinePlaces: encode(orEmpty(log.Places)),
		LineTopics: encode(orEmpty(log.Topics)),
		LineChange: `""`,
		LineSize:   `null`,
	}
}

// Block1 completes the written lines with drafts, in reading order.
func Block1(meeting uuid.UUID, written []ResultLine, log Log) []ResultLine {
	drafts := Draft(log)
	block := make([]ResultLine, 0, len(lines))
	for _, line := range lines {
		row := ResultLine{MeetingID: meeting, Line: line, Value: drafts[line]}
		for _, w := range written {
			if w.Line == line {
				row = w
			}
		}
		block = append(block, row)
	}
	return block
}

// ReleasedOnly leaves what a coach may see.
func ReleasedOnly(block []ResultLine) []ResultLine {
	open := []ResultLine{}
	for _, line := range block {
		if line.Released {
			open = append(open, line)
		}
	}
	return open
}

// Write puts new content on the line and says whether that changed anything.
func (r *ResultLine) Write(by uuid.UUID, value string, released bool, expected int, now time.Time) (bool, error) {
	value, err := checkValue(r.Line, value)
	if err != nil {
		return false, err
	}
	write, err := settle(r.Version, expected, r.Value == value && r.Released == released)
	if !write || err != nil {
		return false, err
	}
	r.Value, r.Released, r.SetBy, r.UpdatedAt = value, released, by, now
	r.Version++
	return true, nil
}

// checkValue reads the value of a line and writes it in the one way it is kept.
func checkValue(line Line, value string) (string, error) {
	switch line {
	case LineCount:
		var n int
		return checked(value, &n, func() bool { return n >= 0 && n <= mostMeetings })
	case LinePlaces, LineTopics:
		var words []string
		return checked(value, &words, func() bool { return words != nil && trimAll(words) })
	case LineChange:
		var text string
		return checked(value, &text, func() bool {
			text = strings.TrimSpace(text)
			return len([]rune(text)) <= longestChange
		})
	case LineSize:
		var size *int
		return checked(value, &size, func() bool {
			return size == nil || *size >= smallestChange && *size <= largestChange
		})
	}
	return "", problem.NotFound()
}

func checked[T any](value string, into *T, good func() bool) (string, error) {
	if err := json.Unmarshal([]byte(value), into); err != nil {
		return "", problem.Invalid(problem.Field{Pointer: "/value", Code: "wrong_type"})
	}
	if !good() {
		return "", problem.Invalid(problem.Field{Pointer: "/value", Code: "not_allowed_value"})
	}
	return encode(*into), nil
}

func trimAll(words []string) bool {
	for i := range words {
		words[i] = strings.TrimSpace(words[i])
		if words[i] == "" || len([]rune(words[i])) > longestWord {
			return false
		}
	}
	return len(words) <= mostWords
}

// encode is for numbers, texts and lists of texts, which always have a JSON form.
func encode(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func orEmpty(words []string) []string {
	if words == nil {
		return []string{}
	}
	return words
}

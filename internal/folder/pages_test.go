package folder

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"testing"

	"mainpate/internal/language"
	"mainpate/internal/paper"
	"mainpate/internal/questionnaire"
)

// marks are where lines of text and lines to write on stand, from the foot of the page.
var marks = regexp.MustCompile(`1 0 0 1 \S+ (\S+) Tm|0\.6 w \S+ (\S+) m`)

// Nobody has to turn a page for one question more.
func TestNoPageOfASheetIsNearlyEmpty(t *testing.T) {
	sets, err := questionnaire.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range language.All {
		w, err := wordsIn(code)
		if err != nil {
			t.Fatal(err)
		}
		f := Folder{Language: code, Title: w.say("title"), Office: "Amt"}
		for _, kind := range []questionnaire.Kind{questionnaire.Self, questionnaire.Partner} {
			for _, set := range sets.Newest(kind) {
				f.Sections = append(f.Sections, w.unanswered(set, code))
			}
		}
		f.Sections = append(f.Sections, w.sheet("meeting", w.Meeting), w.sheet("milestone", w.Milestone))
		file, err := paper.NewPrinter().Print(f.Print())
		if err != nil {
			t.Fatal(err)
		}
		pages := pagesOf(t, file)
		for i, page := range pages[1:] { // the first has nothing but the title
			lowest, highest, cut := 800.0, 0.0, false
			for _, m := range marks.FindAllSubmatch(page, -1) {
				y, _ := strconv.ParseFloat(string(append(m[1], m[2]...)), 64)
				if y < 60 { // the foot
					continue
				}
				cut = cut || highest == 0 && len(m[2]) > 0
				lowest, highest = min(lowest, y), max(highest, y)
			}
			if highest-lowest < 170 {
				t.Errorf("%s: page %d of %d is nearly empty", code, i+2, len(pages))
			}
			if cut {
				t.Errorf("%s: page %d begins with lines to write on, the question stands on the page before", code, i+2)
			}
		}
	}
}

// pagesOf are the contents of a file's pages: the streams that end with a foot.
func pagesOf(t *testing.T, file []byte) [][]byte {
	t.Helper()
	var pages [][]byte
	for _, at := range regexp.MustCompile(`/Length (\d+) /Filter /FlateDecode>>\nstream\n`).FindAllSubmatchIndex(file, -1) {
		length, err1 := strconv.Atoi(string(file[at[2]:at[3]]))
		z, err2 := zlib.NewReader(bytes.NewReader(file[at[1] : at[1]+length]))
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasSuffix(content, []byte("EMC\n")) {
			pages = append(pages, content)
		}
	}
	return pages
}

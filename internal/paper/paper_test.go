package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

func fonts(t *testing.T) [4]*face {
	t.Helper()
	read, err := readFaces()
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func sample(language string) Document {
	words := map[string][]string{
		"de": {"Deine Projektmappe", "Größe, Übung, Straße: „Ihr zwei“ – ein Satz.", "Wie geht es weiter?", "ja", "nein, verschoben"},
		"tr": {"Proje dosyan", "Işık, ığdır, şimdi, çağ, İstanbul, gülüş.", "Nasıl devam ediyor?", "evet", "hayır, ertelendi"},
		"uk": {"Папка проєкту", "Ґанок, їжак, єнот, щастя, об’єкт: «Ви вдвох» – одне речення № 1.", "Як далі?", "так", "ні, пізніше"},
		"bg": {"Папка на проекта", "Ъгъл, щастие, ябълка, ѝ, юни, „Вие двамата“.", "Как продължава?", "да", "не, отложено"},
		"ro": {"Dosarul tău", "Și țara, ăsta, îngheț, âmbar, „Voi doi”.", "Cum mergeți mai departe?", "da", "nu, amânat"},
		"pl": {"Twoja teczka", "Zażółć gęślą jaźń, ŁÓDŹ, ćma, „Wy dwoje”.", "Co dalej?", "tak", "nie, przełożone"},
		"hr": {"Tvoja mapa", "Čekić, ćup, đak, šuma, žaba, Džep, „Vas dvoje”.", "Kako dalje?", "da", "ne, odgođeno"},
		"fa": {"پوشهٔ پروژه", "پنج\u200cشنبه، ۲۵ نوامبر 2026: چه گُلِ ژاله، «شما دو نفر» می\u200cکوشید؛ کی؟", "چگونه ادامه می\u200cدهید؟", "بله", "نه، بعداً"},
		"ar": {"ملف المشروع", "مرحبًا بك في MainPate، يوم 25 نوفمبر 2026 (الأربعاء).", "كيف تستمرّان؟", "نعم", "لا، تأجّل"},
	}[language]
	d := Document{Language: language, Title: words[0], Intro: words[1], Foot: words[0]}
	for range 8 {
		d.Blocks = append(d.Blocks, Block{Kind: Chapter, Text: words[2]}, Block{Kind: Heading, Text: words[2]}, Block{Kind: Text, Text: strings.Repeat(words[1]+" ", 9) + "\n" + words[1]},
			Block{Kind: Item, Text: words[1]}, Block{Kind: Pair, Text: words[2], Value: "Samira\n+49 69 1234"}, Block{Kind: Voice, Text: "سميرة"},
			Block{Kind: Choices, Text: words[2], Options: []string{words[3], words[4], words[3], words[4], words[4], words[4]}},
			Block{Kind: Question, Text: words[2], Lines: 3}, Block{Kind: Signature, Options: []string{words[3], words[4]}}, Block{Kind: NewPage})
	}
	return d
}

// contents are the streams of a file, unpacked.
func contents(t *testing.T, file []byte) []string {
	t.Helper()
	var found []string
	for _, at := range regexp.MustCompile(`/Length (\d+) /Filter[^\n]*>>\nstream\n`).FindAllSubmatchIndex(file, -1) {
		length, _ := strconv.Atoi(string(file[at[2]:at[3]]))
		z, err := zlib.NewReader(bytes.NewReader(file[at[1] : at[1]+length]))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, string(content))
	}
	return found
}

func TestAFileHoldsTogether(t *testing.T) {
	p := NewPrinter()
	for _, language := range []string{"de", "tr", "ar", "uk", "bg", "ro", "pl", "hr", "fa"} {
		file, err := p.Print(sample(language))
		if err != nil {
			t.Fatal(err)
		}
		_, after, _ := strings.Cut(string(file), "\nxref\n")
		for i, line := range strings.Split(after, "\n")[2:] {
			if !strings.HasSuffix(line, " n ") {
				break
			}
			at, _ := strconv.Atoi(line[:10])
			if !bytes.HasPrefix(file[at:], fmt.Appendf(nil, "%d 0 obj", i+1)) {
				t.Errorf("%s: object %d is not where the table says", language, i+1)
			}
		}
		pages := bytes.Count(file, []byte("/Type /Page "))
		if pages < 8 || len(file) > 90_000 {
			t.Errorf("%s: %d pages in %d bytes", language, pages, len(file))
		}
		for _, content := range contents(t, file) {
			if opened := strings.Count(content, "BDC\n") + strings.Count(content, "BMC"); opened != strings.Count(content, "EMC\n") && !strings.Contains(content, "begincmap") {
				t.Errorf("%s: %d parts of a page begin and %d end", language, opened, strings.Count(content, "EMC\n"))
			}
			if strings.Contains(content, "<0000>") && !strings.Contains(content, "begincmap") {
				t.Errorf("%s: a sign is missing in the fonts", language)
			}
		}
	}
}

func TestTheSameDocumentIsTheSameFile(t *testing.T) {
	p := NewPrinter()
	first, err := p.Print(sample("ar"))
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if again, err := p.Print(sample("ar")); err != nil || !bytes.Equal(first, again) {
				t.Errorf("printed again it is another file: %v", err)
			}
		})
	}
	all.Wait()
}

// The glyphs are those that HarfBuzz itself gives (hb-shape of the same font), from the left.
func TestArabicLettersJoin(t *testing.T) {
	s := newSheet(fonts(t), Document{Language: "ar"})
	for word, want := range map[string][]int{
		"كيف": {171, 756, 324}, "نوفمبر": {527, 63, 435, 172, 738, 461}, "السلام": {432, 413, 582, 385, 27},
	} {
		var got []int
		for _, run := range s.wrap(word, textStyle, columnWidth).lines[0] {
			for _, g := range run.Glyphs {
				if said := s.wrap(word, textStyle, columnWidth).said(g); said != "" {
					got = append(got, int(g.GlyphID))
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is drawn as %v, want %v", word, got, want)
		}
	}
}

func TestLinesStandOnTheirSide(t *testing.T) {
	p := NewPrinter()
	begins := regexp.MustCompile(`1 0 0 1 ([\d.]+) [\d.]+ Tm`)
	for language, want := range map[string]bool{"de": true, "uk": true, "ar": false, "fa": false} {
		file, err := p.Print(Document{Language: language, Title: "1 2"})
		if err != nil {
			t.Fatal(err)
		}
		x, _ := strconv.ParseFloat(begins.FindStringSubmatch(contents(t, file)[len(contents(t, file))-1])[1], 64)
		if left := x == margin; left != want {
			t.Errorf("%s begins at %v", language, x)
		}
	}
	s := newSheet(fonts(t), Document{Language: "ar"})
	for text, mark := range map[string]rune{
		"+49 69 1234": leftToRight, "Nur Deutsch.": leftToRight, "عربي": rightToLeft, "MainPate في": rightToLeft,
	} {
		if runes, _ := s.runes(text, textStyle); runes[0] != mark {
			t.Errorf("%s runs into the wrong direction", text)
		}
	}
	if runes, _ := s.runes("Ali علي", voiceStyle); runes[0] != leftToRight {
		t.Error("what somebody has written does not begin where they began")
	}
}

func TestACutFontKeepsWhatIsUsed(t *testing.T) {
	f := fonts(t)[0]
	id, _ := f.font.NominalGlyph('Ğ')
	cut := f.cut(map[int]string{int(id): "Ğ"})
	if len(cut) > 40_000 {
		t.Errorf("a cut font has %d bytes", len(cut))
	}
	needed := parts(f.glyph(int(id)))
	if len(needed) < 2 {
		t.Fatalf("the letter is put together from %v", needed)
	}
	for _, part := range needed {
		if !bytes.Contains(cut, f.glyph(part)) {
			t.Errorf("part %d is missing", part)
		}
	}
}

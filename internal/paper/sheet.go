package paper

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	spoken "mainpate/internal/language"
)

// The page is A4; everything is counted in points.
const (
	pageWidth, pageHeight = 595.28, 841.89
	margin                = 62.0
	columnWidth           = pageWidth - 2*margin
	top, bottom           = pageHeight - margin, 72.0
)

// The colours of the app.
const (
	ink, soft, river, honey, hairline = "0.08 0.14 0.12 ", "0.23 0.29 0.27 ", "0.05 0.29 0.27 ", "0.71 0.44 0.04 ", "0.72 0.77 0.74 "
)

// style is how a paragraph looks.
type style struct {
	size   float64
	bold   bool
	colour string
	tag    string // what it is for those who listen
	own    bool   // somebody has written it, in whatever language
}

var (
	titleStyle   = style{size: 21, bold: true, colour: ink, tag: "H1"}
	chapterStyle = style{size: 16, bold: true, colour: ink, tag: "H2"}
	headingStyle = style{size: 13, bold: true, colour: river, tag: "H3"}
	textStyle    = style{size: 10.5, colour: ink, tag: "P"}
	strongStyle  = style{size: 10.5, bold: true, colour: ink, tag: "P"}
	softStyle    = style{size: 9, colour: soft, tag: "P"}
	voiceStyle   = style{size: 11.5, colour: ink, tag: "P", own: true}
)

// sheet lays a document out, page by page.
type sheet struct {
	Document
	fonts     [4]*face
	rtl       bool
	faces     [4]*font.Face
	used      [4]map[int]string // glyphs and what they stand for
	segmenter shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	wrapper   shaping.LineWrapper
	layout
}

// layout is what stands on the pages so far.
type layout struct {
	page  bytes.Buffer
	pages [][]byte
	tags  [][]element // of every page, in the order of their marks
	y     float64
	fresh bool    // nothing stands on the page yet
	air   float64 // how far apart lines stand, 1 is as they should
	low   float64 // where the pages end
}

func newLayout(air, low float64) layout {
	return layout{y: top, fresh: true, tags: [][]element{nil}, air: air, low: low}
}

// element is a tagged part of a page.
type element struct {
	tag  string
	goes bool // on from the element before, which a page has cut
}

func newSheet(fonts [4]*face, d Document) *sheet {
	s := &sheet{Document: d, fonts: fonts, rtl: spoken.RightToLeft(d.Language)}
	for i, f := range fonts {
		s.faces[i], s.used[i] = font.NewFace(f.font), map[int]string{}
	}
	return s
}

func (s *sheet) endPage() {
	s.pages = append(s.pages, bytes.Clone(s.page.Bytes()))
	s.page.Reset()
}

// room begins a new page unless so much is left on this one.
func (s *sheet) room(height float64) {
	if s.y-height < s.low && !s.fresh {
		s.newPage()
	}
}

func (s *sheet) newPage() {
	s.endPage()
	s.tags = append(s.tags, nil)
	s.y, s.fresh = top, true
}

func (s *sheet) gap(height float64) {
	if !s.fresh {
		s.y -= height * s.air
	}
}

// leading is the height of a line: Arabic needs more air.
func (s *sheet) leading(st style) float64 {
	if s.rtl {
		return st.size * 1.62 * s.air
	}
	return st.size * 1.45 * s.air
}

// fontmap looks for a sign in the fonts of a weight, those of the document's own writing first.
type fontmap struct{ first, second *font.Face }

// ResolveFace gives the font that has the sign.
func (m fontmap) ResolveFace(r rune) *font.Face {
	if _, has := m.first.NominalGlyph(r); !has {
		if _, has := m.second.NominalGlyph(r); has {
			return m.second
		}
	}
	return m.first
}

// The marks that fix the direction of a paragraph, whatever it begins with.
const leftToRight, rightToLeft = '\u200e', '\u200f'

// runes are the signs of a paragraph behind the mark of its direction: that of its letters, where they have but one,
// else the document's, or for what somebody has written that of the first letter. Telephone numbers have no letters
// and run from the left everywhere.
func (s *sheet) runes(text string, st style) ([]rune, di.Direction) {
	text = strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "\u00ad", "")
	if text == "" {
		return nil, di.DirectionLTR
	}
	right, left := strings.IndexFunc(text, isRightToLeft), strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) && !isRightToLeft(r) })
	rtl := right >= 0
	if right >= 0 && left >= 0 {
		rtl = s.rtl
		if st.own {
			rtl = right < left
		}
	}
	if rtl {
		return append([]rune{rightToLeft}, []rune(text)...), di.DirectionRTL
	}
	return append([]rune{leftToRight}, []rune(text)...), di.DirectionLTR
}

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew) && unicode.IsLetter(r)
}

// wrapped is a paragraph in lines.
type wrapped struct {
	style style
	runes []rune
	lines []shaping.Line
}

func (s *sheet) wrap(text string, st style, width float64) wrapped {
	runes, direction := s.runes(text, st)
	w := wrapped{style: st, runes: runes}
	if len(runes) == 0 {
		return w
	}
	faces := fontmap{s.faces[0], s.faces[1]}
	if st.bold {
		faces = fontmap{s.faces[2], s.faces[3]}
	}
	if s.rtl {
		faces.first, faces.second = faces.second, faces.first
	}
	input := shaping.Input{
		Text: w.runes, RunEnd: len(w.runes), Direction: direction, Size: fixed.Int26_6(st.size * 64),
		Language: language.NewLanguage(s.Language),
	}
	var runs []shaping.Output
	for _, run := range s.segmenter.Split(input, faces) {
		runs = append(runs, s.shaper.Shape(run))
	}
	lines, _ := s.wrapper.WrapParagraphF(shaping.WrapConfig{Direction: direction}, fixed.Int26_6(width*64), w.runes, shaping.NewSliceIterator(runs))
	for _, l := range lines { // they are the wrapper's own until it wraps again
		w.lines = append(w.lines, append(shaping.Line(nil), l...))
	}
	return w
}

// begin and end put a tag around what is drawn between them.
func (s *sheet) begin(tag string, goesOn bool) {
	page := len(s.tags) - 1
	fmt.Fprintf(&s.page, "/%s <</MCID %d>> BDC\n", tag, len(s.tags[page]))
	s.tags[page] = append(s.tags[page], element{tag, goesOn})
}

func (s *sheet) end() { s.page.WriteString("EMC\n") }

// paragraph draws a text between two distances from the start side.
func (s *sheet) paragraph(text string, st style, indent, width float64) {
	w := s.wrap(text, st, width)
	for i := range w.lines {
		s.room(s.leading(st))
		if i == 0 || s.fresh {
			if i > 0 {
				s.tagEnd()
			}
			s.begin(st.tag, i > 0)
		}
		s.y -= s.leading(st)
		s.fresh = false
		s.line(w, i, indent, width, s.y)
		if i == len(w.lines)-1 {
			s.end()
		}
	}
}

// tagEnd closes the tag on the page before, which has ended already.
func (s *sheet) tagEnd() {
	last := len(s.pages) - 1
	s.pages[last] = append(s.pages[last], "EMC\n"...)
}

// left is where something of a width begins that stands so far from the start side.
func (s *sheet) left(indent, width float64) float64 {
	if s.rtl {
		return pageWidth - margin - indent - width
	}
	return margin + indent
}

// rule draws a line; it is nothing to listen to.
func (s *sheet) rule(indent, width, y, thick float64, colour string) {
	x := s.left(indent, width)
	fmt.Fprintf(&s.page, "/Artifact BMC %sRG %s w %s %s m %s %s l S EMC\n", colour, number(thick), number(x), number(y), number(x+width), number(y))
}

// box draws a box to tick.
func (s *sheet) box(indent, size, y float64) {
	fmt.Fprintf(&s.page, "/Artifact BMC %sRG 1 w %s %s %s %s re S EMC\n", soft, number(s.left(indent, size)), number(y), number(size), number(size))
}

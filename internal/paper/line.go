package paper

import (
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

func points(v fixed.Int26_6) float64 { return float64(v) / 64 }

func number(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

// line draws one line of a paragraph with its foot at y.
func (s *sheet) line(w wrapped, i int, indent, width, y float64) {
	runs := slices.Clone(w.lines[i])
	slices.SortStableFunc(runs, func(a, b shaping.Output) int { return int(a.VisualIndex) - int(b.VisualIndex) })
	var advance float64
	for _, r := range runs {
		advance += points(r.Advance)
	}
	x := s.left(indent, width)
	if s.rtl {
		x += width - advance
	}
	y += (s.leading(w.style) - w.style.size) / 2.2
	fmt.Fprintf(&s.page, "BT %srg\n", w.style.colour)
	for _, r := range runs {
		s.run(w, r, x, y)
		x += points(r.Advance)
	}
	s.page.WriteString("ET\n")
}

// run draws a stretch of one font and direction.
func (s *sheet) run(w wrapped, r shaping.Output, x, y float64) {
	index := slices.Index(s.faces[:], r.Face)
	fmt.Fprintf(&s.page, "/F%d %s Tf 1 0 0 1 %s %s Tm\n", index, number(w.style.size), number(x), number(y))
	p := pen{sheet: s, font: index, size: w.style.size}
	for glyphs := r.Glyphs; len(glyphs) > 0; {
		count := min(max(1, glyphs[0].GlyphsCount()), len(glyphs))
		said := w.said(glyphs[0])
		if s.means(index, glyphs[:count], said) {
			p.draw(glyphs[:count])
		} else {
			p.flush()
			fmt.Fprintf(&s.page, "/Span <</ActualText <%s>>> BDC\n", utf16Hex("\ufeff"+said))
			p.draw(glyphs[:count])
			p.flush()
			s.page.WriteString("EMC\n")
		}
		glyphs = glyphs[count:]
	}
	p.flush()
	if p.rise != 0 {
		s.page.WriteString("0 Ts\n")
	}
}

// said is what the letters of a cluster of glyphs are.
func (w wrapped) said(g shaping.Glyph) string {
	at := g.TextIndex()
	return strings.Map(withoutMarks, string(w.runes[at:at+g.RunesCount()]))
}

// means remembers that glyphs are used, and says whether their font alone tells what they mean. Arabic letters are
// drawn from parts that mean nothing by themselves.
func (s *sheet) means(index int, glyphs []shaping.Glyph, said string) bool {
	for _, g := range glyphs {
		known, id := s.used[index], int(g.GlyphID)
		if _, seen := known[id]; !seen || known[id] == "" {
			known[id] = ""
			if len(glyphs) == 1 {
				known[id] = said
			}
		}
	}
	return len(glyphs) == 1 && s.used[index][int(glyphs[0].GlyphID)] == said
}

// pen follows where the glyphs of a run belong and where the PDF would draw them.
type pen struct {
	*sheet
	font     int
	size     float64
	at, mine float64
	rise     float64
	drawn    strings.Builder
}

func (p *pen) draw(glyphs []shaping.Glyph) {
	for _, g := range glyphs {
		if up := points(g.YOffset); up != p.rise {
			p.flush()
			p.rise = up
			fmt.Fprintf(&p.page, "%s Ts\n", number(up))
		}
		if off := math.Round((p.mine - p.at - points(g.XOffset)) * 1000 / p.size); off != 0 {
			p.drawn.WriteString(strconv.Itoa(int(off)))
			p.mine -= off * p.size / 1000
		}
		fmt.Fprintf(&p.drawn, "<%04X>", uint16(g.GlyphID))
		p.mine += p.advance(p.font, int(g.GlyphID)) * p.size / 1000
		p.at += points(g.Advance)
	}
}

func (p *pen) flush() {
	if p.drawn.Len() > 0 {
		fmt.Fprintf(&p.page, "[%s] TJ\n", p.drawn.String())
		p.drawn.Reset()
	}
}

// advance is the width of a glyph in thousandths.
func (s *sheet) advance(index, glyph int) float64 {
	face := s.faces[index]
	return float64(face.HorizontalAdvance(font.GID(glyph))) * 1000 / float64(face.Upem())
}

func withoutMarks(r rune) rune {
	if r == leftToRight || r == rightToLeft {
		return -1
	}
	return r
}

func utf16Hex(text string) string {
	var bytes []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		bytes = append(bytes, byte(unit>>8), byte(unit))
	}
	return strings.ToUpper(hex.EncodeToString(bytes))
}

package paper

import (
	"fmt"
	"strings"
)

const (
	paragraphGap = 5.0
	writingLine  = 21.5
	boxSize      = 8.5
	questionGap  = 4.5
)

// title stands at the top of the first page, with the two threads of the app below it.
func (s *sheet) title() {
	s.paragraph(s.Title, titleStyle, 0, columnWidth)
	s.threads()
	if s.Intro != "" {
		s.paragraph(s.Intro, textStyle, 0, columnWidth)
		s.gap(paragraphGap)
	}
}

// threads draws two threads that cross at four tables.
func (s *sheet) threads() {
	const height, tables, table = 26.0, 5, 5.0
	middle, step := s.y-height, columnWidth/tables
	for i, colour := range []string{river, honey} {
		swing := 9.0
		if i == 1 {
			swing = -swing
		}
		fmt.Fprintf(&s.page, "/Artifact BMC %sRG 1.6 w %s %s m\n", colour, number(margin), number(middle))
		for k := range tables {
			x := margin + float64(k)*step
			fmt.Fprintf(&s.page, "%s %s %s %s %s %s c\n", number(x+0.36*step), number(middle+swing),
				number(x+0.64*step), number(middle+swing), number(x+step), number(middle))
			swing = -swing
		}
		s.page.WriteString("S EMC\n")
	}
	for k := 1; k < tables; k++ {
		x := margin + float64(k)*step - table/2
		fmt.Fprintf(&s.page, "/Artifact BMC 1 g %sRG 1.2 w %s %s %s %s re B EMC\n", ink, number(x), number(middle-table/2), number(table), number(table))
	}
	s.y = middle - height*0.6
}

func (s *sheet) block(b Block) {
	switch b.Kind {
	case Chapter:
		s.gap(20)
		s.room(s.leading(chapterStyle) + 5*s.leading(textStyle))
		s.paragraph(b.Text, chapterStyle, 0, columnWidth)
		s.rule(0, columnWidth, s.y-2, 1.2, river)
		s.gap(8)
	case Heading:
		s.gap(14)
		s.paragraph(b.Text, headingStyle, 0, columnWidth)
		s.gap(3)
	case Text, Voice:
		st := textStyle
		if b.Kind == Voice {
			st = voiceStyle
		}
		for part := range strings.SplitSeq(b.Text, "\n") {
			s.paragraph(part, st, 0, columnWidth)
		}
		s.gap(paragraphGap)
	case Item:
		s.item(b)
	case Pair:
		s.pair(b)
	case Question:
		s.question(b)
	case Choices:
		s.choices(b)
	case Signature:
		s.signature(b)
	}
}

func (s *sheet) item(b Block) {
	const indent, point = 14.0, 3.0
	s.room(s.leading(textStyle))
	x, y := s.left(2, point), s.y-s.leading(textStyle)*0.62
	fmt.Fprintf(&s.page, "/Artifact BMC %srg %s %s %s %s re f EMC\n", river, number(x), number(y), number(point), number(point))
	s.paragraph(b.Text, textStyle, indent, columnWidth-indent)
	s.gap(paragraphGap / 2)
}

// pair sets a name and what belongs to it beside each other.
func (s *sheet) pair(b Block) {
	const nameWidth, between = columnWidth * 0.36, 12.0
	name := s.wrap(b.Text, softStyle, nameWidth)
	st := textStyle
	st.own = true
	var values []wrapped
	lines := 0
	for part := range strings.SplitSeq(b.Value, "\n") {
		w := s.wrap(part, st, columnWidth-nameWidth-between)
		values, lines = append(values, w), lines+len(w.lines)
	}
	height := max(float64(lines)*s.leading(st), float64(len(name.lines))*s.leading(softStyle)) + 8
	s.room(height)
	top := s.y - 3
	s.column(name, 0, nameWidth, top-(s.leading(st)-s.leading(softStyle))/2)
	for _, w := range values {
		s.column(w, nameWidth+between, columnWidth-nameWidth-between, top)
		top -= float64(len(w.lines)) * s.leading(st)
	}
	s.y -= height
	s.fresh = false
	s.rule(0, columnWidth, s.y+1, 0.5, hairline)
}

// column draws lines that are known to have room.
func (s *sheet) column(w wrapped, indent, width, top float64) {
	if len(w.lines) == 0 {
		return
	}
	s.begin(w.style.tag, false)
	for i := range w.lines {
		top -= s.leading(w.style)
		s.line(w, i, indent, width, top)
	}
	s.end()
}

func (s *sheet) question(b Block) {
	s.gap(questionGap)
	s.paragraph(b.Text, strongStyle, 0, columnWidth)
	for range b.Lines {
		s.room(writingLine * s.air)
		s.y -= writingLine * s.air
		s.fresh = false
		s.rule(0, columnWidth, s.y, 0.6, hairline)
	}
	s.gap(questionGap)
}

// choices sets boxes with their words one after the other, as many as fit into a line.
func (s *sheet) choices(b Block) {
	const between, behind = 9.0, 4.0
	height := s.leading(textStyle) + 3
	s.gap(questionGap)
	s.paragraph(b.Text, strongStyle, 0, columnWidth)
	x := 0.0
	s.y -= height
	for _, option := range b.Options {
		w := s.wrap(option, textStyle, columnWidth-boxSize-behind)
		width := 2.0
		for _, line := range w.lines {
			total := 0.0
			for _, run := range line {
				total += points(run.Advance)
			}
			width = max(width, total+2)
		}
		if x > 0 && x+boxSize+behind+width > columnWidth {
			s.room(height)
			x = 0
			s.y -= height
		}
		s.fresh = false
		s.box(x, boxSize, s.y+s.leading(textStyle)*0.24)
		s.column(w, x+boxSize+behind, width, s.y+s.leading(textStyle))
		s.y -= float64(len(w.lines)-1) * s.leading(textStyle)
		x += boxSize + behind + width + between
	}
	s.gap(questionGap)
}

func (s *sheet) signature(b Block) {
	const height, between = 46.0, 24.0
	s.room(height + 20)
	s.y -= height
	s.fresh = false
	width := (columnWidth - between*float64(len(b.Options)-1)) / float64(max(1, len(b.Options)))
	for i, label := range b.Options {
		indent := float64(i) * (width + between)
		s.rule(indent, width, s.y, 0.8, soft)
		s.column(s.wrap(label, softStyle, width), indent, width, s.y-1)
	}
	s.y -= s.leading(softStyle) + 4
}

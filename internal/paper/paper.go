// Package paper prints documents as PDF: with shaped text in both directions, with embedded fonts of which only the
// signs that occur go along, tagged for people who listen, and the same bytes for the same document.
package paper

import "sync"

// Document is something to print.
type Document struct {
	Language string // decides the direction
	Title    string
	Intro    string
	Foot     string // stands at the foot of every page beside the page's number
	Blocks   []Block
}

// Kind says what a block is.
type Kind string

// The kinds of blocks.
const (
	Chapter   Kind = "chapter"   // Text, above headings
	Heading   Kind = "heading"   // Text
	Text      Kind = "text"      // Text
	Item      Kind = "item"      // Text, as a point of a list
	Pair      Kind = "pair"      // Text on the start side, Value on the end side
	Voice     Kind = "voice"     // Text: what a person has said or written, in whatever language
	Question  Kind = "question"  // Text, and Lines to write on
	Choices   Kind = "choices"   // Text, and a box to tick before each of Options
	Signature Kind = "signature" // a line to sign on above each of Options
	NewPage   Kind = "new_page"
)

// Block is a part of a document.
type Block struct {
	Kind    Kind
	Text    string
	Value   string
	Options []string
	Lines   int
}

// Printer prints. It may be used by many at once; the fonts are read when something is printed first.
type Printer struct{ fonts func() ([4]*face, error) }

// NewPrinter makes a printer.
func NewPrinter() *Printer { return &Printer{fonts: sync.OnceValues(readFaces)} }

// Print gives the document as a PDF.
func (p *Printer) Print(d Document) ([]byte, error) {
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	s := newSheet(fonts, d)
	s.everything()
	return s.file()
}

package paper

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// pdf collects the numbered objects of a file.
type pdf struct{ objects [][]byte }

// reserve gives the number of an object that is written later.
func (p *pdf) reserve() int {
	p.objects = append(p.objects, nil)
	return len(p.objects)
}

func (p *pdf) set(id int, format string, values ...any) {
	p.objects[id-1] = fmt.Appendf(nil, format, values...)
}

func (p *pdf) add(format string, values ...any) int {
	id := p.reserve()
	p.set(id, format, values...)
	return id
}

func (p *pdf) stream(entries string, content []byte) (int, error) {
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, zlib.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := z.Write(content); err != nil {
		return 0, err
	}
	if err := z.Close(); err != nil {
		return 0, err
	}
	return p.add("<</Length %d /Filter /FlateDecode%s>>\nstream\n%s\nendstream", packed.Len(), entries, packed.Bytes()), nil
}

// bytes writes the file. Its id is what stands in it, so that the same document is the same file.
func (p *pdf) bytes(root, info int) []byte {
	var file bytes.Buffer
	file.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := make([]int, len(p.objects))
	for i, o := range p.objects {
		places[i] = file.Len()
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	sum := sha256.Sum256(file.Bytes())
	id := hex.EncodeToString(sum[:16])
	start := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, at := range places {
		fmt.Fprintf(&file, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&file, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(places)+1, root, info, id, id, start)
	return file.Bytes()
}

func text(s string) string { return "<" + utf16Hex("\ufeff"+s) + ">" }

// file puts pages, fonts and tags together.
func (s *sheet) file() ([]byte, error) {
	s.feet()
	p := &pdf{}
	root, tree := p.reserve(), p.reserve()
	fonts, err := s.embed(p)
	if err != nil {
		return nil, err
	}
	pages := make([]int, 0, len(s.pages))
	var kids strings.Builder
	for i, content := range s.pages {
		body, err := p.stream("", content)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p.add("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Contents %d 0 R /StructParents %d /Tabs /S /Resources <</Font <<%s>>>>>>",
			tree, number(pageWidth), number(pageHeight), body, i, fonts))
		fmt.Fprintf(&kids, "%d 0 R ", pages[i])
	}
	p.set(tree, "<</Type /Pages /Count %d /Kids [%s]>>", len(pages), kids.String())
	structure := s.structure(p, pages)
	direction := "L2R"
	if s.rtl {
		direction = "R2L"
	}
	p.set(root, "<</Type /Catalog /Pages %d 0 R /Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /ViewerPreferences <</DisplayDocTitle true /Direction /%s>>>>",
		tree, s.Language, structure, direction)
	return p.bytes(root, p.add("<</Title %s /Producer (MainPate)>>", text(s.Title))), nil
}

// feet writes the foot of every page, when it is known how many there are.
func (s *sheet) feet() {
	pages := s.pages
	for i := range pages {
		s.page.Reset()
		s.page.WriteString("/Artifact BMC\n")
		of := s.wrap(strconv.Itoa(i+1)+" / "+strconv.Itoa(len(pages)), softStyle, 60)
		foot := s.wrap(s.Foot, softStyle, columnWidth-70)
		for k, w := range []wrapped{foot, of} {
			if len(w.lines) == 0 {
				continue
			}
			indent, width := 0.0, columnWidth-70
			if k == 1 {
				indent, width = columnWidth-28, 28.0
			}
			s.line(w, 0, indent, width, 40)
		}
		s.page.WriteString("EMC\n")
		pages[i] = append(pages[i], s.page.Bytes()...)
	}
}

// structure says which part of a page is what.
func (s *sheet) structure(p *pdf, pages []int) int {
	root, document := p.reserve(), p.reserve()
	var parts []int            // in the order of reading
	kids := map[int][]string{} // what belongs to a part
	tags := map[int]string{}
	var parents strings.Builder
	for page, elements := range s.tags {
		fmt.Fprintf(&parents, "%d [", page)
		for mark, e := range elements {
			if !e.goes || len(parts) == 0 {
				parts = append(parts, p.reserve())
			}
			part := parts[len(parts)-1]
			if !e.goes {
				tags[part] = e.tag
			}
			kids[part] = append(kids[part], fmt.Sprintf("<</Type /MCR /Pg %d 0 R /MCID %d>>", pages[page], mark))
			fmt.Fprintf(&parents, "%d 0 R ", part)
		}
		parents.WriteString("] ")
	}
	var all strings.Builder
	for _, part := range parts {
		p.set(part, "<</Type /StructElem /S /%s /P %d 0 R /K [%s]>>", tags[part], document, strings.Join(kids[part], " "))
		fmt.Fprintf(&all, "%d 0 R ", part)
	}
	p.set(document, "<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>", root, all.String())
	p.set(root, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree <</Nums [%s]>> /ParentTreeNextKey %d>>", document, parents.String(), len(pages))
	return root
}

// embed adds what is used of the fonts.
func (s *sheet) embed(p *pdf) (string, error) {
	var list strings.Builder
	for i, f := range s.fonts {
		if len(s.used[i]) == 0 {
			continue
		}
		id, err := s.embedOne(p, i, f)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&list, "/F%d %d 0 R ", i, id)
	}
	return list.String(), nil
}

func (s *sheet) embedOne(p *pdf, i int, f *face) (int, error) {
	cut := f.cut(s.used[i])
	file, err := p.stream(fmt.Sprintf(" /Length1 %d", len(cut)), cut)
	if err != nil {
		return 0, err
	}
	extents, _ := s.faces[i].FontHExtents()
	scale := 1000 / float64(f.font.Upem())
	name := f.tag(s.used[i]) + "+" + f.name
	descriptor := p.add("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [-1000 -1000 3000 2000] /ItalicAngle 0 /Ascent %s /Descent %s /CapHeight 714 /StemV 80 /FontFile2 %d 0 R>>",
		name, number(float64(extents.Ascender)*scale), number(float64(extents.Descender)*scale), file)
	var widths strings.Builder
	for _, glyph := range slices.Sorted(maps.Keys(s.used[i])) {
		fmt.Fprintf(&widths, "%d [%s] ", glyph, number(s.advance(i, glyph)))
	}
	descendant := p.add("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 0 /W [%s]>>",
		name, descriptor, widths.String())
	meaning, err := p.stream("", meaningOf(s.used[i]))
	if err != nil {
		return 0, err
	}
	return p.add("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, descendant, meaning), nil
}

// tag names a cut of a font: six letters that follow from what is in it.
func (f *face) tag(used map[int]string) string {
	sum := sha256.New()
	for _, glyph := range slices.Sorted(maps.Keys(used)) {
		fmt.Fprint(sum, glyph, " ")
	}
	letters := sum.Sum(nil)[:6]
	for i := range letters {
		letters[i] = 'A' + letters[i]%26
	}
	return string(letters)
}

// meaningOf says which letters a glyph stands for, for searching and copying.
func meaningOf(used map[int]string) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n" +
		"1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	var known []int
	for _, glyph := range slices.Sorted(maps.Keys(used)) {
		if used[glyph] != "" {
			known = append(known, glyph)
		}
	}
	for chunk := range slices.Chunk(known, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(chunk))
		for _, glyph := range chunk {
			fmt.Fprintf(&b, "<%04X> <%s>\n", glyph, utf16Hex(used[glyph]))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict /CMap defineresource pop end end\n")
	return b.Bytes()
}

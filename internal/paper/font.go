package paper

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
)

//go:embed fonts/*.ttf.gz
var fontsOnDisk embed.FS

// The fonts in the order in which a sheet names them: bold is two further.
var fontFiles = [4]string{"latin-regular", "arabic-regular", "latin-bold", "arabic-bold"}

// face is a font with its tables, from which a smaller font can be cut.
type face struct {
	name   string
	font   *font.Font
	tables map[string][]byte
	long   bool // how the places of the glyphs are written
	glyphs int
}

var errBroken = errors.New("paper: a font is broken")

func readFaces() ([4]*face, error) {
	var faces [4]*face
	for i, name := range fontFiles {
		f, err := readFace(name)
		if err != nil {
			return faces, err
		}
		faces[i] = f
	}
	return faces, nil
}

func readFace(name string) (*face, error) {
	file, err := unpack("fonts/" + name + ".ttf.gz")
	if err != nil {
		return nil, err
	}
	parsed, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	f := &face{name: "NotoSans-" + strings.ReplaceAll(name, "-", ""), font: parsed.Font, tables: map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := file[12+16*i:]
		at, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		f.tables[string(entry[:4])] = file[at : at+size]
	}
	for _, needed := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf"} {
		if f.tables[needed] == nil {
			return nil, errBroken
		}
	}
	f.long = binary.BigEndian.Uint16(f.tables["head"][50:]) == 1
	f.glyphs = int(binary.BigEndian.Uint16(f.tables["maxp"][4:]))
	return f, nil
}

func unpack(name string) ([]byte, error) {
	packed, err := fontsOnDisk.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = packed.Close() }()
	z, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

func (f *face) glyph(id int) []byte {
	loca := f.tables["loca"]
	if f.long {
		return f.tables["glyf"][binary.BigEndian.Uint32(loca[4*id:]):binary.BigEndian.Uint32(loca[4*id+4:])]
	}
	return f.tables["glyf"][2*int(binary.BigEndian.Uint16(loca[2*id:])) : 2*int(binary.BigEndian.Uint16(loca[2*id+2:]))]
}

// parts are the glyphs that a glyph is put together from.
func parts(glyph []byte) []int {
	const words, oneScale, more, twoScales, matrix = 1, 8, 0x20, 0x40, 0x80
	if len(glyph) < 10 || int16(binary.BigEndian.Uint16(glyph)) >= 0 {
		return nil
	}
	var found []int
	for at := 10; at+4 <= len(glyph); {
		flags := binary.BigEndian.Uint16(glyph[at:])
		found = append(found, int(binary.BigEndian.Uint16(glyph[at+2:])))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			break
		}
	}
	return found
}

// cut gives a font that draws the used glyphs only. They keep their numbers, so nothing else has to change.
func (f *face) cut(used map[int]string) []byte {
	keep := map[int]bool{0: true}
	var add func(id int)
	add = func(id int) {
		if id >= f.glyphs || keep[id] {
			return
		}
		keep[id] = true
		for _, part := range parts(f.glyph(id)) {
			add(part)
		}
	}
	for id := range used {
		add(id)
	}
	var glyf, loca []byte
	for id := range f.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[id] {
			glyf = append(glyf, f.glyph(id)...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := bytes.Clone(f.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	return putTogether(map[string][]byte{
		"head": head, "hhea": f.tables["hhea"], "maxp": f.tables["maxp"], "hmtx": f.tables["hmtx"], "loca": loca, "glyf": glyf,
	})
}

// putTogether writes tables into a font file.
func putTogether(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	file := []byte{0, 1, 0, 0}
	file = binary.BigEndian.AppendUint16(file, uint16(len(names)))
	file = append(file, 0, 64, 0, 2, 0, 32) // for six tables
	at := len(file) + 16*len(names)
	var body []byte
	for _, name := range names {
		table := tables[name]
		file = append(file, name...)
		file = binary.BigEndian.AppendUint32(file, sum(table))
		file = binary.BigEndian.AppendUint32(file, uint32(at+len(body)))
		file = binary.BigEndian.AppendUint32(file, uint32(len(table)))
		body = append(body, table...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(file, body...)
}

func sum(table []byte) uint32 {
	var total uint32
	for i := 0; i < len(table); i += 4 {
		var word [4]byte
		copy(word[:], table[i:])
		total += binary.BigEndian.Uint32(word[:])
	}
	return total
}

package media

import (
	"encoding/binary"
	"math"
	"slices"
)

// The elements of a WebM file that matter; anything else on the same level is no recording of ours.
const (
	ebmlHead, ebmlDocType                                = 0x1A45DFA3, 0x4282
	ebmlSegment, ebmlSeekHead, ebmlInfo, ebmlTracks      = 0x18538067, 0x114D9B74, 0x1549A966, 0x1654AE6B
	ebmlCluster, ebmlCues, ebmlTags                      = 0x1F43B675, 0x1C53BB6B, 0x1254C367
	ebmlVoid, ebmlCRC                                    = 0xEC, 0xBF
	ebmlScale, ebmlDuration, ebmlMuxer, ebmlWriter       = 0x2AD7B1, 0x4489, 0x4D80, 0x5741
	ebmlTrack, ebmlTrackType, ebmlCodec, ebmlName        = 0xAE, 0x83, 0x86, 0x536E
	ebmlVideo, ebmlEncodings, ebmlAudioTrack             = 0xE0, 0x6D80, 2
	ebmlTime, ebmlSimpleBlock, ebmlBlockGroup, ebmlBlock = 0xE7, 0xA3, 0xA0, 0xA1
	ebmlPosition, ebmlPrevSize                           = 0xA7, 0xAB
)

var ebmlTop = []uint32{ebmlSeekHead, ebmlInfo, ebmlTracks, ebmlCluster, ebmlCues, ebmlTags, ebmlVoid, ebmlCRC}

// webm reads a recording element by element. Words in it are overwritten where they stand, so that every position
// stays what it was.
type webm struct {
	data   []byte
	scale  float64 // nanoseconds
	tracks int
	last   float64 // the latest block, in units of the scale
	blocks int
}

type element struct {
	id               uint32
	start, body, end int
	open             bool // ends where the next one of its level begins
}

// readWebM accepts one track of Opus and nothing else.
func readWebM(data []byte) (checked, error) {
	w := webm{data: slices.Clone(data), scale: 1e6}
	head, ok := w.next(0, len(data))
	if !ok || head.id != ebmlHead || head.open {
		return checked{}, errUnreadable()
	}
	webmFile := false
	if !w.each(head.body, head.end, func(e element) bool {
		if e.id == ebmlDocType {
			webmFile = string(w.data[e.body:e.end]) == "webm"
		}
		return !e.open
	}) || !webmFile {
		return checked{}, errUnreadable()
	}
	segment, ok := w.next(head.end, len(data))
	if !ok || segment.id != ebmlSegment || segment.end != len(data) || !w.segment(segment) {
		return checked{}, errUnreadable()
	}
	if w.tracks != 1 || w.blocks == 0 {
		return checked{}, errUnreadable()
	}
	const frame = 0.02 // the last block lasts, too
	return voiceNote("audio/webm", w.last*w.scale/1e9+frame, w.data)
}

// next reads the element that begins at a position.
func (w *webm) next(at, limit int) (element, bool) {
	e := element{start: at}
	id, n, ok := w.number(at, limit, 4, false)
	if !ok {
		return e, false
	}
	e.id = uint32(id)
	size, m, ok := w.number(at+n, limit, 8, true)
	if !ok {
		return e, false
	}
	e.body = at + n + m
	if size == math.MaxUint64 {
		e.open, e.end = true, limit
		return e, true
	}
	if size > uint64(limit-e.body) {
		return e, false
	}
	e.end = e.body + int(size)
	return e, true
}

// number reads a number whose length stands in its first byte; one of ones only is a size that nobody knew.
func (w *webm) number(at, limit, longest int, size bool) (value uint64, n int, ok bool) {
	if at >= limit {
		return 0, 0, false
	}
	first := w.data[at]
	for n = 1; n <= longest && first&(0x80>>(n-1)) == 0; n++ {
	}
	if n > longest || at+n > limit {
		return 0, 0, false
	}
	value = uint64(first)
	if size {
		value &= 0x7f >> (n - 1)
	}
	for _, b := range w.data[at+1 : at+n] {
		value = value<<8 | uint64(b)
	}
	if size && value == 1<<(7*n)-1 {
		value = math.MaxUint64
	}
	return value, n, true
}

// each walks through the elements of a part; they fill it exactly.
func (w *webm) each(at, end int, do func(element) bool) bool {
	for at < end {
		e, ok := w.next(at, end)
		if !ok || !do(e) {
			return false
		}
		at = e.end
	}
	return true
}

func (w *webm) segment(s element) bool {
	for at := s.body; at < s.end; {
		e, ok := w.next(at, s.end)
		if !ok {
			return false
		}
		switch e.id {
		case ebmlInfo:
			ok = w.info(e)
		case ebmlTracks:
			ok = w.each(e.body, e.end, w.track)
		case ebmlCluster:
			e.end, ok = w.cluster(e)
		case ebmlTags, ebmlVoid:
			w.blank(e)
		case ebmlSeekHead, ebmlCues, ebmlCRC:
		default:
			return false
		}
		if !ok || e.open && e.id != ebmlCluster {
			return false
		}
		at = e.end
	}
	return true
}

func (w *webm) info(info element) bool {
	return w.each(info.body, info.end, func(e element) bool {
		switch e.id {
		case ebmlScale:
			w.scale = float64(w.unsigned(e))
		case ebmlDuration, ebmlMuxer, ebmlWriter, ebmlCRC:
		default:
			w.blank(e)
		}
		return !e.open
	})
}

func (w *webm) track(t element) bool {
	if t.id == ebmlVoid || t.id == ebmlCRC {
		return !t.open
	}
	if t.id != ebmlTrack || t.open {
		return false
	}
	w.tracks++
	audio, opus := false, false
	return w.each(t.body, t.end, func(e element) bool {
		switch e.id {
		case ebmlTrackType:
			audio = w.unsigned(e) == ebmlAudioTrack
		case ebmlCodec:
			opus = string(w.data[e.body:e.end]) == "A_OPUS"
		case ebmlName, ebmlVoid:
			w.blank(e)
		case ebmlVideo, ebmlEncodings:
			return false
		}
		return !e.open
	}) && audio && opus
}

// cluster gives the end of a cluster; an open one ends at the first element that cannot be inside.
func (w *webm) cluster(c element) (end int, ok bool) {
	begins := 0.0
	for at := c.body; at < c.end; {
		e, ok := w.next(at, c.end)
		if !ok {
			return 0, false
		}
		if c.open && slices.Contains(ebmlTop, e.id) && e.id != ebmlVoid && e.id != ebmlCRC {
			return at, true
		}
		switch e.id {
		case ebmlTime:
			begins = float64(w.unsigned(e))
		case ebmlSimpleBlock:
			ok = w.block(e, begins)
		case ebmlBlockGroup:
			ok = w.each(e.body, e.end, func(inside element) bool {
				return inside.id != ebmlBlock && !inside.open || w.block(inside, begins)
			})
		case ebmlVoid:
			w.blank(e)
		case ebmlPosition, ebmlPrevSize, ebmlCRC:
		default:
			ok = false
		}
		if !ok || e.open {
			return 0, false
		}
		at = e.end
	}
	return c.end, true
}

func (w *webm) block(b element, begins float64) bool {
	_, n, ok := w.number(b.body, b.end, 8, true)
	if !ok || b.open || b.body+n+3 > b.end {
		return false
	}
	w.blocks++
	after := int16(binary.BigEndian.Uint16(w.data[b.body+n:]))
	w.last = max(w.last, begins+float64(after))
	return true
}

func (w *webm) unsigned(e element) (value uint64) {
	for _, b := range w.data[e.body:e.end] {
		value = value<<8 | uint64(b)
	}
	return value
}

// blank makes an empty space of an element, of the same length.
func (w *webm) blank(e element) {
	all := w.data[e.start:e.end]
	clear(all)
	all[0] = ebmlVoid
	if len(all) < 9 {
		all[1] = 0x80 | byte(len(all)-2)
		return
	}
	binary.BigEndian.PutUint64(all[1:], 1<<56|uint64(len(all)-9))
}

package media

import (
	"encoding/binary"
	"slices"
)

// mp4 reads a recording box by box. Boxes in which words or places can stand become free space of the same length.
type mp4 struct {
	data      []byte
	tracks    int
	movie     uint32  // units a second of the whole
	scale     uint32  // units a second of the track
	length    float64 // seconds, as the boxes say
	each      uint32  // units of a sample where nothing else is said
	fragments uint64  // units up to the end of the last fragment
	samples   bool
}

type box struct {
	name             string
	start, body, end int
}

var (
	mp4Inside = map[string]string{ // which box lies in which
		"moov": "", "moof": "", "trak": "moov", "mvex": "moov", "mdia": "trak", "edts": "trak", "minf": "mdia", "stbl": "minf", "traf": "moof",
	}
	mp4Known = []string{
		"ftyp", "styp", "sidx", "mfra", "mdat", "mvhd", "tkhd", "mdhd", "hdlr", "smhd", "dinf", "elst", "stsd", "stts", "stsc",
		"stsz", "stco", "co64", "stss", "sgpd", "sbgp", "trex", "mehd", "mfhd", "tfhd", "tfdt", "trun", "tref", "nmhd", "iods", "prft", "subs", "saiz", "saio",
	}
)

// readMP4 accepts one track of AAC or Opus and nothing else.
func readMP4(data []byte) (checked, error) {
	m := mp4{data: slices.Clone(data)}
	if !m.boxes(0, len(data), "") || m.tracks != 1 || !m.samples || m.scale == 0 {
		return checked{}, errUnreadable()
	}
	length := max(m.length, float64(m.fragments)/float64(m.scale))
	return voiceNote("audio/mp4", length, m.data)
}

func (m *mp4) boxes(at, end int, in string) bool {
	for at < end {
		b, ok := m.next(at, end)
		if !ok {
			return false
		}
		around, hasInside := mp4Inside[b.name]
		switch {
		case hasInside && around == in:
			if b.name == "trak" {
				m.tracks++
			}
			ok = m.boxes(b.body, b.end, b.name)
		case slices.Contains(mp4Known, b.name):
			ok = m.read(b, in)
		default:
			m.free(b)
		}
		if !ok {
			return false
		}
		at = b.end
	}
	return true
}

func (m *mp4) next(at, limit int) (box, bool) {
	if limit-at < 8 {
		return box{}, false
	}
	size := uint64(binary.BigEndian.Uint32(m.data[at:]))
	b := box{name: string(m.data[at+4 : at+8]), start: at, body: at + 8}
	switch size {
	case 0: // up to the end
		size = uint64(limit - at)
	case 1:
		if limit-at < 16 {
			return b, false
		}
		size, b.body = binary.BigEndian.Uint64(m.data[at+8:]), at+16
	}
	if size > uint64(limit-at) || size < uint64(b.body-at) {
		return b, false
	}
	b.end = at + int(size)
	return b, true
}

// read takes from a box what says how long the recording is, and refuses anything but sound.
func (m *mp4) read(b box, in string) bool {
	body := m.data[b.body:b.end]
	switch b.name {
	case "mvhd":
		scale, length, ok := lengthIn(body)
		if m.movie = scale; ok && scale > 0 {
			m.length = max(m.length, float64(length)/float64(scale))
		}
		return ok
	case "mdhd":
		scale, length, ok := lengthIn(body)
		if m.scale = scale; ok && scale > 0 {
			m.length = max(m.length, float64(length)/float64(scale))
		}
		return ok
	case "hdlr":
		if in != "mdia" || len(body) < 24 || string(body[8:12]) != "soun" {
			return false
		}
		clear(body[24:]) // a name
	case "stsd":
		return oneKindOfSound(body)
	case "trex":
		if len(body) < 16 {
			return false
		}
		m.each = binary.BigEndian.Uint32(body[12:])
	case "mdat":
		m.samples = m.samples || len(body) > 0
	case "tfhd":
		return m.fragment(body)
	case "tfdt":
		return m.fragmentBegins(body)
	case "trun":
		return m.run(body)
	}
	return true
}

// lengthIn reads the head of a movie or of a track.
func lengthIn(body []byte) (scale uint32, length uint64, ok bool) {
	switch {
	case len(body) >= 20 && body[0] == 0:
		length := binary.BigEndian.Uint32(body[16:])
		if length == 1<<32-1 { // nobody knew
			length = 0
		}
		clear(body[4:12]) // when it was made
		return binary.BigEndian.Uint32(body[12:]), uint64(length), true
	case len(body) >= 32 && body[0] == 1:
		length := binary.BigEndian.Uint64(body[24:])
		if length == 1<<64-1 {
			length = 0
		}
		clear(body[4:20])
		return binary.BigEndian.Uint32(body[20:]), length, true
	}
	return 0, 0, false
}

func oneKindOfSound(body []byte) bool {
	if len(body) < 16 || binary.BigEndian.Uint32(body[4:]) != 1 {
		return false
	}
	name := string(body[12:16])
	return name == "mp4a" || name == "Opus"
}

func (m *mp4) fragment(body []byte) bool {
	if len(body) < 8 {
		return false
	}
	flags, at := binary.BigEndian.Uint32(body)&0xffffff, 8
	for _, f := range []struct {
		flag uint32
		size int
	}{{0x1, 8}, {0x2, 4}} {
		if flags&f.flag != 0 {
			at += f.size
		}
	}
	if flags&0x8 != 0 {
		if len(body) < at+4 {
			return false
		}
		m.each = binary.BigEndian.Uint32(body[at:])
	}
	return true
}

func (m *mp4) fragmentBegins(body []byte) bool {
	switch {
	case len(body) >= 12 && body[0] == 1:
		m.fragments = max(m.fragments, binary.BigEndian.Uint64(body[4:]))
	case len(body) >= 8 && body[0] == 0:
		m.fragments = max(m.fragments, uint64(binary.BigEndian.Uint32(body[4:])))
	default:
		return false
	}
	return true
}

// run adds up how long the samples of a fragment last.
func (m *mp4) run(body []byte) bool {
	if len(body) < 8 {
		return false
	}
	flags, count, at := binary.BigEndian.Uint32(body)&0xffffff, uint64(binary.BigEndian.Uint32(body[4:])), 8
	for _, flag := range []uint32{0x1, 0x4} {
		if flags&flag != 0 {
			at += 4
		}
	}
	width := 0
	for _, flag := range []uint32{0x100, 0x200, 0x400, 0x800} {
		if flags&flag != 0 {
			width += 4
		}
	}
	if at > len(body) || count*uint64(width) > uint64(len(body)-at) {
		return false
	}
	if flags&0x100 == 0 {
		m.fragments += min(count, 1<<20) * uint64(m.each)
		return true
	}
	for i := range int(count) {
		m.fragments += uint64(binary.BigEndian.Uint32(body[at+i*width:]))
	}
	return true
}

// free makes empty space of a box, of the same length.
func (m *mp4) free(b box) {
	copy(m.data[b.start+4:], "free")
	clear(m.data[b.body:b.end])
}

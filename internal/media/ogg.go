package media

import (
	"bytes"
	"encoding/binary"
	"slices"
)

const (
	oggHead     = 27 // bytes before the table of segments
	oggRate     = 48000
	oggChecksum = 22 // where the checksum of a page stands
)

// readOgg accepts one stream of Opus. What somebody has written into the comments is taken out.
func readOgg(data []byte) (checked, error) {
	data = slices.Clone(data)
	var serial uint32
	var last, skip uint64
	pages := 0
	for at := 0; at < len(data); pages++ {
		page, body, ok := oggPage(data[at:])
		if !ok || pages > 0 && binary.LittleEndian.Uint32(page[14:]) != serial {
			return checked{}, errUnreadable()
		}
		switch pages {
		case 0:
			if len(body) < 19 || !bytes.HasPrefix(body, []byte("OpusHead")) {
				return checked{}, errUnreadable()
			}
			serial, skip = binary.LittleEndian.Uint32(page[14:]), uint64(binary.LittleEndian.Uint16(body[10:]))
		case 1:
			if !emptyComments(page, body) {
				return checked{}, errUnreadable()
			}
		default:
			if granule := binary.LittleEndian.Uint64(page[6:]); granule != 1<<64-1 {
				last = granule
			}
		}
		at += len(page)
	}
	if pages < 3 || last <= skip {
		return checked{}, errUnreadable()
	}
	return voiceNote("audio/ogg", float64(last-skip)/oggRate, data)
}

// oggPage reads the page at the beginning, with all of its segments and its checksum.
func oggPage(data []byte) (page, body []byte, ok bool) {
	if len(data) < oggHead || string(data[:4]) != "OggS" || data[4] != 0 {
		return nil, nil, false
	}
	begins := oggHead + int(data[26])
	if len(data) < begins {
		return nil, nil, false
	}
	end := begins
	for _, length := range data[oggHead:begins] {
		end += int(length)
	}
	if len(data) < end || binary.LittleEndian.Uint32(data[oggChecksum:]) != oggSum(data[:end]) {
		return nil, nil, false
	}
	return data[:end], data[begins:end], true
}

// emptyComments leaves the name of the program and no comment; what stood there becomes padding.
func emptyComments(page, body []byte) bool {
	if len(body) < 16 || !bytes.HasPrefix(body, []byte("OpusTags")) {
		return false
	}
	after := uint64(12) + uint64(binary.LittleEndian.Uint32(body[8:]))
	if after+4 > uint64(len(body)) {
		return false
	}
	clear(body[after:])
	binary.LittleEndian.PutUint32(page[oggChecksum:], oggSum(page))
	return true
}

// oggSum is the checksum of a page, in which the checksum itself counts as nothing.
func oggSum(page []byte) (sum uint32) {
	for i, b := range page {
		if i >= oggChecksum && i < oggChecksum+4 {
			b = 0
		}
		sum ^= uint32(b) << 24
		for range 8 {
			if sum&(1<<31) != 0 {
				sum = sum<<1 ^ 0x04c11db7
			} else {
				sum <<= 1
			}
		}
	}
	return sum
}

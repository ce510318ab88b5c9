// Package media keeps voice notes and pictures. What comes in is judged by its content alone, pictures are drawn
// anew, and whatever could tell where or by whom something was made is taken out. What a thing hangs on, and who may
// therefore see it, others say: media knows places only by their ids.
package media

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Kind says whether something is heard or seen.
type Kind string

// A voice note or a picture.
const (
	Voice   Kind = "voice"
	Picture Kind = "picture"
)

// What may come in, and how much of it one person may keep.
const (
	MaxBytes   = 2 << 20
	MaxSeconds = 120
	// MaxOfPerson is some five hundred voice notes of two minutes.
	MaxOfPerson = 200 << 20
	// MaxAtPlace is how many things hang on one place.
	MaxAtPlace = 4
)

// keepUnattached is how long something waits for the message or entry it was made for.
const keepUnattached = 24 * time.Hour

// PlaceKind says on what something hangs.
type PlaceKind string

// An entry of a workbook, or a message.
const (
	Entry   PlaceKind = "entry"
	Message PlaceKind = "message"
)

// Place is what something hangs on. It takes what hangs on it along when it goes.
type Place struct {
	Kind PlaceKind
	ID   uuid.UUID
}

// column is where a place of the kind stands in the table.
func (k PlaceKind) column() string {
	if k == Message {
		return "message_id"
	}
	return "entry_id"
}

// Item is a voice note or a picture without its bytes.
type Item struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	OwnerID   uuid.UUID
	Kind      Kind
	Type      string // as browsers call it
	Size      int    // in bytes
	Seconds   int    // how long a voice note is, rounded up; 0 for a picture
	SentHash  string // of what the phone sent, to know it again
	EntryID   *uuid.UUID
	MessageID *uuid.UUID
	Position  int
	CreatedAt time.Time
}

// TableName names the table.
func (Item) TableName() string { return "media" }

// place is what the item hangs on, nothing while it waits.
func (i Item) place() (Place, bool) {
	switch {
	case i.EntryID != nil:
		return Place{Entry, *i.EntryID}, true
	case i.MessageID != nil:
		return Place{Message, *i.MessageID}, true
	}
	return Place{}, false
}

// content are the bytes of an item.
type content struct {
	MediaID uuid.UUID `gorm:"primaryKey"`
	Data    []byte
}

// TableName names the table.
func (content) TableName() string { return "media_bytes" }

// checked is what came in, as it may be kept.
type checked struct {
	kind    Kind
	typ     string
	seconds int
	data    []byte
}

func errUnreadable() error { return problem.Rule("media_unreadable") }

func errTooLong() error { return problem.Rule("media_too_long") }

func errTooLarge() error { return problem.Rule("picture_too_large") }

func errFull() error { return problem.New(problem.Conflict, "media_full") }

// The first bytes say what something claims to be; the readers then hold it to that.
func recognise(data []byte) (read func([]byte) (checked, error), picture bool) {
	has := func(at int, mark string) bool {
		return len(data) >= at+len(mark) && string(data[at:at+len(mark)]) == mark
	}
	switch {
	case has(0, "\x1a\x45\xdf\xa3"):
		return readWebM, false
	case has(0, "OggS"):
		return readOgg, false
	case has(4, "ftyp") && !isStillImage(data):
		return readMP4, false
	case has(0, "\xff\xd8\xff"), has(0, "\x89PNG\r\n\x1a\n"):
		return readPicture, true
	}
	return nil, false
}

// isStillImage knows the pictures of phones that come in the same boxes as recordings do (HEIC, AVIF).
func isStillImage(data []byte) bool {
	return len(data) >= 12 && slices.Contains([]string{"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"}, string(data[8:12]))
}

// voiceNote is a recording that was found to be sound.
func voiceNote(typ string, length float64, data []byte) (checked, error) {
	const grace = 3 // a phone needs a moment to stop
	switch {
	case !(length > 0):
		return checked{}, errUnreadable()
	case length > MaxSeconds+grace:
		return checked{}, errTooLong()
	}
	seconds := int(length)
	if float64(seconds) < length {
		seconds++
	}
	return checked{Voice, typ, min(seconds, MaxSeconds), data}, nil
}

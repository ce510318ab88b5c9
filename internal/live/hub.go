// Package live tells open phones that something has changed, never what: they ask for it themselves. Several replicas
// tell each other through the database. Whoever is told nothing still asks now and then, so nothing depends on it.
package live

import (
	"context"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
)

// mostStreams is how many phones and tabs of one person are told; the oldest makes place.
const mostStreams = 8

// Change says that a place is not any more as a phone knows it.
type Change struct {
	Kind   string
	ID     uuid.UUID
	Number int64
}

// Hub knows the open streams of this process.
type Hub struct {
	db     *database.DB
	self   string // this process, for the others
	mu     sync.Mutex
	open   map[uuid.UUID][]*stream
	count  int
	hears  bool // what the other processes tell
	closed bool
}

// NewHub has no streams yet.
func NewHub(db *database.DB) *Hub {
	return &Hub{db: db, self: short(database.NewID()), open: map[uuid.UUID][]*stream{}}
}

// stream is one open phone. What it has not been told yet is kept once per place: somebody slow misses nothing and
// takes no room.
type stream struct {
	person  uuid.UUID
	session uuid.UUID
	wake    chan struct{}
	mu      sync.Mutex
	changes map[place]int64
	greet   bool // whether the hub hears is to be said again
	end     bool
}

type place struct {
	kind string
	id   uuid.UUID
}

func (s *stream) note(with func()) {
	s.mu.Lock()
	with()
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default: // woken already
	}
}

func (s *stream) take() (changes []Change, greet, end bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for p, n := range s.changes {
		changes = append(changes, Change{p.kind, p.id, n})
	}
	clear(s.changes)
	greet, end = s.greet, s.end
	s.greet = false
	return changes, greet, end
}

// join opens a stream; nil when the process is about to stop.
func (h *Hub) join(who actor.Actor) *stream {
	person := who.PersonID
	if who.IsCompanion() {
		person = who.SessionID // nobody's news: they only learn when their visit ends
	}
	s := &stream{person: person, session: who.SessionID, wake: make(chan struct{}, 1), changes: map[place]int64{}}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil
	}
	mine := h.open[person]
	if len(mine) >= mostStreams {
		mine[0].note(func() { mine[0].end = true })
		mine = mine[1:]
		h.count--
	}
	h.open[person] = append(slices.Clone(mine), s)
	h.count++
	return s
}

func (h *Hub) leave(s *stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	at := slices.Index(h.open[s.person], s)
	if at < 0 {
		return
	}
	h.count--
	if rest := slices.Delete(slices.Clone(h.open[s.person]), at, at+1); len(rest) > 0 {
		h.open[s.person] = rest
	} else {
		delete(h.open, s.person)
	}
}

// Streams is how many are open.
func (h *Hub) Streams() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.count
}

// Stop ends all streams and opens no more.
func (h *Hub) Stop() {
	h.end(func(*stream) bool { return true }, true)
}

// end ends some streams; with closed nobody opens another one.
func (h *Hub) end(which func(*stream) bool, closed bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = h.closed || closed
	for _, streams := range h.open {
		for _, s := range streams {
			if which(s) {
				s.note(func() { s.end = true })
			}
		}
	}
}

// ended is the kind of a word that names sessions instead of people.
const ended = "ended"

// SessionsEnded ends the streams of sessions that are over, on all replicas. A phone that is told so too early asks
// once more and is refused then.
func (h *Hub) SessionsEnded(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) error {
	h.endOf(ids)
	return h.sayToOthers(ctx, tx, Change{Kind: ended}, ids)
}

func (h *Hub) endOf(sessions []uuid.UUID) {
	h.end(func(s *stream) bool { return slices.Contains(sessions, s.session) }, false)
}

// hearing says to all phones whether what happens on other replicas comes through. Each time they look once for
// themselves, because something may have been missed.
func (h *Hub) hearing(hears bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.hears == hears {
		return
	}
	h.hears = hears
	for _, streams := range h.open {
		for _, s := range streams {
			s.note(func() { s.greet = true })
		}
	}
}

// Hears reports whether this process learns what happens on the others; with SQLite there are none.
func (h *Hub) Hears() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.hears || h.db.Dialect() == database.SQLite
}

func (h *Hub) tell(c Change, people []uuid.UUID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, id := range people {
		for _, s := range h.open[id] {
			s.note(func() { s.changes[place{c.Kind, c.ID}] = max(s.changes[place{c.Kind, c.ID}], c.Number) })
		}
	}
}

// PostgreSQL carries words of up to 8,000 bytes; an id takes 22.
const mostPeople = 300

// Changed tells people that a place has changed: on other replicas with the transaction, on this one when told is
// called after it.
func (h *Hub) Changed(ctx context.Context, tx *gorm.DB, kind string, id uuid.UUID, number int64, people []uuid.UUID) (told func(), err error) {
	c := Change{kind, id, number}
	if err := h.sayToOthers(ctx, tx, c, people); err != nil {
		return nil, err
	}
	return func() { h.tell(c, people) }, nil
}

func (h *Hub) sayToOthers(ctx context.Context, tx *gorm.DB, c Change, people []uuid.UUID) error {
	for some := range slices.Chunk(people, mostPeople) {
		if err := database.Notify(ctx, tx, channel, h.word(c, some)); err != nil {
			return err
		}
	}
	return nil
}

// word is a change for the other replicas: ids and nothing else.
func (h *Hub) word(c Change, people []uuid.UUID) string {
	b := append([]string{h.self, c.Kind, short(c.ID), strconv.FormatInt(c.Number, 10)}, make([]string, 0, len(people))...)
	for _, id := range people {
		b = append(b, short(id))
	}
	return strings.Join(b, " ")
}

// heard reads the word of another replica. What does not read is from a newer one, and is asked for anyway later.
func (h *Hub) heard(word string) {
	parts := strings.Split(word, " ")
	if len(parts) < 4 || parts[0] == h.self {
		return
	}
	id, err := long(parts[2])
	number, err2 := strconv.ParseInt(parts[3], 10, 64)
	if err != nil || err2 != nil {
		return
	}
	var people []uuid.UUID
	for _, p := range parts[4:] {
		if person, err := long(p); err == nil {
			people = append(people, person)
		}
	}
	if parts[1] == ended {
		h.endOf(people)
		return
	}
	h.tell(Change{parts[1], id, number}, people)
}

func short(id uuid.UUID) string { return base64.RawURLEncoding.EncodeToString(id[:]) }

func long(text string) (uuid.UUID, error) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return uuid.Nil, err
	}
	return uuid.FromBytes(b)
}

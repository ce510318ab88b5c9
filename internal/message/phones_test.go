package message

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

// phone does what the app does: what somebody says waits in line, goes out one after the other and again until there
// is an answer; what others said is asked for after the last change that is known.
type phone struct {
	who    actor.Actor
	line   []wish
	shown  map[uuid.UUID]Said
	change int64
}

// wish is one request; saying it again means the same.
type wish struct {
	id     uuid.UUID
	text   string
	delete bool
	based  int
}

// Three phones write through a network that loses three requests or answers of ten, delivers old ones late and once
// more, and cuts phones off for a while. In the end all three show the same, in the same order.
func TestThreePhonesAgree(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		cases, most := 0, 30
		if w.db.Dialect() == database.Postgres {
			most = 5
		}
		rapid.Check(t, func(t *rapid.T) {
			if cases++; cases <= most {
				agree(t, w)
			}
		})
	})
}

func agree(t *rapid.T, w *world) {
	young, old, pair := w.newPair(t)
	n := &network{world: w, place: Place{Tandem, pair}, said: map[uuid.UUID]string{}}
	phones := []*phone{newPhone(young), newPhone(old), newPhone(young)}
	for range rapid.IntRange(10, 60).Draw(t, "steps") {
		p := phones[rapid.IntRange(0, 2).Draw(t, "phone")]
		switch rapid.SampledFrom([]string{"say", "say", "send", "send", "send", "ask", "ask", "late", "correct", "delete"}).Draw(t, "what") {
		case "say":
			n.say(p)
		case "send":
			n.send(t, p)
		case "ask":
			n.ask(t, p, int(rapid.Int64Range(1, 4).Draw(t, "limit")))
		case "late":
			n.late(t)
		case "correct":
			n.change(t, p, false)
		case "delete":
			n.change(t, p, true)
		}
	}
	n.perfect = true
	for _, p := range phones {
		for len(p.line) > 0 {
			n.send(t, p)
		}
	}
	n.late(t)
	for _, p := range phones {
		for !n.ask(t, p, 3) {
		}
	}
	n.compare(t, phones)
}

func newPhone(who actor.Actor) *phone { return &phone{who: who, shown: map[uuid.UUID]Said{}} }

// network carries requests, or does not.
type network struct {
	*world
	place   Place
	perfect bool
	old     []func() error
	said    map[uuid.UUID]string // everything that anybody said
}

func (n *network) lost(t *rapid.T, what string) bool {
	return !n.perfect && rapid.IntRange(0, 9).Draw(t, what) < 3
}

func (n *network) say(p *phone) {
	id := database.NewID()
	n.said[id] = fmt.Sprintf("Satz %d", len(n.said))
	p.line = append(p.line, wish{id: id, text: n.said[id]})
}

// change corrects or takes back something of one's own that is on the screen.
func (n *network) change(t *rapid.T, p *phone, away bool) {
	var own []Said
	for _, m := range p.shown {
		if m.AuthorID == p.who.PersonID && m.DeletedAt == nil {
			own = append(own, m)
		}
	}
	if len(own) == 0 {
		return
	}
	slices.SortFunc(own, func(a, b Said) int { return cmp.Compare(a.Position, b.Position) })
	m := rapid.SampledFrom(own).Draw(t, "own")
	p.line = append(p.line, wish{id: m.ID, text: m.Text + "!", delete: away, based: m.Version})
}

func (n *network) send(t *rapid.T, p *phone) {
	if len(p.line) == 0 || n.lost(t, "request lost") {
		return
	}
	first := p.line[0]
	deliver := func() error {
		if first.delete {
			return n.words.Delete(ctx, p.who, n.place, first.id)
		}
		_, err := n.words.Write(ctx, p.who, n.place, first.id, Draft{Text: first.text}, first.based)
		return err
	}
	n.old = append(n.old, deliver)
	outdated(t, deliver())
	if !n.lost(t, "answer lost") {
		p.line = p.line[1:]
	}
}

// late delivers requests from long ago once more, in any order.
func (n *network) late(t *rapid.T) {
	for range rapid.IntRange(0, 3).Draw(t, "stragglers") {
		if len(n.old) > 0 {
			outdated(t, rapid.SampledFrom(n.old).Draw(t, "old")())
		}
	}
}

// outdated is the one reason for which anything here may be refused: somebody's other phone was faster.
func outdated(t *rapid.T, err error) {
	var p *problem.Error
	if err != nil && (!errors.As(err, &p) || p.Kind != problem.Outdated) {
		t.Fatalf("%v", err)
	}
}

// ask reports whether the phone knows everything now.
func (n *network) ask(t *rapid.T, p *phone, limit int) bool {
	if n.lost(t, "question lost") {
		return false
	}
	after := p.change
	page := problemtest.Must(n.words.Read(ctx, p.who, n.place, Window{After: &after, Limit: limit}))(t)
	if n.lost(t, "page lost") {
		return false
	}
	for _, m := range page.Messages {
		if known, is := p.shown[m.ID]; is && known.Position != m.Position {
			t.Fatalf("a message has moved from %d to %d", known.Position, m.Position)
		}
		p.shown[m.ID] = m
	}
	p.change = page.Change
	return page.Complete
}

func (n *network) compare(t *rapid.T, phones []*phone) {
	screens := make([][]string, len(phones))
	for i, p := range phones {
		var shown []Said
		for _, m := range p.shown {
			shown = append(shown, m)
		}
		slices.SortFunc(shown, func(a, b Said) int { return cmp.Compare(a.Position, b.Position) })
		screens[i] = texts(shown)
		if len(shown) != len(n.said) {
			t.Fatalf("%d of %d messages on phone %d", len(shown), len(n.said), i)
		}
	}
	if !slices.Equal(screens[0], screens[1]) || !slices.Equal(screens[0], screens[2]) {
		t.Fatalf("the phones do not agree:\n%q\n%q\n%q", screens[0], screens[1], screens[2])
	}
	for id := range n.said {
		if _, is := phones[0].shown[id]; !is {
			t.Fatalf("%q is lost", n.said[id])
		}
	}
}

package workbook

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

// request is what a phone sends: the same wish each time, with the version of the last answer it got.
type request func(based int) (version int, err error)

// chain is everything one phone wants of one thing, in its order: the outbox keeps that order and no other.
type chain struct {
	requests []request
	next     int // the first request without an answer
	version  int
	final    string // how the thing must be in the end
}

// TestOfflineReplay sends the outboxes of two phones through a bad network. Requests get lost, answers get lost,
// requests sent long ago arrive once more at any time, and the chains overtake each other as they like.
func TestOfflineReplay(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		cases, most := 0, 100
		if w.db.Dialect() == database.Postgres {
			most = 15
		}
		rapid.Check(t, func(t *rapid.T) {
			if cases++; cases > most {
				return
			}
			replay(t, w)
		})
	})
}

func replay(t *rapid.T, w *world) {
	r := &replayed{world: w, pair: w.newPair(t)}
	base := problemtest.Must(w.book.SaveEntry(ctx, r.a, r.tandem, database.NewID(), meeting("2026-11-10", WeTwo), 0))(t)
	r.shared = base.ID
	chains := []*chain{
		r.entry(t, r.a, "entry a"), r.entry(t, r.a, "entry a2"), r.entry(t, r.b, "entry b"),
		r.addition(t, r.a), r.addition(t, r.b), r.answers(t, r.a), r.answers(t, r.b),
		r.confirmation(t, r.b), r.step(t, r.a), r.step(t, r.b), r.planned(t, r.b),
	}
	throughABadNetwork(t, chains)

	var want []string
	for _, c := range chains {
		want = append(want, c.final)
	}
	got := r.state(t)
	for _, line := range want {
		if line != "" && !slices.Contains(got, line) {
			t.Errorf("missing: %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("too much: %s", line)
		}
	}
	if told := w.reminders.about(r.tandem); len(told) != r.moves {
		t.Errorf("the reminders were told %d times of %d moves", len(told), r.moves)
	}
}

// throughABadNetwork delivers all chains. Who sends again what got no answer must never be refused.
func throughABadNetwork(t *rapid.T, chains []*chain) {
	var sent []func() error
	for {
		waiting := slices.DeleteFunc(slices.Clone(chains), func(c *chain) bool { return c.next == len(c.requests) })
		if len(waiting) == 0 {
			break
		}
		fate := rapid.SampledFrom([]string{"answered", "answered", "answer lost", "request lost", "old one again"}).Draw(t, "fate")
		if fate == "old one again" && len(sent) > 0 {
			late(t, rapid.SampledFrom(sent).Draw(t, "old"))
			continue
		}
		c := rapid.SampledFrom(waiting).Draw(t, "chain")
		send, based := c.requests[c.next], c.version
		sent = append(sent, func() error { _, err := send(based); return err })
		if fate == "request lost" {
			continue
		}
		version, err := send(based)
		problemtest.OK(t, err)
		if fate != "answer lost" {
			c.version = version
			c.next++
		}
	}
	for range rapid.IntRange(0, 10).Draw(t, "stragglers") {
		late(t, rapid.SampledFrom(sent).Draw(t, "old"))
	}
}

// late is a request nobody waits for any more: it may be refused, but only as outdated or gone.
func late(t *rapid.T, again func() error) {
	err := again()
	var p *problem.Error
	if err != nil && (!errors.As(err, &p) || (p.Kind != problem.Outdated && p.Kind != problem.Missing)) {
		t.Fatalf("a late request failed: %v", err)
	}
}

// replayed is one tandem whose workbook is filled through the network.
type replayed struct {
	*world
	pair
	shared uuid.UUID // an entry both know already
	moves  int
}

func (r *replayed) entry(t *rapid.T, who actor.Actor, name string) *chain {
	id := database.NewID()
	c := &chain{}
	drafts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Draft {
		d := meeting(startDay.AddDays(rapid.IntRange(0, 2).Draw(t, "day")), WeTwo)
		d.Note = rapid.SampledFrom([]string{"", "eins", "zwei"}).Draw(t, "note")
		d.Visibility = rapid.SampledFrom([]Visibility{OnlyMe, WeTwo, Team}).Draw(t, "visibility")
		return d
	}), 1, 4).Draw(t, name)
	version, pinned := 0, false
	for i, d := range drafts {
		c.requests = append(c.requests, func(based int) (int, error) {
			p, err := r.book.SaveEntry(ctx, who, r.tandem, id, d, based)
			return p.Version, err
		})
		if i == 0 || !drafts[i-1].Facts.equal(d.Facts) || drafts[i-1].Note != d.Note || drafts[i-1].Visibility != d.Visibility {
			version++
		}
		if rapid.Bool().Draw(t, "pin") {
			pin := !pinned
			pinned = pin
			version++
			c.requests = append(c.requests, func(based int) (int, error) {
				p, err := r.book.PinEntry(ctx, who, r.tandem, id, pin, based)
				return p.Version, err
			})
		}
	}
	if rapid.Bool().Draw(t, "delete") {
		c.requests = append(c.requests, func(based int) (int, error) { return 0, r.book.DeleteEntry(ctx, who, r.tandem, id, based) })
		return c
	}
	last := drafts[len(drafts)-1]
	c.final = entryLine(Entry{ID: id, Facts: last.Facts, Note: last.Note, Visibility: last.Visibility, Pinned: pinned, Version: version})
	return c
}

func (r *replayed) addition(t *rapid.T, who actor.Actor) *chain {
	id := database.NewID()
	c := &chain{}
	a := Addition{ID: id}
	for _, text := range rapid.SliceOfN(rapid.SampledFrom([]string{"eins", "zwei"}), 1, 4).Draw(t, "addition") {
		wish := AdditionDraft{text, WeTwo}
		c.requests = append(c.requests, func(based int) (int, error) {
			a, err := r.book.SaveAddition(ctx, who, r.tandem, r.shared, id, wish, based)
			return a.Version, err
		})
		if a.Text != text {
			a.Version++
		}
		a.Text = text
	}
	if rapid.Bool().Draw(t, "delete") {
		c.requests = append(c.requests, func(based int) (int, error) {
			return 0, r.book.DeleteAddition(ctx, who, r.tandem, r.shared, id, based)
		})
		return c
	}
	c.final = additionLine(a)
	return c
}

func (r *replayed) answers(t *rapid.T, who actor.Actor) *chain {
	c := &chain{}
	moods := rapid.SliceOfN(rapid.IntRange(1, 3), 1, 4).Draw(t, "moods")
	version := 0
	for i, mood := range moods {
		c.requests = append(c.requests, func(based int) (int, error) {
			a, err := r.book.SaveAnswers(ctx, who, r.tandem, r.shared, Feelings{Mood: &mood}, based)
			return a.Version, err
		})
		if i == 0 || moods[i-1] != mood {
			version++
		}
	}
	c.final = answersLine(who.PersonID, Answers{Feelings: Feelings{Mood: &moods[len(moods)-1]}, Version: version})
	return c
}

// confirmation is the only chain that changes the shared entry itself.
func (r *replayed) confirmation(t *rapid.T, who actor.Actor) *chain {
	c := &chain{version: 1}
	confirmed, version := false, 1
	for _, yes := range rapid.SliceOfN(rapid.Bool(), 0, 4).Draw(t, "confirmations") {
		save := r.book.UnconfirmEntry
		if yes {
			save = r.book.ConfirmEntry
		}
		c.requests = append(c.requests, func(based int) (int, error) {
			p, err := save(ctx, who, r.tandem, r.shared, based)
			return p.Version, err
		})
		if yes != confirmed {
			version++
		}
		confirmed = yes
	}
	d := meeting("2026-11-10", WeTwo)
	e := Entry{ID: r.shared, Facts: d.Facts, Note: d.Note, Visibility: d.Visibility, Version: version}
	if confirmed {
		e.ConfirmedBy = &who.PersonID
	}
	c.final = entryLine(e)
	return c
}

func (r *replayed) step(t *rapid.T, who actor.Actor) *chain {
	id := database.NewID()
	c := &chain{}
	s := Step{ID: id}
	for _, state := range rapid.SliceOfN(rapid.SampledFrom([]StepState{Open, Done, Dropped}), 1, 4).Draw(t, "step") {
		wish := StepDraft{EntryID: &id, OwnerID: who.PersonID, Text: "anrufen", State: state, Visibility: WeTwo}
		c.requests = append(c.requests, func(based int) (int, error) {
			s, err := r.book.SaveStep(ctx, who, r.tandem, id, wish, based)
			return s.Version, err
		})
		if s.State != state {
			s.Version++
		}
		s.State = state
	}
	if rapid.Bool().Draw(t, "delete") {
		c.requests = append(c.requests, func(based int) (int, error) { return 0, r.book.DeleteStep(ctx, who, r.tandem, id, based) })
		return c
	}
	c.final = stepLine(s)
	return c
}

func (r *replayed) planned(t *rapid.T, who actor.Actor) *chain {
	c := &chain{}
	p := PlannedMeeting{}
	days := rapid.SliceOfN(rapid.SampledFrom([]calendar.Day{"2026-12-01", "2026-12-02", ""}), 0, 5).Draw(t, "dates")
	for _, day := range append([]calendar.Day{"2026-12-01"}, days...) {
		c.requests = append(c.requests, func(based int) (int, error) {
			p, err := r.book.PlanMeeting(ctx, who, r.tandem, Date{Day: day}, based)
			return p.Version, err
		})
		if p.Day != day {
			p.Version++
			r.moves++
		}
		p.Day = day
	}
	c.final = plannedLine(p)
	return c
}

// state is everything in the workbook, read by both, a line each.
func (r *replayed) state(t *rapid.T) []string {
	var lines []string
	for _, who := range []actor.Actor{r.a, r.b} {
		book := problemtest.Must(r.book.Read(ctx, who, r.tandem))(t)
		for _, page := range book.Pages {
			lines = append(lines, entryLine(page.Entry))
			for _, a := range page.Additions {
				lines = append(lines, additionLine(a))
			}
			if page.Mine != nil {
				lines = append(lines, answersLine(who.PersonID, *page.Mine))
			}
		}
		for _, s := range book.Steps {
			lines = append(lines, stepLine(s))
		}
		if book.Planned != nil {
			lines = append(lines, plannedLine(*book.Planned))
		}
	}
	return lines
}

func entryLine(e Entry) string {
	return fmt.Sprintf("entry %s v%d %s %q %s pinned %t confirmed %t", e.ID, e.Version, e.Facts.Day, e.Note, e.Visibility, e.Pinned, e.ConfirmedBy != nil)
}

func additionLine(a Addition) string {
	return fmt.Sprintf("addition %s v%d %q", a.ID, a.Version, a.Text)
}

func answersLine(who uuid.UUID, a Answers) string {
	return fmt.Sprintf("answers of %s v%d mood %d", who, a.Version, *a.Feelings.Mood)
}

func stepLine(s Step) string { return fmt.Sprintf("step %s v%d %s", s.ID, s.Version, s.State) }

func plannedLine(p PlannedMeeting) string { return fmt.Sprintf("planned v%d %s", p.Version, p.Day) }

package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"mainpate/internal/database"
)

// plan is the plan of a tandem's milestone meeting, and who has signed what.
type plan struct {
	w       *world
	id      string
	meeting string

	mu     sync.Mutex
	items  map[*phone]*item
	asked  map[string]bool   // "version person" that somebody has wished to sign
	signed map[string]bool   // those that the server has acknowledged
	seen   map[string]string // what stood on the screen of those who did
	read   map[int]string    // the latest screen of each version
}

// item is one line of the plan, written by one of the two.
type item struct {
	id      string
	text    string
	version int
}

type sheet struct {
	Plan struct {
		Version    int
		State      string
		Items      []signedItem
		Signatures []struct {
			PersonID string `json:"person_id"`
		}
	}
}

type signedItem struct {
	ID      string
	What    string
	Version int
}

func newPlan(w *world, id, meeting string) *plan {
	return &plan{w: w, id: id, meeting: meeting, items: map[*phone]*item{}, asked: map[string]bool{}, signed: map[string]bool{}, seen: map[string]string{}, read: map[int]string{}}
}

// words are what a version says, in a form to compare.
func words(items []signedItem) string {
	var lines []string
	for _, i := range items {
		lines = append(lines, i.ID+" "+i.What)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func (s *plan) edit(p *phone, n int) {
	s.mu.Lock()
	mine := item{id: database.NewID().String()}
	if before := s.items[p]; before != nil {
		mine = *before
	}
	s.mu.Unlock()
	mine.text = fmt.Sprintf("Plan von %s %d", p.name, n)
	a, ok := p.want(http.MethodPut, "/milestone-plans/"+s.id+"/items/"+mine.id, obj{"what": mine.text}, mine.version)
	if !ok {
		return
	}
	var saved struct{ Items []signedItem }
	a.read(&saved)
	for _, i := range saved.Items {
		if i.ID == mine.id {
			mine.version = i.Version
		}
	}
	s.mu.Lock()
	s.items[p] = &mine
	s.mu.Unlock()
	p.w.count(written, 1)
}

func (s *plan) open(p *phone) (sheet, bool) {
	var read sheet
	a, ok := p.want(http.MethodGet, "/milestone-meetings/"+s.meeting, nil, 0)
	if !ok {
		return read, false
	}
	a.read(&read)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.read[read.Plan.Version] = words(read.Plan.Items)
	return read, true
}

// sign signs what the person has just read, the coach after the two.
func (s *plan) sign(p *phone) {
	read, ok := s.open(p)
	if !ok || len(read.Plan.Items) == 0 {
		return
	}
	path, version := "/agreement", read.Plan.Version
	if p == s.w.coach {
		if read.Plan.State != "agreed" {
			return
		}
		path = "/approval"
	}
	name := fmt.Sprint(version, " ", p.id)
	s.mu.Lock()
	s.asked[name] = true
	s.seen[name] = words(read.Plan.Items)
	s.mu.Unlock()
	a := p.ask(http.MethodPost, "/milestone-plans/"+s.id+path, obj{"version": version}, 0)
	switch a.status {
	case http.StatusOK:
		s.mu.Lock()
		s.signed[name] = true
		s.mu.Unlock()
		p.w.count(signed, 1)
	case 0, http.StatusConflict, http.StatusPreconditionFailed: // the other one has changed something meanwhile
	default:
		p.w.wrong("%s cannot sign: %d %s", p.name, a.status, a.body)
	}
}

// coachLives reads what waits and signs most of it.
func (w *world) coachLives() {
	for {
		for _, t := range w.tandems {
			select {
			case <-w.ending:
				return
			case <-w.ctx.Done():
				return
			case <-time.After(time.Duration(100+w.coach.random.IntN(300)) * time.Millisecond):
			}
			t.gate.RLock()
			if w.coach.random.IntN(4) > 0 {
				t.plan.sign(w.coach)
			}
			t.gate.RUnlock()
		}
	}
}

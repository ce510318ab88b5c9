package main

import (
	"fmt"
	"net/http"
	"sync"
	"time"

	"mainpate/internal/database"
)

// tandem is two phones, and what their servers have acknowledged.
type tandem struct {
	w    *world
	id   string
	pair [2]*phone
	plan *plan

	gate sync.RWMutex // closed while somebody checks

	mu       sync.Mutex
	lines    map[string]*line
	planned  obj
	version  int       // of the planned meeting
	last     time.Time // the latest time that was planned so far
	expected []string  // times of meetings that both are to be reminded of
}

// line is an entry or a small step as its server has acknowledged it.
type line struct {
	path    string // entries or steps
	owner   *phone
	text    string
	seen    string // me or tandem
	version int
	deleted bool
}

func (t *tandem) path() string { return "/tandems/" + t.id }

// use is what a person does with their phone all day.
func (t *tandem) use(p *phone) {
	for n := 0; ; n++ {
		select {
		case <-t.w.ending:
			return
		case <-t.w.ctx.Done():
			return
		default:
		}
		t.gate.RLock()
		t.do(p, n)
		wait := time.Duration(30+p.random.IntN(200)) * time.Millisecond
		t.gate.RUnlock()
		t.w.pause(wait)
	}
}

func (t *tandem) do(p *phone, n int) {
	switch draw := p.random.IntN(100); {
	case draw < 35:
		t.write(p, n)
	case draw < 55:
		t.change(p, n)
	case draw < 65:
		t.remove(p)
	case draw < 80 && p == t.pair[0]:
		t.planMeeting(p)
	case draw < 88:
		t.plan.edit(p, n)
	default:
		t.plan.sign(p)
	}
}

func (l *line) body(day string) obj {
	if l.path == "steps" {
		return obj{"owner_id": l.owner.id, "text": l.text, "state": "open", "visibility": l.seen}
	}
	return obj{"kind": "note", "day": day, "note": l.text, "visibility": l.seen}
}

func (t *tandem) day() string { return morning().Format(time.DateOnly) }

func (t *tandem) write(p *phone, n int) {
	l := &line{path: "entries", owner: p, text: fmt.Sprintf("%s %d", p.name, n), seen: "tandem"}
	if p.random.IntN(3) == 0 {
		l.path = "steps"
	}
	if p.random.IntN(4) == 0 {
		l.seen = "me"
	}
	id := database.NewID().String()
	if t.save(p, id, l) {
		t.mu.Lock()
		t.lines[id] = l
		t.mu.Unlock()
	}
}

func (t *tandem) save(p *phone, id string, l *line) bool {
	a, ok := p.want(http.MethodPut, t.path()+"/"+l.path+"/"+id, l.body(t.day()), l.version)
	if !ok {
		return false
	}
	var saved struct{ Version int }
	a.read(&saved)
	l.version = saved.Version
	t.w.count(written, 1)
	return true
}

// own is some line of the person's that is still there.
func (t *tandem) own(p *phone) (string, *line) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for id, l := range t.lines { // in no order
		if l.owner == p && !l.deleted {
			return id, l
		}
	}
	return "", nil
}

func (t *tandem) change(p *phone, n int) {
	id, l := t.own(p)
	if l == nil {
		return
	}
	changed := *l
	changed.text = fmt.Sprintf("%s anders %d", p.name, n)
	if t.save(p, id, &changed) {
		t.mu.Lock()
		*l = changed
		t.mu.Unlock()
	}
}

func (t *tandem) remove(p *phone) {
	id, l := t.own(p)
	if l == nil {
		return
	}
	if _, ok := p.want(http.MethodDelete, t.path()+"/"+l.path+"/"+id, nil, l.version); ok {
		t.mu.Lock()
		l.deleted = true
		t.mu.Unlock()
		t.w.count(deleted, 1)
	}
}

// planMeeting sets the next meeting about a day ahead, so that its reminder is due now or in a few minutes. As a
// rule people wait for the reminder of the last one.
func (t *tandem) planMeeting(p *phone) {
	if len(t.missing()) > 0 && p.random.IntN(150) > 0 {
		return
	}
	t.planAt(p, t.w.clock.now().Add(lead+time.Duration(p.random.IntN(6)-3)*time.Minute))
}

// lead is how long before a meeting people want to be reminded.
const lead = 24 * time.Hour

func (t *tandem) planAt(p *phone, start time.Time) {
	t.mu.Lock()
	if next := t.last.Add(time.Minute); start.Before(next) {
		start = next
	}
	start = start.Truncate(time.Minute)
	t.last = start
	version := t.version
	at := start.Format("15:04")
	for i := range t.expected { // from now on the server may forget the one before
		if !t.w.screens.has(t.pair[0].device, t.expected[i]) || !t.w.screens.has(t.pair[1].device, t.expected[i]) {
			t.expected[i] = ""
		}
	}
	t.mu.Unlock()
	meeting := obj{"day": start.Format(time.DateOnly), "clock": at, "place_text": ""}
	a, ok := p.want(http.MethodPut, t.path()+"/planned-meeting", meeting, version)
	if !ok {
		return
	}
	var saved struct{ Version int }
	a.read(&saved)
	t.w.count(written, 1)
	t.w.count(planned, 2)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.version, t.planned = saved.Version, meeting
	t.expected = append(t.expected, at)
}

// missing are the reminders that somebody is still waiting for.
func (t *tandem) missing() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var missing []string
	for _, at := range t.expected {
		for _, p := range t.pair {
			if at != "" && !t.w.screens.has(p.device, at) {
				missing = append(missing, p.name+" "+at)
			}
		}
	}
	return missing
}

package main

import (
	"fmt"
	"net/http"
	"slices"
)

type workbook struct {
	Entries []struct {
		ID         string
		Note       string
		Visibility string
	}
	Steps []struct {
		ID         string
		Text       string
		Visibility string
	}
	PlannedMeeting *struct{ Day, Clock string } `json:"planned_meeting"`
}

// check reads the workbook as both partners and holds it against what has been acknowledged.
func (t *tandem) check() {
	t.gate.Lock()
	defer t.gate.Unlock()
	for _, p := range t.pair {
		a, ok := p.want(http.MethodGet, t.path()+"/workbook", nil, 0)
		if !ok {
			return
		}
		var book workbook
		a.read(&book)
		there := map[string]string{}
		times := map[string]int{}
		for _, e := range book.Entries {
			there["entries "+e.ID] = e.Visibility + " " + e.Note
			times[e.ID]++
		}
		for _, s := range book.Steps {
			there["steps "+s.ID] = s.Visibility + " " + s.Text
			times[s.ID]++
		}
		t.compare(p, there, times)
		if m := book.PlannedMeeting; t.planned != nil && (m == nil || m.Day != t.planned["day"] || m.Clock != t.planned["clock"]) {
			t.w.lostEntry("%s: the planned meeting is %v, want %v", p.name, m, t.planned)
		}
	}
}

func (t *tandem) compare(reader *phone, there map[string]string, times map[string]int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for id, l := range t.lines {
		if l.deleted || (l.seen == "me" && l.owner != reader) {
			continue
		}
		name := l.path + " " + id
		want := l.seen + " " + l.text
		if got, found := there[name]; !found || got != want || times[id] != 1 {
			t.w.lostEntry("%s reads %s %d times as %q, want %q once", reader.name, name, times[id], got, want)
		}
		delete(there, name)
	}
	for name, text := range there {
		t.w.lostEntry("%s reads %s that nobody has kept: %q", reader.name, name, text)
	}
}

type versions struct {
	Items []struct {
		Version    int
		Items      []signedItem
		Signatures []struct {
			PersonID string `json:"person_id"`
		}
	}
}

// checkPlan looks for signatures that nobody gave, under words that nobody saw, and for those that are gone.
func (t *tandem) checkPlan() {
	s := t.plan
	read, ok := s.open(t.pair[0])
	if !ok {
		return
	}
	a, ok := t.pair[0].want(http.MethodGet, "/milestone-plans/"+s.id+"/versions", nil, 0)
	if !ok {
		return
	}
	var kept versions
	a.read(&kept)
	s.mu.Lock()
	defer s.mu.Unlock()
	found, said := map[string]bool{}, map[int]string{}
	for _, v := range kept.Items {
		said[v.Version] = words(v.Items)
		for _, signature := range v.Signatures {
			name := fmt.Sprint(v.Version, " ", signature.PersonID)
			found[name] = true
			if !s.asked[name] {
				s.w.forgery("nobody gave the signature %s under plan %s", name, s.id)
			}
			if s.asked[name] && s.seen[name] != words(v.Items) {
				s.w.forgery("version %d of plan %s says %q, signed was %q", v.Version, s.id, words(v.Items), s.seen[name])
			}
		}
		if v.Version == read.Plan.Version && read.Plan.State == "approved" && len(v.Signatures) != 3 {
			s.w.forgery("plan %s is approved with %d signatures", s.id, len(v.Signatures))
		}
	}
	for version, read := range s.read {
		if read != said[version] {
			s.w.wrong("version %d of plan %s was shown as %q, but is %q", version, s.id, read, said[version])
		}
	}
	for name := range s.signed {
		if !found[name] {
			s.w.lostEntry("the signature %s under plan %s is gone", name, s.id)
		}
	}
	for p, mine := range s.items {
		if !slices.ContainsFunc(read.Plan.Items, func(i signedItem) bool { return i.ID == mine.id && i.What == mine.text }) {
			s.w.lostEntry("%s: %q is not in the plan any more", p.name, mine.text)
		}
	}
}

// checkReminders says who has waited for nothing.
func (t *tandem) checkReminders() {
	for _, name := range t.missing() {
		t.w.lostReminder("%s: %s has not been reminded", t.w.name, name)
	}
}

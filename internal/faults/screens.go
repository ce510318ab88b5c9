package main

import (
	"encoding/json"
	"regexp"
	"sync"

	"mainpate/internal/push/pushtest"
)

// screens is what the lock screens of all phones have shown. Like there, a notification with the tag of an earlier
// one replaces it without a sound; one with another tag is shown.
type screens struct {
	push *pushtest.Service

	mu     sync.Mutex
	read   int
	tags   map[string]map[string]bool // device -> tag
	times  map[string]map[string]int  // device -> the time it speaks of -> how many notifications
	repeat int
}

func newScreens(push *pushtest.Service) *screens {
	return &screens{push: push, tags: map[string]map[string]bool{}, times: map[string]map[string]int{}}
}

// No two meetings of a tandem begin at the same minute, so the time tells which one a reminder is about.
var clockTime = regexp.MustCompile(`\d\d:\d\d`)

// look takes in what has come since the last look.
func (s *screens) look(l *ledger) {
	s.mu.Lock()
	defer s.mu.Unlock()
	received := s.push.Received()
	for _, m := range received[s.read:] {
		s.take(l, m)
	}
	s.read = len(received)
}

func (s *screens) take(l *ledger, m pushtest.Message) {
	var sent struct {
		Notification struct{ Body, Tag string }
	}
	if err := json.Unmarshal(m.Payload, &sent); err != nil {
		l.wrong("unreadable notification: %v", err)
		return
	}
	if s.tags[m.Endpoint] == nil {
		s.tags[m.Endpoint], s.times[m.Endpoint] = map[string]bool{}, map[string]int{}
	}
	n := sent.Notification
	if s.tags[m.Endpoint][n.Tag] {
		s.repeat++
		return
	}
	at := clockTime.FindString(n.Body)
	s.tags[m.Endpoint][n.Tag] = true
	s.times[m.Endpoint][at]++
	if at != "" && s.times[m.Endpoint][at] > 1 {
		l.twice("the reminder of %s is shown twice: %q", at, n.Body)
	}
}

// has says whether the device has shown a reminder of a meeting at that time.
func (s *screens) has(device, at string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.times[device][at] > 0
}

func (s *screens) tell(l *ledger) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, tags := range s.tags {
		l.count(shown, len(tags))
	}
	l.count(again, s.repeat)
}

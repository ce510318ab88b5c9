package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// ledger counts what happened and what must not happen.
type ledger struct {
	say func(format string, args ...any)

	mu     sync.Mutex
	faults map[kind]int
	counts map[string]int

	entriesLost, remindersLost, shownTwice, forged, broken int
}

// What is counted besides the faults.
const (
	requests   = "requests"
	unanswered = "not answered and repeated"
	written    = "writes acknowledged"
	deleted    = "deletions acknowledged"
	signed     = "signatures acknowledged"
	planned    = "reminders planned, some for meetings that were moved in time"
	shown      = "reminders shown"
	again      = "handed over again and replaced without a sound"
	signedOut  = "signed out by the network"
)

func (l *ledger) count(what string, n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.counts == nil {
		l.counts = map[string]int{}
	}
	l.counts[what] += n
}

func (l *ledger) happened(k kind) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.faults == nil {
		l.faults = map[kind]int{}
	}
	l.faults[k]++
	if n := l.done(); n%100 == 0 {
		l.say("%d faults", n)
	}
}

// done is how many faults there were.
func (l *ledger) done() int {
	n := 0
	for _, times := range l.faults {
		n += times
	}
	return n
}

func (l *ledger) violated(number *int, format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	*number++
	if *number <= 20 {
		l.say("VIOLATION "+format, args...)
	}
}

func (l *ledger) lostEntry(format string, args ...any) { l.violated(&l.entriesLost, format, args...) }
func (l *ledger) lostReminder(format string, args ...any) {
	l.violated(&l.remindersLost, format, args...)
}
func (l *ledger) twice(format string, args ...any)   { l.violated(&l.shownTwice, format, args...) }
func (l *ledger) forgery(format string, args ...any) { l.violated(&l.forged, format, args...) }

// wrong is whatever else a server must not do, like answering 500.
func (l *ledger) wrong(format string, args ...any) { l.violated(&l.broken, format, args...) }

// clean says that nothing went wrong although enough happened for it.
func (l *ledger) clean() bool {
	enough := l.counts[written] > l.done() && l.counts[signed] > 0 && l.counts[deleted] > 0 && l.counts[shown] > 0
	if !enough {
		l.say("too little happened to prove anything")
	}
	return enough && l.entriesLost+l.remindersLost+l.shownTwice+l.forged+l.broken == 0
}

func (l *ledger) tell(took time.Duration) {
	l.say("%s", listed(l.faults))
	l.say("%s", listed(l.counts))
	l.say("other things wrong %d, took %s", l.broken, took.Round(time.Second))
}

func listed[K ~string](counts map[K]int) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%s %d", k, counts[k]))
	}
	return strings.Join(parts, ", ")
}

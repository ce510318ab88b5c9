package milestone

import (
	"testing"
	"time"

	"mainpate/internal/problem/problemtest"
)

func aProposal(now time.Time) Proposal {
	return Proposal{Day: "2026-12-02", Clock: "15:00", StartsAt: now.Add(7 * 24 * time.Hour), Place: Place{Text: "Café am Markt"}}
}

func TestAMeetingIsAgreedByTwo(t *testing.T) {
	b := newTable()
	m := Meeting{State: Planned, Version: 1}
	if err := m.Answer(b.pair[0], b.pair, Yes, "", 0, b.now); problemtest.Code(err) != "nothing_proposed" {
		t.Errorf("answering nothing: %v", err)
	}
	past := aProposal(b.now)
	past.StartsAt = b.now.Add(-time.Minute)
	if err := m.Propose(b.coaches[0], past, b.now); problemtest.Code(err) != "/day in_the_past" {
		t.Errorf("yesterday: %v", err)
	}
	propose := func() {
		t.Helper()
		if err := m.Propose(b.coaches[0], aProposal(b.now), b.now); err != nil {
			t.Fatal(err)
		}
	}
	answer := func(who int, reply Reply, want MeetingState) {
		t.Helper()
		if err := m.Answer(b.pair[who], b.pair, reply, "", m.Revision, b.now); err != nil || m.State != want {
			t.Fatalf("%v, %s, want %s", err, m.State, want)
		}
	}
	propose()
	answer(0, Yes, Proposed)
	answer(1, AnotherTime, Proposed)
	answer(1, Yes, Agreed)
	answer(0, Question, Proposed)
	answer(0, Yes, Agreed)
	propose()
	if m.State != Proposed || m.Revision != 2 || m.Answered(b.pair[0]) {
		t.Errorf("a moved meeting asks again: %s, revision %d", m.State, m.Revision)
	}
	answer(0, Yes, Proposed)
	if err := m.Answer(b.pair[1], b.pair, Yes, "", 1, b.now); problemtest.Code(err) != "stale" {
		t.Errorf("an answer to the old date: %v", err)
	}
	if err := m.Answer(b.stranger, b.pair, Yes, "", 2, b.now); problemtest.Code(err) != "not_allowed" {
		t.Errorf("a stranger's answer: %v", err)
	}
	version := m.Version
	answer(0, Yes, Proposed)
	if m.Version != version {
		t.Error("the same answer again changed something")
	}
}

func TestCancellingAndHolding(t *testing.T) {
	b := newTable()
	m := Meeting{State: Planned}
	if err := m.Cancel("krank", b.now); err != nil || m.State != Cancelled {
		t.Fatalf("%v %s", err, m.State)
	}
	if err := m.Hold(b.today, b.now); problemtest.Code(err) != "meeting_cancelled" {
		t.Errorf("holding a cancelled one: %v", err)
	}
	if err := m.Propose(b.coaches[0], aProposal(b.now), b.now); err != nil || m.CancelReason != "" {
		t.Errorf("proposing it again: %v", err)
	}
	spontaneous := Meeting{State: Planned}
	if err := spontaneous.Hold(b.today, b.now); err != nil || *spontaneous.Day != b.today || spontaneous.State != Held {
		t.Errorf("a spontaneous one: %v %+v", err, spontaneous)
	}
	for name, err := range map[string]error{
		"propose": spontaneous.Propose(b.coaches[0], aProposal(b.now), b.now),
		"answer":  spontaneous.Answer(b.pair[0], b.pair, Yes, "", 0, b.now),
		"cancel":  spontaneous.Cancel("zu spät", b.now),
	} {
		if problemtest.Code(err) != "meeting_held" {
			t.Errorf("%s after it took place: %v", name, err)
		}
	}
	if err := spontaneous.Hold(b.today, b.now); err != nil {
		t.Errorf("saying so twice: %v", err)
	}
}

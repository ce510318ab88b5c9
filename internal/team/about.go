package team

import (
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/programme"
)

// About leaves of the first screen the lines that are about one tandem or one person.
func (h TeamHomeWire) About(tandemID, personID uuid.UUID) TeamHomeWire {
	h.OverduePromises = only(h.OverduePromises, func(o OwedPromiseWire) bool { return o.Tandem.ID == tandemID })
	h.DuePromises = only(h.DuePromises, func(o OwedPromiseWire) bool { return o.Tandem.ID == tandemID })
	h.WaitingPlans = only(h.WaitingPlans, func(w WaitingPlanWire) bool { return w.Tandem.ID == tandemID })
	h.NextMeetings = only(h.NextMeetings, func(m NextMeetingWire) bool { return m.Tandem.ID == tandemID })
	h.Questions = only(h.Questions, func(q MeetingQuestionWire) bool { return q.Tandem.ID == tandemID })
	h.HelpRequests = only(h.HelpRequests, func(r OpenHelpWire) bool { return r.Tandem.ID == tandemID })
	h.QuietTandems = only(h.QuietTandems, func(q QuietTandemWire) bool { return q.Tandem.ID == tandemID })
	h.WithoutDevice = only(h.WithoutDevice, func(w WithoutDeviceWire) bool { return w.ID == personID })
	h.Paused = only(h.Paused, func(p PausedPartnerWire) bool { return p.Tandem.ID == tandemID })
	h.Departures = only(h.Departures, func(p PartingWire) bool { return p.Tandem.ID == tandemID })
	h.Paused = only(h.Paused, func(p PausedPartnerWire) bool { return p.Tandem.ID == tandemID })
	h.Departures = only(h.Departures, func(d PartingWire) bool { return d.Tandem.ID == tandemID })
	h.Cohorts = []programme.CohortWire{}
	return h
}

// Concerned are the tandems and the people who stand on the first screen.
func (h TeamHomeWire) Concerned() (tandems, people []uuid.UUID) {
	add := func(t TandemNamesWire) { tandems = append(tandems, t.ID) }
	for _, o := range slices.Concat(h.OverduePromises, h.DuePromises) {
		add(o.Tandem)
	}
	for _, w := range h.WaitingPlans {
		add(w.Tandem)
	}
	for _, m := range h.NextMeetings {
		add(m.Tandem)
	}
	for _, q := range h.Questions {
		add(q.Tandem)
	}
	for _, r := range h.HelpRequests {
		add(r.Tandem)
	}
	for _, q := range h.QuietTandems {
		add(q.Tandem)
	}
	for _, p := range h.Paused {
		add(p.Tandem)
	}
	for _, p := range h.Departures {
		add(p.Tandem)
	}
	for _, p := range h.Paused {
		add(p.Tandem)
	}
	for _, d := range h.Departures {
		add(d.Tandem)
	}
	for _, w := range h.WithoutDevice {
		people = append(people, w.ID)
	}
	slices.SortFunc(tandems, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(tandems), people
}

func only[T any](list []T, is func(T) bool) []T {
	left := []T{}
	for _, line := range list {
		if is(line) {
			left = append(left, line)
		}
	}
	return left
}

package team

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/tandem"
)

// HomeAbout shows the lines of a coach's first screen that are about one tandem and, of the two, one person.
func (h *Handler) HomeAbout(ctx context.Context, tandemID, personID uuid.UUID) (*TeamHomeOutput, error) {
	home, err := h.service.Home(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	return &TeamHomeOutput{Body: homeWire(home.about(tandemID, personID))}, nil
}

// about leaves out the other tandems, and what the partner alone has told the team.
func (h Home) about(tandemID, personID uuid.UUID) Home {
	theirs := func(t tandem.Tandem) bool { return t.ID == tandemID }
	h.OverduePromises = only(h.OverduePromises, func(o Owed) bool { return theirs(o.Tandem) })
	h.DuePromises = only(h.DuePromises, func(o Owed) bool { return theirs(o.Tandem) })
	h.WaitingPlans = only(h.WaitingPlans, func(w Waiting) bool { return theirs(w.Tandem) })
	h.NextMeetings = only(h.NextMeetings, func(d Dated) bool { return theirs(d.Tandem) })
	h.Questions = only(h.Questions, func(q Question) bool { return theirs(q.Tandem) })
	h.QuietTandems = only(h.QuietTandems, func(q Quiet) bool { return theirs(q.Tandem) })
	h.WithoutDevice = only(h.WithoutDevice, func(u Unreached) bool { return u.Person.ID == personID })
	h.Paused = only(h.Paused, func(r Resting) bool { return r.Partner.PersonID == personID })
	h.Departures = only(h.Departures, func(p Parting) bool { return p.Departure.PersonID != nil && *p.Departure.PersonID == personID })
	h.Cohorts = nil
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
	var left []T
	for _, line := range list {
		if is(line) {
			left = append(left, line)
		}
	}
	return left
}

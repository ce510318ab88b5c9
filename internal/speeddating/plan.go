package speeddating

import (
	"cmp"
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/programme"
)

// evening is a speed-dating with everybody in it.
type evening struct {
	SpeedDating
	guests  []Guest // in the order of the cohort's list
	members map[uuid.UUID]programme.Member
	talks   []seatedTalk
}

// lastRound is the number of rounds that are kept.
func (e *evening) lastRound() int {
	last := 0
	for _, t := range e.talks {
		last = max(last, t.Round)
	}
	return last
}

func (e *evening) seats(present ...Presence) []Seat {
	var seats []Seat
	for _, g := range e.guests {
		if member, ok := e.members[g.PersonID]; ok && slices.Contains(present, g.Presence) {
			seats = append(seats, Seat{ID: g.PersonID, Stays: member.AgeGroup == programme.Over25})
		}
	}
	return seats
}

func (e *evening) guest(id uuid.UUID) *Guest {
	i := slices.IndexFunc(e.guests, func(g Guest) bool { return g.PersonID == id })
	if i < 0 {
		return nil
	}
	return &e.guests[i]
}

// counts says whether a place is kept for somebody: before the start as long as they may come, then while they are here.
func (e *evening) counts(id uuid.UUID) bool {
	g := e.guest(id)
	return g != nil && (g.Presence == Here || e.State == Planned && g.Presence == Expected)
}

// publish makes the rounds that go onto the phones, for those who are expected.
func (e *evening) publish() { e.talks = e.sit(Rounds(e.seats(Expected, Here), e.Mode, Past{}), 0) }

// sit writes rounds down, the first of them after those that have begun.
func (e *evening) sit(rounds []Round, begun int) []seatedTalk {
	var talks []seatedTalk
	for i, round := range rounds {
		for _, t := range round {
			talks = append(talks, seatedTalk{
				SpeedDatingID: e.ID, Round: begun + 1 + i, TableNumber: t.Table, FirstID: t.First, SecondID: t.Second,
			})
		}
	}
	return talks
}

// follow keeps the plan that is on the phones, also on those without network: nobody is put anywhere else because
// somebody comes or goes. Who lacks a partner has a break, who has come without a place gets one that is free.
func (e *evening) follow(now time.Time) {
	current := 1
	if e.State == Running {
		at := e.At(now, e.lastRound())
		current = at.begun() + 1
		if at.Phase == Talks {
			current = at.Round
			e.cutTalks(current)
			current++
		}
	}
	for round := current; round <= e.lastRound(); round++ {
		e.cutTalks(round)
	}
	for round := current; round <= e.lastRound(); round++ {
		e.fill(round)
	}
}

// replan makes all rounds anew that have not begun, for those who are here now and from who has not met whom.
func (e *evening) replan(now time.Time) {
	var at Moment
	begun := 0
	if e.State == Running {
		at = e.At(now, e.lastRound())
		begun = at.begun()
	}
	e.talks = slices.DeleteFunc(e.talks, func(t seatedTalk) bool { return t.Round > begun })
	if at.Phase == Talks {
		e.cutTalks(begun)
	}
	e.talks = append(e.talks, e.sit(Rounds(e.seats(Here), e.Mode, e.past(begun)), begun)...)
	if e.State == Running {
		e.replanned(at, e.lastRound(), now)
	}
}

// cutTalks marks the talks of a round in which somebody is missing.
func (e *evening) cutTalks(round int) {
	for i, t := range e.talks {
		if t.Round == round {
			e.talks[i].Cut = !e.counts(t.FirstID) || !e.counts(t.SecondID)
		}
	}
}

// past is what the rounds that have begun mean for those to come.
func (e *evening) past(begun int) Past {
	met := map[[2]uuid.UUID]bool{}
	p := Past{
		Met:    func(a, b uuid.UUID) bool { return met[[2]uuid.UUID{a, b}] || met[[2]uuid.UUID{b, a}] },
		Breaks: map[uuid.UUID]int{}, Tables: map[uuid.UUID]int{}, Rested: map[uuid.UUID]bool{},
	}
	talked := map[uuid.UUID]int{}
	for _, g := range e.guests {
		p.Rested[g.PersonID] = begun > 0
	}
	sortTalks(e.talks)
	for _, t := range e.talks {
		for _, id := range []uuid.UUID{t.FirstID, t.SecondID} {
			p.Tables[id] = t.TableNumber
			if !t.Cut {
				talked[id]++
				p.Rested[id] = p.Rested[id] && t.Round != begun
			}
		}
		if !t.Cut {
			met[[2]uuid.UUID{t.FirstID, t.SecondID}] = true
		}
	}
	for _, g := range e.guests {
		p.Breaks[g.PersonID] = begun - talked[g.PersonID]
	}
	return p
}

func sortTalks(talks []seatedTalk) {
	slices.SortFunc(talks, func(a, b seatedTalk) int { return cmp.Or(a.Round-b.Round, a.TableNumber-b.TableNumber) })
}

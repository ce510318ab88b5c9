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

// Rounds are all rounds: as they are kept once it runs, before that as they would be for those who are expected.
func (e *evening) Rounds() []Round {
	if e.State == Planned {
		return Rounds(e.seats(Expected, Here), e.Mode, Past{})
	}
	var rounds []Round
	for _, t := range e.talks {
		for len(rounds) < t.Round {
			rounds = append(rounds, nil)
		}
		rounds[t.Round-1] = append(rounds[t.Round-1], Talk{First: t.FirstID, Second: t.SecondID, Table: t.TableNumber})
	}
	return rounds
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

func (e *evening) isHere(id uuid.UUID) bool {
	g := e.guest(id)
	return g != nil && g.Presence == Here
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
	for i, round := range Rounds(e.seats(Here), e.Mode, e.past(begun)) {
		for _, t := range round {
			e.talks = append(e.talks, seatedTalk{
				SpeedDatingID: e.ID, Round: begun + 1 + i, TableNumber: t.Table, FirstID: t.First, SecondID: t.Second,
			})
		}
	}
	if e.State == Running {
		e.replanned(at, e.lastRound(), now)
	}
}

// cutTalks marks the talks of the present round in which somebody is missing: those two will meet when both are there.
func (e *evening) cutTalks(round int) {
	for i, t := range e.talks {
		if t.Round == round {
			e.talks[i].Cut = !e.isHere(t.FirstID) || !e.isHere(t.SecondID)
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
	slices.SortFunc(e.talks, func(a, b seatedTalk) int {
		return cmp.Or(a.Round-b.Round, a.TableNumber-b.TableNumber)
	})
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

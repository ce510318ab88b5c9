package speeddating

import (
	"slices"

	"github.com/google/uuid"
)

// fill lets those meet who have no talk in a round and would not meet otherwise. All others stay where they are.
func (e *evening) fill(round int) {
	free := e.withoutTalk(round)
	for i := range free {
		for j := i + 1; j < len(free); j++ {
			a, b := free[i], free[j]
			if a.ID == uuid.Nil || b.ID == uuid.Nil || e.Mode == TwoSides && a.Stays == b.Stays || e.meet(a.ID, b.ID) {
				continue
			}
			e.seat(round, a, b)
			free[i], free[j] = Seat{}, Seat{}
		}
	}
}

// withoutTalk are those who count and have nobody to talk to in a round.
func (e *evening) withoutTalk(round int) []Seat {
	return slices.DeleteFunc(e.seats(Expected, Here), func(s Seat) bool {
		return !e.counts(s.ID) || slices.ContainsFunc(e.talks, func(t seatedTalk) bool {
			return t.Round == round && !t.Cut && (t.FirstID == s.ID || t.SecondID == s.ID)
		})
	})
}

// meet says whether two have met or will, by the plan as it is.
func (e *evening) meet(a, b uuid.UUID) bool {
	return slices.ContainsFunc(e.talks, func(t seatedTalk) bool {
		return !t.Cut && (t.FirstID == a && t.SecondID == b || t.FirstID == b && t.SecondID == a)
	})
}

// seat puts two at the table where one of them would sit alone, first of all where the one who stays does; else at one
// that nobody uses.
func (e *evening) seat(round int, a, b Seat) {
	if b.Stays && !a.Stays {
		a, b = b, a
	}
	taken, table := map[int]bool{}, 0
	e.talks = slices.DeleteFunc(e.talks, func(t seatedTalk) bool {
		if t.Round != round {
			return false
		}
		alone := t.Cut && (t.FirstID == a.ID || t.SecondID == a.ID || t.FirstID == b.ID || t.SecondID == b.ID)
		if alone && (table == 0 || t.FirstID == a.ID || t.SecondID == a.ID) {
			table = t.TableNumber
		}
		taken[t.TableNumber] = !alone
		return alone
	})
	for n := 1; table == 0; n++ {
		if !taken[n] {
			table = n
		}
	}
	e.talks = append(e.talks, seatedTalk{SpeedDatingID: e.ID, Round: round, TableNumber: table, FirstID: a.ID, SecondID: b.ID})
	sortTalks(e.talks)
}

package speeddating

import (
	"slices"

	"github.com/google/uuid"
)

// Mode says who meets whom.
type Mode string

// The modes.
const (
	TwoSides  Mode = "two_sides" // everyone under 25 meets everyone over 25
	Everybody Mode = "everybody"
)

// Seat is somebody who is to be placed.
type Seat struct {
	ID    uuid.UUID
	Stays bool // of the side that keeps its tables; the others move. Without meaning where everybody meets everybody
}

// Talk is a conversation of two people at a table in one round.
type Talk struct {
	First, Second uuid.UUID
	Table         int
}

// Round are the talks that happen at the same time. Whoever is in none of them has a break.
type Round []Talk

// Past is what has happened before the rounds that are to be made.
type Past struct {
	Met    func(a, b uuid.UUID) bool
	Breaks map[uuid.UUID]int // rounds that somebody has sat out
	Tables map[uuid.UUID]int // where somebody sits now
	Rested map[uuid.UUID]bool
}

// Rounds lets everybody meet those they have not met yet, nobody twice, in as few rounds and therefore with as few
// breaks as possible. Those who are left over sit out in turn. The same people give the same rounds every time.
func Rounds(seats []Seat, mode Mode, past Past) []Round {
	g := graphOf(seats, mode, past.Met)
	var rounds [][]edge
	switch {
	case len(g.edges) == 0:
		return nil
	case g.fresh && mode == TwoSides:
		rounds = rotation(g.movers, g.stayers)
	case g.fresh:
		rounds = circle(len(seats))
	default:
		rounds = even(coloured(g))
	}
	count := len(seats) / 2
	if mode == TwoSides {
		count = min(len(g.movers), len(g.stayers))
	}
	return tables(seats, mode, inTurn(seats, rounds, past), count, past.Tables)
}

// edge is a pair that has to meet, by the places of the two in the list of seats.
type edge struct{ a, b int }

// graph is who still has to meet whom.
type graph struct {
	people          int
	edges           []edge
	movers, stayers []int
	fresh           bool // nobody has met anybody yet
	bipartite       bool
}

func graphOf(seats []Seat, mode Mode, met func(a, b uuid.UUID) bool) graph {
	g := graph{people: len(seats), fresh: true, bipartite: mode == TwoSides}
	for i, s := range seats {
		if s.Stays {
			g.stayers = append(g.stayers, i)
		} else {
			g.movers = append(g.movers, i)
		}
	}
	for i, s := range seats {
		for j := i + 1; j < len(seats); j++ {
			switch {
			case mode == TwoSides && s.Stays == seats[j].Stays:
			case met != nil && met(s.ID, seats[j].ID):
				g.fresh = false
			default:
				g.edges = append(g.edges, edge{i, j})
			}
		}
	}
	return g
}

// rotation is a Latin square: each round everybody of one side moves on by one. On the smaller side nobody ever has a
// break; the places it leaves empty are spread evenly over the larger one, so that its breaks come in turn.
func rotation(movers, stayers []int) [][]edge {
	few, many := movers, stayers
	if len(few) > len(many) {
		few, many = many, few
	}
	rounds := make([][]edge, len(many))
	for r := range rounds {
		for i, person := range few {
			other := many[(i*len(many)/len(few)+r)%len(many)]
			rounds[r] = append(rounds[r], edge{person, other})
		}
	}
	return rounds
}

// circle is the round-robin of tournaments: one stays, the others turn around a table. With an odd number the place of
// who would be the last is empty.
func circle(people int) [][]edge {
	n := people + people%2
	rounds := make([][]edge, n-1)
	at := func(place, round int) int { // who sits at a place; the last one never moves
		if place == n-1 {
			return n - 1
		}
		return (place + round) % (n - 1)
	}
	for r := range rounds {
		for i := range n / 2 {
			e := edge{at(i, r), at((2*(n-1)-i)%(n-1), r)}
			if i == 0 {
				e = edge{at(n-1, r), at(0, r)}
			}
			if e.a < people && e.b < people {
				rounds[r] = append(rounds[r], e)
			}
		}
	}
	return rounds
}

// inTurn orders the rounds so that nobody has a second break while somebody else had none, and nobody two in a row
// where that can be avoided: an evening may end before the last round.
func inTurn(seats []Seat, rounds [][]edge, past Past) [][]edge {
	breaks, rested := make([]int, len(seats)), make([]bool, len(seats))
	for i, s := range seats {
		breaks[i], rested[i] = past.Breaks[s.ID], past.Rested[s.ID]
	}
	left := slices.Clone(rounds)
	ordered := make([][]edge, 0, len(rounds))
	for len(left) > 0 {
		best, lowest := 0, -1
		for i, r := range left {
			if cost := costOf(resting(len(seats), r), breaks, rested); lowest < 0 || cost < lowest {
				best, lowest = i, cost
			}
		}
		rested = resting(len(seats), left[best])
		for i, rests := range rested {
			if rests {
				breaks[i]++
			}
		}
		ordered = append(ordered, left[best])
		left = slices.Delete(left, best, best+1)
	}
	return ordered
}

// costOf grows with every break, most with those of people who had more of them than others, or one just now.
func costOf(rests []bool, breaks []int, rested []bool) int {
	cost := 0
	for i, r := range rests {
		if !r {
			continue
		}
		cost += 1 + 4*breaks[i]
		if rested[i] {
			cost += 2
		}
	}
	return cost
}

func resting(people int, round []edge) []bool {
	rests := make([]bool, people)
	for i := range rests {
		rests[i] = true
	}
	for _, e := range round {
		rests[e.a], rests[e.b] = false, false
	}
	return rests
}

// tables gives every pair a table, so that as few people as possible have to move: first those of the side that stays.
func tables(seats []Seat, mode Mode, rounds [][]edge, count int, now map[uuid.UUID]int) []Round {
	last := make([]int, len(seats))
	for i, s := range seats {
		last[i] = now[s.ID]
	}
	placed := make([]Round, len(rounds))
	for n, pairs := range rounds {
		placed[n] = seated(seats, mode, pairs, count, last)
	}
	return placed
}

func seated(seats []Seat, mode Mode, pairs []edge, count int, last []int) Round {
	for i, e := range pairs { // the one who stays comes first
		if mode == TwoSides && seats[e.b].Stays {
			pairs[i] = edge{e.b, e.a}
		}
	}
	slices.SortFunc(pairs, func(x, y edge) int { return x.a - y.a })
	table, taken := make([]int, len(pairs)), make([]bool, count+1)
	take := func(i, t int) {
		if table[i] == 0 && t >= 1 && t <= count && !taken[t] {
			table[i], taken[t] = t, true
		}
	}
	for i, e := range pairs {
		take(i, last[e.a])
	}
	for i, e := range pairs {
		take(i, last[e.b])
	}
	for i := range pairs {
		for t := 1; t <= count; t++ { // the table of somebody who only has a break stays theirs, if possible
			if !slices.Contains(last, t) {
				take(i, t)
			}
		}
		for t := 1; t <= count; t++ {
			take(i, t)
		}
	}
	for i, t := range last {
		if t > 0 && t <= count && taken[t] {
			last[i] = 0
		}
	}
	round := make(Round, len(pairs))
	for i, e := range pairs {
		round[i] = Talk{First: seats[e.a].ID, Second: seats[e.b].ID, Table: table[i]}
		last[e.a], last[e.b] = table[i], table[i]
	}
	slices.SortFunc(round, func(x, y Talk) int { return x.Table - y.Table })
	return round
}

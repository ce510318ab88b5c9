package speeddating

import (
	"math/rand/v2"
	"slices"
)

// When some have met already, the rest is a colouring of edges: each colour is a round. Two sides never need more
// rounds than the one who has most left to meet (König); everybody with everybody needs one more at most (Vizing), and
// a search usually saves that one too.

// coloured parts the pairs into as few rounds as it can.
func coloured(g graph) [][]edge {
	c := newColouring(g)
	if g.bipartite {
		c.two()
		return c.rounds()
	}
	// So many people sit out a round at least, when those who still have somebody to meet are an odd number.
	least := max(c.colours-1, ceil(len(g.edges), max(1, c.busy/2)))
	for _, colours := range []int{least, least + 1} {
		if colours > c.colours {
			break
		}
		if s := newColouring(g); s.search(colours) {
			return s.rounds()
		}
	}
	c.general()
	return c.rounds()
}

func ceil(a, b int) int { return (a + b - 1) / b }

const none = -1

// colouring is a colouring of edges that is being made.
type colouring struct {
	edges   []edge
	colours int
	at      [][]int // at[person][colour]: the edge, or none
	of      []int   // of[edge]: its colour, or none
	busy    int     // people with at least one edge
}

func newColouring(g graph) *colouring {
	degree := make([]int, g.people)
	for _, e := range g.edges {
		degree[e.a]++
		degree[e.b]++
	}
	c := &colouring{edges: g.edges, of: slices.Repeat([]int{none}, len(g.edges))}
	for _, d := range degree {
		if d > 0 {
			c.busy++
		}
	}
	c.colours = slices.Max(append(degree, 0))
	if !g.bipartite {
		c.colours++
	}
	for range g.people {
		c.at = append(c.at, slices.Repeat([]int{none}, c.colours))
	}
	return c
}

func (c *colouring) other(e, person int) int { return c.edges[e].a + c.edges[e].b - person }

func (c *colouring) paint(e, colour int) {
	c.of[e] = colour
	c.at[c.edges[e].a][colour], c.at[c.edges[e].b][colour] = e, e
}

func (c *colouring) wipe(e int) {
	if colour := c.of[e]; colour != none {
		c.at[c.edges[e].a][colour], c.at[c.edges[e].b][colour] = none, none
		c.of[e] = none
	}
}

// free is a colour that no edge of the person has yet, among the first so many.
func (c *colouring) free(person, colours int) int { return slices.Index(c.at[person][:colours], none) }

// swap exchanges two colours along the path that starts at a person with the first of them; it says where it ends.
func (c *colouring) swap(person, first, second int) (end int) {
	var path []int
	colour := first
	for e := c.at[person][colour]; e != none; e = c.at[person][colour] {
		path = append(path, e)
		person, colour = c.other(e, person), first+second-colour
	}
	colours := make([]int, len(path))
	for i, e := range path {
		colours[i] = first + second - c.of[e]
		c.wipe(e)
	}
	for i, e := range path {
		c.paint(e, colours[i])
	}
	return person
}

// two colours the edges between two sides: where both have no free colour in common, a path of two colours turns over.
func (c *colouring) two() {
	for e, ends := range c.edges {
		x, y := c.free(ends.a, c.colours), c.free(ends.b, c.colours)
		if x != y && c.at[ends.b][x] != none {
			c.swap(ends.b, x, y) // never comes back to the other end: that would close an odd circle
		}
		c.paint(e, x)
	}
}

// general is the way of Misra and Gries, which needs one colour more than the busiest person at most.
func (c *colouring) general() {
	for e := range c.edges {
		c.fan(e)
	}
}

func (c *colouring) fan(e int) {
	u := c.edges[e].a
	fan := []int{e}
	in := map[int]bool{e: true}
	for {
		last := c.other(fan[len(fan)-1], u)
		next := none
		for colour, used := range c.at[last] {
			if candidate := c.at[u][colour]; used == none && candidate != none && !in[candidate] {
				next = candidate
				break
			}
		}
		if next == none {
			break
		}
		fan, in[next] = append(fan, next), true
	}
	mine, theirs := c.free(u, c.colours), c.free(c.other(fan[len(fan)-1], u), c.colours)
	if mine != theirs && c.at[u][theirs] != none {
		c.swap(u, theirs, mine)
	}
	for w := range fan {
		if c.at[c.other(fan[w], u)][theirs] == none && c.holds(fan[:w+1], u) {
			c.turn(fan[:w+1], theirs)
			return
		}
	}
}

// holds says whether each edge's colour is still free at the one before it.
func (c *colouring) holds(fan []int, u int) bool {
	for i := 1; i < len(fan); i++ {
		if c.at[c.other(fan[i-1], u)][c.of[fan[i]]] != none {
			return false
		}
	}
	return true
}

// turn gives every edge of the fan the colour of the next, and the last one the free colour.
func (c *colouring) turn(fan []int, free int) {
	var colours []int
	for _, e := range fan[1:] {
		colours = append(colours, c.of[e])
		c.wipe(e)
	}
	for i, colour := range append(colours, free) {
		c.paint(fan[i], colour)
	}
}

// search tries with so many colours: paths of two colours turn over, and where that does not help either an edge has
// to make room and is coloured again later. It gives up after a while.
func (c *colouring) search(colours int) bool {
	chance := rand.New(rand.NewPCG(1, 2))
	open := make([]int, len(c.edges))
	for e := range open {
		open[e] = e
	}
	for steps := 40*len(c.edges) + 2000; len(open) > 0 && steps > 0; steps-- {
		i := chance.IntN(len(open))
		e := open[i]
		open[i] = open[len(open)-1]
		open = open[:len(open)-1]
		u, v := c.edges[e].a, c.edges[e].b
		x, y := c.free(u, colours), c.free(v, colours)
		if x != none && y != none {
			if c.at[v][x] == none || c.swap(v, x, y) != u {
				c.paint(e, x)
				continue
			}
		}
		if x == none { // somebody who has too little room for now
			x = chance.IntN(colours)
		}
		for _, person := range []int{u, v} {
			if old := c.at[person][x]; old != none {
				c.wipe(old)
				open = append(open, old)
			}
		}
		c.paint(e, x)
	}
	return len(open) == 0
}

func (c *colouring) rounds() [][]edge {
	rounds := make([][]edge, c.colours)
	for e, colour := range c.of {
		rounds[colour] = append(rounds[colour], c.edges[e])
	}
	return slices.DeleteFunc(rounds, func(r []edge) bool { return len(r) == 0 })
}

// even makes the rounds equally large, so that each has the same number of breaks: where one has two pairs more than
// another, a path on which the two alternate turns over.
func even(rounds [][]edge) [][]edge {
	for {
		large, small := 0, 0
		for i, r := range rounds {
			if len(r) > len(rounds[large]) {
				large = i
			}
			if len(r) < len(rounds[small]) {
				small = i
			}
		}
		if len(rounds) == 0 || len(rounds[large])-len(rounds[small]) < 2 {
			return rounds
		}
		rounds[large], rounds[small] = exchange(rounds[large], rounds[small])
	}
}

// exchange moves one pair from the larger round into the smaller one.
func exchange(large, small []edge) ([]edge, []edge) {
	find := func(round []edge, person int) int {
		return slices.IndexFunc(round, func(e edge) bool { return e.a == person || e.b == person })
	}
	for _, start := range large {
		for _, person := range []int{start.a, start.b} {
			if find(small, person) != none {
				continue
			}
			// A path from somebody who only the larger one has: when it ends with the larger one it has one pair more there.
			from, to := []int{}, []int{}
			for at := person; ; {
				i := find(large, at)
				if i == none {
					break
				}
				from = append(from, i)
				at = large[i].a + large[i].b - at
				j := find(small, at)
				if j == none {
					return swapped(large, small, from, to), swapped(small, large, to, from)
				}
				to = append(to, j)
				at = small[j].a + small[j].b - at
			}
		}
	}
	return large, small
}

// swapped is a round without some of its pairs and with some of the other's.
func swapped(round, other []edge, out, in []int) []edge {
	var made []edge
	for i, e := range round {
		if !slices.Contains(out, i) {
			made = append(made, e)
		}
	}
	for _, i := range in {
		made = append(made, other[i])
	}
	return made
}

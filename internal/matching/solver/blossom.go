package solver

// blossom gives the matching of the greatest weight among n people of whom anybody may be with anybody, by Edmonds'
// algorithm with prices (duals). A line of weight zero is none. The result says who is with whom.
//
// Everybody begins with the same high price. A line is tight when the prices at its ends just add up to its weight, and
// only tight lines are walked on. From all who are still alone, trees grow whose levels are outer and inner in turn. Where
// two trees meet, everybody along the way changes partners and two more people have one. Where a tree meets itself, a
// circle of odd length closes; it is shrunk to a single node, a blossom, which is outer as a whole, because from any
// of its members one can be left over. When no tight line leads on, the prices move: outer ones fall and inner ones rise
// until the next line is tight, an inner blossom has nothing left to pay for and opens again, or being alone costs nothing
// any more, and then no better matching exists.
//
// Weights are doubled at first: then the slack between two outer nodes is even, and half of it is exact.
func blossom(n int, lines []weight) []int {
	f := newForest(n, lines)
	for f.search() {
	}
	mates := make([]int, n)
	for i := range mates {
		mates[i] = int(f.mate[i])
	}
	return mates
}

type level int8

const (
	unreached level = iota
	outer
	inner
)

// line is a line with the person at either end; from lies in the first of the two nodes that it joins.
type line struct{ from, to int32 }

// forest holds the trees. Nodes below people are people, the others are blossoms.
type forest struct {
	people int
	nodes  int // how many numbers are in use
	size   int // how many there could be at most
	double []weight
	price  []weight
	mate   []int32   // the person at the far end of a node's tandem
	top    []int32   // the outermost node that a node is part of; none for a number without a blossom
	petals [][]int32 // of a blossom: what it was made of, around the circle, from the one that is left over
	home   [][]int32 // of a blossom: in which petal a person is
	joined []line    // the tightest line between two nodes; for blossoms it is looked up here
	// of one search
	level   []level
	parent  []int32  // the person that a node was reached from
	tightTo []int32  // the outer person with the tightest line to a node
	slack   []weight // how far that line is from being tight
	queue   []int32  // outer people who have not been looked at
	visit   []int    // of the last round that came by
	round   int
}

func newForest(n int, lines []weight) *forest {
	size := n + n/2 + 1
	f := &forest{
		people: n, nodes: n, size: size, double: make([]weight, n*n), price: make([]weight, size), mate: make([]int32, size),
		top: make([]int32, size), petals: make([][]int32, size), home: make([][]int32, size), joined: make([]line, size*size),
		level: make([]level, size), parent: make([]int32, size), tightTo: make([]int32, size), slack: make([]weight, size),
		visit: make([]int, size),
	}
	var highest weight
	for at, w := range lines {
		f.double[at] = w.double()
		if highest.less(w) {
			highest = w
		}
	}
	for x := range size {
		f.mate[x], f.top[x] = none, none
	}
	for i := range n {
		f.price[i], f.top[i] = highest, int32(i)
		for j := range n {
			f.joined[i*size+j] = noLine
			if !lines[i*n+j].isZero() {
				f.joined[i*size+j] = line{int32(i), int32(j)}
			}
		}
	}
	return f
}

var noLine = line{none, none}

func (f *forest) between(x, y int32) line { return f.joined[int(x)*f.size+int(y)] }

// slackOf is how far a line is from being tight.
func (f *forest) slackOf(l line) weight {
	return f.price[l.from].plus(f.price[l.to]).minus(f.double[int(l.from)*f.people+int(l.to)])
}

// search grows the trees until two more people have a partner, or says that there is nothing to gain.
func (f *forest) search() bool {
	f.queue = f.queue[:0]
	for x := range f.nodes {
		f.level[x], f.tightTo[x] = unreached, none
	}
	var alone int32 = none
	for i := range int32(f.people) {
		if f.mate[i] == none {
			alone = i
			root := f.top[i]
			f.level[root] = outer
			f.enqueue(root)
		}
	}
	if alone == none {
		return false
	}
	for {
		for len(f.queue) > 0 {
			last := len(f.queue) - 1
			i := f.queue[last]
			f.queue = f.queue[:last]
			if f.level[f.top[i]] == outer && f.look(i) {
				return true
			}
		}
		step, more := f.step(f.price[alone])
		if !more {
			return false
		}
		f.pay(step)
		if f.follow() {
			return true
		}
		f.open()
	}
}

// look goes through the lines of an outer person.
func (f *forest) look(i int32) bool {
	row, price := f.double[int(i)*f.people:][:f.people], f.price[i]
	mine := f.top[i]
	for j, w := range row {
		if w.isZero() {
			continue
		}
		y := f.top[j]
		if y == mine || f.level[y] == inner {
			continue
		}
		slack := price.plus(f.price[j]).minus(w)
		switch {
		case slack.isZero():
			if f.meet(line{i, int32(j)}) {
				return true
			}
			mine = f.top[i] // it may have become part of a blossom
		case f.tightTo[y] == none || slack.less(f.slack[y]):
			f.tightTo[y], f.slack[y] = i, slack
		}
	}
	return false
}

// meet walks on along a tight line from an outer person. It reports whether two trees have met.
func (f *forest) meet(l line) bool {
	x, y := f.top[l.from], f.top[l.to]
	switch f.level[y] {
	case unreached:
		next := f.top[f.mate[y]]
		f.parent[y], f.level[y], f.level[next] = l.from, inner, outer
		f.tightTo[y], f.tightTo[next] = none, none
		f.enqueue(next)
	case outer:
		root := f.commonRoot(x, y)
		if root == none {
			f.augment(x, y)
			f.augment(y, x)
			return true
		}
		f.shrink(x, root, y)
	case inner:
	}
	return false
}

// step says how far the prices can move, and whether that makes sense: being alone must not cost less than nothing.
func (f *forest) step(alone weight) (step weight, more bool) {
	step = alone
	consider := func(w weight) {
		if w.less(step) {
			step, more = w, true
		}
	}
	for x := range int32(f.nodes) {
		switch {
		case f.top[x] != x:
		case f.level[x] == inner && int(x) >= f.people:
			consider(f.price[x].half())
		case f.level[x] == unreached && f.tightTo[x] != none:
			consider(f.slack[x])
		case f.level[x] == outer && f.tightTo[x] != none:
			consider(f.slack[x].half())
		}
	}
	return step, more
}

// pay moves the prices: those of outer people fall, those of inner people rise, and blossoms do it the other way round,
// twice as much, so that nothing changes inside them.
func (f *forest) pay(step weight) {
	twice := step.double()
	for i := range f.people {
		switch f.level[f.top[i]] {
		case outer:
			f.price[i] = f.price[i].minus(step)
		case inner:
			f.price[i] = f.price[i].plus(step)
		case unreached:
		}
	}
	for x := range int32(f.nodes) {
		if f.top[x] != x {
			continue
		}
		isBlossom := int(x) >= f.people
		switch f.level[x] {
		case outer:
			f.slack[x] = f.slack[x].minus(twice)
			if isBlossom {
				f.price[x] = f.price[x].plus(twice)
			}
		case inner:
			if isBlossom {
				f.price[x] = f.price[x].minus(twice)
			}
		case unreached:
			f.slack[x] = f.slack[x].minus(step)
		}
	}
}

// follow walks on along all lines that have just become tight.
func (f *forest) follow() bool {
	for x := int32(0); x < int32(f.nodes); x++ {
		if f.top[x] != x || f.tightTo[x] == none || f.level[x] == inner || f.top[f.tightTo[x]] == x || !f.slack[x].isZero() {
			continue
		}
		if f.meet(f.between(f.tightTo[x], x)) {
			return true
		}
	}
	return false
}

// open takes apart the inner blossoms that have nothing left to pay for.
func (f *forest) open() {
	for x := f.people; x < f.nodes; x++ {
		if b := int32(x); f.top[b] == b && f.level[b] == inner && f.price[b].isZero() {
			f.expand(b)
		}
	}
}

func (f *forest) enqueue(x int32) {
	if int(x) < f.people {
		f.queue = append(f.queue, x)
		return
	}
	for _, petal := range f.petals[x] {
		f.enqueue(petal)
	}
}

// findSlack looks for the tightest line from an outer person to a node.
func (f *forest) findSlack(x int32) {
	f.tightTo[x] = none
	for i := range int32(f.people) {
		l := f.between(x, i)
		if l == noLine || f.top[i] == x || f.level[f.top[i]] != outer {
			continue
		}
		if s := f.slackOf(l); f.tightTo[x] == none || s.less(f.slack[x]) {
			f.tightTo[x], f.slack[x] = i, s
		}
	}
}

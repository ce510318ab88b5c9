package solver

// assign gives the matching of the greatest weight between two sides, by shortest augmenting paths: one person of the
// smaller side after the other is brought in, and whoever has to make room moves on along the path that costs least.
// Prices on both sides (potentials) keep every remaining cost from falling below zero, which is what makes the paths
// short to find. A line of weight zero is none. The result says who is with whom.
func assign(n int, sides [2][]int, lines []weight) []int {
	if len(sides[0]) > len(sides[1]) {
		sides[0], sides[1] = sides[1], sides[0]
	}
	rows, columns := sides[0], sides[1]
	a := newAssignment(n, rows, columns, lines)
	for row := range rows {
		a.bringIn(row)
	}
	mates := make([]int, n)
	for i := range mates {
		mates[i] = none
	}
	for column, row := range a.rowOf[:len(columns)] {
		if row == none {
			continue
		}
		if i, j := rows[row], columns[column]; !lines[i*n+j].isZero() {
			mates[i], mates[j] = j, i
		}
	}
	return mates
}

type assignment struct {
	columns     int
	weights     [][]weight // by row and column
	rowPrice    []weight
	columnPrice []weight
	rowOf       []int // who is with a column; one more than columns for the row that is being brought in
	// of one search
	cost    []weight // what it costs at least to reach a column from those visited
	from    []int    // the column before it on that path
	visited []bool
}

func newAssignment(n int, rows, columns []int, lines []weight) *assignment {
	m := len(columns)
	a := &assignment{
		columns: m, weights: make([][]weight, len(rows)), rowPrice: make([]weight, len(rows)),
		columnPrice: make([]weight, m+1), rowOf: make([]int, m+1),
		cost: make([]weight, m), from: make([]int, m), visited: make([]bool, m+1),
	}
	for r, i := range rows {
		a.weights[r] = make([]weight, m)
		for c, j := range columns {
			a.weights[r][c] = lines[i*n+j]
		}
	}
	for c := range a.rowOf {
		a.rowOf[c] = none
	}
	return a
}

// bringIn gives a row a column; others may move to make room.
func (a *assignment) bringIn(row int) {
	for c := range a.cost {
		a.cost[c] = heaviest
	}
	clear(a.visited)
	at := a.columns // the place in front of the first column
	a.rowOf[at] = row
	for a.rowOf[at] != none {
		a.visited[at] = true
		next, step := a.look(at)
		a.pay(step)
		at = next
	}
	for at != a.columns {
		before := a.from[at]
		a.rowOf[at] = a.rowOf[before]
		at = before
	}
}

// look goes on from the row that is with a column, and finds the column that is cheapest to reach now.
func (a *assignment) look(at int) (next int, least weight) {
	row := a.rowOf[at]
	weights, price := a.weights[row], a.rowPrice[row]
	next, least = none, heaviest
	for c := range a.columns {
		if a.visited[c] {
			continue
		}
		if cost := (weight{}).minus(weights[c]).minus(price).minus(a.columnPrice[c]); cost.less(a.cost[c]) {
			a.cost[c], a.from[c] = cost, at
		}
		if a.cost[c].less(least) {
			next, least = c, a.cost[c]
		}
	}
	return next, least
}

// pay changes the prices so that the cheapest column costs nothing.
func (a *assignment) pay(step weight) {
	for c := range a.columns {
		if !a.visited[c] {
			a.cost[c] = a.cost[c].minus(step)
		}
	}
	for c, visited := range a.visited {
		if visited {
			a.rowPrice[a.rowOf[c]] = a.rowPrice[a.rowOf[c]].plus(step)
			a.columnPrice[c] = a.columnPrice[c].minus(step)
		}
	}
}

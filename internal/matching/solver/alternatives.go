package solver

import "slices"

// alternatives gives up to three solutions, equally good and all different. Each says who is with whom.
//
// A further solution is found by solving again with a last goal: as few tandems as possible in common with those found.
// If the second is the same as the first, there is no other. If the third is one of the first two, every solution lies
// between them, made of nothing but their tandems: the distance that two solutions have from a third cannot be less than
// the distance between them, and this one is no more. What lies between two solutions can be listed (between).
func (p *puzzle) alternatives() [][]int {
	first := p.best()
	second := p.best(first)
	if slices.Equal(first, second) {
		return [][]int{first}
	}
	third := p.best(first, second)
	if slices.Equal(third, first) || slices.Equal(third, second) {
		third = p.between(first, second)
	}
	if third == nil {
		return [][]int{first, second}
	}
	return [][]int{first, second, third}
}

// best solves the puzzle and keeps away from the solutions given, as far as the goals allow it.
func (p *puzzle) best(found ...[]int) []int {
	n := len(p.people)
	lines := make([]weight, n*n)
	for i := range n {
		for j := range i {
			if !p.open[i*n+j] {
				continue
			}
			common := int64(0)
			for _, mates := range found {
				if mates[i] == j {
					common++
				}
			}
			w := p.scale.weigh(p.value(i, j), common)
			lines[i*n+j], lines[j*n+i] = w, w
		}
	}
	if !p.in.AgeRule {
		return blossom(n, lines)
	}
	var sides [2][]int
	for i, person := range p.people {
		side := 0
		if person.Age == Over25 {
			side = 1
		}
		sides[side] = append(sides[side], i)
	}
	return assign(n, sides, lines)
}

// between gives a solution made of the tandems of two others, or nil when there is none.
//
// Where two solutions differ, their tandems form rings and chains in which they take turns. Changing from one solution to
// the other in a single ring or chain is worth nothing, else one of the two would not be the best; so with several of
// them, one alone makes a third solution. In a single ring there is nothing between. In a single chain there is somebody
// left over at one end or at the other, and between them those solutions in which it is somebody in the middle.
func (p *puzzle) between(first, second []int) []int {
	var chains [][]int
	seen := make([]bool, len(first))
	for i := range first {
		if !seen[i] && first[i] != second[i] {
			chains = append(chains, chain(i, first, second, seen))
		}
	}
	if len(chains) > 1 {
		third := slices.Clone(first)
		for _, i := range chains[0] {
			third[i] = second[i]
		}
		return third
	}
	return p.inside(chains[0], first, second)
}

// chain gives all who are bound to somebody by tandems of either solution, from one end to the other: the end that the
// first solution leaves over comes last.
func chain(start int, first, second []int, seen []bool) []int {
	walk := func(from int, a, b []int) []int {
		path := []int{from}
		for at := a[from]; at != none && at != from; a, b = b, a {
			path = append(path, at)
			at = b[at]
		}
		return path
	}
	path := walk(start, first, second)
	back := walk(start, second, first)
	if len(path) != len(back) || path[len(path)-1] != back[1] { // no ring: what lies on the other side belongs to it
		slices.Reverse(back)
		path = append(back[:len(back)-1], path...)
	}
	for _, i := range path {
		seen[i] = true
	}
	if second[path[0]] != none {
		slices.Reverse(path)
	}
	return path
}

func (p *puzzle) inside(path, first, second []int) []int {
	if second[path[0]] != none {
		return nil // a ring
	}
	third := slices.Clone(second)
	best := p.worth(first)
	for i := 0; i+4 < len(path); i += 2 { // the first solution up to here, the second from here on
		third[path[i]], third[path[i+1]], third[path[i+2]] = path[i+1], path[i], none
		if p.worth(third) == best {
			return third
		}
	}
	return nil
}

func (p *puzzle) worth(mates []int) Score { return p.alternative(mates).Score }

package solver

import "slices"

// What happens inside blossoms, and where trees meet.

func (f *forest) setTop(x, top int32) {
	f.top[x] = top
	if int(x) >= f.people {
		for _, petal := range f.petals[x] {
			f.setTop(petal, top)
		}
	}
}

// commonRoot is where the ways up from two outer nodes meet, none when they are in different trees.
func (f *forest) commonRoot(x, y int32) int32 {
	f.round++
	for x != none || y != none {
		if x != none {
			if f.visit[x] == f.round {
				return x
			}
			f.visit[x] = f.round
			x = f.up(x)
		}
		x, y = y, x
	}
	return none
}

// up is the outer node two levels up, none at the root.
func (f *forest) up(x int32) int32 {
	if f.mate[x] == none {
		return none
	}
	return f.top[f.parent[f.top[f.mate[x]]]]
}

// augment gives x the partner y, and everybody on the way to the root another one.
func (f *forest) augment(x, y int32) {
	for {
		var next int32 = none
		if f.mate[x] != none {
			next = f.top[f.mate[x]]
		}
		f.marry(x, y)
		if next == none {
			return
		}
		above := f.top[f.parent[next]]
		f.marry(next, above)
		x, y = above, next
	}
}

// marry makes y the partner of x; inside a blossom the petal with that partner is left over and the rest pair up.
func (f *forest) marry(x, y int32) {
	l := f.between(x, y)
	f.mate[x] = l.to
	if int(x) < f.people {
		return
	}
	petal := f.home[x][l.from]
	at := f.evenWay(x, petal)
	petals := f.petals[x]
	for i := range at {
		f.marry(petals[i], petals[i^1])
	}
	f.marry(petal, y)
	f.petals[x] = slices.Concat(petals[at:], petals[:at])
}

// evenWay turns a blossom so that an even number of steps leads from its first petal to the given one, and says how many.
func (f *forest) evenWay(b, petal int32) int {
	petals := f.petals[b]
	at := slices.Index(petals, petal)
	if at%2 == 0 {
		return at
	}
	slices.Reverse(petals[1:])
	return len(petals) - at
}

// shrink makes a blossom of the circle that closes between x and y, whose ways up meet at root.
func (f *forest) shrink(x, root, y int32) {
	b := f.freeNumber()
	f.price[b], f.level[b], f.mate[b] = weight{}, outer, f.mate[root]
	petals := []int32{root}
	climb := func(from int32) {
		for x := from; x != root; {
			below := f.top[f.mate[x]]
			petals = append(petals, x, below)
			f.enqueue(below)
			x = f.top[f.parent[below]]
		}
	}
	climb(x)
	slices.Reverse(petals[1:])
	climb(y)
	f.petals[b] = petals
	f.setTop(b, b)
	f.join(b)
	f.findSlack(b)
}

func (f *forest) freeNumber() int32 {
	for x := f.people; x < f.nodes; x++ {
		if f.top[x] == none {
			return int32(x)
		}
	}
	f.nodes++
	return int32(f.nodes - 1)
}

// join finds the tightest line from a new blossom to every other node, and notes in which petal everybody is.
func (f *forest) join(b int32) {
	if f.home[b] == nil {
		f.home[b] = make([]int32, f.people)
	}
	for i := range f.home[b] {
		f.home[b][i] = none
	}
	for x := range int32(f.nodes) {
		f.joined[int(b)*f.size+int(x)], f.joined[int(x)*f.size+int(b)] = noLine, noLine
	}
	for _, petal := range f.petals[b] {
		f.settle(b, petal, petal)
		for x := range int32(f.nodes) {
			l := f.between(petal, x)
			if l == noLine || f.top[x] == none || f.top[x] == b {
				continue
			}
			if known := f.between(b, x); known == noLine || f.slackOf(l).less(f.slackOf(known)) {
				f.joined[int(b)*f.size+int(x)] = l
				f.joined[int(x)*f.size+int(b)] = line{l.to, l.from}
			}
		}
	}
}

func (f *forest) settle(b, petal, x int32) {
	if int(x) < f.people {
		f.home[b][x] = petal
		return
	}
	for _, inside := range f.petals[x] {
		f.settle(b, petal, inside)
	}
}

// expand takes an inner blossom apart. The way through it stays part of the tree, the other petals are unreached.
func (f *forest) expand(b int32) {
	petals := f.petals[b]
	for _, petal := range petals {
		f.setTop(petal, petal)
	}
	entry := f.home[b][f.between(b, f.top[f.parent[b]]).from]
	at := f.evenWay(b, entry)
	petals = f.petals[b]
	for i := 0; i < at; i += 2 {
		in, out := petals[i], petals[i+1]
		f.parent[in] = f.between(out, in).from
		f.level[in], f.level[out] = inner, outer
		f.tightTo[in] = none
		f.findSlack(out)
		f.enqueue(out)
	}
	f.level[entry], f.parent[entry] = inner, f.parent[b]
	for _, petal := range petals[at+1:] {
		f.level[petal] = unreached
		f.findSlack(petal)
	}
	f.top[b] = none
}

package solver

import (
	"math/bits"
)

// none stands for nobody.
const none = -1

// puzzle is an input made quick to look at: people are numbers in the order of their ids, lists of words are sets of bits.
type puzzle struct {
	in     Input
	people []Person
	index  map[string]int
	said   []opinion // what i said of j, at i*len(people)+j
	gives  []set
	needs  []set
	open   []bool // who may be with whom, like said
	scale  scale
}

// opinion is what somebody said of somebody: 3, 2, 1 for a wish, or that they would also like them, or please not.
type opinion uint8

const (
	alsoFine opinion = 4
	notThem  opinion = 8
)

func (o opinion) points() int {
	if o < alsoFine {
		return int(o)
	}
	return 0
}

func prepare(in Input) (*puzzle, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	if len(in.Order) == 0 {
		in.Order = DefaultOrder()
	}
	n := len(in.People)
	p := &puzzle{in: in, people: byID(in.People), index: make(map[string]int, n)}
	for i, person := range p.people {
		p.index[person.ID] = i
	}
	p.said = make([]opinion, n*n)
	for i, person := range p.people {
		p.listen(person, p.said[i*n:(i+1)*n])
	}
	topics := numbering{}
	for _, person := range p.people {
		p.gives, p.needs = append(p.gives, topics.set(person.Gives)), append(p.needs, topics.set(person.Needs))
	}
	p.open = p.rules()
	p.scale = scaleFor(in.Order, n, p.mostComplement())
	return p, nil
}

func (p *puzzle) listen(person Person, said []opinion) {
	for _, id := range person.Also {
		said[p.index[id]] = alsoFine
	}
	for rank, id := range person.Wishes {
		said[p.index[id]] = opinion(MostWishes - rank)
	}
	for _, id := range person.Not {
		said[p.index[id]] = notThem
	}
}

// rules says for every two whether they may become a tandem: what Forbids says of two, for all at once.
func (p *puzzle) rules() []bool {
	n := len(p.people)
	languages, times := numbering{}, numbering{}
	speaks, has := make([]set, n), make([]set, n)
	for i, person := range p.people {
		speaks[i], has[i] = languages.set(person.Languages), times.set(person.Times)
	}
	open := make([]bool, n*n)
	for i := range n {
		for j := range i {
			fine := (!p.in.AgeRule || p.people[i].Age != p.people[j].Age) &&
				(!p.in.CommonLanguage || speaks[i].common(speaks[j]) > 0) &&
				(!p.in.CommonTime || has[i].common(has[j]) > 0) &&
				(p.in.IgnoreNot || p.said[i*n+j] != notThem && p.said[j*n+i] != notThem)
			open[i*n+j], open[j*n+i] = fine, fine
		}
	}
	for _, ban := range p.in.Bans {
		i, j := p.index[ban[0]], p.index[ban[1]]
		open[i*n+j], open[j*n+i] = false, false
	}
	for _, pin := range p.in.Pins { // only the one line is left to the two
		i, j := p.index[pin[0]], p.index[pin[1]]
		for k := range n {
			open[i*n+k], open[k*n+i] = k == j, k == j
			open[j*n+k], open[k*n+j] = k == i, k == i
		}
	}
	return open
}

func (p *puzzle) mostComplement() int {
	most := 0
	for i := range p.people {
		most = max(most, p.gives[i].size()+p.needs[i].size())
	}
	return most
}

// value is what a tandem of the two is worth, whatever the rules say.
func (p *puzzle) value(i, j int) Score {
	n := len(p.people)
	a, b := p.said[i*n+j], p.said[j*n+i]
	s := Score{Tandems: 1, Points: a.points() + b.points()}
	for _, o := range []opinion{a, b} {
		if o.points() > 0 {
			s.Named++
		}
		if o == alsoFine {
			s.Also++
		}
	}
	if s.Named == 2 {
		s.Mutual = 1
	}
	s.Complement = p.gives[i].common(p.needs[j]) + p.gives[j].common(p.needs[i])
	return s
}

// set is a set of words, one bit for each.
type set []uint64

func (s set) common(o set) int {
	n := 0
	for i := range min(len(s), len(o)) {
		n += bits.OnesCount64(s[i] & o[i])
	}
	return n
}

func (s set) size() int { return s.common(s) }

// numbering gives every new word the next number.
type numbering map[string]int

func (n numbering) set(words []string) set {
	var s set
	for _, w := range words {
		at, known := n[w]
		if !known {
			at = len(n)
			n[w] = at
		}
		for len(s) <= at/64 {
			s = append(s, 0)
		}
		s[at/64] |= 1 << (at % 64)
	}
	return s
}

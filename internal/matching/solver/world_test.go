package solver

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// taste is how people in a test are made.
type taste struct {
	people  int
	wishes  int     // how many each names at most
	popular float64 // how often somebody names those whom everybody names
	words   int     // how many languages and times there are; none for rules that are off
	topics  int
	bans    int
	pins    int
	ageRule bool
	nots    int // how many name somebody they do not want
}

// group makes people at random.
func group(r *rand.Rand, t taste) Input {
	in := Input{AgeRule: t.ageRule, CommonLanguage: t.words > 0, CommonTime: t.words > 0, Order: DefaultOrder(), IgnoreNot: t.nots > 3}
	r.Shuffle(len(in.Order), func(i, j int) { in.Order[i], in.Order[j] = in.Order[j], in.Order[i] })
	some := func(kind string, most, of int) []string {
		var words []string
		for range r.IntN(most + 1) {
			if w := fmt.Sprint(kind, r.IntN(max(of, 1))); of > 0 && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		return words
	}
	for i := range t.people {
		in.People = append(in.People, Person{
			ID: fmt.Sprintf("p%04d", i), Age: []string{Under25, Over25}[i%2],
			Languages: some("l", 3, t.words), Times: some("t", 4, t.words),
			Gives: some("k", 3, t.topics), Needs: some("k", 3, t.topics),
		})
	}
	for i := range in.People {
		p := &in.People[i]
		others := r.Perm(t.people)
		if r.Float64() < t.popular {
			slices.Sort(others) // the first are liked best
		}
		named := 0
		for _, o := range others {
			other := in.People[o]
			if o == i || t.ageRule && other.Age == p.Age {
				continue
			}
			switch {
			case named < t.wishes && len(p.Wishes) < MostWishes:
				p.Wishes = append(p.Wishes, other.ID)
			case named < t.wishes+2 && r.IntN(2) == 0:
				p.Also = append(p.Also, other.ID)
				if len(p.Wishes) > 0 && r.IntN(4) == 0 && !slices.Contains(p.Also, p.Wishes[0]) { // ticked twice
					p.Also = append(p.Also, p.Wishes[0])
				}
			case named < t.wishes+4 && len(p.Not) < 1 && r.IntN(max(1, t.people)) < t.nots:
				p.Not = append(p.Not, other.ID)
			}
			named++
		}
	}
	pair := func() [2]string {
		two := r.Perm(t.people)
		return [2]string{in.People[two[0]].ID, in.People[two[1]].ID}
	}
	for range t.bans {
		in.Bans = append(in.Bans, pair())
	}
	for range 8 * t.pins { // only those that can be
		if len(in.Pins) == t.pins {
			break
		}
		in.Pins = append(in.Pins, pair())
		if in.check() != nil {
			in.Pins = in.Pins[:len(in.Pins)-1]
		}
	}
	return in
}

// worth says once more, in the plainest way, what two are worth together.
func worth(a, b Person) Score {
	s := Score{Tandems: 1}
	for _, two := range [][2]Person{{a, b}, {b, a}} {
		from, to := two[0], two[1]
		switch at := slices.Index(from.Wishes, to.ID); {
		case at >= 0:
			s.Named, s.Points = s.Named+1, s.Points+3-at
		case slices.Contains(from.Also, to.ID):
			s.Also++
		}
		for _, topic := range from.Gives {
			if slices.Contains(to.Needs, topic) {
				s.Complement++
			}
		}
	}
	if slices.Contains(a.Wishes, b.ID) && slices.Contains(b.Wishes, a.ID) {
		s.Mutual = 1
	}
	return s
}

// apart says once more which two cannot become a tandem.
func apart(in Input, a, b Person) bool {
	none := func(these, those []string) bool {
		for _, word := range these {
			if slices.Contains(those, word) {
				return false
			}
		}
		return true
	}
	for _, ban := range in.Bans {
		if ban == [2]string{a.ID, b.ID} || ban == [2]string{b.ID, a.ID} {
			return true
		}
	}
	for _, pin := range in.Pins {
		if of := (pin[0] == a.ID || pin[1] == a.ID); of != (pin[0] == b.ID || pin[1] == b.ID) {
			return true
		}
	}
	return in.AgeRule && a.Age == b.Age || in.CommonLanguage && none(a.Languages, b.Languages) || in.CommonTime && none(a.Times, b.Times) ||
		!in.IgnoreNot && (slices.Contains(a.Not, b.ID) || slices.Contains(b.Not, a.ID))
}

// inOrder puts the goals one behind the other, to be compared as lists are.
func inOrder(s Score, order []Goal) []int {
	of := map[Goal]int{Mutual: s.Mutual, Named: s.Named, Also: s.Also, Points: s.Points, Complement: s.Complement}
	list := []int{s.Tandems}
	for _, g := range order {
		list = append(list, of[g])
	}
	return list
}

// everySolution goes through all choices of tandems, the slow and certain way, and gives the best of them. It shares
// nothing with the solver but the words of its input.
func everySolution(in Input) (best Score, solutions [][][2]string) {
	people := slices.SortedFunc(slices.Values(in.People), func(a, b Person) int { return strings.Compare(a.ID, b.ID) })
	var from func(at int, taken []bool, chosen [][2]string, score Score)
	from = func(at int, taken []bool, chosen [][2]string, score Score) {
		for at < len(people) && taken[at] {
			at++
		}
		if at == len(people) {
			switch c := slices.Compare(inOrder(score, in.Order), inOrder(best, in.Order)); {
			case c > 0:
				best, solutions = score, [][][2]string{slices.Clone(chosen)}
			case c == 0:
				solutions = append(solutions, slices.Clone(chosen))
			}
			return
		}
		taken[at] = true
		for j := at + 1; j < len(people); j++ {
			if taken[j] || apart(in, people[at], people[j]) {
				continue
			}
			taken[j] = true
			from(at+1, taken, append(chosen, [2]string{people[at].ID, people[j].ID}), score.plus(worth(people[at], people[j])))
			taken[j] = false
		}
		from(at+1, taken, chosen, score)
		taken[at] = false
	}
	from(0, make([]bool, len(people)), nil, Score{})
	return best, solutions
}

package solver

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Example makes a group in which some are named more often than others, for measuring and for trying things out: every
// second person is under 25, each names three people and ticks up to three more, speaks one to three of six languages,
// has five of fifteen times and up to three of twelve topics on either side.
func Example(people int, ageRule bool, seed uint64) Input {
	r := rand.New(rand.NewPCG(seed, uint64(people))) //nolint:gosec // made-up people need no secrets
	in := Input{AgeRule: ageRule, CommonLanguage: true, CommonTime: true, Order: DefaultOrder()}
	some := func(kind string, least, most, of int) []string {
		var words []string
		for _, n := range r.Perm(of)[:least+r.IntN(most-least+1)] {
			words = append(words, fmt.Sprint(kind, n))
		}
		return words
	}
	for i := range people {
		in.People = append(in.People, Person{
			ID: fmt.Sprintf("p%04d", i), Age: []string{Under25, Over25}[i%2],
			Languages: slices.Insert(some("language", 0, 2, 6), 0, "de"), Times: some("time", 5, 5, 15),
			Gives: some("topic", 0, 3, 12), Needs: some("topic", 0, 3, 12),
		})
	}
	for i := range in.People {
		p := &in.People[i]
		for tries := 0; tries < 8*people && len(p.Wishes)+len(p.Also) < 2*MostWishes; tries++ {
			other := in.People[int(float64(people)*math.Pow(r.Float64(), 1.5))]
			if other.ID == p.ID || ageRule && other.Age == p.Age || slices.Contains(p.Wishes, other.ID) || slices.Contains(p.Also, other.ID) {
				continue
			}
			if len(p.Wishes) < MostWishes {
				p.Wishes = append(p.Wishes, other.ID)
			} else {
				p.Also = append(p.Also, other.ID)
			}
		}
	}
	return in
}

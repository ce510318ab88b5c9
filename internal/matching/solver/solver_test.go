package solver

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// Whatever people wish and whatever order the team chooses, the solver is as good as trying everything: the same score,
// really different alternatives, and as many of them as there are, up to three.
func TestNothingIsBetter(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 20261122))
	orders := everyOrder(DefaultOrder())
	hard := map[bool]int{} // pins, bans and ties at once, with and without the age rule
	for run := range 25 * len(orders) {
		form := taste{
			people: r.IntN(10), wishes: r.IntN(4), popular: r.Float64(), words: r.IntN(4) * r.IntN(2), topics: r.IntN(5) * r.IntN(2),
			bans: 0, ageRule: run%2 == 0, nots: r.IntN(5),
		}
		if form.people > 1 {
			form.bans, form.pins = r.IntN(3), r.IntN(3)
		}
		if run%100 == 99 {
			form.people = 10 + r.IntN(3)
		}
		in := group(r, form)
		in.Order = orders[run/2%len(orders)]
		if ties := certain(t, fmt.Sprint("run ", run), in); ties > 1 && len(in.Pins) > 0 && len(in.Bans) > 0 {
			hard[in.AgeRule]++
		}
	}
	if hard[true] < 20 || hard[false] < 20 {
		t.Errorf("too few with pins, bans and ties: %v", hard)
	}
}

// everyOrder gives all orders in which goals can stand.
func everyOrder(goals []Goal) [][]Goal {
	if len(goals) == 0 {
		return [][]Goal{nil}
	}
	var all [][]Goal
	for i, first := range goals {
		for _, rest := range everyOrder(slices.Concat(goals[:i:i], goals[i+1:])) {
			all = append(all, slices.Insert(rest, 0, first))
		}
	}
	return all
}

// certain holds an answer against all there are and says how many are equally good.
func certain(t *testing.T, name string, in Input) int {
	t.Helper()
	got, err := Solve(in)
	if err != nil {
		t.Fatal(name, err)
	}
	best, solutions := everySolution(in)
	if len(got) != min(3, len(solutions)) {
		t.Errorf("%s: %d alternatives, there are %d", name, len(got), len(solutions))
	}
	for i, a := range got {
		if a.Score != best {
			t.Errorf("%s: %+v, best is %+v in %v", name, a.Score, best, in.Order)
		}
		if !slices.ContainsFunc(solutions, func(s [][2]string) bool { return slices.Equal(s, a.Tandems) }) {
			t.Errorf("%s: %v is no solution", name, a.Tandems)
		}
		for _, b := range got[:i] {
			if slices.Equal(a.Tandems, b.Tandems) {
				t.Errorf("%s: %v twice", name, a.Tandems)
			}
		}
		if len(a.Left)+2*len(a.Tandems) != len(in.People) {
			t.Errorf("%s: somebody got lost", name)
		}
		for _, two := range a.Tandems {
			if rules := in.Forbids(find(in, two[0]), find(in, two[1])); len(rules) > 0 {
				t.Errorf("%s: %v against %v", name, two, rules)
			}
		}
		if score, err := Judge(in, a.Tandems); err != nil || score != a.Score {
			t.Errorf("%s: judged as %+v, scored %+v, %v", name, score, a.Score, err)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	return len(solutions)
}

func find(in Input, id string) Person {
	return in.People[slices.IndexFunc(in.People, func(p Person) bool { return p.ID == id })]
}

// Without any wish everybody gets a partner all the same, and there are alternatives.
func TestEmptyBallots(t *testing.T) {
	for n := range 9 {
		for _, age := range []bool{true, false} {
			in := group(rand.New(rand.NewPCG(1, 1)), taste{people: n, ageRule: age})
			certain(t, fmt.Sprint(n, " people, age rule ", age), in)
		}
	}
}

// The two ways of solving must agree where both can be used.
func TestBlossomsAgreeWithPaths(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 60 {
		in := group(r, taste{people: 2 + r.IntN(60), wishes: 3, popular: r.Float64(), topics: 6, ageRule: true, nots: 3})
		p, err := prepare(in)
		if err != nil {
			t.Fatal(err)
		}
		withPaths := p.worth(p.best())
		p.in.AgeRule = false // the lines stay those that the age rule leaves
		if withBlossoms := p.worth(p.best()); withBlossoms != withPaths {
			t.Fatalf("paths %+v, blossoms %+v", withPaths, withBlossoms)
		}
	}
}

// The same wishes have the same answer, whoever comes first in the list.
func TestTheOrderOfThePeopleDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 13))
	for run := range 60 {
		in := group(r, taste{people: 5 + r.IntN(30), wishes: 3, popular: 0.5, topics: 2, words: 3, ageRule: run%2 == 0, bans: 2, nots: 2})
		first, err := Solve(in)
		if err != nil {
			t.Fatal(err)
		}
		r.Shuffle(len(in.People), func(i, j int) { in.People[i], in.People[j] = in.People[j], in.People[i] })
		for i := range in.Bans {
			in.Bans[i][0], in.Bans[i][1] = in.Bans[i][1], in.Bans[i][0]
		}
		again, err := Solve(in)
		if err != nil || fmt.Sprint(first) != fmt.Sprint(again) {
			t.Fatalf("%v\n%v %v", first, again, err)
		}
	}
}

// The order of the goals is the team's. Here two tandems in which both wish it stand against four first wishes.
func TestTheTeamsOrderDecides(t *testing.T) {
	in := Input{People: []Person{
		{ID: "a", Wishes: []string{"c"}}, {ID: "b", Wishes: []string{"d", "a"}, Gives: []string{"cv"}},
		{ID: "c", Needs: []string{"cv"}}, {ID: "d", Also: []string{"c"}},
	}}
	for _, want := range []struct {
		first   Goal
		tandems string
	}{{Points, "[[a c] [b d]]"}, {Also, "[[a b] [c d]]"}, {Complement, "[[a d] [b c]]"}} {
		in.Order = slices.Insert(slices.DeleteFunc(DefaultOrder(), func(g Goal) bool { return g == want.first }), 0, want.first)
		got, err := Solve(in)
		if err != nil || len(got) != 1 || fmt.Sprint(got[0].Tandems) != want.tandems {
			t.Errorf("%s first: %v, %v", want.first, got, err)
		}
	}
}

// No number of points outweighs one tandem more, and no number of tandems with points one in which both wish it.
func TestNoGoalOutweighsOneBeforeIt(t *testing.T) {
	in := Input{Pins: [][2]string{}, People: []Person{
		{ID: "a", Wishes: []string{"b"}}, {ID: "b", Wishes: []string{"a"}},
		{ID: "c", Not: []string{"d"}}, {ID: "d"},
	}}
	got, err := Solve(in)
	if err != nil || got[0].Score.Tandems != 2 || got[0].Score.Mutual != 0 || len(got) != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	in.IgnoreNot = true
	if got, err = Solve(in); err != nil || got[0].Score.Mutual != 1 || len(got) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

// Large groups are solved too, and what comes out keeps to the rules.
func TestLargeGroups(t *testing.T) {
	for _, ageRule := range []bool{true, false} {
		in := Example(301, ageRule, 9)
		in.Pins = [][2]string{{"p0000", "p0001"}}
		for i := range in.People[:2] {
			in.People[i].Times = []string{"time0"}
		}
		people := map[string]Person{}
		for _, p := range in.People {
			people[p.ID] = p
		}
		found, err := Solve(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range found {
			if len(a.Tandems) != 150 || a.Score != found[0].Score || a.Tandems[0] != in.Pins[0] {
				t.Errorf("%d tandems, %+v, first %v", len(a.Tandems), a.Score, a.Tandems[0])
			}
			for _, pair := range a.Tandems {
				if rules := in.Forbids(people[pair[0]], people[pair[1]]); len(rules) > 0 {
					t.Errorf("%v against %v", pair, rules)
				}
			}
		}
	}
}

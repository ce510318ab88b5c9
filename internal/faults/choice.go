package main

import (
	"math/rand/v2"
	"time"
)

// fault is something that goes wrong. The two numbers, from 0 to 1, say when and where.
type fault struct {
	kind  kind
	when  float64
	where float64
}

type kind string

// What goes wrong.
const (
	killed    kind = "replica killed"
	restarted kind = "replica restarted"
	frozen    kind = "replica frozen for a while"
	cut       kind = "connections cut"
	fast      kind = "PostgreSQL restarted"
	crashed   kind = "PostgreSQL crashed"
	away      kind = "PostgreSQL away for a while"
	promoted  kind = "standby promoted"
	race      kind = "many reminders due at once"
	network   kind = "requests lost and repeated"
	stepped   kind = "clock stepped"
	refused   kind = "push service in trouble"
	full      kind = "disk full"
)

// weights say how often each of them happens.
type weights []struct {
	kind   kind
	weight int
}

func postgresWeights() weights {
	return weights{
		{killed, 24}, {restarted, 8}, {frozen, 6}, {cut, 14}, {fast, 6}, {crashed, 6}, {away, 3}, {promoted, 2},
		{race, 7}, {network, 14}, {stepped, 8}, {refused, 5},
	}
}

func sqliteWeights() weights {
	return weights{{killed, 40}, {restarted, 10}, {full, 20}, {network, 12}, {stepped, 12}, {refused, 6}}
}

// choice is which faults happen, in order: a quarter of them to a single server with SQLite.
type choice struct{ postgres, sqlite []fault }

func choose(seed uint64, count int) choice {
	random := rand.New(rand.NewPCG(seed, 0))
	small := (count + 3) / 4
	return choice{postgresWeights().draw(random, count-small), sqliteWeights().draw(random, small)}
}

// draw begins with one of each kind, so that a short run meets all of them as well.
func (w weights) draw(random *rand.Rand, count int) []fault {
	var bag []kind
	for _, one := range w {
		for range one.weight {
			bag = append(bag, one.kind)
		}
	}
	faults := make([]fault, 0, count)
	for _, i := range random.Perm(len(w)) {
		faults = append(faults, fault{kind: w[i].kind})
	}
	for len(faults) < count {
		faults = append(faults, fault{kind: bag[random.IntN(len(bag))]})
	}
	faults = faults[:count]
	for i := range faults {
		faults[i].when, faults[i].where = random.Float64(), random.Float64()
	}
	return faults
}

// after is an instant between nothing and longest.
func (f fault) after(longest time.Duration) time.Duration {
	return time.Duration(f.when * float64(longest))
}

// of is one of n.
func (f fault) of(n int) int { return min(int(f.where*float64(n)), n-1) }

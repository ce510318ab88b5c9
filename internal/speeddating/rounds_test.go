package speeddating

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"
)

func seatsOf(movers, stayers int) []Seat {
	var seats []Seat
	for i := range movers + stayers {
		seats = append(seats, Seat{ID: uuid.UUID{byte(i / 250), byte(i%250 + 1)}, Stays: i >= movers})
	}
	return seats
}

// gathered is a speed-dating as people live through it: some come late, some go, and come back.
type gathered struct {
	mode  Mode
	seats map[uuid.UUID]Seat
	here  []uuid.UUID
	met   map[[2]uuid.UUID]int
	past  Past
	round Round
	ahead []Round
}

func newGathered(mode Mode, seats []Seat) *gathered {
	e := &gathered{mode: mode, seats: map[uuid.UUID]Seat{}, met: map[[2]uuid.UUID]int{}}
	for _, s := range seats {
		e.seats[s.ID] = s
	}
	e.past = Past{Met: e.haveMet, Breaks: map[uuid.UUID]int{}, Tables: map[uuid.UUID]int{}, Rested: map[uuid.UUID]bool{}}
	return e
}

func pairOf(a, b uuid.UUID) [2]uuid.UUID {
	if a.String() > b.String() {
		a, b = b, a
	}
	return [2]uuid.UUID{a, b}
}

func (e *gathered) haveMet(a, b uuid.UUID) bool { return e.met[pairOf(a, b)] > 0 }

func (e *gathered) present() []Seat {
	var seats []Seat
	for _, id := range e.here {
		seats = append(seats, e.seats[id])
	}
	return seats
}

func (e *gathered) open(ids ...uuid.UUID) []Round {
	e.here = ids
	e.ahead = Rounds(e.present(), e.mode, e.past)
	return e.ahead
}

// talk lets the next round happen.
func (e *gathered) talk() {
	e.round, e.ahead = e.ahead[0], e.ahead[1:]
	busy := map[uuid.UUID]bool{}
	for _, t := range e.round {
		e.met[pairOf(t.First, t.Second)]++
		busy[t.First], busy[t.Second] = true, true
		e.past.Tables[t.First], e.past.Tables[t.Second] = t.Table, t.Table
	}
	e.past.Rested = map[uuid.UUID]bool{}
	for _, id := range e.here {
		if !busy[id] {
			e.past.Breaks[id]++
			e.past.Rested[id] = true
		}
	}
}

// proper says what is wrong with rounds for these people.
func proper(rounds []Round, seats []Seat, mode Mode, met func(a, b uuid.UUID) bool) error {
	side, planned := map[uuid.UUID]bool{}, map[[2]uuid.UUID]bool{}
	for _, s := range seats {
		side[s.ID] = s.Stays
	}
	for n, r := range rounds {
		people, tables := map[uuid.UUID]bool{}, map[int]bool{}
		if len(r) == 0 {
			return fmt.Errorf("round %d is empty", n+1)
		}
		for _, t := range r {
			_, first := side[t.First]
			_, second := side[t.Second]
			switch pair := pairOf(t.First, t.Second); {
			case !first || !second:
				return fmt.Errorf("round %d: somebody who is not there", n+1)
			case people[t.First] || people[t.Second] || t.First == t.Second:
				return fmt.Errorf("round %d: somebody at two tables", n+1)
			case tables[t.Table] || t.Table < 1 || t.Table > len(seats)/2:
				return fmt.Errorf("round %d: table %d", n+1, t.Table)
			case planned[pair] || met(t.First, t.Second):
				return fmt.Errorf("round %d: two meet again", n+1)
			case mode == TwoSides && side[t.First] == side[t.Second]:
				return fmt.Errorf("round %d: two of one side", n+1)
			default:
				planned[pair] = true
			}
			people[t.First], people[t.Second], tables[t.Table] = true, true, true
		}
	}
	for i, a := range seats {
		for _, b := range seats[i+1:] {
			if (mode == Everybody || a.Stays != b.Stays) && !met(a.ID, b.ID) && !planned[pairOf(a.ID, b.ID)] {
				return fmt.Errorf("two never meet")
			}
		}
	}
	return nil
}

func ids(seats []Seat) []uuid.UUID {
	var all []uuid.UUID
	for _, s := range seats {
		all = append(all, s.ID)
	}
	return all
}

func nobodyMet(_, _ uuid.UUID) bool { return false }

func TestSevenAndSevenMeetInSevenRounds(t *testing.T) {
	seats := seatsOf(7, 7)
	rounds := Rounds(seats, TwoSides, Past{})
	if len(rounds) != 7 {
		t.Fatalf("%d rounds", len(rounds))
	}
	if err := proper(rounds, seats, TwoSides, nobodyMet); err != nil {
		t.Error(err)
	}
	for n, r := range rounds {
		for i, talk := range r {
			if talk.Table != i+1 || talk.First != seats[7+i].ID {
				t.Errorf("round %d: the older ones should stay at their tables, and there sits %v at %d", n+1, talk.First, talk.Table)
			}
		}
	}
}

func TestFourteenMeetEverybodyInThirteenRounds(t *testing.T) {
	for people, want := range map[int]int{2: 1, 3: 3, 13: 13, 14: 13, 100: 99} {
		seats := seatsOf(people, 0)
		rounds := Rounds(seats, Everybody, Past{})
		if len(rounds) != want {
			t.Errorf("%d people: %d rounds", people, len(rounds))
		}
		if err := proper(rounds, seats, Everybody, nobodyMet); err != nil {
			t.Errorf("%d people: %v", people, err)
		}
	}
}

func TestNobodyToMeetMakesNoRounds(t *testing.T) {
	for _, seats := range [][]Seat{nil, seatsOf(1, 0), seatsOf(5, 0)} {
		if rounds := Rounds(seats, TwoSides, Past{}); len(rounds) > 0 {
			t.Errorf("%d people of one side: %v", len(seats), rounds)
		}
	}
}

// Everybody of two sides meets everybody of the other, with as few rounds as there can be, and the breaks in turn.
func TestAnyTwoSidesMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		movers, stayers := rapid.IntRange(1, 20).Draw(t, "movers"), rapid.IntRange(1, 20).Draw(t, "stayers")
		seats := seatsOf(movers, stayers)
		e := newGathered(TwoSides, seats)
		rounds := slices.Clone(e.open(ids(seats)...))
		if err := proper(rounds, seats, TwoSides, nobodyMet); err != nil {
			t.Fatal(err)
		}
		if len(rounds) != max(movers, stayers) {
			t.Fatalf("%d rounds", len(rounds))
		}
		for range rounds {
			e.talk()
			low, high := len(rounds), 0
			for _, s := range seats {
				if s.Stays == (stayers > movers) {
					low, high = min(low, e.past.Breaks[s.ID]), max(high, e.past.Breaks[s.ID])
				}
			}
			if len(e.round) != min(movers, stayers) || high-low > 1 {
				t.Fatalf("%d talks, breaks from %d to %d", len(e.round), low, high)
			}
		}
		if !reflect.DeepEqual(rounds, Rounds(seats, TwoSides, Past{})) {
			t.Fatal("the same people, other rounds")
		}
	})
}

// Whoever comes and goes: nobody meets twice, everybody who stays meets, and rounds and breaks stay few.
func TestPeopleComeAndGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mode := rapid.SampledFrom([]Mode{TwoSides, Everybody}).Draw(t, "mode")
		seats := seatsOf(rapid.IntRange(1, 9).Draw(t, "movers"), rapid.IntRange(1, 9).Draw(t, "stayers"))
		e := newGathered(mode, seats)
		some := func(label string) []uuid.UUID {
			all := ids(seats)
			return slices.DeleteFunc(all, func(uuid.UUID) bool { return rapid.IntRange(0, 3).Draw(t, label) == 0 })
		}
		for range rapid.IntRange(1, 5).Draw(t, "changes") {
			rounds := e.open(some("away")...)
			if err := proper(rounds, e.present(), mode, e.haveMet); err != nil {
				t.Fatal(err)
			}
			if most := busiest(e); len(rounds) > most+extra(e, most) {
				t.Fatalf("%d rounds, the busiest has %d to meet", len(rounds), most)
			}
			for range rapid.IntRange(0, len(rounds)).Draw(t, "rounds") {
				e.talk()
			}
		}
		e.open(ids(seats)...)
		for len(e.ahead) > 0 {
			e.talk()
		}
		for pair, n := range e.met {
			if n != 1 {
				t.Fatalf("%v met %d times", pair, n)
			}
		}
		if len(Rounds(seats, mode, e.past)) > 0 {
			t.Fatal("not everybody has met")
		}
	})
}

// busiest is how many people somebody who is there has left to meet at most.
func busiest(e *gathered) int {
	most := 0
	for _, a := range e.present() {
		n := 0
		for _, b := range e.present() {
			if a.ID != b.ID && (e.mode == Everybody || a.Stays != b.Stays) && !e.haveMet(a.ID, b.ID) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// extra is what everybody with everybody may need beyond that.
func extra(e *gathered, most int) int {
	if e.mode == TwoSides || most == 0 {
		return 0
	}
	return 1
}

// Rounds that are made anew have about the same number of breaks each, and the old tables are kept.
func TestALateComerChangesLittle(t *testing.T) {
	seats := seatsOf(7, 7)
	e := newGathered(TwoSides, seats)
	e.open(ids(seats[1:])...)
	e.talk()
	e.talk()
	rounds := e.open(ids(seats)...)
	if len(rounds) != 7 {
		t.Errorf("%d rounds: the one who came late has seven people to meet", len(rounds))
	}
	moves := 0
	for range rounds {
		for _, talk := range e.ahead[0] {
			if now := e.past.Tables[talk.First]; now != 0 && now != talk.Table {
				moves++
			}
		}
		e.talk()
	}
	if moves > 1 { // there were six tables for seven until now
		t.Errorf("those who stay have moved %d times", moves)
	}
}

func TestTheWayOfMisraAndGriesNeedsOneMoreAtMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.IntRange(2, 16).Draw(t, "people")
		g := graph{people: people}
		for a := range people {
			for b := a + 1; b < people; b++ {
				if rapid.Bool().Draw(t, "to meet") {
					g.edges = append(g.edges, edge{a, b})
				}
			}
		}
		c := newColouring(g)
		c.general()
		seen := 0
		for _, r := range even(c.rounds()) {
			busy := map[int]bool{}
			for _, e := range r {
				if busy[e.a] || busy[e.b] {
					t.Fatal("somebody at two tables")
				}
				busy[e.a], busy[e.b] = true, true
				seen++
			}
		}
		if seen != len(g.edges) {
			t.Fatalf("%d of %d pairs meet", seen, len(g.edges))
		}
	})
}

func TestRoundsMadeAnewAreEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mode := rapid.SampledFrom([]Mode{TwoSides, Everybody}).Draw(t, "mode")
		seats := seatsOf(rapid.IntRange(2, 10).Draw(t, "movers"), rapid.IntRange(2, 10).Draw(t, "stayers"))
		met := map[[2]uuid.UUID]bool{}
		for i, a := range seats {
			for _, b := range seats[i+1:] {
				met[pairOf(a.ID, b.ID)] = rapid.Bool().Draw(t, "met")
			}
		}
		rounds := Rounds(seats, mode, Past{Met: func(a, b uuid.UUID) bool { return met[pairOf(a, b)] }})
		low, high := len(seats), 0
		for _, r := range rounds {
			low, high = min(low, len(r)), max(high, len(r))
		}
		if len(rounds) > 0 && high-low > 1 && !reflect.DeepEqual(rounds, Rounds(seats, mode, Past{})) {
			t.Fatalf("rounds of %d to %d talks", low, high)
		}
	})
}

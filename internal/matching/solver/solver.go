// Package solver finds the best possible tandems for a group of people. It is exact: there is no better solution than
// the one it gives, and when there are others that are just as good it finds up to two of them.
//
// # The idea
//
// People are points, and two who may become a tandem are joined by a line. What speaks for the two is the line's weight:
// one tandem, whether each named the other, how many of them get somebody they named, and so on. A choice of lines in
// which nobody occurs twice is a matching, and the best tandems are the matching with the greatest sum of weights.
//
// The goals have an order, and no number of points outweighs one person who gets somebody they named. So weights are
// compared goal by goal, like words in a dictionary. All that the algorithms below need of a weight is that it can be
// added, subtracted and compared, therefore they work with such weights as with numbers (weight.go).
//
// With the age rule every tandem has one partner of each side. That is the assignment problem, solved by shortest
// augmenting paths (assignment.go). Without it anybody may be with anybody, circles of odd length appear, and Edmonds'
// blossoms deal with them (blossom.go). Both take time that grows with the cube of the number of people.
//
// Solutions are told apart by a last goal behind all others: to have as few tandems as possible in common with those
// found before (alternatives.go).
//
// People are put in the order of their ids first and nothing is left to chance, so the same wishes have the same answer,
// whatever order they arrive in.
package solver

import (
	"slices"
	"strings"
)

// The sides of the age rule.
const (
	Under25 = "under25"
	Over25  = "over25"
)

// MostWishes is how many people somebody can name in order; MostPeople how many people are solved for at once.
const (
	MostWishes = 3
	MostPeople = 2000
)

// Goal is something the tandems should be as good as possible at. As many tandems as possible always comes first.
type Goal string

// The goals behind the number of tandems.
const (
	Mutual     Goal = "mutual"     // tandems in which each named the other among the wishes
	Named      Goal = "named"      // people whose partner is among their wishes
	Also       Goal = "also"       // people whose partner is among those they would also like, and not among the wishes
	Points     Goal = "points"     // 3, 2, 1 for the first, second, third wish, of both sides
	Complement Goal = "complement" // what one can give and the other needs, in both directions
)

// DefaultOrder is the order of the goals unless the team chooses another.
func DefaultOrder() []Goal { return []Goal{Mutual, Named, Also, Points, Complement} }

// Person is somebody who looks for a partner, with their ballot and what they said about themselves.
type Person struct {
	ID        string   `json:"id"`
	Age       string   `json:"age"` // Under25 or Over25; needed with the age rule
	Wishes    []string `json:"wishes"`
	Also      []string `json:"also"`
	Not       []string `json:"not"`
	Languages []string `json:"languages"`
	Times     []string `json:"times"`
	Gives     []string `json:"gives"`
	Needs     []string `json:"needs"`
}

// Input is everything that decides.
type Input struct {
	AgeRule        bool        `json:"age_rule"`        // one partner of each side
	CommonLanguage bool        `json:"common_language"` // at least one
	CommonTime     bool        `json:"common_time"`     // at least one a week
	IgnoreNot      bool        `json:"ignore_not"`      // "please not" binds unless the team says otherwise
	Order          []Goal      `json:"order"`           // all five goals; none for DefaultOrder
	People         []Person    `json:"people"`
	Pins           [][2]string `json:"pins"` // who has to be together
	Bans           [][2]string `json:"bans"` // who must not be
}

// Score is what a choice of tandems is worth, goal by goal.
type Score struct {
	Tandems    int `json:"tandems"`
	Mutual     int `json:"mutual"`
	Named      int `json:"named"`
	Also       int `json:"also"`
	Points     int `json:"points"`
	Complement int `json:"complement"`
}

// Alternative is one choice of tandems.
type Alternative struct {
	Tandems [][2]string `json:"tandems"` // each in the order of the ids, and so all of them
	Left    []string    `json:"left"`    // who is in none
	Score   Score       `json:"score"`
}

// Solve gives the best tandems: between one and three alternatives of the same score, each different from the others.
// The error is an InputError that lists everything wrong with the input.
func Solve(in Input) ([]Alternative, error) {
	p, err := prepare(in)
	if err != nil {
		return nil, err
	}
	var found []Alternative
	for _, mates := range p.alternatives() {
		found = append(found, p.alternative(mates))
	}
	return found, nil
}

// Judge gives the score of tandems that somebody has thought of, whether or not rules forbid them. Those who are not
// among the people count for nothing.
func Judge(in Input, tandems [][2]string) (Score, error) {
	in.Pins = nil
	p, err := prepare(in)
	if err != nil {
		return Score{}, err
	}
	var total Score
	for _, t := range tandems {
		i, known := p.index[t[0]]
		j, too := p.index[t[1]]
		if known && too {
			total = total.plus(p.value(i, j))
		}
	}
	return total, nil
}

// Compare says whether a is worth more than b (1), as much (0) or less (-1) in an order of the goals.
func Compare(a, b Score, order []Goal) int {
	if a.Tandems != b.Tandems {
		return sign(a.Tandems - b.Tandems)
	}
	for _, g := range order {
		if d := a.of(g) - b.of(g); d != 0 {
			return sign(d)
		}
	}
	return 0
}

func sign(n int) int { return min(1, max(-1, n)) }

func (s Score) plus(o Score) Score {
	return Score{
		s.Tandems + o.Tandems, s.Mutual + o.Mutual, s.Named + o.Named, s.Also + o.Also,
		s.Points + o.Points, s.Complement + o.Complement,
	}
}

func (s Score) of(g Goal) int {
	switch g {
	case Mutual:
		return s.Mutual
	case Named:
		return s.Named
	case Also:
		return s.Also
	case Points:
		return s.Points
	default:
		return s.Complement
	}
}

// alternative names the people again.
func (p *puzzle) alternative(mates []int) Alternative {
	found := Alternative{Tandems: [][2]string{}, Left: []string{}}
	for i, j := range mates {
		switch {
		case j == none:
			found.Left = append(found.Left, p.people[i].ID)
		case i < j:
			found.Tandems = append(found.Tandems, [2]string{p.people[i].ID, p.people[j].ID})
			found.Score = found.Score.plus(p.value(i, j))
		}
	}
	return found
}

func byID(people []Person) []Person {
	sorted := slices.Clone(people)
	slices.SortFunc(sorted, func(a, b Person) int { return strings.Compare(a.ID, b.ID) })
	return sorted
}

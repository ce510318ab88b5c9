package matching

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/matching/solver"
)

// Regard is how somebody stands to their partner, from the best: their first wish … also fine, not named, or alone.
type Regard string

// The regards. Whom somebody would rather not be with is not among them: that is said of two, and of neither.
const (
	First  Regard = "first"
	Second Regard = "second"
	Third  Regard = "third"
	Fine   Regard = "also"
	Other  Regard = "other"
	Alone  Regard = "alone"
)

var regards = []Regard{First, Second, Third, Fine, Other, Alone}

func (r Regard) betterThan(o Regard) bool { return slices.Index(regards, r) < slices.Index(regards, o) }

func regard(p solver.Person, partner string) Regard {
	switch at := slices.Index(p.Wishes, partner); {
	case partner == "":
		return Alone
	case at >= 0:
		return regards[at]
	case slices.Contains(p.Also, partner):
		return Fine
	}
	return Other
}

// Pairing is a proposed tandem with everything that speaks for it or against it.
type Pairing struct {
	People    [2]uuid.UUID
	Regards   [2]Regard // how each stands to the other
	Languages []string  // of both
	Times     []string
	Gives     [2][]string // what each can give the other, who needs it
	Against   []solver.Rule
}

// Left is somebody without a tandem, and what the team could do: take them into a tandem as a third, or have them wait.
type Left struct {
	PersonID uuid.UUID
	With     *[2]uuid.UUID // whom they would fit to; none for the waiting list
}

// Blocked is a wish that cannot come true, and the rules that say so.
type Blocked struct {
	PersonID uuid.UUID
	AboutID  uuid.UUID
	Regard   Regard
	Rules    []solver.Rule
}

// Sight is an alternative in words.
type Sight struct {
	Score    solver.Score
	Pairings []Pairing
	Left     []Left
	NotNamed []uuid.UUID // who named somebody and gets nobody they named
}

// sight explains tandems on the ground of what was known then.
func sight(in solver.Input, a solver.Alternative) Sight {
	people := byID(in)
	s := Sight{Score: a.Score}
	partner := partners(a.Tandems)
	for _, t := range a.Tandems {
		s.Pairings = append(s.Pairings, pairing(in, people[t[0]], people[t[1]]))
	}
	for _, p := range in.People {
		if r := regard(p, partner[p.ID]); len(p.Wishes) > 0 && (r == Fine || r == Other || r == Alone) {
			s.NotNamed = append(s.NotNamed, idOf(p.ID))
		}
	}
	s.Left = places(in, a)
	return s
}

func pairing(in solver.Input, a, b solver.Person) Pairing {
	return Pairing{
		People: [2]uuid.UUID{idOf(a.ID), idOf(b.ID)}, Regards: [2]Regard{regard(a, b.ID), regard(b, a.ID)},
		Languages: shared(a.Languages, b.Languages), Times: shared(a.Times, b.Times),
		Gives:   [2][]string{shared(a.Gives, b.Needs), shared(b.Gives, a.Needs)},
		Against: everyRule(in).Forbids(a, b),
	}
}

// everyRule is the input with all rules on, to say what speaks against two even if it does not bind this time. Pins are
// no reason against anybody.
func everyRule(in solver.Input) solver.Input {
	in.CommonLanguage, in.CommonTime, in.IgnoreNot, in.Pins = true, true, false, nil
	return in
}

// places finds for each who is left the tandem that they would fit into best as a third. Two of three are always of the
// same age, so that rule is not asked.
func places(in solver.Input, a solver.Alternative) []Left {
	people, open := byID(in), slices.Clone(a.Tandems)
	rules := in
	rules.AgeRule, rules.Pins = false, nil
	var left []Left
	for _, id := range a.Left {
		place := Left{PersonID: idOf(id)}
		best, at := solver.Score{}, -1
		for i, t := range open {
			if len(rules.Forbids(people[id], people[t[0]]))+len(rules.Forbids(people[id], people[t[1]])) > 0 {
				continue
			}
			score, err := solver.Judge(rules, [][2]string{{id, t[0]}, {id, t[1]}})
			if err == nil && solver.Compare(score, best, orderOf(in)) > 0 {
				best, at = score, i
			}
		}
		if at >= 0 {
			place.With = &[2]uuid.UUID{idOf(open[at][0]), idOf(open[at][1])}
			open = slices.Delete(open, at, at+1)
		}
		left = append(left, place)
	}
	return left
}

// blocked are the wishes that the rules of a proposal keep from coming true.
func blocked(in solver.Input) []Blocked {
	people := byID(in)
	var list []Blocked
	for _, p := range in.People {
		for _, wish := range p.Wishes {
			if rules := in.Forbids(p, people[wish]); len(rules) > 0 {
				list = append(list, Blocked{idOf(p.ID), idOf(wish), regard(p, wish), rules})
			}
		}
	}
	return list
}

// Change is somebody for whom another choice of tandems is better or worse.
type Change struct {
	PersonID      uuid.UUID
	Before, After Regard
}

// Comparison is what another choice of tandems would mean.
type Comparison struct {
	Before  solver.Score
	After   Sight
	Better  []Change
	Worse   []Change
	Verdict int // of all goals in their order: 1 for better, 0 for the same, -1 for worse
}

func compare(in solver.Input, before, after solver.Alternative) Comparison {
	c := Comparison{Before: before.Score, After: sight(in, after), Verdict: solver.Compare(after.Score, before.Score, orderOf(in))}
	was, is := partners(before.Tandems), partners(after.Tandems)
	for _, p := range in.People {
		change := Change{idOf(p.ID), regard(p, was[p.ID]), regard(p, is[p.ID])}
		switch {
		case change.After.betterThan(change.Before):
			c.Better = append(c.Better, change)
		case change.Before.betterThan(change.After):
			c.Worse = append(c.Worse, change)
		}
	}
	return c
}

func orderOf(in solver.Input) []solver.Goal {
	if len(in.Order) == 0 {
		return solver.DefaultOrder()
	}
	return in.Order
}

func partners(tandems [][2]string) map[string]string {
	of := map[string]string{}
	for _, t := range tandems {
		of[t[0]], of[t[1]] = t[1], t[0]
	}
	return of
}

func shared(a, b []string) []string {
	both := []string{}
	for _, s := range a {
		if slices.Contains(b, s) {
			both = append(both, s)
		}
	}
	return both
}

// idOf reads an id that this package has written itself.
func idOf(text string) uuid.UUID {
	id, err := uuid.Parse(text)
	if err != nil {
		return uuid.Nil
	}
	return id
}

// Notice is what the two of a new tandem are told: nothing of what anybody wished, unless both wished it.
type Notice struct {
	TandemID   uuid.UUID `gorm:"primaryKey"`
	BothWished bool
	Words      string    // what the team says to the two, perhaps nothing
	Languages  []string  `gorm:"serializer:json"`
	Topics     []string  `gorm:"serializer:json"`
	Times      []string  `gorm:"serializer:json"`
	CreatedAt  time.Time `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Notice) TableName() string { return "match_notices" }

// notice says what the two have in common. A topic counts when both can give it, or one can give what the other needs;
// that both need the same is theirs to tell. What one can give and the other needs says most and comes first.
func notice(a, b solver.Person) Notice {
	wished := func(r Regard) bool { return r != Other }
	n := Notice{
		BothWished: wished(regard(a, b.ID)) && wished(regard(b, a.ID)),
		Languages:  shared(a.Languages, b.Languages), Times: shared(a.Times, b.Times),
		Topics: append(shared(a.Gives, b.Needs), shared(b.Gives, a.Needs)...),
	}
	slices.Sort(n.Topics)
	n.Topics = slices.Compact(n.Topics)
	for _, topic := range slices.Sorted(slices.Values(shared(a.Gives, b.Gives))) {
		if !slices.Contains(n.Topics, topic) {
			n.Topics = append(n.Topics, topic)
		}
	}
	return n
}

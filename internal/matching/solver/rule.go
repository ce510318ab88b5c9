package solver

import "slices"

// Rule is something that keeps two people from becoming a tandem.
type Rule string

// The rules.
const (
	SameAge        Rule = "age"
	NoSuchLanguage Rule = "language"
	NoSuchTime     Rule = "time"
	PleaseNot      Rule = "not"
	Banned         Rule = "ban"
	PinnedAway     Rule = "pin" // one of the two has to be with somebody else
)

// Words says in English what a rule means, for messages.
func (r Rule) Words() string {
	return map[Rule]string{
		SameAge: "both are of the same age group", NoSuchLanguage: "they have no language in common",
		NoSuchTime: "they have no time in common", PleaseNot: "one of them said: please not",
		Banned: "the two are banned", PinnedAway: "one of them is pinned to somebody else",
	}[r]
}

// Forbids says which rules keep two of the people apart, all of them.
func (in Input) Forbids(a, b Person) []Rule {
	var rules []Rule
	add := func(rule Rule, broken bool) {
		if broken {
			rules = append(rules, rule)
		}
	}
	add(SameAge, in.AgeRule && a.Age == b.Age)
	add(NoSuchLanguage, in.CommonLanguage && !common(a.Languages, b.Languages))
	add(NoSuchTime, in.CommonTime && !common(a.Times, b.Times))
	add(PleaseNot, !in.IgnoreNot && (slices.Contains(a.Not, b.ID) || slices.Contains(b.Not, a.ID)))
	add(Banned, slices.ContainsFunc(in.Bans, func(ban [2]string) bool { return joins(ban, a.ID, b.ID) }))
	add(PinnedAway, slices.ContainsFunc(in.Pins, func(pin [2]string) bool {
		return !joins(pin, a.ID, b.ID) && (slices.Contains(pin[:], a.ID) || slices.Contains(pin[:], b.ID))
	}))
	return rules
}

func joins(pair [2]string, a, b string) bool {
	return pair == [2]string{a, b} || pair == [2]string{b, a}
}

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

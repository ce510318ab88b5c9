package questionnaire

import (
	"cmp"
	"slices"

	"github.com/google/uuid"
)

// GroupValue is what a whole group said to one item of a scale.
type GroupValue struct {
	CohortID   uuid.UUID `gorm:"primaryKey"`
	Occasion   Occasion  `gorm:"primaryKey"`
	SetKey     string    `gorm:"primaryKey"`
	SetVersion int       `gorm:"primaryKey"`
	Item       string    `gorm:"primaryKey"`
	Halves     int       // the mean in half steps: 7 is 3.5
}

// smallestGroup is how many people at least stand behind a value.
const smallestGroup = 5

// GroupValues counts the sheets of an occasion that may be counted, and gives the ids of those that the team could not
// read. Nobody may be worked out from the values, whatever else the team has read:
//
//   - Made once, when the occasion is over, and kept: two values of growing groups would give away who came between.
//   - What the team can read, now or once, is known and could be taken off. So behind a value stand at least five sheets
//     that the team has never read, or none of them; fewer are left out.
//   - In half steps, and the ends of the scale are cut off: five times "fully" would say what each of them said.
//   - How many people stand behind it is not told. Each set is counted by itself, each item too, because items may be
//     skipped.
//
// A sheet counted here cannot be opened to the team afterwards, see Sheet.Let.
func GroupValues(sets Sets, sheets []Sheet) (values []GroupValue, hidden []uuid.UUID) {
	type question struct {
		key     string
		version int
		item    string
	}
	known, unknown := map[question][]int{}, map[question][]int{}
	sheets = slices.DeleteFunc(slices.Clone(sheets), func(s Sheet) bool { return s.Release == Kept || s.AboutPartner() })
	for _, s := range sheets {
		for _, a := range s.Answers {
			set, ok := sets.Find(s.SetKey, a.SetVersion)
			item, asked := set.Item(a.Item)
			if !ok || !asked || item.Kind != Scale || a.Number == nil {
				continue
			}
			q := question{s.SetKey, a.SetVersion, a.Item}
			if s.ShownAt != nil {
				known[q] = append(known[q], *a.Number)
			} else {
				unknown[q] = append(unknown[q], *a.Number)
			}
		}
	}
	for q, numbers := range unknown {
		if len(numbers) < smallestGroup {
			delete(unknown, q)
		}
	}
	for _, s := range sheets {
		if s.ShownAt == nil && slices.ContainsFunc(s.Answers, func(a Answer) bool {
			return len(unknown[question{s.SetKey, a.SetVersion, a.Item}]) > 0
		}) {
			hidden = append(hidden, s.ID)
		}
	}
	for q, numbers := range unknown {
		known[q] = append(known[q], numbers...)
	}
	for q, numbers := range known {
		if set, _ := sets.Find(q.key, q.version); len(numbers) >= smallestGroup {
			values = append(values, GroupValue{SetKey: q.key, SetVersion: q.version, Item: q.item, Halves: halves(numbers, len(set.Scale))})
		}
	}
	slices.SortFunc(values, func(a, b GroupValue) int {
		return cmp.Or(cmp.Compare(a.SetKey, b.SetKey), cmp.Compare(a.SetVersion, b.SetVersion), cmp.Compare(a.Item, b.Item))
	})
	return values, hidden
}

// halves is the mean in half steps, never at the ends of the scale.
func halves(numbers []int, steps int) int {
	sum := 0
	for _, n := range numbers {
		sum += n
	}
	n := len(numbers)
	return min(max((4*sum+n)/(2*n), 3), 2*steps-1) // (2·sum/n) rounded
}

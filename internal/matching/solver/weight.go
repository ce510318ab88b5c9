package solver

// weight is what a line is worth. The six goals and the last one that tells solutions apart do not fit into 64 bits for
// a thousand people, but into two of them; the first decides. Adding and comparing go side by side without a carry,
// which makes weights an ordered group, and that is all the algorithms ask for. Halves are only ever taken of weights
// that are even in both.
type weight struct{ high, low int64 }

var heaviest = weight{1 << 62, 0}

func (a weight) plus(b weight) weight  { return weight{a.high + b.high, a.low + b.low} }
func (a weight) minus(b weight) weight { return weight{a.high - b.high, a.low - b.low} }
func (a weight) double() weight        { return weight{2 * a.high, 2 * a.low} }
func (a weight) half() weight          { return weight{a.high / 2, a.low / 2} }
func (a weight) isZero() bool          { return a.high == 0 && a.low == 0 }

func (a weight) less(b weight) bool {
	return a.high < b.high || a.high == b.high && a.low < b.low
}

// scale packs a score into a weight. Each goal is a digit, as large as its sum over all tandems can get.
type scale struct {
	order    []Goal
	bases    [5]int64 // of the goals in their order
	farthest int64    // of the last digit
}

// inHigh is how many goals stand in the first number, behind the tandems.
const inHigh = 2

func scaleFor(order []Goal, people, mostComplement int) scale {
	pairs := int64(people / 2)
	most := map[Goal]int64{Mutual: 1, Named: 2, Also: 2, Points: 6, Complement: int64(mostComplement)}
	s := scale{order: order, farthest: 2*pairs + 1}
	for i, g := range order {
		s.bases[i] = pairs*most[g] + 1
	}
	return s
}

// weigh packs a score; common is how many of the solutions found so far have the tandem already.
func (s scale) weigh(score Score, common int64) weight {
	w := weight{high: int64(score.Tandems)}
	for i, g := range s.order {
		digit := int64(score.of(g))
		if i < inHigh {
			w.high = w.high*s.bases[i] + digit
		} else {
			w.low = w.low*s.bases[i] + digit
		}
	}
	w.low = w.low*s.farthest - common
	return w
}

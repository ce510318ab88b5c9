// Package wires makes the lists that go out as JSON.
package wires

// Of maps a list; an empty one stays a list and never becomes null.
func Of[A, B any](list []A, wire func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, a := range list {
		out = append(out, wire(a))
	}
	return out
}

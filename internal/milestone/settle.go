package milestone

import "mainpate/internal/problem"

// settle decides what a create-or-same PUT does. A version of 0 means "not there",
// an expected version of 0 means "I am making it". What is already as wanted needs
// no writing, however often the same request comes.
func settle(version, expected int, same bool) (write bool, err error) {
	switch {
	case version > 0 && same:
		return false, nil
	case version == expected:
		return true, nil
	case version == 0:
		return false, problem.NotFound()
	default:
		return false, problem.Stale(nil)
	}
}

func notAllowed() error { return problem.New(problem.Forbidden, "not_allowed") }

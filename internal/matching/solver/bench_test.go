package solver

import (
	"fmt"
	"testing"
)

func BenchmarkSolve(b *testing.B) {
	for _, ageRule := range []bool{true, false} {
		for _, people := range []int{14, 100, 500, 1000} {
			b.Run(fmt.Sprintf("%s/%d", map[bool]string{true: "age-rule", false: "anybody"}[ageRule], people), func(b *testing.B) {
				in := Example(people, ageRule, 1)
				for b.Loop() {
					if _, err := Solve(in); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

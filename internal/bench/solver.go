package main

import (
	"context"
	"fmt"
	"time"

	"mainpate/internal/matching/solver"
)

// solver measures how long the best tandems of a group take, with the age rule and without, alternatives included. What
// it may take is agreed on: 5 ms for a cohort of 14, a second for 500 people, and as it grows with the cube eight for twice
// as many.
func (b *bench) solver(ctx context.Context) error {
	limits := map[int]float64{14: 5, 100: 1000, 500: 1000, 1000: 8000}
	for _, ageRule := range []bool{true, false} {
		for _, people := range []int{14, 100, 500, 1000} {
			in := solver.Example(people, ageRule, 1)
			var took []float64
			for range b.rounds {
				if err := ctx.Err(); err != nil {
					return err
				}
				start := time.Now() //nolint:forbidigo // measures
				if _, err := solver.Solve(in); err != nil {
					return err
				}
				took = append(took, float64(time.Since(start).Microseconds())/1000)
			}
			name := map[bool]string{true: "age_rule", false: "anybody"}[ageRule]
			b.report(fmt.Sprintf("solver_%s_%d", name, people), median(took), "ms", limits[people])
		}
	}
	return nil
}

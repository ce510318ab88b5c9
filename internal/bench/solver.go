package main

import (
	"context"
	"fmt"
	"time"

	"mainpate/internal/matching/solver"
)

// solver measures how long the best tandems of a group take, with the age rule and without, alternatives included. What
// it may take is agreed on: 5 ms for a cohort of 14, a second for 500 people; the other sizes show how it grows.
func (b *bench) solver(ctx context.Context) error {
	for _, ageRule := range []bool{true, false} {
		for _, people := range []int{14, 100, 500, 1000} {
			limit := 1000.0
			if people == 14 {
				limit = 5
			}
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
			b.report(fmt.Sprintf("solver_%s_%d", name, people), median(took), "ms", limit)
		}
	}
	return nil
}

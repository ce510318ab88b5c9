package main

import (
	"context"
	"time"
)

// history compares a town with many tandems and a million meetings with one of a thousand.
func (b *bench) history(ctx context.Context) error {
	young, err := b.build(ctx, "young", true, fewTandems)
	if err != nil {
		return err
	}
	old, err := b.build(ctx, "old", true, b.tandems)
	if err != nil {
		return err
	}
	for _, t := range []*town{young, old} {
		if err := b.open(ctx, t); err != nil {
			return err
		}
		defer t.server.stop()
	}
	for _, screen := range []struct {
		name       string
		young, old requests
	}{
		{"home", young.home, old.home}, {"log", young.logging, old.logging},
		{"timeline", young.timeline, old.timeline}, {"team_home", young.team, old.team},
	} {
		if err := b.age(ctx, "history_"+screen.name, screen.young, screen.old); err != nil {
			return err
		}
	}
	return nil
}

// age reports how long an answer takes with the big history, in turns with the small one, one caller at a time.
func (b *bench) age(ctx context.Context, name string, young, old requests) error {
	var mine, yours, ratios []float64
	for round := range b.rounds + 1 {
		a, err := alone(ctx, b.round/2, old)
		if err != nil {
			return err
		}
		c, err := alone(ctx, b.round/2, young)
		if err != nil {
			return err
		}
		if round == 0 {
			continue
		}
		mine, yours, ratios = append(mine, a), append(yours, c), append(ratios, a/c)
	}
	b.line(name, median(mine), "ms", median(yours), median(ratios))
	return nil
}

// alone is the median time of an answer when nobody else asks, in milliseconds.
func alone(ctx context.Context, d time.Duration, next requests) (float64, error) {
	_, all, err := ask(ctx, d, 1, next)
	if err != nil {
		return 0, err
	}
	return all.at(0.5), nil
}

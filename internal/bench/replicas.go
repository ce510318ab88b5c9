package main

import (
	"context"
	"math/rand/v2"
	"time"
)

// replicas compares what a request costs two processes on one database with what it costs one.
func (b *bench) replicas(ctx context.Context) error {
	t, err := b.build(ctx, "replicas", true, fewTandems)
	if err != nil {
		return err
	}
	if err := b.open(ctx, t); err != nil {
		return err
	}
	defer t.server.stop()
	second := *t
	if second.server, err = b.serve(ctx, "DATABASE_URL="+t.url, "MAINPATE_DATA="+t.dir); err != nil {
		return err
	}
	defer second.server.stop()
	mixed := func(t *town, r *rand.Rand) request {
		if r.IntN(2) == 0 {
			return t.logging(r)
		}
		return t.home(r)
	}
	one := func(r *rand.Rand) request { return mixed(t, r) }
	two := func(r *rand.Rand) request { return mixed([]*town{t, &second}[r.IntN(2)], r) }
	var single, double, ratios []float64
	for round := range b.rounds + 1 {
		a, err := cost(ctx, b.round, one, t.server)
		if err != nil {
			return err
		}
		c, err := cost(ctx, b.round, two, t.server, second.server)
		if err != nil {
			return err
		}
		if round == 0 {
			continue
		}
		single, double, ratios = append(single, a), append(double, c), append(ratios, c/a)
	}
	b.line("replicas_cpu", median(double), "us/request", median(single), median(ratios))
	return nil
}

// cost is the processor time of a request at full load, in microseconds.
func cost(ctx context.Context, d time.Duration, next requests, servers ...*server) (float64, error) {
	used := func() (sum time.Duration, err error) {
		for _, s := range servers {
			own, err := s.processor()
			if err != nil {
				return 0, err
			}
			sum += own
		}
		return sum, nil
	}
	before, err := used()
	if err != nil {
		return 0, err
	}
	_, all, err := full(ctx, d, next)
	if err != nil {
		return 0, err
	}
	after, err := used()
	return float64((after - before).Microseconds()) / float64(len(all)), err
}

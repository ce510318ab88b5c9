package main

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"time"
)

// hourly does housekeeping about once an hour; replicas drift apart by chance,
// so that they seldom do the same at the same time.
func hourly(work func(context.Context) error, log *slog.Logger) func(context.Context) {
	return func(ctx context.Context) {
		for {
			if err := work(ctx); err != nil && ctx.Err() == nil {
				log.Error("housekeeping failed", "error", err)
			}
			pause := 50*time.Minute + rand.N(20*time.Minute)
			select {
			case <-ctx.Done():
				return
			case <-time.After(pause):
			}
		}
	}
}

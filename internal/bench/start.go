package main

import (
	"context"
	"os"
	"time"
)

// start measures what a small office sees: how soon it is there again, and what it holds when nobody asks.
func (b *bench) start(ctx context.Context) error {
	const starts = 5
	const settle = 4 * time.Second
	data := "MAINPATE_DATA=" + b.data("start")
	// The first start makes the tables; every later one is what people wait for.
	first, err := b.serve(ctx, data)
	if err != nil {
		return err
	}
	first.stop()
	var seconds, megabytes []float64
	for range starts {
		s, err := b.serve(ctx, data)
		if err != nil {
			return err
		}
		time.Sleep(settle)
		held, err := s.memory()
		s.stop()
		if err != nil {
			return err
		}
		seconds, megabytes = append(seconds, s.seconds), append(megabytes, held)
	}
	file, err := os.Stat(b.binary)
	if err != nil {
		return err
	}
	b.report("second_start", median(seconds), "s", 0.5)
	b.report("idle_memory", median(megabytes), "MB", 64)
	b.report("binary_size", float64(file.Size())/1e6, "MB", 45)
	return nil
}

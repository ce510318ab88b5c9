package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Time goes ten times as fast for the servers: a lease of two minutes ends after twelve seconds.
const speed = 10

// clock is the time as the servers have it, in a file for each of them.
type clock struct {
	dir   string
	files []string

	mu   sync.Mutex
	base time.Time // of this machine
	here time.Time // for the servers at that instant
	skew []time.Duration
}

func newClock(dir string, servers int, start time.Time) (*clock, error) {
	c := &clock{dir: dir, base: time.Now(), here: start, skew: make([]time.Duration, servers)}
	for i := range servers {
		c.files = append(c.files, filepath.Join(dir, fmt.Sprint("clock", i)))
	}
	return c, c.write()
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at(time.Now())
}

func (c *clock) at(real time.Time) time.Time { return c.here.Add(real.Sub(c.base) * speed) }

// step lets all clocks jump and agree again.
func (c *clock) step(d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	c.base, c.here = now, c.at(now).Add(d)
	clear(c.skew)
	return c.write()
}

// drift lets one server's clock go wrong until the next step.
func (c *clock) drift(server int, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.skew[server] = d
	return c.write()
}

func (c *clock) write() error {
	for i, file := range c.files {
		text := fmt.Sprint(c.base.UnixNano(), c.here.Add(c.skew[i]).UnixNano(), speed)
		if err := os.WriteFile(file+".new", []byte(text), 0o600); err != nil {
			return err
		}
		if err := os.Rename(file+".new", file); err != nil {
			return err
		}
	}
	return nil
}

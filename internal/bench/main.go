// Command bench says how fast and how big the server is. Each line is NAME VALUE UNIT YARDSTICK RATIO; what ratio is
// good stands in the README. The yardsticks are measured in the same run, in turns with what they are for.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// bench is one run.
type bench struct {
	out      io.Writer
	binary   string
	postgres string // address of the PostgreSQL server
	dir      string // for everything that is gone afterwards
	tandems  int    // of the big history
	round    time.Duration
	rounds   int
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdin, os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	// The yardsticks that need a process of their own are this program once more.
	if len(args) == 1 {
		switch args[0] {
		case "bare":
			return bare(ctx, in, out)
		case "letters":
			return sendLetters(ctx, in, out)
		}
	}
	b := bench{out: out, postgres: os.Getenv("TEST_DATABASE_URL"), rounds: 5}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.StringVar(&b.binary, "binary", "bin/mainpate", "the server to measure")
	f.IntVar(&b.tandems, "tandems", 20000, "tandems of the big history, of 50 meetings each")
	f.DurationVar(&b.round, "round", 2*time.Second, "how long one round of one figure takes")
	only := f.String("only", "", "comma list of start, requests, history, replicas, sending, storm, bells, solver, live, streams; all when empty")
	if err := f.Parse(args); err != nil {
		return err
	}
	if b.postgres == "" {
		return errors.New("TEST_DATABASE_URL is empty: run it beside .ci/with-postgres")
	}
	dir, err := os.MkdirTemp("", "mainpate-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	b.dir = dir
	for _, part := range []struct {
		name    string
		measure func(context.Context) error
	}{
		{"start", b.start}, {"requests", b.requests}, {"history", b.history},
		{"replicas", b.replicas}, {"sending", b.sending}, {"storm", b.storm}, {"bells", b.bells}, {"solver", b.solver},
		{"live", b.live}, {"streams", b.streams},
	} {
		if *only != "" && !slices.Contains(strings.Split(*only, ","), part.name) {
			continue
		}
		if err := part.measure(ctx); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return nil
}

// report writes one line.
func (b *bench) report(name string, value float64, unit string, yardstick float64) {
	b.line(name, value, unit, yardstick, value/yardstick)
}

// line writes one line whose ratio is the median of several rounds.
func (b *bench) line(name string, value float64, unit string, yardstick, ratio float64) {
	_, _ = fmt.Fprintf(b.out, "%s %.3f %s %.3f %.2f\n", name, value, unit, yardstick, ratio)
}

// database makes an empty database and gives its address.
func (b *bench) database(ctx context.Context, name string) (string, error) {
	admin, err := pgx.Connect(ctx, b.postgres)
	if err != nil {
		return "", err
	}
	defer func() { _ = admin.Close(ctx) }()
	name = fmt.Sprintf("bench_%s_%d", name, os.Getpid())
	if _, err := admin.Exec(ctx, "CREATE DATABASE "+name); err != nil {
		return "", err
	}
	u, err := url.Parse(b.postgres)
	if err != nil {
		return "", err
	}
	u.Path = "/" + name
	return u.String(), nil
}

func (b *bench) data(name string) string { return filepath.Join(b.dir, name) }

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

func decode[T any](in io.Reader) (T, error) {
	var v T
	return v, json.NewDecoder(in).Decode(&v)
}

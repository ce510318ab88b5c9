// Faults breaks running servers in every way we know, while phones go on using them, and counts what got lost. The
// servers, their PostgreSQL with its standby, the push service and the requests are real; see README.md beside it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"time"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout)) }

func run(args []string, out io.Writer) int {
	f := flag.NewFlagSet("faults", flag.ContinueOnError)
	server := f.String("server", "", "the server, built with -tags faults")
	count := f.Int("n", 1000, "how many faults")
	seed := f.Uint64("seed", 1, "chooses the faults and their order")
	if err := f.Parse(args); err != nil {
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(out, format+"\n", args...) }
	start := time.Now()
	total := &ledger{say: say}
	planned := choose(*seed, *count)
	var both sync.WaitGroup
	var large, small error
	both.Go(func() { large = onPostgres(ctx, *server, planned.postgres, total) })
	both.Go(func() { small = onSQLite(ctx, *server, planned.sqlite, total) })
	both.Wait()
	err := errors.Join(large, small)
	total.tell(time.Since(start))
	if err != nil {
		say("%v", err)
	}
	done := total.done()
	say("faults %d, entries lost %d, reminders lost %d, shown twice %d, forged %d",
		done, total.entriesLost, total.remindersLost, total.shownTwice, total.forged)
	if err != nil || done != *count || !total.clean() {
		return 1
	}
	return 0
}

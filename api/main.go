// The command mainpate is the whole server: the app, its API and the work in the background.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) }

// terminal is where a command reads its settings and writes its answers.
type terminal struct {
	getenv func(string) string
	in     io.Reader
	out    io.Writer
	err    io.Writer
}

type command struct {
	name string
	does string
	run  func(ctx context.Context, t terminal, args []string) error
}

func commands() []command {
	return []command{
		{"serve", "start the server", serve},
		{"migrate", "bring the database up to date", migrate},
		{"person", "person add: make an account, the first administrator above all; person clear-second-factor: for a lost phone", managePerson},
		{"demo", "fill an empty database with demo data and print the sign-ins", fillDemo},
		{"backup", "copy the database into a new directory, with SQLite the secrets too", backup},
		{"restore", "go back to a backup; who was erased since then stays erased", restore},
		{"match", "find the best tandems for ballots in a file: mainpate match < ballots.json", match},
		{"vapid-keys", "make a key pair for push messages", vapidKeys},
		{"openapi", "print the description of the API", openAPI},
		{"healthcheck", "ask the running server whether it is ready", healthcheck},
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	const failed, misused = 1, 2
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	t := terminal{getenv: os.Getenv, in: os.Stdin, out: stdout, err: stderr}
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name != args[0] {
				continue
			}
			switch err := c.run(ctx, t, args[1:]); {
			case err == nil:
				return 0
			case errors.Is(err, flag.ErrHelp), errors.Is(err, errMisused):
				return misused
			default:
				_, _ = fmt.Fprintln(stderr, "mainpate:", err)
				return failed
			}
		}
	}
	_, _ = fmt.Fprintln(stderr, "Usage: mainpate COMMAND")
	for _, c := range commands() {
		_, _ = fmt.Fprintf(stderr, "  %-12s %s\n", c.name, c.does)
	}
	return misused
}

// errMisused says that a flag was wrong; the flag package has told it already.
var errMisused = errors.New("misused")

// flags makes the flag set of a command.
func (t terminal) flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet("mainpate "+name, flag.ContinueOnError)
	f.SetOutput(t.err)
	return f
}

// parse reads the flags and refuses anything left over.
func parse(f *flag.FlagSet, args []string) error {
	if err := f.Parse(args); err != nil {
		return errors.Join(errMisused, err)
	}
	if f.NArg() > 0 {
		_, _ = fmt.Fprintf(f.Output(), "%s: what is %q?\n", f.Name(), f.Arg(0))
		return errMisused
	}
	return nil
}

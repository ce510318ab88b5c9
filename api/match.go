package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"mainpate/internal/matching/solver"
)

// match solves ballots from a file, for whoever wants to try it out: no database, no server.
func match(_ context.Context, t terminal, args []string) error {
	f := t.flags("match")
	f.Usage = func() {
		_, _ = fmt.Fprintln(t.err, "Usage: mainpate match < ballots.json\nReads people with their wishes and prints the best tandems as JSON, best first.")
	}
	if err := parse(f, args); err != nil {
		return err
	}
	in, err := solver.Read(t.in)
	if err != nil {
		return misread(t, err)
	}
	found, err := solver.Solve(in)
	if err != nil {
		return misread(t, err)
	}
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	return out.Encode(struct {
		Alternatives []solver.Alternative `json:"alternatives"`
	}{found})
}

// misread says line by line what is wrong with the ballots.
func misread(t terminal, err error) error {
	var wrong solver.InputError
	if !errors.As(err, &wrong) {
		return err
	}
	_, _ = fmt.Fprintln(t.err, wrong)
	return errMisused
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"mainpate/internal/config"
	"mainpate/internal/database"
	"mainpate/internal/demo"
)

// fillDemo is the command that fills an empty database with people and their story.
func fillDemo(ctx context.Context, t terminal, args []string) error {
	f := t.flags("demo")
	asJSON := f.Bool("json", false, "print the sign-ins as JSON")
	if err := parse(f, args); err != nil {
		return err
	}
	c, err := loadConfig(t)
	if err != nil {
		return err
	}
	unlock, err := lockData(c)
	if err != nil {
		return err
	}
	defer unlock()
	signIns, err := liveDemo(ctx, c)
	if err != nil {
		return err
	}
	if *asJSON {
		out := json.NewEncoder(t.out)
		out.SetIndent("", "  ")
		return out.Encode(signIns)
	}
	return printSignIns(t.out, signIns)
}

// liveDemo lets the demo happen on a clock of its own, up to now.
func liveDemo(ctx context.Context, c config.Config) ([]demo.SignIn, error) {
	now := time.Now()
	clock := &demo.Watch{}
	clock.Set(now)
	db, err := database.Open(ctx, database.Config{URL: c.DatabaseURL, DataDir: c.DataDir, Now: clock.Now})
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }()
	s, err := newServices(db, c, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	return demo.Fill(ctx, demo.Services{
		DB: db, People: s.people, Auth: s.auth, Programme: s.programmes, Tandems: s.tandems, Workbook: s.workbook,
		Milestones: s.milestones, Reminders: s.reminders,
	}, clock, now)
}

// demoForServe fills an empty database before the server starts. It keeps the sign-ins beside
// the data and shows them at every start; a database with other people in it is left alone.
func demoForServe(ctx context.Context, t terminal, c config.Config) error {
	kept := filepath.Join(c.DataDir, "demo-sign-ins.json")
	signIns, err := liveDemo(ctx, c)
	switch {
	case err == nil:
		text, err := json.Marshal(signIns)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(kept, text, 0o600); err != nil {
			return err
		}
	case errors.Is(err, demo.ErrNotEmpty):
		text, err := os.ReadFile(kept)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := json.Unmarshal(text, &signIns); err != nil {
			return fmt.Errorf("%s: %w", kept, err)
		}
	default:
		return err
	}
	return printSignIns(t.out, signIns)
}

func printSignIns(out io.Writer, signIns []demo.SignIn) error {
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	_, _ = fmt.Fprintln(table, "NAME\tROLE\tLOGIN\tPIN OR PASSWORD")
	for _, s := range signIns {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", s.Name, s.Role, s.Login, s.Secret)
	}
	return table.Flush()
}

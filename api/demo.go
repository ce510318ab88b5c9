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

// liveDemo lets the demo happen on a clock of its own, up to now. In SQLite it grows in a file of its own and
// takes its place when it is complete: whoever stops it half-way can simply start again.
func liveDemo(ctx context.Context, c config.Config) ([]demo.SignIn, error) {
	if c.DatabaseURL != "" {
		signIns, err := fillDatabase(ctx, c)
		if err != nil && !errors.Is(err, demo.ErrNotEmpty) {
			err = fmt.Errorf("the database holds half of the demo data now, please empty it before the next try: %w", err)
		}
		return signIns, err
	}
	if err := refuseStrangers(ctx, c); err != nil {
		return nil, err
	}
	place := filepath.Join(c.DataDir, database.File)
	aside := c
	aside.DataDir = filepath.Join(c.DataDir, "demo-unfinished")
	if err := os.RemoveAll(aside.DataDir); err != nil {
		return nil, err
	}
	signIns, err := fillDatabase(ctx, aside)
	if err != nil {
		return nil, err
	}
	if err := keepSignIns(c, signIns); err != nil {
		return nil, err
	}
	for _, left := range []string{"-wal", "-shm"} { // of the empty file that goes
		if err := os.RemoveAll(place + left); err != nil {
			return nil, err
		}
	}
	if err := os.Rename(filepath.Join(aside.DataDir, database.File), place); err != nil {
		return nil, err
	}
	return signIns, os.RemoveAll(aside.DataDir)
}

func refuseStrangers(ctx context.Context, c config.Config) error {
	db, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	s, err := newServices(db, c, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	return demo.RefuseStrangers(ctx, s.ofDemo())
}

func fillDatabase(ctx context.Context, c config.Config) (signIns []demo.SignIn, err error) {
	now := time.Now()
	clock := &demo.Watch{}
	clock.Set(now)
	db, err := database.Open(ctx, database.Config{URL: c.DatabaseURL, DataDir: c.DataDir, Now: clock.Now})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	s, err := newServices(db, c, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	return demo.Fill(ctx, s.ofDemo(), clock, now)
}

// ofDemo are the doors through which the people of the demo go.
func (s *services) ofDemo() demo.Services {
	return demo.Services{
		DB: s.db, People: s.people, Auth: s.auth, Programme: s.programmes, Tandems: s.tandems, Workbook: s.workbook,
		Milestones: s.milestones, Reminders: s.reminders, Recruiting: s.recruiting, Gatherings: s.gatherings, Consents: s.consents,
		Profiles: s.profiles, Questions: s.questions, Datings: s.datings, Matching: s.matching, Messages: s.messages,
		Office: s.office, GroupMeetings: s.groupMeetings, Thanks: s.thanks,
	}
}

func signInsFile(c config.Config) string { return filepath.Join(c.DataDir, "demo-sign-ins.json") }

func keepSignIns(c config.Config, signIns []demo.SignIn) error {
	text, err := json.Marshal(signIns)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(signInsFile(c), text, 0o600)
}

// demoForServe fills an empty database before the server starts. The sign-ins stay beside the data and are
// shown at every start; a database with other people in it is left alone.
func demoForServe(ctx context.Context, t terminal, c config.Config) error {
	signIns, err := liveDemo(ctx, c)
	switch {
	case err == nil:
		if err := keepSignIns(c, signIns); err != nil {
			return err
		}
	case errors.Is(err, demo.ErrNotEmpty):
		text, err := os.ReadFile(signInsFile(c))
		if errors.Is(err, fs.ErrNotExist) {
			_, err = fmt.Fprintln(t.out, "There are people in this database already: it stays as it is, without demo data.")
			return err
		}
		if err != nil {
			return err
		}
		if err := json.Unmarshal(text, &signIns); err != nil {
			return fmt.Errorf("%s: %w", signInsFile(c), err)
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

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"mainpate/internal/config"
	"mainpate/internal/database"
)

func loadConfig(t terminal) (config.Config, error) {
	c, err := config.Load(t.getenv)
	if err != nil {
		return c, fmt.Errorf("settings:\n%w", err)
	}
	return c, c.FillSecrets()
}

func openDatabase(ctx context.Context, c config.Config) (*database.DB, error) {
	return database.Open(ctx, database.Config{URL: c.DatabaseURL, DataDir: c.DataDir, Now: clock()})
}

func migrate(ctx context.Context, t terminal, args []string) error {
	if err := parse(t.flags("migrate"), args); err != nil {
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
	db, err := openDatabase(ctx, c) // opening migrates
	if err != nil {
		return err
	}
	return db.Close()
}

func vapidKeys(_ context.Context, t terminal, args []string) error {
	f := t.flags("vapid-keys")
	rotate := f.Bool("rotate", false, "make a new key in the data directory and keep the old one for the subscriptions made with it")
	if err := parse(f, args); err != nil {
		return err
	}
	if *rotate {
		return rotateKeys(t)
	}
	public, private, err := config.NewVAPIDKeys()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "MAINPATE_VAPID_PUBLIC=%s\nMAINPATE_VAPID_PRIVATE=%s\n", public, private)
	return err
}

func rotateKeys(t terminal) error {
	c, err := config.Load(t.getenv)
	if err != nil {
		return fmt.Errorf("settings:\n%w", err)
	}
	public, err := c.RotateVAPID()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "new key %s\nIt counts from the next start on. Phones take it over when the app is opened; until then they get "+
		"their reminders with the old one.\n", public)
	return err
}

func openAPI(_ context.Context, t terminal, args []string) error {
	if err := parse(t.flags("openapi"), args); err != nil {
		return err
	}
	c, err := config.Load(func(string) string { return "" })
	if err != nil {
		return err
	}
	services, err := newServices(nil, c, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	server, _, err := newServer(services, nil, time.Now)
	if err != nil {
		return err
	}
	document, err := server.Document()
	if err != nil {
		return err
	}
	return writeIndented(t.out, document)
}

func writeIndented(out io.Writer, document []byte) error {
	var text bytes.Buffer
	if err := json.Indent(&text, document, "", "  "); err != nil {
		return err
	}
	text.WriteByte('\n')
	_, err := text.WriteTo(out)
	return err
}

func healthcheck(ctx context.Context, t terminal, args []string) error {
	if err := parse(t.flags("healthcheck"), args); err != nil {
		return err
	}
	c, err := config.Load(t.getenv)
	if err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("not ready: %s", answer.Status)
	}
	return nil
}

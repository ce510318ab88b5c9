package main

import (
	"context"
	"fmt"
	"log/slog"
)

// managePerson does on the server itself what nobody could do who has to sign in first.
func managePerson(ctx context.Context, t terminal, args []string) error {
	if len(args) > 0 && args[0] == "clear-second-factor" {
		return clearSecondFactor(ctx, t, args[1:])
	}
	return addPerson(ctx, t, args)
}

// clearSecondFactor helps the last administrator who has lost phone and recovery codes.
func clearSecondFactor(ctx context.Context, t terminal, args []string) error {
	f := t.flags("person clear-second-factor")
	login := f.String("login", "", "name for signing in")
	if err := parse(f, args); err != nil {
		return err
	}
	if *login == "" {
		_, _ = fmt.Fprintln(t.err, "Usage: mainpate person clear-second-factor --login LOGIN")
		return errMisused
	}
	config, err := loadConfig(t)
	if err != nil {
		return err
	}
	db, err := openDatabase(ctx, config)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	services, err := newServices(db, config, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	if err := services.auth.ClearSecondFactorOf(ctx, *login); err != nil {
		return fmt.Errorf("%s: %w", *login, err)
	}
	_, _ = fmt.Fprintf(t.out, "%s signs in with the password alone now and is signed out everywhere.\n", *login)
	return nil
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// addPerson makes an account on the server itself: the first administrator has
// nobody who could invite them.
func addPerson(ctx context.Context, t terminal, args []string) error {
	if len(args) == 0 || args[0] != "add" {
		_, _ = fmt.Fprintln(t.err, "Usage: mainpate person add --role administrator --name NAME [--login LOGIN] [--password-stdin]\n"+
			"       mainpate person clear-second-factor --login LOGIN")
		return errMisused
	}
	var n person.New
	f := t.flags("person add")
	role := f.String("role", string(actor.Administrator), "administrator, manager, coach or participant")
	f.StringVar(&n.DisplayName, "name", "", "name to be shown")
	f.StringVar(&n.Login, "login", "", "name for signing in; a short one is found when left out")
	f.StringVar(&n.Language, "language", "de", "de, en, tr or ar")
	fromStdin := f.Bool("password-stdin", false, "read the password from the first line of the input, instead of printing a code to join with")
	if err := parse(f, args[1:]); err != nil {
		return err
	}
	n.Role = actor.Role(*role)
	password := ""
	if *fromStdin {
		var err error
		if password, err = firstLine(t.in); err != nil {
			return err
		}
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
	p, code, err := services.auth.SetUp(ctx, n, password)
	if err != nil {
		return inWords(err)
	}
	_, _ = fmt.Fprintf(t.out, "Login: %s\n", p.Login)
	if code.Code != "" {
		_, _ = fmt.Fprintf(t.out, "Code to join with, once, until %s: %s\n%s\n",
			code.ExpiresAt.In(config.Zone).Format("2006-01-02 15:04"), code.Code, code.URL)
	}
	return nil
}

func firstLine(in io.Reader) (string, error) {
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", errors.New("there is no password in the input")
	}
	return line, nil
}

// inWords says which flag is wrong, as far as a problem tells.
func inWords(err error) error {
	flags := map[string]string{
		"/display_name": "--name", "/role": "--role", "/login": "--login", "/language": "--language", "/new_secret": "password",
	}
	var p *problem.Error
	if !errors.As(err, &p) || len(p.Fields) == 0 {
		return err
	}
	var wrong []error
	for _, f := range p.Fields {
		wrong = append(wrong, fmt.Errorf("%s: %s", flags[f.Pointer], f.Code))
	}
	return errors.Join(wrong...)
}

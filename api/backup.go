package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"mainpate/internal/config"
	"mainpate/internal/database"
)

// dumpFile is PostgreSQL's part of a backup, in the custom format of pg_dump.
const dumpFile = "mainpate.dump"

// secretFiles are what config.FillSecrets keeps beside a SQLite database.
var secretFiles = []string{"jwt.secret", "vapid.private", "vapid.previous"}

// backup copies the database, even while the server runs, into a new directory. With SQLite the secrets come along.
func backup(ctx context.Context, t terminal, args []string) error {
	f := t.flags("backup")
	to := f.String("to", "", "new directory for the copy")
	if err := parse(f, args); err != nil {
		return err
	}
	if *to == "" {
		f.Usage()
		return errMisused
	}
	c, err := loadConfig(t)
	if err != nil {
		return err
	}
	if err := os.Mkdir(*to, 0o700); err != nil {
		return err
	}
	if c.DatabaseURL != "" {
		err = dump(ctx, c, *to)
	} else {
		err = copyData(ctx, c, *to)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(t.out, *to)
	return err
}

func copyData(ctx context.Context, c config.Config, to string) error {
	if err := database.Copy(ctx, c.DataDir, filepath.Join(to, database.File)); err != nil {
		return err
	}
	return copySecrets(c.DataDir, to)
}

// copySecrets leaves out what comes from the environment and is in no file.
func copySecrets(from, to string) error {
	for _, name := range secretFiles {
		secret, err := os.ReadFile(filepath.Join(from, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, name), secret, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func dump(ctx context.Context, c config.Config, to string) error {
	file := filepath.Join(to, dumpFile)
	private, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_ = private.Close()
	return postgresTool(ctx, c, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file="+file)
}

// postgresTool runs one of PostgreSQL's own programs on the database.
func postgresTool(ctx context.Context, c config.Config, name string, args ...string) error {
	command, err := postgresCommand(ctx, c, name, args...)
	if err != nil {
		return err
	}
	said, err := command.CombinedOutput()
	return ofTool(name, err, said)
}

// postgresCommand leads a program to the database. The password goes through the environment, because everybody on the
// machine can read arguments.
func postgresCommand(ctx context.Context, c config.Config, name string, args ...string) (*exec.Cmd, error) {
	address, password, err := forLibpq(c.DatabaseURL)
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, name, append(args, "--dbname="+address)...)
	command.Env = append(os.Environ(), "PGPASSWORD="+password)
	return command, nil
}

func ofTool(name string, err error, said []byte) error {
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%s is needed for this: install PostgreSQL's client programs, of the server's version or newer", name)
	}
	if err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, said)
	}
	return nil
}

// forLibpq leaves in the address what PostgreSQL's own programs understand, and takes the password out.
func forLibpq(address string) (without, password string, err error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", "", fmt.Errorf("DATABASE_URL: %w", err)
	}
	if u.User != nil {
		password, _ = u.User.Password()
		u.User = url.User(u.User.Username())
	}
	known := url.Values{}
	for name, values := range u.Query() {
		if strings.HasPrefix(name, "ssl") || name == "host" || name == "port" || name == "connect_timeout" || name == "target_session_attrs" {
			known[name] = values
		}
		if name == "password" {
			password = values[0]
		}
	}
	u.RawQuery = known.Encode()
	return u.String(), password, nil
}

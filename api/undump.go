package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"

	"mainpate/internal/config"
)

// undump puts the dump in the place of the tables, all of it or nothing. The tables go first: the dump of an older
// release knows fewer of them and would leave the others behind. Without the last line nothing has happened.
func undump(ctx context.Context, c config.Config, from string) error {
	tables := []string{goose.DefaultTablename}
	err := onServices(ctx, c, func(s *services) error {
		for _, t := range s.privacy.Tables() {
			tables = append(tables, t.Name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	into, err := postgresCommand(ctx, c, "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
	if err != nil {
		return err
	}
	var said, broken bytes.Buffer
	into.Stderr = &said
	script, err := into.StdinPipe()
	if err != nil {
		return err
	}
	if err := into.Start(); err != nil {
		return ofTool("psql", err, nil)
	}
	read := exec.CommandContext(ctx, "pg_restore", "--no-owner", "--no-privileges", "--file=-", filepath.Join(from, dumpFile))
	read.Stdout, read.Stderr = script, &broken
	_, written := io.WriteString(script, "BEGIN;\nDROP TABLE IF EXISTS "+strings.Join(tables, ", ")+" CASCADE;\n")
	unread := read.Run()
	if unread == nil {
		_, err = io.WriteString(script, "\nCOMMIT;\n")
		written = errors.Join(written, err)
	}
	_ = script.Close()
	if err := into.Wait(); err != nil { // then pg_restore had nobody to tell
		return ofTool("psql", err, said.Bytes())
	}
	return errors.Join(ofTool("pg_restore", unread, broken.Bytes()), written)
}

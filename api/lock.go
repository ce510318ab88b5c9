package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"mainpate/internal/config"
)

// lockData makes sure that one process only works on a SQLite file. PostgreSQL is made for several.
func lockData(c config.Config) (unlock func(), err error) {
	if c.DatabaseURL != "" {
		return func() {}, nil
	}
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(filepath.Join(c.DataDir, "mainpate.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("another process works on %s; for several at once set DATABASE_URL", c.DataDir)
		}
		return nil, err
	}
	return func() { _ = file.Close() }, nil // the lock goes with the file, after a crash too
}

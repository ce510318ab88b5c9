package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/google/uuid"

	"mainpate/internal/config"
	"mainpate/internal/database"
	"mainpate/internal/privacy"
)

// restore goes back to a backup. Whoever was erased since then is erased again before anybody can sign in.
func restore(ctx context.Context, t terminal, args []string) error {
	f := t.flags("restore")
	from := f.String("from", "", "directory that backup has written")
	replace := f.Bool("replace", false, "throw away what is in the database now")
	erasures := f.String("erasures", "", "one more list of erasures, if it was kept elsewhere")
	if err := parse(f, args); err != nil {
		return err
	}
	if *from == "" {
		f.Usage()
		return errMisused
	}
	c, err := config.Load(t.getenv)
	if err != nil {
		return fmt.Errorf("settings:\n%w", err)
	}
	unlock, err := lockData(c)
	if err != nil {
		return err
	}
	defer unlock()
	erased, err := erasedSince(ctx, c, *replace, *erasures)
	if err != nil {
		return err
	}
	if err := privacy.CompleteErasures(c.ErasuresFile, erased); err != nil { // whoever is interrupted can begin anew
		return err
	}
	if c.DatabaseURL != "" {
		err = undump(ctx, c, *from)
	} else {
		err = copyBack(c, *from)
	}
	if err != nil {
		return err
	}
	n, err := eraseAgain(ctx, c, erased)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "restored from %s; erased again: %d\n", *from, n)
	return err
}

// erasedSince collects who must not come back: from the database that goes, from the list beside it, and from
// a list that was kept elsewhere. It refuses to go on when people would be lost unasked.
func erasedSince(ctx context.Context, c config.Config, replace bool, elsewhere string) ([]uuid.UUID, error) {
	erased, err := privacy.ReadErasures(c.ErasuresFile)
	if err != nil {
		return nil, err
	}
	if elsewhere != "" {
		if _, err := os.Stat(elsewhere); err != nil {
			return nil, err
		}
		more, err := privacy.ReadErasures(elsewhere)
		if err != nil {
			return nil, err
		}
		erased = append(erased, more...)
	}
	if c.DatabaseURL == "" {
		if _, err := os.Stat(filepath.Join(c.DataDir, database.File)); errors.Is(err, fs.ErrNotExist) {
			return erased, nil
		}
	}
	db, err := openDatabase(ctx, c)
	if err != nil {
		if replace && c.DatabaseURL == "" { // a broken file is a good reason to go back to an older one
			return erased, nil
		}
		return nil, err
	}
	defer func() { _ = db.Close() }()
	var people int64
	if err := db.Read(ctx).Table("persons").Where("id <> ?", uuid.Nil).Count(&people).Error; err != nil {
		return nil, err
	}
	if people > 0 && !replace {
		return nil, fmt.Errorf("there are %d people in this database; --replace throws them away", people)
	}
	here, err := privacy.Erased(ctx, db.Read(ctx))
	return append(erased, here...), err
}

// copyBack puts the copy in the place of the SQLite database, and its secrets beside it.
func copyBack(c config.Config, from string) error {
	content, err := os.ReadFile(filepath.Join(from, database.File))
	if err != nil {
		return err
	}
	place := filepath.Join(c.DataDir, database.File)
	if err := os.WriteFile(place+".new", content, 0o600); err != nil {
		return err
	}
	for _, left := range []string{"-wal", "-shm"} { // of the file that goes
		if err := os.RemoveAll(place + left); err != nil {
			return err
		}
	}
	if err := os.Rename(place+".new", place); err != nil {
		return err
	}
	return copySecrets(from, c.DataDir)
}

func eraseAgain(ctx context.Context, c config.Config, erased []uuid.UUID) (n int, err error) {
	if err := c.FillSecrets(); err != nil {
		return 0, err
	}
	err = onServices(ctx, c, func(s *services) (err error) {
		n, err = s.privacy.Reapply(ctx, erased)
		return err
	})
	return n, err
}

// onServices does something with the domains, without a server.
func onServices(ctx context.Context, c config.Config, do func(*services) error) error {
	db, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	s, err := newServices(db, c, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	return do(s)
}

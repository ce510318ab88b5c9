package privacy

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
)

// writeDown adds ids to the file of erasures and returns when they are on the disk. The file lives outside of the
// database, because a backup that is brought back does not know who was erased after it was made.
func writeDown(path string, ids ...uuid.UUID) (err error) {
	if path == "" || len(ids) == 0 {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("file of erasures: %w", err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("file of erasures: %w", err)
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	cut, err := endsCut(f)
	if err != nil {
		return fmt.Errorf("file of erasures: %w", err)
	}
	var text strings.Builder
	if cut {
		text.WriteString("\n") // or the first id would become part of a line that a crash has cut short
	}
	for _, id := range ids {
		text.WriteString(id.String() + "\n")
	}
	if _, err := f.WriteString(text.String()); err != nil {
		return fmt.Errorf("file of erasures: %w", err)
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("file of erasures: %w", err)
	}
	return nil
}

// CompleteErasures adds to a file of erasures those of the ids that are not in it.
func CompleteErasures(path string, ids []uuid.UUID) error {
	written, err := ReadErasures(path)
	if err != nil {
		return err
	}
	known := make(map[uuid.UUID]bool, len(written))
	for _, id := range written {
		known[id] = true
	}
	var missing []uuid.UUID
	for _, id := range ids {
		if !known[id] {
			known[id] = true
			missing = append(missing, id)
		}
	}
	return writeDown(path, missing...)
}

// endsCut says whether the last line has no end.
func endsCut(f *os.File) (bool, error) {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return false, err
	}
	last := make([]byte, 1)
	_, err = f.ReadAt(last, info.Size()-1)
	return last[0] != '\n', err
}

// ReadErasures reads the ids out of a file of erasures, each once; without a file there are none. A line cut short by
// a crash is no id: its erasure was never confirmed.
func ReadErasures(path string) ([]uuid.UUID, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("file of erasures: %w", err)
	}
	var ids []uuid.UUID
	known := map[uuid.UUID]bool{}
	for line := range strings.Lines(string(content)) { // however long a crash has made one
		id, err := uuid.Parse(strings.TrimSpace(line))
		if err != nil || known[id] {
			continue
		}
		known[id] = true
		ids = append(ids, id)
	}
	return ids, nil
}

package privacy

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
)

func FuzzCursors(f *testing.F) {
	f.Add(writeCursor(time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC), uuid.New()))
	f.Add("")
	f.Add("MjAyNi0xMS0yNVQwOTowMDowMFog")
	f.Fuzz(func(t *testing.T, cursor string) {
		at, id, err := readCursor(cursor)
		if err != nil {
			return
		}
		if again, same, err := readCursor(writeCursor(at, id)); err != nil || !again.Equal(at) || same != id {
			t.Errorf("%q: %v %v, then %v %v %v", cursor, at, id, again, same, err)
		}
	})
}

// Whatever a crash has left in the file, the next id is written and found, and those that stand there whole are too.
func FuzzErasures(f *testing.F) {
	whole := uuid.New()
	f.Add([]byte(""))
	f.Add([]byte("018f4c1e-77"))
	f.Add([]byte{0, 0, 0, '\n'})
	f.Add(make([]byte, 70_000))
	f.Fuzz(func(t *testing.T, left []byte) {
		path, next := filepath.Join(t.TempDir(), "erasures.log"), uuid.New()
		if err := os.WriteFile(path, append([]byte(whole.String()+"\n"), left...), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := writeDown(path, next); err != nil {
			t.Fatal(err)
		}
		found, err := ReadErasures(path)
		if err != nil || !slices.Contains(found, next) || found[0] != whole {
			t.Errorf("%v, %v", found, err)
		}
	})
}

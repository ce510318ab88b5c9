package language

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Read reads texts that are part of the program: one file for each language, named after it, in a folder. German has
// to be there; the others may come one by one.
func Read[T any](files fs.FS, folder string) (map[string]T, error) {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, err
	}
	texts := map[string]T{}
	for _, entry := range entries {
		code, isText := strings.CutSuffix(entry.Name(), ".json")
		if !isText || !Known(code) {
			continue
		}
		file, err := fs.ReadFile(files, path.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		var one T
		reader := json.NewDecoder(bytes.NewReader(file))
		reader.DisallowUnknownFields()
		if err := reader.Decode(&one); err != nil {
			return nil, fmt.Errorf("%s/%s: %w", folder, entry.Name(), err)
		}
		texts[code] = one
	}
	if _, ok := texts[German]; !ok {
		return nil, fmt.Errorf("%s: no German texts", folder)
	}
	return texts, nil
}

// Must is for texts that the program cannot be built without: a file that cannot be read is a mistake in the program.
func Must[T any](texts map[string]T, err error) map[string]T {
	if err != nil {
		panic(err)
	}
	return texts
}

package questionnaire

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"

	"mainpate/internal/language"
)

//go:embed sets
var shipped embed.FS

// Sets are all questionnaires in all versions, the newest version of each first.
type Sets []Set

// Load reads the sets that are part of the program and, when a folder is named, the instruments in it. The error says
// everything that is wrong with every file at once.
func Load(folder string) (Sets, error) {
	sets, err := read(shipped, "sets", func(s Set) []string {
		if s.Kind == Instrument || !slices.Equal(s.Languages, []string{language.German}) {
			return []string{"is not in German, or is an instrument"}
		}
		return nil
	})
	for i := range sets {
		err = errors.Join(err, translate(&sets[i]))
	}
	if err != nil || folder == "" {
		return sets, err
	}
	instruments, err := read(os.DirFS(folder), ".", func(s Set) []string {
		var wrong []string
		if s.Kind != Instrument {
			wrong = append(wrong, `kind has to be "instrument"`)
		}
		if slices.ContainsFunc(sets, func(own Set) bool { return own.Key == s.Key }) {
			wrong = append(wrong, fmt.Sprintf("key %q is one of MainPate's own questionnaires", s.Key))
		}
		return wrong
	})
	if err == nil && len(instruments) == 0 {
		err = errors.New("there is no .json file in it")
	}
	if err != nil {
		return nil, fmt.Errorf("the instruments in %s: %w", folder, err)
	}
	return append(sets, instruments...), nil
}

func read(files fs.FS, folder string, more func(Set) []string) (Sets, error) {
	names, err := fs.Glob(files, path.Join(folder, "*.json"))
	if err == nil {
		_, err = fs.Stat(files, folder)
	}
	if err != nil {
		return nil, err
	}
	var sets Sets
	var problems []error
	known := map[string]string{}
	for _, name := range names {
		set, err := readSet(files, name)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, err))
			continue
		}
		for _, what := range append(set.check(), more(set)...) {
			problems = append(problems, fmt.Errorf("%s: %s", name, what))
		}
		id := fmt.Sprintf("%s %d", set.Key, set.Version)
		if twin := known[id]; twin != "" {
			problems = append(problems, fmt.Errorf("%s: version %d of %q is in %s already", name, set.Version, set.Key, twin))
		}
		known[id] = name
		sets = append(sets, set)
	}
	slices.SortStableFunc(sets, func(a, b Set) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(b.Version, a.Version))
	})
	return sets, errors.Join(problems...)
}

func readSet(files fs.FS, name string) (Set, error) {
	var set Set
	content, err := fs.ReadFile(files, name)
	if err != nil {
		return set, err
	}
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(&set); err != nil {
		return set, fmt.Errorf("is no set: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return set, errors.New("goes on after the set")
	}
	return set, nil
}

// Find gives a version of a set.
func (all Sets) Find(key string, version int) (Set, bool) {
	i := slices.IndexFunc(all, func(s Set) bool { return s.Key == key && s.Version == version })
	if i < 0 {
		return Set{}, false
	}
	return all[i], true
}

// Newest gives the newest version of each set of a kind.
func (all Sets) Newest(kind Kind) []Set {
	var found []Set
	for _, s := range all {
		if s.Kind == kind && !slices.ContainsFunc(found, func(f Set) bool { return f.Key == s.Key }) {
			found = append(found, s)
		}
	}
	return found
}

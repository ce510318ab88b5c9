// Package languagetest says what a language still lacks beside German.
package languagetest

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mainpate/internal/language"
)

// Done are the languages that have to be complete, as the app's list says.
func Done(t *testing.T) []string {
	t.Helper()
	var listed []struct {
		Code     string `json:"code"`
		Complete *bool  `json:"complete"`
	}
	list, err := os.ReadFile(filepath.Join(top(t), "frontend/locales/languages.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(list, &listed); err != nil {
		t.Fatal(err)
	}
	var done []string
	for _, one := range listed {
		if one.Complete == nil || *one.Complete {
			done = append(done, one.Code)
		}
	}
	return done
}

// top is the folder of the module; tests run in the one of their package.
func top(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; folder != "/"; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
	}
	return folder
}

// Complete fails for every text that a finished language lacks, or that has other places to put something in than
// the German one. Languages in the making are only told about. Those in except borrow German here, by design.
func Complete[T any](t *testing.T, texts map[string]T, except ...string) {
	t.Helper()
	done, german := Done(t), flat(t, texts[language.German])
	for _, code := range language.All {
		if slices.Contains(except, code) {
			continue
		}
		own, say := flat(t, texts[code]), t.Logf
		if slices.Contains(done, code) {
			say = t.Errorf
		}
		for _, place := range slices.Sorted(maps.Keys(german)) {
			if own[place] == "" {
				say("%s: %s is missing", code, place)
			} else if want, have := puts(german[place]), puts(own[place]); !slices.Equal(want, have) {
				say("%s: %s has %v, not %v", code, place, have, want)
			}
		}
	}
}

var put = regexp.MustCompile(`\{[a-z_]+\}`)

func puts(text string) []string {
	found := put.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// flat turns texts into a line each, whatever they are written down in.
func flat(t *testing.T, texts any) map[string]string {
	t.Helper()
	written, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(written, &tree); err != nil {
		t.Fatal(err)
	}
	lines := map[string]string{}
	var walk func(place string, node any)
	walk = func(place string, node any) {
		switch node := node.(type) {
		case map[string]any:
			for key, value := range node {
				walk(place+"."+key, value)
			}
		case []any:
			for i, value := range node {
				walk(fmt.Sprintf("%s[%d]", place, i), value)
			}
		case string:
			if node != "" {
				lines[strings.TrimPrefix(place, ".")] = node
			}
		}
	}
	walk("", tree)
	return lines
}

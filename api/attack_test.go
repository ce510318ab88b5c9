package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTheAttackListIsProven holds the security page against the tree: every test it names exists.
func TestTheAttackListIsProven(t *testing.T) {
	page, err := os.ReadFile("../.github/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	var sources strings.Builder
	for _, root := range []string{".", "../internal", "../frontend/e2e", "../frontend/src"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || (!strings.HasSuffix(path, "_test.go") && !strings.Contains(path, ".spec.ts") && !strings.Contains(path, ".test.ts")) {
				return err
			}
			text, err := os.ReadFile(path)
			sources.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	code := sources.String()
	lines := regexp.MustCompile(`(?m)^\| ([A-D][0-9]+) \|(.*)$`).FindAllStringSubmatch(string(page), -1)
	if len(lines) != 31 {
		t.Errorf("%d lines, want 31", len(lines))
	}
	for _, line := range lines {
		named := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(line[2], -1)
		if len(named) == 0 && !strings.Contains(line[2], "no surface") {
			t.Errorf("%s names no test and does not say why", line[1])
		}
		for _, name := range named {
			if !strings.Contains(code, "func "+name[1]+"(") && !strings.Contains(code, "test('"+name[1]+"'") {
				t.Errorf("%s: there is no test %q", line[1], name[1])
			}
		}
	}
}

// What was sent stands in no answer that refuses it: a page could be made to show it, a log to keep it.
func TestRefusalsRepeatNothing(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		const marker = "zitronenfalter"
		for _, a := range attempts {
			if a.body == "" {
				continue
			}
			c := v.anna
			method, path, _ := strings.Cut(v.fill(a.request, c), " ")
			for _, body := range []any{obj{marker: marker}, obj{"name": marker, "text": []any{marker}, "day": marker, "secret": obj{"x": marker}}, marker, "[" + marker} {
				got := c.send(method, path+"?"+marker+"="+marker, body)
				if got.status >= 400 && strings.Contains(strings.ReplaceAll(string(got.body), `"/`+marker+`"`, ""), marker) {
					h.Errorf("%s: %d %s", got.what, got.status, got.body)
				}
			}
			got := c.send(method, strings.ReplaceAll(path, c.id.String(), marker), nil, "If-Match", marker)
			if got.status >= 400 {
				got.without(marker)
			}
		}
	})
}

func TestThereIsNoExplorer(t *testing.T) {
	alone(t, func(h *house) {
		for _, path := range []string{"/docs", "/swagger", "/swagger-ui/index.html", "/redoc", "/graphql", "/debug/pprof/", "/metrics", v1 + "/docs", "/openapi.json", "/openapi.yaml", v1 + "/schemas/Me.json"} {
			w := h.browser("GET", path, "")
			text := strings.ToLower(w.Body.String())
			for _, word := range []string{"swagger", "stoplight", "redoc", "goroutine", "\"openapi\"", "# help"} {
				if w.Code == 200 && strings.Contains(text, word) {
					h.Errorf("%s shows %s", path, word)
				}
			}
		}
	})
}

// Older versions of the driver could be made to run what a parameter said.
func TestTheDatabaseDriverIsNewEnough(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	atLeast := map[string][3]int{
		"github.com/jackc/pgx/v5": {5, 9, 2}, "github.com/golang-jwt/jwt/v5": {5, 2, 2}, "github.com/labstack/echo/v4": {4, 15, 4},
	}
	for _, line := range regexp.MustCompile(`(?m)^\t(\S+) (v\S+)`).FindAllStringSubmatch(string(text), -1) {
		want, watched := atLeast[line[1]]
		if !watched {
			continue
		}
		var got [3]int
		if _, err := fmt.Sscanf(line[2], "v%d.%d.%d", &got[0], &got[1], &got[2]); err != nil || slices.Compare(got[:], want[:]) < 0 {
			t.Errorf("%s is %s, not %v or newer: %v", line[1], line[2], want, err)
		}
		delete(atLeast, line[1])
	}
	if len(atLeast) > 0 {
		t.Errorf("not in go.mod: %v", atLeast)
	}
}

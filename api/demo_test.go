package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mainpate/internal/demo"
)

// inDirectory is a terminal whose commands work on SQLite in the directory.
func inDirectory(dir string) (terminal, *bytes.Buffer) {
	var out bytes.Buffer
	getenv := func(name string) string { return map[string]string{"MAINPATE_DATA": dir}[name] }
	return terminal{getenv: getenv, in: strings.NewReader(""), out: &out, err: &out}, &out
}

func TestAnInterruptedDemoCanBeStartedAgain(t *testing.T) {
	dir := t.TempDir()
	at, out := inDirectory(dir)
	if err := migrate(t.Context(), at, nil); err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	c, err := loadConfig(at)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := liveDemo(stopped, c); err == nil {
		t.Fatal("the demo went on after the stop")
	}
	half := filepath.Join(dir, "demo-unfinished")
	if err := os.MkdirAll(half, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(half, "mainpate.db"), []byte("half a demo"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := fillDemo(t.Context(), at, []string{"--json"}); err != nil {
		t.Fatal(err)
	}
	var signIns []demo.SignIn
	if err := json.Unmarshal(out.Bytes(), &signIns); err != nil || len(signIns) < 20 || signIns[0].Secret == "" {
		t.Fatalf("%v, %d sign-ins", err, len(signIns))
	}
	if _, err := os.Stat(half); !os.IsNotExist(err) {
		t.Errorf("the unfinished file is still there: %v", err)
	}
	if err := fillDemo(t.Context(), at, nil); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("filling it twice: %v", err)
	}
	out.Reset()
	if err := demoForServe(t.Context(), at, c); err != nil || !strings.Contains(out.String(), signIns[0].Login) {
		t.Errorf("the next start shows %q, %v", out, err)
	}
}

func TestOtherPeoplesDataStaysAsItIs(t *testing.T) {
	at, out := inDirectory(t.TempDir())
	if err := addPerson(t.Context(), at, []string{"add", "--name", "Vera", "--login", "vera"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "/join#") {
		t.Errorf("no code to join with: %s", out)
	}
	out.Reset()
	c, err := loadConfig(at)
	if err != nil {
		t.Fatal(err)
	}
	if err := demoForServe(t.Context(), at, c); err != nil || !strings.Contains(out.String(), "without demo data") {
		t.Errorf("%q, %v", out, err)
	}
}

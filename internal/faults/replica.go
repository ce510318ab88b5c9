package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"mainpate/internal/database/pgtest"
)

// replica is a server in a process of its own that somebody starts again whenever it has ended.
type replica struct {
	address string
	program string
	env     []string
	log     string

	mu      sync.Mutex
	process *exec.Cmd
	closed  bool
	ended   sync.WaitGroup
}

func newReplica(program, dir string, n int, env []string) (*replica, error) {
	port, err := pgtest.FreePort()
	if err != nil {
		return nil, err
	}
	r := &replica{address: "127.0.0.1:" + port, program: program, log: fmt.Sprintf("%s/log%d", dir, n)}
	r.env = append(append([]string{}, env...), "MAINPATE_ADDR="+r.address, fmt.Sprintf("MAINPATE_CLOCK=%s/clock%d", dir, n))
	r.ended.Go(r.live)
	return r, nil
}

func (r *replica) live() {
	for {
		process, err := r.start()
		if err != nil || process == nil {
			return
		}
		_ = process.Wait()
		time.Sleep(100 * time.Millisecond)
	}
}

func (r *replica) start() (*exec.Cmd, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, nil
	}
	log, err := os.OpenFile(r.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()
	r.process = exec.Command(r.program, "serve")
	r.process.Env, r.process.Stderr = r.env, log
	pgtest.Tie(r.process)
	return r.process, r.process.Start()
}

// signal reaches the process if there is one just now.
func (r *replica) signal(s os.Signal) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.process != nil {
		_ = r.process.Process.Signal(s)
	}
}

// limitFiles lets no file of the process grow beyond the size; everything is "unlimited".
func (r *replica) limitFiles(size string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.process != nil { // one that has ended has no limits to set
		_ = exec.Command("prlimit", "--pid", fmt.Sprint(r.process.Process.Pid), "--fsize="+size+":").Run()
	}
}

func (r *replica) ready() bool {
	client := http.Client{Timeout: time.Second}
	answer, err := client.Get("http://" + r.address + "/readyz")
	if err != nil {
		return false
	}
	_ = answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}

func (r *replica) close() {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	r.signal(syscall.SIGCONT)
	r.signal(syscall.SIGKILL)
	r.ended.Wait()
}

// last is the end of the log.
func (r *replica) last() string {
	text, _ := os.ReadFile(r.log)
	return string(text[max(0, len(text)-1000):])
}

// errors are the lines of the log that tell of a mistake in the server.
func (r *replica) errors() []string {
	text, _ := os.ReadFile(r.log)
	var found []string
	for line := range bytes.Lines(text) {
		if bytes.Contains(line, []byte(`"status":500`)) || bytes.Contains(line, []byte(`"msg":"panic"`)) {
			found = append(found, string(bytes.TrimSpace(line)))
		}
	}
	return found
}

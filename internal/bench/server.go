package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

// server is a running process that answers HTTP.
type server struct {
	url     string
	seconds float64 // from the start of the process until it was ready
	command *exec.Cmd
	said    *bytes.Buffer
	ended   chan struct{}
}

// serve starts the server that is measured; settings are like MAINPATE_ADDR=…
func (b *bench) serve(ctx context.Context, settings ...string) (*server, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, b.binary, "serve")
	c.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "MAINPATE_ADDR=" + address, "MAINPATE_JWT_SECRET=" + secret, "MAINPATE_LOG_LEVEL=warn",
	}, settings...)
	return launch(c, address, nil)
}

// yardstick starts this program as a server, told what it needs.
func yardstick(ctx context.Context, name string, order any) (*server, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(map[string]any{"address": address, "order": order})
	if err != nil {
		return nil, err
	}
	return launch(exec.CommandContext(ctx, program, name), address, bytes.NewReader(text))
}

func launch(c *exec.Cmd, address string, in io.Reader) (*server, error) {
	s := &server{url: "http://" + address, command: c, said: &bytes.Buffer{}, ended: make(chan struct{})}
	c.Stdin, c.Stdout, c.Stderr = in, s.said, s.said
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	begun := time.Now()
	if err := c.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = c.Wait()
		close(s.ended)
	}()
	for time.Since(begun) < time.Minute {
		if answer, err := http.Get(s.url + "/readyz"); err == nil {
			_ = answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				s.seconds = time.Since(begun).Seconds()
				return s, nil
			}
		}
		select {
		case <-s.ended:
			return nil, errors.New("a server has ended: " + s.said.String())
		case <-time.After(2 * time.Millisecond):
		}
	}
	s.stop()
	return nil, errors.New("a server does not get ready: " + s.said.String())
}

func (s *server) stop() {
	_ = s.command.Process.Signal(syscall.SIGTERM)
	<-s.ended
}

// processor is the processor time that the process has used.
func (s *server) processor() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	user, err1 := strconv.Atoi(fields[11])
	system, err2 := strconv.Atoi(fields[12])
	const ticks = 100 // a second, everywhere on Linux
	return time.Duration(user+system) * time.Second / ticks, errors.Join(err1, err2)
}

// memory is what the process holds, in megabytes.
func (s *server) memory() (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), "VmRSS:")
	kilobytes, err := strconv.Atoi(strings.Fields(rest)[0])
	return float64(kilobytes) * 1024 / 1e6, err
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

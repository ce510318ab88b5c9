//go:build faults

package main

import (
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// clock follows the file MAINPATE_CLOCK, which the fault harness rewrites to let the time run and jump: an instant
// of the machine, the instant it is here, both in nanoseconds, and how many times as fast time goes here.
func clock() func() time.Time {
	signal.Ignore(syscall.SIGXFSZ) // a file that may not grow is like a full disk: an error, not the end
	path := os.Getenv("MAINPATE_CLOCK")
	var mu sync.Mutex
	var real, here, speed int64 = 0, 0, 1
	return func() time.Time {
		text, err := os.ReadFile(path)
		mu.Lock()
		defer mu.Unlock()
		if err == nil {
			_, _ = fmt.Sscan(string(text), &real, &here, &speed)
		}
		return time.Unix(0, here+(time.Now().UnixNano()-real)*speed)
	}
}

package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"runtime"
	"strings"
	"time"

	"golang.org/x/crypto/argon2"

	"mainpate/internal/problem"
)

const (
	argonMemory  = 19456 // KiB
	argonTime    = 2
	argonThreads = 1
	saltBytes    = 16
	sumBytes     = 32
)

// hasher computes argon2id. Each computation takes 19 MiB and all of a processor, so half of the processors are left
// to the people who are signed in, and strangers wait in a short queue. While it is long, the other half rests now and
// then: the database needs a processor too.
type hasher struct {
	memory       uint32 // KiB
	slots, queue chan struct{}
}

const (
	queueLength = 20 // about a second of hashing
	longQueue   = queueLength / 2
	rest        = 15 * time.Millisecond // a computation takes a little longer
	comeBackIn  = 2 * time.Second
)

func newHasher(memory uint32) *hasher {
	if memory == 0 {
		memory = argonMemory
	}
	return &hasher{memory: memory, slots: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)/2)), queue: make(chan struct{}, queueLength)}
}

// enter takes a place in the queue, before anything else is done for a stranger; leave gives it back. When there is
// none, it says so at once.
func (h *hasher) enter() (leave func(), err error) {
	select {
	case h.queue <- struct{}{}:
		return func() { <-h.queue }, nil
	default:
		return nil, problem.New(problem.Unavailable, "too_busy").After(comeBackIn)
	}
}

func (h *hasher) hash(ctx context.Context, secret string) (string, error) {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails: the runtime stops the process first
	sum, err := h.compute(ctx, secret, salt, h.memory, argonTime, argonThreads)
	if err != nil {
		return "", err
	}
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s",
		argon2.Version, h.memory, argonTime, argonThreads, encode(salt), encode(sum)), nil
}

// verify compares; with no stored hash it works just as long and says no.
func (h *hasher) verify(ctx context.Context, secret, stored string) (bool, error) {
	if stored == "" {
		_, err := h.compute(ctx, secret, make([]byte, saltBytes), h.memory, argonTime, argonThreads)
		return false, err
	}
	var version, memory, time uint32
	var threads uint8
	parts := strings.Split(stored, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, fmt.Errorf("auth: unknown hash")
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &time, &threads); err != nil {
		return false, fmt.Errorf("auth: unreadable hash: %w", err)
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, fmt.Errorf("auth: unreadable salt: %w", err)
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false, fmt.Errorf("auth: unreadable sum: %w", err)
	}
	got, err := h.compute(ctx, secret, salt, memory, time, threads)
	return err == nil && subtle.ConstantTimeCompare(got, want) == 1, err
}

func (h *hasher) compute(ctx context.Context, secret string, salt []byte, memory, time uint32, threads uint8) ([]byte, error) {
	select {
	case h.slots <- struct{}{}:
		defer h.free()
		return argon2.IDKey([]byte(secret), salt, time, memory, threads, sumBytes), nil
	case <-ctx.Done():
		return nil, problem.New(problem.Unavailable, "too_busy").Because(ctx.Err())
	}
}

func (h *hasher) free() {
	if len(h.queue) < longQueue {
		<-h.slots
		return
	}
	time.AfterFunc(rest, func() { <-h.slots })
}

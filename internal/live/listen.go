package live

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/database"
)

const (
	channel  = "mainpate_live"
	again    = 2 * time.Second  // after a lost connection
	proof    = 30 * time.Second // how often it is tried whether anything comes through
	patience = 5 * time.Second
)

var errSilent = errors.New("the connection passes nothing on")

// Listen hears what other replicas tell, until the context ends. url is an address beside a pooler, if there is one.
// Whether anything comes through is tried out: a pooler takes the listening and passes nothing on.
func (h *Hub) Listen(url string, log *slog.Logger) func(context.Context) {
	return func(ctx context.Context) {
		if h.db.Dialect() != database.Postgres {
			return
		}
		for said := false; ctx.Err() == nil; {
			err := h.listenOnce(ctx, url)
			said = said && !h.Hears()
			h.hearing(false)
			if ctx.Err() != nil {
				return
			}
			if !said {
				said = true
				log.WarnContext(ctx, "other replicas are not heard; phones ask instead", slog.String("cause", err.Error()))
			}
			wait := again
			if errors.Is(err, errSilent) {
				wait = proof
			}
			pause(ctx, wait)
		}
	}
}

func (h *Hub) listenOnce(ctx context.Context, url string) error {
	ctx, give := context.WithCancelCause(ctx)
	defer give(nil)
	proven := make(chan struct{}, 1)
	err := h.db.Listen(ctx, url, channel, func() { go h.prove(ctx, proven, give) }, func(word string) {
		if word != h.proof() {
			h.heard(word)
			return
		}
		select {
		case proven <- struct{}{}:
		default:
		}
	})
	if cause := context.Cause(ctx); errors.Is(cause, errSilent) {
		return cause
	}
	return err
}

// proof is a word that nobody but this process waits for.
func (h *Hub) proof() string { return h.self + " proof" }

// prove says a word now and then and gives up when it does not come back.
func (h *Hub) prove(ctx context.Context, proven <-chan struct{}, give context.CancelCauseFunc) {
	for ctx.Err() == nil {
		err := h.db.Tx(ctx, func(tx *gorm.DB) error { return database.Notify(ctx, tx, channel, h.proof()) })
		if err != nil {
			give(err)
			return
		}
		select {
		case <-proven:
			h.hearing(true)
		case <-time.After(patience):
			give(errSilent)
			return
		case <-ctx.Done():
			return
		}
		pause(ctx, proof)
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

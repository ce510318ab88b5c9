package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"mainpate/frontend"
	"mainpate/internal/web"
)

func serve(ctx context.Context, t terminal, args []string) error {
	f := t.flags("serve")
	withDemo := f.Bool("demo", false, "fill an empty database with demo data first")
	if err := parse(f, args); err != nil {
		return err
	}

	config, err := loadConfig(t)
	if err != nil {
		return err
	}
	easeCollector(t)
	log := slog.New(slog.NewJSONHandler(t.err, &slog.HandlerOptions{Level: config.LogLevel}))
	if !config.VAPID.On() {
		log.Warn("push is off: set MAINPATE_VAPID_PRIVATE, see mainpate vapid-keys")
	}

	unlock, err := lockData(config)
	if err != nil {
		return err
	}
	defer unlock()
	if *withDemo {
		if err := demoForServe(ctx, t, config); err != nil {
			return err
		}
	}
	db, err := openDatabase(ctx, config)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()

	services, err := newServices(db, config, log)
	if err != nil {
		return err
	}

	server, _, err := newServer(services, db.Ping, time.Now)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", config.Addr)
	if err != nil {
		return err
	}
	stopMetrics, err := serveMetrics(services, log)
	if err != nil {
		return err
	}
	defer stopMetrics()
	stopWorkers := startWorkers(services.workers)
	defer stopWorkers()
	log.Info("ready", "address", listener.Addr().String(), "url", config.PublicURL, "database", db.Dialect())
	drain := time.Duration(0)
	if config.DatabaseURL != "" {
		drain = drainTime
	}
	return answer(ctx, listener, server, services.live.Stop, drain, log)
}

// easeCollector lets garbage lie longer than usual: what is alive is so little that at full load a tenth of the time
// would go into collecting. Near the limit it is collected as ever; what the environment says wins.
func easeCollector(t terminal) {
	const percent, limit = 400, 128 << 20
	if t.getenv("GOGC") == "" && t.getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// newServer puts the app and all routes on one server.
func newServer(s *services, ready func(context.Context) error, now func() time.Time) (*web.Server, *router, error) {
	app, err := frontend.Files()
	if err != nil {
		return nil, nil, err
	}
	server, err := web.New(web.Options{
		PublicURL: s.config.PublicURL, TrustedProxies: s.config.TrustedProxies, Log: s.log,
		Ready: ready, OldestDue: s.reminders.OldestDueAge, App: app, Now: now, Watch: s.metrics,
	})
	if err != nil {
		return nil, nil, err
	}
	return server, addRoutes(server, s), nil
}

const (
	drainTime = 3 * time.Second  // for the load balancer in front of several replicas to notice
	stopTime  = 15 * time.Second // for requests under way to finish
)

// answer serves until the context ends, then sends nobody away in the middle of a request.
func answer(ctx context.Context, listener net.Listener, server *web.Server, endStreams func(), drain time.Duration, log *slog.Logger) error {
	h := &http.Server{
		Handler:           server,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       20 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	h.RegisterOnShutdown(endStreams) // nobody would wait for them to end by themselves
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping")
	server.Drain()
	time.Sleep(drain)
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if err := h.Shutdown(stopping); err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// startWorkers runs the work in the background; the function it gives back ends it and waits.
func startWorkers(workers []func(context.Context)) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	for _, w := range workers {
		running.Go(func() { w(ctx) })
	}
	return func() {
		cancel()
		running.Wait()
	}
}

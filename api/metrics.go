package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"mainpate/internal/database"
	"mainpate/internal/metrics"
	"mainpate/internal/push"
	"mainpate/internal/reminder"
)

// watch adds what has to be looked up whenever somebody asks.
func (s *services) watch() {
	s.metrics.Read(metrics.Reading{
		Name: "oldest_due_reminder_seconds", Help: "How long the oldest due reminder has been waiting; minutes mean that nobody sends.",
		Look: func(ctx context.Context) ([]metrics.Value, error) {
			age, err := s.reminders.OldestDueAge(ctx)
			return metrics.One(age.Seconds()), err
		},
	})
	s.metrics.Read(metrics.Reading{
		Name: "reminders_waiting", Help: "Reminders still to be handed over: pending, most of them for later, and claimed, on their way.",
		Labels: []string{"channel", "state"},
		Look: func(ctx context.Context) ([]metrics.Value, error) {
			piles, err := s.reminders.Outbox(ctx)
			return outboxValues(piles), err
		},
	})
	s.metrics.Read(metrics.Reading{
		Name: "push_devices", Help: "Devices that are reminded, by the key they have subscribed with.", Labels: []string{"key"},
		Look: func(ctx context.Context) ([]metrics.Value, error) {
			c, err := s.push.Census(ctx)
			return censusValues(c), err
		},
	})
	s.watchConnections()
}

// outboxValues shows a zero for what is empty, so that nobody takes it for missing.
func outboxValues(piles []reminder.Pile) []metrics.Value {
	counts := map[[2]string]int{}
	for _, channel := range []reminder.ChannelName{reminder.Push, reminder.Email, reminder.SMS} {
		for _, state := range []reminder.State{reminder.Pending, reminder.Claimed} {
			counts[[2]string{string(channel), string(state)}] = 0
		}
	}
	for _, p := range piles {
		counts[[2]string{string(p.Channel), string(p.State)}] = p.Count
	}
	values := make([]metrics.Value, 0, len(counts))
	for labels, count := range counts {
		values = append(values, metrics.Value{Labels: labels[:], Number: float64(count)})
	}
	return values
}

func censusValues(c push.Census) []metrics.Value {
	return []metrics.Value{
		{Labels: []string{"newest"}, Number: float64(c.Newest)},
		{Labels: []string{"previous"}, Number: float64(c.Previous)},
		{Labels: []string{"to_renew"}, Number: float64(c.ToRenew)},
		{Labels: []string{"lost"}, Number: float64(c.Lost)},
	}
}

func (s *services) watchConnections() {
	for _, r := range []struct {
		name, help string
		rising     bool
		of         func(database.Connections) float64
	}{
		{"database_connections_open", "Connections to the database.", false, func(c database.Connections) float64 { return float64(c.Open) }},
		{"database_connections_in_use", "Connections that somebody is using.", false, func(c database.Connections) float64 { return float64(c.InUse) }},
		{"database_connections_most", "How many there may be.", false, func(c database.Connections) float64 { return float64(c.Most) }},
		{"database_waits_total", "How often somebody had to wait for a connection.", true, func(c database.Connections) float64 { return float64(c.Waits) }},
		{"database_waited_seconds_total", "How long they waited altogether.", true, func(c database.Connections) float64 { return c.Waited.Seconds() }},
	} {
		s.metrics.Read(metrics.Reading{Name: r.name, Help: r.help, Rising: r.rising, Look: func(context.Context) ([]metrics.Value, error) {
			return metrics.One(r.of(s.db.Connections())), nil
		}})
	}
}

// serveMetrics shows the figures on an address of their own, which belongs behind the firewall; without one to nobody.
// The function it gives back ends that.
func serveMetrics(s *services, log *slog.Logger) (stop func(), err error) {
	if s.config.MetricsAddr == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", s.config.MetricsAddr)
	if err != nil {
		return nil, fmt.Errorf("MAINPATE_METRICS_ADDR: %w", err)
	}
	s.watch()
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", s.metrics.Handler())
	h := &http.Server{
		Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Second,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	go func() { _ = h.Serve(listener) }()
	log.Info("metrics", "address", listener.Addr().String())
	return func() { _ = h.Close() }, nil
}

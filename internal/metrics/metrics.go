// Package metrics counts what operators watch, for Prometheus. Labels are
// patterns and stable words out of small sets: never a path, an address of a
// person, a name or an id.
package metrics

import (
	"context"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"gorm.io/gorm"
)

const prefix = "mainpate_"

// Metrics are the figures of one process.
type Metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	durations *prometheus.HistogramVec
	reminders *prometheus.CounterVec
	pushes    *prometheus.CounterVec
	sessions  prometheus.Counter
}

// New has a registry of its own, so that nothing gets in by accident.
func New() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: prefix + "requests_total", Help: "Requests answered, by route, method and class of status.",
		}, []string{"route", "method", "status"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: prefix + "request_seconds", Help: "How long answers took.",
			Buckets: []float64{.002, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"route", "method"}),
		reminders: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: prefix + "reminders_total", Help: "What became of reminders: sent, skipped, failed, moved to another channel, or to be tried again.",
		}, []string{"channel", "result", "reason"}),
		pushes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: prefix + "push_answers_total", Help: "What push services answered; mistrust and too_large are our own mistakes.",
		}, []string{"service", "answer"}),
		sessions: prometheus.NewCounter(prometheus.CounterOpts{
			Name: prefix + "sessions_ended_total", Help: "Sessions that were ended: signed out, grown old, changed secret, disabled, or an old token used again.",
		}),
	}
	m.registry.MustRegister(m.requests, m.durations, m.reminders, m.pushes, m.sessions,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), collectors.NewBuildInfoCollector())
	return m
}

var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}

// Request counts an answer; the route is its pattern.
func (m *Metrics) Request(method, route string, status int, took time.Duration) {
	if !slices.Contains(methods, method) { // strangers may invent methods
		method = "other"
	}
	m.requests.WithLabelValues(route, method, strconv.Itoa(status/100)+"xx").Inc()
	m.durations.WithLabelValues(route, method).Observe(took.Seconds())
}

// Pushed counts what a push service answered.
func (m *Metrics) Pushed(service, answer string) { m.pushes.WithLabelValues(service, answer).Inc() }

// Reminded counts what became of a reminder on a channel.
func (m *Metrics) Reminded(channel, result, reason string) {
	m.reminders.WithLabelValues(channel, result, stable(reason)).Inc()
}

var words = regexp.MustCompile(`^[a-z0-9_]{0,40}$`)

// stable keeps words and lets no sentence through, which might be about somebody.
func stable(reason string) string {
	if !words.MatchString(reason) {
		return "other"
	}
	return reason
}

// SessionsEnded counts sessions that are over.
func (m *Metrics) SessionsEnded(_ context.Context, _ *gorm.DB, ids []uuid.UUID) error {
	m.sessions.Add(float64(len(ids)))
	return nil
}

// Handler shows everything. What cannot be read at the moment is left out, and counted.
func (m *Metrics) Handler() http.Handler {
	return promhttp.InstrumentMetricHandler(m.registry, promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{
		ErrorHandling: promhttp.ContinueOnError, Registry: m.registry, MaxRequestsInFlight: 3, Timeout: readLimit + time.Second,
	}))
}

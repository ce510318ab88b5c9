package metrics

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// readLimit is how long one look may take: figures must not hold up the work.
const readLimit = 3 * time.Second

// Reading is a figure that is looked up whenever somebody asks.
type Reading struct {
	Name   string // without the prefix
	Help   string
	Labels []string
	Rising bool // only ever grows, like a counter
	Look   func(ctx context.Context) ([]Value, error)
}

// Value is one number with the values of its labels.
type Value struct {
	Labels []string
	Number float64
}

// One is a figure without labels.
func One(number float64) []Value { return []Value{{Number: number}} }

// Read adds a figure.
func (m *Metrics) Read(r Reading) {
	kind := prometheus.GaugeValue
	if r.Rising {
		kind = prometheus.CounterValue
	}
	m.registry.MustRegister(&reader{r, kind, prometheus.NewDesc(prefix+r.Name, r.Help, r.Labels, nil)})
}

type reader struct {
	reading Reading
	kind    prometheus.ValueType
	desc    *prometheus.Desc
}

// Describe names the figure.
func (r *reader) Describe(out chan<- *prometheus.Desc) { out <- r.desc }

// Collect looks it up.
func (r *reader) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), readLimit)
	defer cancel()
	values, err := r.reading.Look(ctx)
	if err != nil {
		out <- prometheus.NewInvalidMetric(r.desc, err)
		return
	}
	for _, v := range values {
		out <- prometheus.MustNewConstMetric(r.desc, r.kind, v.Number, v.Labels...)
	}
}

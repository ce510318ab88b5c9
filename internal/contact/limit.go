package contact

import (
	"time"

	"mainpate/internal/problem"
)

// Limit counts the codes that one person asked for, or that went to one address.
type Limit struct {
	Key   string `gorm:"primaryKey"`
	Sent  int
	Since time.Time
}

// TableName says whose limits these are.
func (Limit) TableName() string { return "contact_limits" }

// span is how many codes are sent in how much time.
type span struct {
	most int
	per  time.Duration
}

// A person may mistype; an address gets few, whoever asks for it.
var (
	ofPerson  = span{6, time.Hour}
	ofAddress = span{3, time.Hour}
	ofDay     = span{10, 24 * time.Hour}
)

// take counts one more code unless there have been enough.
func (l *Limit) take(s span, now time.Time) error {
	if now.Sub(l.Since) >= s.per {
		l.Sent, l.Since = 0, now
	}
	if l.Sent >= s.most {
		return problem.New(problem.RateLimited, "too_many_codes").After(l.Since.Add(s.per).Sub(now))
	}
	l.Sent++
	return nil
}

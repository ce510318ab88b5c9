package workbook

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
)

// PlannedMeeting is when the two want to meet next. Without a day they have taken the date back.
type PlannedMeeting struct {
	TandemID  uuid.UUID `gorm:"primaryKey"`
	Day       calendar.Day
	Clock     string
	PlaceText string
	StartsAt  *time.Time
	Revision  int
	SetBy     *uuid.UUID
	Version   int
	UpdatedAt time.Time
}

// Date is a next meeting as one of the two proposes it.
type Date struct {
	Day       calendar.Day
	Clock     string
	PlaceText string
}

func (d Date) tidy() Date {
	if d.Day == "" {
		return Date{}
	}
	d.PlaceText = strings.TrimSpace(d.PlaceText)
	return d
}

func (d Date) check(possible span) error {
	var wrong fields
	wrong.when(d.Day != "" && (d.Day < possible.first || d.Day > possible.last), "/day", "day_out_of_range")
	return wrong.err()
}

// start is the instant the date begins at; a date without a clock time has none.
func (d Date) start(zone *time.Location) (*time.Time, error) {
	if d.Clock == "" {
		return nil, nil
	}
	at, err := calendar.Instant(d.Day, d.Clock, zone)
	if err != nil {
		return nil, err
	}
	return &at, nil
}

func (p PlannedMeeting) holds(d Date) bool {
	return p.Day == d.Day && p.Clock == d.Clock && p.PlaceText == d.PlaceText
}

// Change takes over a date and reports whether the time is another one now: then reminders follow.
func (p *PlannedMeeting) Change(d Date, startsAt *time.Time, by uuid.UUID, now time.Time) bool {
	moved := p.Day != d.Day || p.Clock != d.Clock
	if moved {
		p.Revision++
	}
	p.Day, p.Clock, p.PlaceText, p.StartsAt = d.Day, d.Clock, d.PlaceText, startsAt
	p.SetBy = &by
	p.Version++
	p.UpdatedAt = now
	return moved
}

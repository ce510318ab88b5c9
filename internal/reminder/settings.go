package reminder

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// How long before a tandem's own meeting people can be reminded, in minutes.
const (
	shortestLead = 30
	longestLead  = 2 * 24 * 60
	usualLead    = 120
)

// Settings are what a person wants to be reminded of.
type Settings struct {
	PersonID           uuid.UUID  `gorm:"primaryKey"`
	Off                []Occasion `gorm:"serializer:json"`
	MeetingLeadMinutes int
	Channels           []ChannelName `gorm:"serializer:json"` // in the person's order; what is left out is not used
	Version            int           // 0 as long as nothing has been chosen
	UpdatedAt          time.Time
}

// TableName keeps the full name.
func (Settings) TableName() string { return "reminder_settings" }

func usualSettings(personID uuid.UUID) Settings {
	return Settings{PersonID: personID, Off: []Occasion{}, MeetingLeadMinutes: usualLead, Channels: usualOrder()}
}

// Wants says whether the person wants reminders of this occasion.
func (s Settings) Wants(o Occasion) bool { return !slices.Contains(s.Off, o) }

// Choice is what a person chooses; without channels they stay as they are.
type Choice struct {
	Off                []Occasion
	MeetingLeadMinutes int
	Channels           []ChannelName
}

func (c Choice) check() error {
	var fields []problem.Field
	for _, o := range c.Off {
		if !slices.Contains(Switchable, o) {
			fields = append(fields, problem.Field{Pointer: "/off", Code: "not_allowed_value"})
		}
	}
	if c.MeetingLeadMinutes < shortestLead || c.MeetingLeadMinutes > longestLead {
		fields = append(fields, problem.Field{Pointer: "/meeting_lead_minutes", Code: "not_allowed_value"})
	}
	for i, name := range c.Channels {
		if !slices.Contains(usualOrder(), name) || slices.Contains(c.Channels[:i], name) {
			fields = append(fields, problem.Field{Pointer: "/channels", Code: "not_allowed_value"})
		}
	}
	if len(fields) > 0 {
		return problem.Invalid(fields...)
	}
	return nil
}

// Choose takes over new settings and reports whether anything is different now.
func (s *Settings) Choose(c Choice, now time.Time) (bool, error) {
	if err := c.check(); err != nil {
		return false, err
	}
	off := []Occasion{}
	for _, o := range Switchable {
		if slices.Contains(c.Off, o) {
			off = append(off, o)
		}
	}
	channels := s.Channels
	if len(c.Channels) > 0 {
		channels = slices.Clone(c.Channels)
	}
	if s.Version > 0 && slices.Equal(s.Off, off) && s.MeetingLeadMinutes == c.MeetingLeadMinutes && slices.Equal(s.Channels, channels) {
		return false, nil
	}
	s.Off, s.MeetingLeadMinutes, s.Channels, s.UpdatedAt = off, c.MeetingLeadMinutes, channels, now
	s.Version++
	return true, nil
}

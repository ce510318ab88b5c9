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
	Version            int // 0 as long as nothing has been chosen
	UpdatedAt          time.Time
}

// TableName keeps the full name.
func (Settings) TableName() string { return "reminder_settings" }

func usualSettings(personID uuid.UUID) Settings {
	return Settings{PersonID: personID, Off: []Occasion{}, MeetingLeadMinutes: usualLead}
}

// Wants says whether the person wants reminders of this occasion.
func (s Settings) Wants(o Occasion) bool { return !slices.Contains(s.Off, o) }

// Choose takes over new settings and reports whether anything is different now.
func (s *Settings) Choose(off []Occasion, leadMinutes int, now time.Time) (bool, error) {
	clean := []Occasion{}
	for _, o := range Switchable {
		if slices.Contains(off, o) {
			clean = append(clean, o)
		}
	}
	for _, o := range off {
		if !slices.Contains(Switchable, o) {
			return false, problem.Invalid(problem.Field{Pointer: "/off", Code: "not_allowed_value"})
		}
	}
	if leadMinutes < shortestLead || leadMinutes > longestLead {
		return false, problem.Invalid(problem.Field{Pointer: "/meeting_lead_minutes", Code: "not_allowed_value"})
	}
	if s.Version > 0 && slices.Equal(s.Off, clean) && s.MeetingLeadMinutes == leadMinutes {
		return false, nil
	}
	s.Off, s.MeetingLeadMinutes, s.UpdatedAt = clean, leadMinutes, now
	s.Version++
	return true, nil
}

package person

import (
	"net/mail"
	"regexp"
	"slices"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// ContactCard is how participants reach a coach.
type ContactCard struct {
	PersonID    uuid.UUID `gorm:"primaryKey"`
	Phone       string
	Email       string
	Languages   []string `gorm:"serializer:json"`
	WorkingDays []int    `gorm:"serializer:json"`
	Version     int
	UpdatedAt   time.Time
}

// Absence is a time in which a coach is away; other coaches step in.
type Absence struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	PersonID  uuid.UUID
	FromDay   calendar.Day
	ToDay     calendar.Day
	CreatedAt time.Time
}

var (
	phoneShape    = regexp.MustCompile(`^[0-9+()/ .-]{3,40}$`)
	languageShape = regexp.MustCompile(`^[a-z]{2,3}$`)
)

const longestAbsence = 366

// Check puts the lists in order and finds what cannot be right.
func (c *ContactCard) Check() error {
	var fields []problem.Field
	wrong := func(pointer, code string) { fields = append(fields, problem.Field{Pointer: pointer, Code: code}) }
	if c.Phone != "" && !phoneShape.MatchString(c.Phone) {
		wrong("/phone", "wrong_format")
	}
	if c.Email != "" {
		if address, err := mail.ParseAddress(c.Email); err != nil || address.Address != c.Email {
			wrong("/email", "wrong_format")
		}
	}
	c.Languages = unique(c.Languages)
	if slices.ContainsFunc(c.Languages, func(l string) bool { return !languageShape.MatchString(l) }) {
		wrong("/languages", "wrong_format")
	}
	c.WorkingDays = unique(c.WorkingDays)
	if slices.ContainsFunc(c.WorkingDays, func(d int) bool { return d < 1 || d > 7 }) {
		wrong("/working_days", "not_allowed_value")
	}
	if len(fields) > 0 {
		return problem.Invalid(fields...)
	}
	return nil
}

// Same says whether both cards tell the same.
func (c ContactCard) Same(o ContactCard) bool {
	return c.Phone == o.Phone && c.Email == o.Email &&
		slices.Equal(c.Languages, o.Languages) && slices.Equal(c.WorkingDays, o.WorkingDays)
}

// Check finds days that do not exist or stand in the wrong order.
func (a Absence) Check() error {
	switch {
	case !a.FromDay.Valid():
		return problem.Invalid(problem.Field{Pointer: "/from_day", Code: "wrong_format"})
	case !a.ToDay.Valid():
		return problem.Invalid(problem.Field{Pointer: "/to_day", Code: "wrong_format"})
	case a.ToDay < a.FromDay:
		return problem.Invalid(problem.Field{Pointer: "/to_day", Code: "too_small"})
	case a.FromDay.DaysUntil(a.ToDay) >= longestAbsence:
		return problem.Invalid(problem.Field{Pointer: "/to_day", Code: "too_large"})
	}
	return nil
}

// Covers says whether the coach is away on the day.
func (a Absence) Covers(day calendar.Day) bool { return a.FromDay <= day && day <= a.ToDay }

func unique[T int | string](list []T) []T {
	sorted := slices.Compact(slices.Sorted(slices.Values(list)))
	if sorted == nil {
		return []T{}
	}
	return sorted
}

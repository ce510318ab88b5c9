// Package auth lets people in and keeps strangers out: invitations, PINs and
// passwords, sessions on devices, and the limits on wrong tries.
package auth

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
)

const day = 24 * time.Hour

// Session is one device on which somebody is signed in.
type Session struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	PersonID    uuid.UUID
	Label       string
	Remember    bool
	CreatedAt   time.Time
	LastUsedDay calendar.Day
	IdleUntil   time.Time
	ExpiresAt   time.Time
	EndedAt     *time.Time
	Pages       string // what a companion may open, by words; empty for the person's own devices
}

// ofCompanion says that it is no device of the person.
func (s Session) ofCompanion() bool { return s.Pages != "" }

// lifetime says how long a session lasts: unused, and at most.
type lifetime struct{ idle, absolute time.Duration }

// lifetimeOf is long for participants, who open the app rarely and type slowly,
// and short for staff, who see what others wrote.
func lifetimeOf(role actor.Role, remember bool) lifetime {
	switch {
	case role != actor.Participant:
		return lifetime{idle: 12 * time.Hour, absolute: 7 * day}
	case !remember:
		return lifetime{idle: 12 * time.Hour, absolute: 180 * day}
	default:
		return lifetime{idle: 90 * day, absolute: 180 * day}
	}
}

// open says whether the session still counts.
func (s Session) open(now time.Time) bool {
	return s.EndedAt == nil && now.Before(s.IdleUntil) && now.Before(s.ExpiresAt)
}

// touch notes that the device was used; only the day is kept.
func (s *Session) touch(role actor.Role, now time.Time, zone *time.Location) {
	s.LastUsedDay = calendar.DayOf(now, zone)
	if s.ofCompanion() {
		s.IdleUntil = s.ExpiresAt
		return
	}
	s.IdleUntil = now.Add(lifetimeOf(role, s.Remember).idle)
}

// until is when the session ends if it is not used any more.
func (s Session) until() time.Time {
	if s.IdleUntil.Before(s.ExpiresAt) {
		return s.IdleUntil
	}
	return s.ExpiresAt
}

// RefreshToken is one link in the chain that keeps a session alive. Each use
// makes a successor. On a bad network the answer with the successor may be lost,
// so a token stays good until its successor has been used.
type RefreshToken struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	SessionID  uuid.UUID
	Hash       string
	PreviousID *uuid.UUID
	CreatedAt  time.Time
	UsedAt     *time.Time
	Superseded bool
}

const graceForLostAnswers = day

// spent says that the token must not turn up any more: whoever shows it now has
// a copy of it.
func (t RefreshToken) spent(now time.Time) bool {
	return t.Superseded || t.UsedAt != nil && now.Sub(*t.UsedAt) > graceForLostAnswers
}

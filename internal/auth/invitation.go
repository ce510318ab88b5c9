package auth

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/crockford"
	"mainpate/internal/person"
)

// Kind says what an invitation is for.
type Kind string

// The first one, a forgotten PIN, a further device of one's own.
const (
	JoinKind     Kind = "join"
	RecoveryKind Kind = "recovery"
	DeviceKind   Kind = "device"

	CompanionKind Kind = "companion" // for somebody who reads along for some hours
)

// Invitation is a secret handed over in person: good once, and not for long.
type Invitation struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	PersonID   uuid.UUID
	Kind       Kind
	CodeHash   string
	CreatedBy  *uuid.UUID
	CreatedAt  time.Time
	ExpiresAt  time.Time
	RedeemedAt *time.Time
	RevokedAt  *time.Time
}

func (k Kind) lifetime() time.Duration {
	switch k {
	case DeviceKind:
		return 10 * time.Minute
	case CompanionKind:
		return 30 * time.Minute
	}
	return 7 * day
}

// opens says whether the invitation lets this person in now. Somebody who was
// disabled is let in by none.
func (i Invitation) opens(p person.Person, now time.Time) bool {
	if i.RedeemedAt != nil || i.RevokedAt != nil || !now.Before(i.ExpiresAt) {
		return false
	}
	if i.Kind == JoinKind {
		return p.State == person.Invited
	}
	return p.State == person.Active
}

func showCode(code string) string { return code[:5] + "-" + code[5:] }

// readCode forgives what hands and eyes do to a code; ok says whether it can be one.
func readCode(typed string) (code string, ok bool) {
	code = crockford.Read(typed)
	if len(code) != crockford.Length || strings.Trim(code, crockford.Signs) != "" {
		return "", false
	}
	return code, true
}

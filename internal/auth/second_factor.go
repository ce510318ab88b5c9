package auth

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/person"
)

// Way is what somebody shows as a second factor.
type Way string

// The ways, in the order in which a screen offers them.
const (
	ByTOTP         Way = "totp"
	ByPasskey      Way = "passkey"
	ByRecoveryCode Way = "recovery_code"
)

const (
	pendingLifetime      = 5 * time.Minute
	pendingTries         = 5
	recoveryCodesAtATime = 10
)

// PendingSignIn is somebody who knew the password and still owes the second
// factor. The ticket that names it is good once, and not for long.
type PendingSignIn struct {
	TicketHash string `gorm:"primaryKey"`
	PersonID   uuid.UUID
	Remember   bool
	Tries      int
	ExpiresAt  time.Time
}

// SecondFactorNeeded says how to go on after the password.
type SecondFactorNeeded struct {
	Ticket    string
	Ways      []Way
	ExpiresIn time.Duration
}

// RecoveryCode lets somebody in once who has lost the phone.
type RecoveryCode struct {
	CodeHash  string `gorm:"primaryKey"`
	PersonID  uuid.UUID
	KeyID     string // of the key it is hashed with: without that key it is of no use any more
	CreatedAt time.Time
	UsedAt    *time.Time
}

// Doors are the ways in that somebody has beside the PIN or password.
type Doors struct {
	TOTP                 bool
	Passkeys             []Passkey
	RecoveryCodesLeft    int
	SecondFactorRequired bool
}

// secondFactor says whether something is asked for after the password.
// Participants are never asked: their passkey is a door beside the PIN.
func (d Doors) secondFactor(p person.Person) bool {
	return p.Staff() && (d.TOTP || len(d.Passkeys) > 0)
}

// ways lists what may be shown as the second factor.
func (d Doors) ways() []Way {
	var ways []Way
	if d.TOTP {
		ways = append(ways, ByTOTP)
	}
	if len(d.Passkeys) > 0 {
		ways = append(ways, ByPasskey)
	}
	if d.RecoveryCodesLeft > 0 {
		ways = append(ways, ByRecoveryCode)
	}
	return ways
}

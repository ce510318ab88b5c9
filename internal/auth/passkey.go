package auth

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

const (
	passkeyLimit      = 10
	passkeyLabelLimit = 60
	challengeLifetime = 5 * time.Minute
)

// Passkey is a key pair on somebody's phone, computer or stick, unlocked there
// with a finger, a face or a PIN; here is its public half.
type Passkey struct {
	ID                uuid.UUID `gorm:"primaryKey"`
	PersonID          uuid.UUID
	Label             string
	CredentialID      string // base64url, chosen by the device
	PublicKey         []byte // COSE
	Flags             int    // as last seen: whether it can be, and is, copied to other devices
	SignCount         int64  // 0 for those that do not count
	AAGUID            string `gorm:"column:aaguid"` // the make of the device, in hex
	Attachment        string
	Transports        string // with commas
	AttestationType   string
	AttestationFormat string
	CreatedAt         time.Time
	LastUsedDay       calendar.Day // "" until first used
}

// PasskeyChallenge is the question that a passkey answers by signing it: good
// for one answer. It stands in the database, because the answer may come to
// another replica.
type PasskeyChallenge struct {
	ID        uuid.UUID  `gorm:"primaryKey"`
	PersonID  *uuid.UUID // who adds a passkey; nil when somebody signs in
	State     string
	ExpiresAt time.Time
}

// nameIt takes over the name that its owner gives it.
func (k *Passkey) nameIt(label string) error {
	k.Label = strings.Join(strings.Fields(label), " ")
	code := ""
	switch {
	case k.Label == "":
		code = "required"
	case utf8.RuneCountInString(k.Label) > passkeyLabelLimit:
		code = "too_long"
	case strings.ContainsFunc(k.Label, unicode.IsControl):
		code = "wrong_format"
	default:
		return nil
	}
	return problem.Invalid(problem.Field{Pointer: "/label", Code: code})
}

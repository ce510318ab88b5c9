// Package calendarfeed lets a person's own calendar app read their meetings from
// a secret address. It reads the domains below and changes nothing in them.
//
// Whoever has the address can read it, so it says little: a neutral title, the
// time, the place, a link. Only a fingerprint of the secret is kept.
package calendarfeed

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
)

// Feed says that a person's calendar may read along.
type Feed struct {
	PersonID    uuid.UUID `gorm:"primaryKey"`
	SecretHash  string
	CreatedAt   time.Time
	LastReadDay *calendar.Day
}

// TableName keeps the full name.
func (Feed) TableName() string { return "calendar_feeds" }

const (
	secretBytes  = 24
	secretLength = secretBytes * 4 / 3
)

// newSecret is unguessable and fits into an address.
func newSecret() (string, error) {
	raw := make([]byte, secretBytes)
	_, err := rand.Read(raw)
	return base64.RawURLEncoding.EncodeToString(raw), err
}

// fingerprint needs no salt and no slowness: nobody can try all secrets of this length.
func fingerprint(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// Package contact keeps the ways by which people want to be reached beyond the
// app. Nobody has to give one. A way counts only when the person has shown with a
// code that it is theirs, and it is never used to sign in.
package contact

import (
	"crypto/hmac"
	"crypto/rand"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Kind is what sort of address it is.
type Kind string

// The kinds, in the order in which they are shown.
const (
	Email Kind = "email"
	Phone Kind = "phone"
)

// Kinds are all of them.
var Kinds = []Kind{Email, Phone}

// Way is one address of a person. The values are sealed: only the service, which has the key, reads them.
type Way struct {
	PersonID      uuid.UUID `gorm:"primaryKey"`
	Kind          Kind      `gorm:"primaryKey"`
	Value         []byte    // in use
	PendingValue  []byte    // waits for its code
	FormerValue   []byte    // was in use before and is still to be told
	CodeHash      string
	CodeExpiresAt *time.Time
	Tries         int
	ConfirmedAt   *time.Time
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
}

// TableName says whose ways these are.
func (Way) TableName() string { return "contact_ways" }

const (
	codeLife  = 10 * time.Minute
	codeTries = 5
	codeSize  = 6
)

// Ask notes a new address that waits for its code. The one in use stays in use.
func (w *Way) Ask(sealed []byte, codeHash string, now time.Time) {
	expires := now.Add(codeLife)
	w.PendingValue, w.CodeHash, w.CodeExpiresAt, w.Tries = sealed, codeHash, &expires, 0
	w.touch(now)
}

// Forget drops an address that waits for its code.
func (w *Way) Forget(now time.Time) {
	w.PendingValue, w.CodeHash, w.CodeExpiresAt, w.Tries = nil, "", nil, 0
	w.touch(now)
}

// Confirm takes the new address into use when the code is right. Wrong tries are
// counted; the same right code may come again, because answers get lost.
func (w *Way) Confirm(codeHash string, now time.Time) error {
	if w.CodeExpiresAt == nil || !now.Before(*w.CodeExpiresAt) || w.Tries >= codeTries {
		return problem.Rule("code_over")
	}
	if !hmac.Equal([]byte(w.CodeHash), []byte(codeHash)) {
		w.Tries++
		w.touch(now)
		if w.Tries >= codeTries {
			return problem.Rule("code_over")
		}
		return problem.Rule("code_wrong")
	}
	if w.PendingValue == nil {
		return nil
	}
	w.FormerValue = w.Value
	w.Value, w.PendingValue, w.ConfirmedAt = w.PendingValue, nil, &now
	w.touch(now)
	return nil
}

func (w *Way) touch(now time.Time) {
	w.Version++
	w.UpdatedAt = now
}

// newCode is six digits that nobody can foresee.
func newCode() (string, error) {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return "", err
	}
	digits := strconv.FormatInt(n.Int64(), 10)
	return strings.Repeat("0", codeSize-len(digits)) + digits, nil
}

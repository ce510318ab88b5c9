package auth

import (
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"
)

const (
	totpIssuer  = "MainPate"
	totpStep    = 30 * time.Second
	totpWaiting = 15 * time.Minute // for scanning and typing the first code
)

// TOTP is the authenticator app of a member of staff. A second secret may be
// waiting for its first code, so that a new phone can take over from an old one.
type TOTP struct {
	PersonID      uuid.UUID `gorm:"primaryKey"`
	Sealed        string    // the secret, locked; empty until the first one is confirmed
	ConfirmedAt   *time.Time
	LastStep      int64 // of the newest code that was used; it and all older ones are spent
	WaitingSealed string
	WaitingUntil  *time.Time
}

// TableName keeps the short word.
func (TOTP) TableName() string { return "totps" }

// on says whether the app is asked for.
func (t TOTP) on() bool { return t.ConfirmedAt != nil }

// waits says whether a secret waits for its first code.
func (t TOTP) waits(now time.Time) bool {
	return t.WaitingSealed != "" && t.WaitingUntil != nil && now.Before(*t.WaitingUntil)
}

// await keeps a new secret until its first code comes.
func (t *TOTP) await(sealed string, now time.Time) {
	until := now.Add(totpWaiting)
	t.WaitingSealed, t.WaitingUntil = sealed, &until
}

// confirm puts the waiting secret in place. The code that proved it is spent.
func (t *TOTP) confirm(step int64, now time.Time) {
	t.Sealed, t.ConfirmedAt, t.LastStep = t.WaitingSealed, &now, step
	t.WaitingSealed, t.WaitingUntil = "", nil
}

// newTOTPSecret makes a secret and the address that an app scans it from.
func newTOTPSecret(login string) (secret, uri string, err error) {
	k, err := totp.Generate(totp.GenerateOpts{Issuer: totpIssuer, AccountName: login})
	if err != nil {
		return "", "", err
	}
	return k.Secret(), k.URL(), nil
}

// matchingStep finds the step whose code this is, among the present one and its
// neighbours: clocks differ, and typing takes its time.
func matchingStep(secret, code string, now time.Time) (step int64, ok bool) {
	code = strings.ReplaceAll(code, " ", "")
	present := now.Unix() / int64(totpStep.Seconds())
	for step := present + 1; step >= present-1; step-- {
		right, err := hotp.ValidateCustom(code, uint64(step), secret, hotp.ValidateOpts{
			Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1,
		})
		if err == nil && right {
			return step, true
		}
	}
	return 0, false
}

// Package crockford makes codes that people read out, copy by hand and type, and reads what they typed.
package crockford

import (
	"crypto/rand"
	"strings"
)

// Signs is his base32: nothing that looks like something else.
const Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// Length is how many signs a code has that opens something by itself: 50 random bits.
const Length = 10

// New makes a code.
func New() string {
	random := make([]byte, Length)
	_, _ = rand.Read(random) // never fails: the runtime stops the process first
	return Spell(random)
}

// Spell writes each byte as a sign.
func Spell(bytes []byte) string {
	signs := make([]byte, len(bytes))
	for i, b := range bytes {
		signs[i] = Signs[int(b)%len(Signs)]
	}
	return string(signs)
}

var misread = strings.NewReplacer(" ", "", "-", "", "\u2013", "", "\u00a0", "", "O", "0", "I", "1", "L", "1")

// Read forgives what hands and eyes do to a code.
func Read(typed string) string { return misread.Replace(strings.ToUpper(strings.TrimSpace(typed))) }

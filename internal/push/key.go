package push

import (
	"crypto/ecdh"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
)

// Key is the pair that proves to a push service who is sending. Browsers tie a
// subscription to its public half, so changing the key ends all subscriptions.
type Key struct {
	ID      string // short name of the public key
	Public  string
	private string
}

// NewKey reads a private VAPID key in base64url.
func NewKey(private string) (Key, error) {
	private = strings.TrimRight(private, "=")
	raw, err := base64.RawURLEncoding.DecodeString(private)
	if err != nil {
		return Key{}, errors.New("push: the VAPID key is not base64url")
	}
	pair, err := ecdh.P256().NewPrivateKey(raw)
	if err != nil {
		return Key{}, errors.New("push: the VAPID key is not on the curve")
	}
	public := pair.PublicKey().Bytes()
	sum := sha256.Sum256(public)
	encode := base64.RawURLEncoding.EncodeToString
	return Key{ID: encode(sum[:8]), Public: encode(public), private: private}, nil
}

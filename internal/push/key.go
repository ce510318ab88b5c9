package push

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
)

// Key is the pair that proves to a push service who is sending. Browsers tie a
// subscription to its public half, so changing the key ends all subscriptions.
type Key struct {
	ID     string // short name of the public key
	Public string
	signer *ecdsa.PrivateKey
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
	signer, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), raw)
	if err != nil {
		return Key{}, errors.New("push: the VAPID key is not on the curve")
	}
	public := pair.PublicKey().Bytes()
	sum := sha256.Sum256(public)
	encode := base64.RawURLEncoding.EncodeToString
	return Key{ID: encode(sum[:8]), Public: encode(public), signer: signer}, nil
}

// keyring holds the newest key, which new subscriptions are made with, and older
// ones for as long as there are subscriptions that were made with them.
type keyring struct {
	newest Key
	all    map[string]Key // by id
}

// newKeyring puts the newest key first; without one push is off.
func newKeyring(newest string, previous []string) (keyring, error) {
	ring := keyring{all: map[string]Key{}}
	if newest == "" {
		return ring, nil
	}
	for i, private := range append([]string{newest}, previous...) {
		key, err := NewKey(private)
		if err != nil {
			return keyring{}, err
		}
		if i == 0 {
			ring.newest = key
		}
		ring.all[key.ID] = key
	}
	return ring, nil
}

func (r keyring) off() bool { return r.newest.ID == "" }

// byPublic finds the key whose public half a browser has subscribed with.
func (r keyring) byPublic(public string) (Key, bool) {
	public = strings.TrimRight(public, "=")
	for _, key := range r.all {
		if key.Public == public {
			return key, true
		}
	}
	return Key{}, false
}

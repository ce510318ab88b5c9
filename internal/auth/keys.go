package auth

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strings"
)

// key serves one purpose. Its name tells which one it is and nothing else.
type key struct {
	name  string
	bytes []byte
}

// keysFor are the keys for a purpose: the one that is used for everything new,
// then those that open what is older.
func keysFor(c Config, purpose string) []key {
	secrets := [][]byte{c.Secret}
	if len(c.PreviousSecret) > 0 {
		secrets = append(secrets, c.PreviousSecret)
	}
	var keys []key
	for _, secret := range secrets {
		derived := derive(secret, purpose)
		thumbprint := sha256.Sum256(derived)
		keys = append(keys, key{name: hex.EncodeToString(thumbprint[:8]), bytes: derived})
	}
	return keys
}

// derive makes one key for each purpose from the server's one secret.
func derive(secret []byte, purpose string) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("mainpate " + purpose))
	return mac.Sum(nil)
}

// seal hides a short value so that it can be found again but not guessed from
// a copy of the database.
func seal(key []byte, value string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(value))
	return hex.EncodeToString(mac.Sum(nil))
}

// sealAll gives the seals that a value may have been stored under.
func sealAll(keys []key, value string) []string {
	var seals []string
	for _, k := range keys {
		seals = append(seals, seal(k.bytes, value))
	}
	return seals
}

func namesOf(keys []key) []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	return names
}

// lock encrypts what has to be read again (AES-256-GCM). The owner is bound to
// it: moved to somebody else's row it cannot be opened.
func lock(k key, owner, value string) (string, error) {
	gcm, err := gcmOf(k)
	if err != nil {
		return "", err
	}
	nonce := make([]byte, gcm.NonceSize())
	_, _ = rand.Read(nonce) // never fails: the runtime stops the process first
	locked := gcm.Seal(nonce, nonce, []byte(value), []byte(owner))
	return k.name + "." + base64.RawURLEncoding.EncodeToString(locked), nil
}

// unlock finds the key by its name.
func unlock(keys []key, owner, locked string) (string, error) {
	name, text, _ := strings.Cut(locked, ".")
	for _, k := range keys {
		if k.name != name {
			continue
		}
		gcm, err := gcmOf(k)
		if err != nil {
			return "", err
		}
		raw, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil || len(raw) < gcm.NonceSize() {
			return "", errors.New("auth: a locked value is cut")
		}
		value, err := gcm.Open(nil, raw[:gcm.NonceSize()], raw[gcm.NonceSize():], []byte(owner))
		return string(value), err
	}
	return "", errors.New("auth: a value is locked with a key that is not known")
}

func gcmOf(k key) (cipher.AEAD, error) {
	block, err := aes.NewCipher(k.bytes)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

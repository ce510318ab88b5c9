// Package seal hides single values from whoever gets hold of the database alone.
package seal

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"github.com/google/uuid"
)

// Seals are the keys for one purpose. The first key seals, older ones only open. A sealed value begins with a mark of
// its key and fits one owner and thing only, so that rows cannot be swapped.
type Seals struct {
	purpose string
	keys    []key
}

type key struct {
	secret []byte
	mark   []byte
	aead   cipher.AEAD
}

const markSize = 4

var errSeal = errors.New("seal: a value cannot be opened with any of the keys")

// New needs at least one secret. Values of one purpose cannot be opened as those of another.
func New(purpose string, secrets [][]byte) (*Seals, error) {
	s := &Seals{purpose: purpose}
	for _, secret := range secrets {
		sum := sha256.Sum256(append([]byte(purpose+" seal "), secret...))
		block, err := aes.NewCipher(sum[:])
		if err != nil {
			return nil, err
		}
		aead, err := cipher.NewGCM(block)
		if err != nil {
			return nil, err
		}
		mark := sha256.Sum256(sum[:])
		s.keys = append(s.keys, key{secret: secret, mark: mark[:markSize], aead: aead})
	}
	if len(s.keys) == 0 {
		return nil, errors.New("seal: no key")
	}
	return s, nil
}

// Seal hides a value of somebody; what names the thing it is.
func (s *Seals) Seal(owner uuid.UUID, what, value string) ([]byte, error) {
	k := s.keys[0]
	nonce := make([]byte, k.aead.NonceSize())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		return nil, err
	}
	sealed := append(bytes.Clone(k.mark), nonce...)
	return k.aead.Seal(sealed, nonce, []byte(value), belongsTo(owner, what)), nil
}

// Open gives "" for what is not there.
func (s *Seals) Open(owner uuid.UUID, what string, sealed []byte) (string, error) {
	if sealed == nil {
		return "", nil
	}
	for _, k := range s.keys {
		start := markSize + k.aead.NonceSize()
		if len(sealed) < start || !bytes.Equal(sealed[:markSize], k.mark) {
			continue
		}
		value, err := k.aead.Open(nil, sealed[markSize:start], sealed[start:], belongsTo(owner, what))
		if err == nil {
			return string(value), nil
		}
	}
	return "", errSeal
}

// Old says whether a value was sealed with a key that only opens.
func (s *Seals) Old(sealed []byte) bool {
	return sealed != nil && !bytes.HasPrefix(sealed, s.keys[0].mark)
}

// Changing says whether there are keys that only open.
func (s *Seals) Changing() bool { return len(s.keys) > 1 }

func belongsTo(owner uuid.UUID, what string) []byte { return append(owner[:], what...) }

// Hash makes something recognisable that cannot be read or guessed without the key.
func (s *Seals) Hash(what string, parts ...string) string {
	mac := hmac.New(sha256.New, s.keys[0].secret)
	mac.Write([]byte(s.purpose + " " + what))
	for _, p := range parts {
		mac.Write([]byte{0})
		mac.Write([]byte(p))
	}
	return hex.EncodeToString(mac.Sum(nil))
}

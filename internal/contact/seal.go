package contact

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

// seals hide addresses from whoever gets hold of the database alone. The first key
// seals, older ones only open. A sealed value begins with a mark of its key and
// fits one person and kind only, so that rows cannot be swapped.
type seals []key

type key struct {
	secret []byte
	mark   []byte
	aead   cipher.AEAD
}

const markSize = 4

var errSeal = errors.New("contact: a value cannot be opened with any of the keys")

func newSeals(secrets [][]byte) (seals, error) {
	var s seals
	for _, secret := range secrets {
		sum := sha256.Sum256(append([]byte("contact seal "), secret...))
		block, err := aes.NewCipher(sum[:])
		if err != nil {
			return nil, err
		}
		aead, err := cipher.NewGCM(block)
		if err != nil {
			return nil, err
		}
		mark := sha256.Sum256(sum[:])
		s = append(s, key{secret: secret, mark: mark[:markSize], aead: aead})
	}
	if len(s) == 0 {
		return nil, errors.New("contact: no key")
	}
	return s, nil
}

func (s seals) seal(personID uuid.UUID, kind Kind, value string) ([]byte, error) {
	k := s[0]
	nonce := make([]byte, k.aead.NonceSize())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		return nil, err
	}
	sealed := append(bytes.Clone(k.mark), nonce...)
	return k.aead.Seal(sealed, nonce, []byte(value), belongsTo(personID, kind)), nil
}

// open gives "" for what is not there.
func (s seals) open(personID uuid.UUID, kind Kind, sealed []byte) (string, error) {
	if sealed == nil {
		return "", nil
	}
	for _, k := range s {
		start := markSize + k.aead.NonceSize()
		if len(sealed) < start || !bytes.Equal(sealed[:markSize], k.mark) {
			continue
		}
		value, err := k.aead.Open(nil, sealed[markSize:start], sealed[start:], belongsTo(personID, kind))
		if err == nil {
			return string(value), nil
		}
	}
	return "", errSeal
}

// old says whether a value was sealed with a key that only opens.
func (s seals) old(sealed []byte) bool { return sealed != nil && !bytes.HasPrefix(sealed, s[0].mark) }

func belongsTo(personID uuid.UUID, kind Kind) []byte {
	return append(personID[:], kind...)
}

// hash makes something recognisable that cannot be read or guessed without the key.
func (s seals) hash(what string, parts ...string) string {
	mac := hmac.New(sha256.New, s[0].secret)
	mac.Write([]byte("contact " + what))
	for _, p := range parts {
		mac.Write([]byte{0})
		mac.Write([]byte(p))
	}
	return hex.EncodeToString(mac.Sum(nil))
}

package push

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

// The header of an encrypted message (RFC 8188): salt, record size, length of the sender's key, the key.
const (
	saltSize   = 16
	keySize    = 65
	headerSize = saltSize + 4 + 1 + keySize
	tagSize    = 16
	lastRecord = 2 // ends the text of the last record; what follows is padding
)

// seal encrypts a payload for one device (RFC 8291) into one record that fills the message, so that its length tells
// nothing. The payload is left as it is.
func seal(payload []byte, to Subscription) ([]byte, error) {
	ours, err := ecdh.P256().GenerateKey(rand.Reader) // a new one for every message, as the standard wants it
	if err != nil {
		return nil, err
	}
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails: the runtime stops the process first
	return sealWith(ours, salt, payload, to, recordSize, recordSize-headerSize-tagSize)
}

// sealWith fills the text up to a length.
func sealWith(ours *ecdh.PrivateKey, salt, payload []byte, to Subscription, record uint32, length int) ([]byte, error) {
	if len(payload)+1 > length {
		return nil, errors.New("push: the payload is too long")
	}
	aead, nonce, err := agree(ours, salt, to)
	if err != nil {
		return nil, err
	}
	message := make([]byte, 0, headerSize+length+tagSize)
	message = append(message, salt...)
	message = binary.BigEndian.AppendUint32(message, record)
	message = append(message, keySize)
	message = append(message, ours.PublicKey().Bytes()...)
	text := make([]byte, length)
	copy(text, payload)
	text[len(payload)] = lastRecord
	return aead.Seal(message, nonce, text, nil), nil
}

// agree derives what only the device can derive as well.
func agree(ours *ecdh.PrivateKey, salt []byte, to Subscription) (cipher.AEAD, []byte, error) {
	point, err := decode(to.P256dh)
	if err != nil {
		return nil, nil, err
	}
	secret, err := decode(to.Auth)
	if err != nil {
		return nil, nil, err
	}
	theirs, err := ecdh.P256().NewPublicKey(point)
	if err != nil {
		return nil, nil, err
	}
	shared, err := ours.ECDH(theirs)
	if err != nil {
		return nil, nil, err
	}
	material, err := hkdf.Key(sha256.New, shared, secret, "WebPush: info\x00"+string(point)+string(ours.PublicKey().Bytes()), 32)
	if err != nil {
		return nil, nil, err
	}
	both, err := hkdf.Extract(sha256.New, material, salt)
	if err != nil {
		return nil, nil, err
	}
	key, err := hkdf.Expand(sha256.New, both, "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, nil, err
	}
	nonce, err := hkdf.Expand(sha256.New, both, "Content-Encoding: nonce\x00", 12)
	if err != nil {
		return nil, nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, nil, err
	}
	aead, err := cipher.NewGCM(block)
	return aead, nonce, err
}

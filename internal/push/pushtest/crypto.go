package pushtest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"
)

// The header of an encrypted message (RFC 8188): salt, record size, length of the sender's key, the key.
const (
	saltSize   = 16
	keyStart   = saltSize + 4 + 1
	keySize    = 65
	headerSize = keyStart + keySize
)

// decrypt opens a message as a browser does (RFC 8291).
func decrypt(body []byte, b browser) ([]byte, error) {
	if len(body) < headerSize || body[keyStart-1] != keySize {
		return nil, errors.New("header is too short")
	}
	if size := binary.BigEndian.Uint32(body[saltSize:]); int(size) < len(body)-headerSize {
		return nil, fmt.Errorf("more than one record of %d", size)
	}
	sender, err := ecdh.P256().NewPublicKey(body[keyStart:headerSize])
	if err != nil {
		return nil, err
	}
	shared, err := b.key.ECDH(sender)
	if err != nil {
		return nil, err
	}
	info := "WebPush: info\x00" + string(b.key.PublicKey().Bytes()) + string(sender.Bytes())
	material, err := hkdf.Key(sha256.New, shared, b.auth, info, 32)
	if err != nil {
		return nil, err
	}
	contentKey, err := hkdf.Key(sha256.New, material, body[:saltSize], "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, err
	}
	nonce, err := hkdf.Key(sha256.New, material, body[:saltSize], "Content-Encoding: nonce\x00", 12)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(contentKey)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	plain, err := aead.Open(nil, nonce, body[headerSize:], nil)
	if err != nil {
		return nil, err
	}
	plain, isLast := bytes.CutSuffix(bytes.TrimRight(plain, "\x00"), []byte{2})
	if !isLast {
		return nil, errors.New("padding has no end")
	}
	return plain, nil
}

// checkSignature verifies a VAPID header (RFC 8292).
func checkSignature(header, audience string, now time.Time) (key, subject string, err error) {
	rest, ok := strings.CutPrefix(header, "vapid t=")
	token, key, found := strings.Cut(rest, ", k=")
	parts := strings.Split(token, ".")
	if !ok || !found || len(parts) != 3 {
		return "", "", fmt.Errorf("%q", header)
	}
	public, err := encoding.DecodeString(key)
	if err != nil {
		return "", "", err
	}
	signature, err := encoding.DecodeString(parts[2])
	if err != nil || len(signature) != 64 {
		return "", "", errors.New("signature has a wrong length")
	}
	signer, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), public)
	if err != nil {
		return "", "", err
	}
	digest := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	if !ecdsa.Verify(signer, digest[:], r, s) {
		return "", "", errors.New("signature is wrong")
	}
	claims := struct {
		Audience string `json:"aud"`
		Expires  int64  `json:"exp"`
		Subject  string `json:"sub"`
	}{}
	raw, err := encoding.DecodeString(parts[1])
	if err == nil {
		err = json.Unmarshal(raw, &claims)
	}
	if err != nil {
		return "", "", err
	}
	if left := time.Unix(claims.Expires, 0).Sub(now); left <= 0 || left > 24*time.Hour {
		return "", "", fmt.Errorf("expires in %s", left)
	}
	if claims.Audience != audience {
		return "", "", fmt.Errorf("audience %q", claims.Audience)
	}
	return key, claims.Subject, nil
}

// Package passkeytest is a phone with a passkey for tests: it really signs, and
// can do wrong what real and forged ones do wrong.
package passkeytest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"net/url"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/protocol/webauthncbor"
)

// Device is a phone with one passkey. The fields say how it behaves.
type Device struct {
	Origin       string // of the page that the browser shows
	RPID         string // the server's name, as the device sees it
	NotVerified  bool   // nobody showed a finger, a face or a PIN
	Synced       bool   // the passkey is copied to other devices
	Count        uint32 // of the last signature; stays 0 with Counts off
	Counts       bool
	CredentialID []byte
	UserHandle   []byte

	key *ecdsa.PrivateKey
}

// New is a phone whose browser shows the page at the origin.
func New(origin string) *Device {
	u, err := url.Parse(origin)
	if err != nil {
		panic(err)
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	id := make([]byte, 32)
	_, _ = rand.Read(id)
	return &Device{Origin: origin, RPID: u.Hostname(), CredentialID: id, key: key}
}

// Create answers PublicKeyCredentialCreationOptionsJSON as credential.toJSON() does.
func (d *Device) Create(options map[string]any) map[string]any {
	user, _ := options["user"].(map[string]any)
	handle, _ := user["id"].(string)
	d.UserHandle, _ = encoding.DecodeString(handle)
	object, err := webauthncbor.Marshal(map[string]any{
		"fmt": "none", "attStmt": map[string]any{},
		"authData": append(d.data(protocol.FlagAttestedCredentialData), d.publicHalf()...),
	})
	if err != nil {
		panic(err)
	}
	return d.answer(map[string]any{
		"clientDataJSON": encode(d.clientData("webauthn.create", options)), "attestationObject": encode(object),
		"transports": []any{"internal"},
	})
}

// Sign answers PublicKeyCredentialRequestOptionsJSON as credential.toJSON() does.
func (d *Device) Sign(options map[string]any) map[string]any {
	if d.Counts {
		d.Count++
	}
	client, data := d.clientData("webauthn.get", options), d.data(0)
	hash := sha256.Sum256(client)
	digest := sha256.Sum256(append(append([]byte{}, data...), hash[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, d.key, digest[:])
	if err != nil {
		panic(err)
	}
	return d.answer(map[string]any{
		"clientDataJSON": encode(client), "authenticatorData": encode(data), "signature": encode(signature),
		"userHandle": encode(d.UserHandle),
	})
}

func (d *Device) answer(response map[string]any) map[string]any {
	return map[string]any{
		"id": encode(d.CredentialID), "rawId": encode(d.CredentialID), "type": "public-key",
		"authenticatorAttachment": "platform", "clientExtensionResults": map[string]any{}, "response": response,
	}
}

func (d *Device) clientData(kind string, options map[string]any) []byte {
	text, err := json.Marshal(map[string]any{
		"type": kind, "challenge": options["challenge"], "origin": d.Origin, "crossOrigin": false,
	})
	if err != nil {
		panic(err)
	}
	return text
}

func (d *Device) data(flags protocol.AuthenticatorFlags) []byte {
	flags |= protocol.FlagUserPresent
	if !d.NotVerified {
		flags |= protocol.FlagUserVerified
	}
	if d.Synced {
		flags |= protocol.FlagBackupEligible | protocol.FlagBackupState
	}
	name := sha256.Sum256([]byte(d.RPID))
	return binary.BigEndian.AppendUint32(append(name[:], byte(flags)), d.Count)
}

// publicHalf is the make of the device, the id and the public key (COSE).
func (d *Device) publicHalf() []byte {
	point, err := d.key.PublicKey.Bytes()
	if err != nil {
		panic(err)
	}
	const kty, alg, curve, x, y = 1, 3, -1, -2, -3
	const elliptic2, es256, p256 = 2, -7, 1
	public, err := webauthncbor.Marshal(map[int]any{kty: elliptic2, alg: es256, curve: p256, x: point[1:33], y: point[33:]})
	if err != nil {
		panic(err)
	}
	half := binary.BigEndian.AppendUint16(make([]byte, 16), uint16(len(d.CredentialID)))
	return append(append(half, d.CredentialID...), public...)
}

var encoding = base64.RawURLEncoding

func encode(b []byte) string { return encoding.EncodeToString(b) }

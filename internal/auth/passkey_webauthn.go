package auth

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
	"github.com/google/uuid"

	"mainpate/internal/person"
)

// relyingParty asks passkeys and checks what they answer. It is the only one
// that knows the library; states and passkeys are plain values outside of it.
type relyingParty struct{ library *webauthn.WebAuthn }

// newRelyingParty binds passkeys to the host of the public address, for ever:
// under another name they are not found again. Bare addresses have none.
func newRelyingParty(publicURL string) (*relyingParty, error) {
	u, err := url.Parse(publicURL)
	if err != nil {
		return nil, err
	}
	library, err := webauthn.New(&webauthn.Config{
		RPID: u.Hostname(), RPDisplayName: "MainPate", RPOrigins: []string{publicURL},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification: protocol.VerificationRequired,
		},
		Timeouts: webauthn.TimeoutsConfig{
			Login:        webauthn.TimeoutConfig{Timeout: challengeLifetime},
			Registration: webauthn.TimeoutConfig{Timeout: challengeLifetime},
		},
		// Some password managers answer more than they were asked.
		ExtensionsUnsolicitedOutputPolicy: protocol.UnsolicitedOutputPolicyIgnore,
	})
	if err != nil {
		return nil, err
	}
	return &relyingParty{library: library}, nil
}

// askForNew makes the question for a new passkey; those that are known already
// are named, so that a device does not make a second one.
func (r *relyingParty) askForNew(p person.Person, known []Passkey) (options map[string]any, state string, err error) {
	owner, err := ownerOf(p.ID, known...)
	if err != nil {
		return nil, "", err
	}
	owner.name, owner.displayName = p.Login, p.DisplayName
	exclude := webauthn.Credentials(owner.credentials).CredentialDescriptors()
	creation, session, err := r.library.BeginRegistration(owner, webauthn.WithExclusions(exclude))
	if err != nil {
		return nil, "", err
	}
	return written(creation.Response, session)
}

// readNew checks a new passkey.
func (r *relyingParty) readNew(personID uuid.UUID, state string, answer []byte) (Passkey, error) {
	var session webauthn.SessionData
	if err := json.Unmarshal([]byte(state), &session); err != nil {
		return Passkey{}, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return Passkey{}, explained(err)
	}
	owner, err := ownerOf(personID)
	if err != nil {
		return Passkey{}, err
	}
	c, err := r.library.CreateCredential(owner, session, parsed)
	if err != nil {
		return Passkey{}, explained(err)
	}
	transports := make([]string, 0, len(c.Transport))
	for _, t := range c.Transport {
		transports = append(transports, string(t))
	}
	return Passkey{
		PersonID: personID, CredentialID: base64.RawURLEncoding.EncodeToString(c.ID), PublicKey: c.PublicKey,
		Flags: int(c.Flags.ProtocolValue()), SignCount: int64(c.Authenticator.SignCount),
		AAGUID: hex.EncodeToString(c.Authenticator.AAGUID), Attachment: string(c.Authenticator.Attachment),
		Transports: strings.Join(transports, ","), AttestationType: c.AttestationType, AttestationFormat: c.AttestationFormat,
	}, nil
}

// askAny makes the question that any passkey of this server may answer.
func (r *relyingParty) askAny() (options map[string]any, state string, err error) {
	assertion, session, err := r.library.BeginDiscoverableLogin()
	if err != nil {
		return nil, "", err
	}
	return written(assertion.Response, session)
}

// signature is an answer that has been read and not yet been checked.
type signature struct {
	credentialID string
	parsed       *protocol.ParsedCredentialAssertionData
}

func readSignature(answer []byte) (signature, error) {
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return signature{}, explained(err)
	}
	return signature{credentialID: base64.RawURLEncoding.EncodeToString(parsed.RawID), parsed: parsed}, nil
}

// check says whether the passkey has answered the question itself, and gives it
// back as it is after that.
func (r *relyingParty) check(state string, s signature, k Passkey) (Passkey, error) {
	var session webauthn.SessionData
	if err := json.Unmarshal([]byte(state), &session); err != nil {
		return k, err
	}
	owner, err := ownerOf(k.PersonID, k)
	if err != nil {
		return k, err
	}
	// The standard says that this flag never changes. On iPhones it does, when
	// somebody turns on the key chain, and the library would shut them out. The
	// flag is signed and nothing here depends on it.
	owner.credentials[0].Flags.BackupEligible = s.parsed.Response.AuthenticatorData.Flags.HasBackupEligible()
	find := func(_, _ []byte) (webauthn.User, error) { return owner, nil }
	_, c, err := r.library.ValidatePasskeyLogin(find, session, s.parsed)
	if err != nil {
		return k, explained(err)
	}
	if c.Authenticator.CloneWarning {
		return k, errors.New("the count of signatures went back: there may be a copy")
	}
	k.Flags, k.SignCount = int(c.Flags.ProtocolValue()), int64(c.Authenticator.SignCount)
	return k, nil
}

// owner is a person as the library wants to see them. The handle that the
// device keeps is the person's id, which says nothing about them.
type owner struct {
	id                []byte
	name, displayName string
	credentials       []webauthn.Credential
}

func (o *owner) WebAuthnID() []byte                         { return o.id }
func (o *owner) WebAuthnName() string                       { return o.name }
func (o *owner) WebAuthnDisplayName() string                { return o.displayName }
func (o *owner) WebAuthnCredentials() []webauthn.Credential { return o.credentials }

func ownerOf(personID uuid.UUID, passkeys ...Passkey) (*owner, error) {
	o := &owner{id: personID[:]}
	for _, k := range passkeys {
		id, err := base64.RawURLEncoding.DecodeString(k.CredentialID)
		if err != nil {
			return nil, fmt.Errorf("auth: credential id: %w", err)
		}
		aaguid, err := hex.DecodeString(k.AAGUID)
		if err != nil {
			return nil, fmt.Errorf("auth: aaguid: %w", err)
		}
		c := webauthn.Credential{
			ID: id, PublicKey: k.PublicKey, AttestationType: k.AttestationType, AttestationFormat: k.AttestationFormat,
			Flags: webauthn.NewCredentialFlags(protocol.AuthenticatorFlags(k.Flags)),
			Authenticator: webauthn.Authenticator{
				AAGUID: aaguid, SignCount: uint32(k.SignCount), Attachment: protocol.AuthenticatorAttachment(k.Attachment),
			},
		}
		for t := range strings.SplitSeq(k.Transports, ",") {
			if t != "" {
				c.Transport = append(c.Transport, protocol.AuthenticatorTransport(t))
			}
		}
		o.credentials = append(o.credentials, c)
	}
	return o, nil
}

// written turns a question into what a browser reads and what the database keeps.
func written(response any, session *webauthn.SessionData) (options map[string]any, state string, err error) {
	text, err := json.Marshal(response)
	if err != nil {
		return nil, "", err
	}
	if err := json.Unmarshal(text, &options); err != nil {
		return nil, "", err
	}
	kept, err := json.Marshal(session)
	return options, string(kept), err
}

// explained adds what the library tells developers, such as the origin it did
// not expect. It is for the log only, and short: part of it comes from outside.
func explained(err error) error {
	var e *protocol.Error
	if errors.As(err, &e) && e.DevInfo != "" {
		return fmt.Errorf("%w: %.200s", err, e.DevInfo)
	}
	return err
}

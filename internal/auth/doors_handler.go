package auth

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// SecondFactorWire says how to go on after the password; it is the current state
// of the problem second_factor_needed.
type SecondFactorWire struct {
	Ticket           string   `json:"ticket" doc:"Names this sign-in; good once"`
	Ways             []string `json:"ways" doc:"What may be shown: totp, passkey, recovery_code"`
	ExpiresInSeconds int      `json:"expires_in_seconds" doc:"How long the ticket works"`
}

// SecondFactorInput completes a sign-in.
type SecondFactorInput struct {
	Body struct {
		Ticket string `json:"ticket" minLength:"1" maxLength:"100" doc:"From the problem second_factor_needed"`
		Way    string `json:"way" enum:"totp,recovery_code" doc:"What the code is; a passkey goes to /auth/passkey"`
		Code   string `json:"code" minLength:"1" maxLength:"40" doc:"Six digits, or a recovery code"`
	}
}

// ChallengeWire is a question for passkeys.
type ChallengeWire struct {
	ChallengeID uuid.UUID      `json:"challenge_id" format:"uuid" doc:"Comes back with the answer; good once, for five minutes"`
	Options     map[string]any `json:"options" doc:"PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON as WebAuthn defines them"`
}

// ChallengeOutput carries a question for passkeys.
type ChallengeOutput struct{ Body ChallengeWire }

// PasskeySignInInput is the answer of a passkey.
type PasskeySignInInput struct {
	Body struct {
		ChallengeID uuid.UUID      `json:"challenge_id" format:"uuid" doc:"From the question"`
		Credential  map[string]any `json:"credential" doc:"AuthenticationResponseJSON as WebAuthn defines it"`
		Remember    bool           `json:"remember" doc:"Stay signed in on this device"`
		Ticket      string         `json:"ticket,omitempty" maxLength:"100" doc:"When the passkey is the second factor of a sign-in by password"`
	}
}

// ProofInput is the PIN or password of somebody who is signed in.
type ProofInput struct {
	Body struct {
		CurrentSecret string `json:"current_secret" minLength:"1" maxLength:"128" doc:"PIN or password as it is"`
	}
}

// PasskeyWire is a passkey as its owner sees it.
type PasskeyWire struct {
	ID          uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	Label       string       `json:"label" doc:"The name that its owner gave it"`
	CreatedAt   time.Time    `json:"created_at" doc:"When it was made"`
	LastUsedDay calendar.Day `json:"last_used_day,omitempty" doc:"Left out until it is first used"`
}

// DoorsOutput lists the ways in beside the PIN or password.
type DoorsOutput struct {
	Body struct {
		TOTP                 bool          `json:"totp" doc:"Whether an authenticator app is set up"`
		Passkeys             []PasskeyWire `json:"passkeys" doc:"All of them"`
		RecoveryCodesLeft    int           `json:"recovery_codes_left" doc:"How many still work"`
		SecondFactorRequired bool          `json:"second_factor_required" doc:"Whether the office wants this person to have a second factor"`
	}
}

// AddPasskeyInput is a new passkey.
type AddPasskeyInput struct {
	Body struct {
		ChallengeID uuid.UUID      `json:"challenge_id" format:"uuid" doc:"From the question"`
		Label       string         `json:"label" minLength:"1" maxLength:"60" doc:"A name by which its owner knows it again"`
		Credential  map[string]any `json:"credential" doc:"RegistrationResponseJSON as WebAuthn defines it"`
	}
}

// PasskeyOutput carries a new passkey.
type PasskeyOutput struct {
	Body struct {
		Passkey       PasskeyWire `json:"passkey" doc:"The new one"`
		RecoveryCodes []string    `json:"recovery_codes" doc:"Ten, shown once, with the first second factor of staff; empty when earlier ones go on working"`
	}
}

// RemovePasskeyInput names a passkey.
type RemovePasskeyInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		CurrentSecret string `json:"current_secret" minLength:"1" maxLength:"128" doc:"PIN or password as it is"`
	}
}

// TOTPOutput is a secret for an authenticator app.
type TOTPOutput struct {
	Body struct {
		Secret string `json:"secret" doc:"For typing, in base32"`
		URI    string `json:"uri" doc:"The same for a QR code"`
	}
}

// ConfirmTOTPInput is the first code of an authenticator app.
type ConfirmTOTPInput struct {
	Body struct {
		Code string `json:"code" minLength:"1" maxLength:"20" doc:"Six digits"`
	}
}

// RecoveryCodesOutput carries recovery codes.
type RecoveryCodesOutput struct {
	Body struct {
		RecoveryCodes []string `json:"recovery_codes" doc:"Ten, shown once; empty when earlier ones go on working"`
	}
}

// SecondFactor completes a sign-in by a code.
func (h *Handler) SecondFactor(ctx context.Context, in *SecondFactorInput) (*SessionOutput, error) {
	return h.signedIn(h.service.SecondFactor(ctx, in.Body.Ticket, Way(in.Body.Way), in.Body.Code))
}

// PasskeyChallenge asks any passkey.
func (h *Handler) PasskeyChallenge(ctx context.Context, _ *struct{}) (*ChallengeOutput, error) {
	c, err := h.service.AskAnyPasskey(ctx)
	return &ChallengeOutput{Body: ChallengeWire{ChallengeID: c.ID, Options: c.Options}}, err
}

// SignInWithPasskey lets somebody in by a passkey.
func (h *Handler) SignInWithPasskey(ctx context.Context, in *PasskeySignInInput) (*SessionOutput, error) {
	signed, err := signedChallenge(in.Body.ChallengeID, in.Body.Credential)
	if err != nil {
		return nil, err
	}
	return h.signedIn(h.service.SignInWithPasskey(ctx, signed, in.Body.Remember, in.Body.Ticket))
}

// Doors lists the ways in beside the PIN or password.
func (h *Handler) Doors(ctx context.Context, _ *struct{}) (*DoorsOutput, error) {
	d, err := h.service.Doors(ctx, actor.Must(ctx))
	out := &DoorsOutput{}
	out.Body.TOTP, out.Body.RecoveryCodesLeft = d.TOTP, d.RecoveryCodesLeft
	out.Body.SecondFactorRequired = d.SecondFactorRequired
	out.Body.Passkeys = wires.Of(d.Passkeys, passkeyWire)
	return out, err
}

// NewPasskeyChallenge begins adding a passkey.
func (h *Handler) NewPasskeyChallenge(ctx context.Context, in *ProofInput) (*ChallengeOutput, error) {
	c, err := h.service.AskForPasskey(ctx, actor.Must(ctx), in.Body.CurrentSecret)
	return &ChallengeOutput{Body: ChallengeWire{ChallengeID: c.ID, Options: c.Options}}, err
}

// AddPasskey keeps a new passkey.
func (h *Handler) AddPasskey(ctx context.Context, in *AddPasskeyInput) (*PasskeyOutput, error) {
	signed, err := signedChallenge(in.Body.ChallengeID, in.Body.Credential)
	if err != nil {
		return nil, err
	}
	k, codes, err := h.service.AddPasskey(ctx, actor.Must(ctx), signed, in.Body.Label)
	out := &PasskeyOutput{}
	out.Body.Passkey, out.Body.RecoveryCodes = passkeyWire(k), listed(codes)
	return out, err
}

// RemovePasskey forgets a passkey.
func (h *Handler) RemovePasskey(ctx context.Context, in *RemovePasskeyInput) (*struct{}, error) {
	return nil, h.service.RemovePasskey(ctx, actor.Must(ctx), in.ID, in.Body.CurrentSecret)
}

// StartTOTP makes a secret for an authenticator app.
func (h *Handler) StartTOTP(ctx context.Context, in *ProofInput) (*TOTPOutput, error) {
	secret, uri, err := h.service.StartTOTP(ctx, actor.Must(ctx), in.Body.CurrentSecret)
	out := &TOTPOutput{}
	out.Body.Secret, out.Body.URI = secret, uri
	return out, err
}

// ConfirmTOTP turns an authenticator app on.
func (h *Handler) ConfirmTOTP(ctx context.Context, in *ConfirmTOTPInput) (*RecoveryCodesOutput, error) {
	return recoveryCodes(h.service.ConfirmTOTP(ctx, actor.Must(ctx), in.Body.Code))
}

// RemoveTOTP forgets an authenticator app.
func (h *Handler) RemoveTOTP(ctx context.Context, in *ProofInput) (*struct{}, error) {
	return nil, h.service.RemoveTOTP(ctx, actor.Must(ctx), in.Body.CurrentSecret)
}

// RenewRecoveryCodes makes ten new recovery codes.
func (h *Handler) RenewRecoveryCodes(ctx context.Context, in *ProofInput) (*RecoveryCodesOutput, error) {
	return recoveryCodes(h.service.RenewRecoveryCodes(ctx, actor.Must(ctx), in.Body.CurrentSecret))
}

func recoveryCodes(codes []string, err error) (*RecoveryCodesOutput, error) {
	out := &RecoveryCodesOutput{}
	out.Body.RecoveryCodes = listed(codes)
	return out, err
}

func listed(codes []string) []string { return append([]string{}, codes...) }

func passkeyWire(k Passkey) PasskeyWire {
	return PasskeyWire{ID: k.ID, Label: k.Label, CreatedAt: k.CreatedAt, LastUsedDay: k.LastUsedDay}
}

func signedChallenge(id uuid.UUID, credential map[string]any) (SignedChallenge, error) {
	text, err := json.Marshal(credential)
	return SignedChallenge{ChallengeID: id, Credential: text}, err
}

// askingOnTheWire puts the question for the second factor into its wire shape.
func askingOnTheWire(err error) error {
	var p *problem.Error
	if !errors.As(err, &p) {
		return err
	}
	if needed, ok := p.Current.(SecondFactorNeeded); ok {
		wire := SecondFactorWire{Ticket: needed.Ticket, ExpiresInSeconds: int(needed.ExpiresIn.Seconds())}
		for _, w := range needed.Ways {
			wire.Ways = append(wire.Ways, string(w))
		}
		p.Current = wire
	}
	return err
}

package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
)

const (
	accessLifetime   = 10 * time.Minute
	accessTokenLimit = 4096
	accessTokenType  = "at+jwt"
	accessIssuer     = "mainpate"
	accessAudience   = "mainpate-api"
	opaqueTokenBytes = 32
)

// accessTokens signs and reads the short-lived tokens. They name a person and a
// session and carry no rights: those are looked up at every request.
type accessTokens struct {
	keys   []key // the first one signs, all are believed
	now    func() time.Time
	parser *jwt.Parser
}

type accessClaims struct {
	jwt.RegisteredClaims
	SessionID string `json:"sid"`
}

func newAccessTokens(keys []key, now func() time.Time) *accessTokens {
	return &accessTokens{
		keys: keys, now: now,
		parser: jwt.NewParser(
			jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}),
			jwt.WithIssuer(accessIssuer),
			jwt.WithAudience(accessAudience),
			jwt.WithExpirationRequired(),
			jwt.WithStrictDecoding(),
			jwt.WithTimeFunc(now),
		),
	}
}

func (a *accessTokens) sign(personID, sessionID uuid.UUID) (string, error) {
	now := a.now()
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, accessClaims{
		RegisteredClaims: jwt.RegisteredClaims{
			ID: uuid.NewString(), Subject: personID.String(),
			Issuer: accessIssuer, Audience: jwt.ClaimStrings{accessAudience},
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(accessLifetime)),
		},
		SessionID: sessionID.String(),
	})
	token.Header["typ"] = accessTokenType
	token.Header["kid"] = a.keys[0].name
	return token.SignedString(a.keys[0].bytes)
}

func (a *accessTokens) read(token string) (personID, sessionID uuid.UUID, err error) {
	if len(token) > accessTokenLimit {
		return uuid.Nil, uuid.Nil, errors.New("access token too long")
	}
	var claims accessClaims
	if _, err := a.parser.ParseWithClaims(token, &claims, a.keyFor); err != nil {
		return uuid.Nil, uuid.Nil, err
	}
	if personID, err = uuid.Parse(claims.Subject); err != nil {
		return uuid.Nil, uuid.Nil, fmt.Errorf("subject: %w", err)
	}
	if sessionID, err = uuid.Parse(claims.SessionID); err != nil {
		return uuid.Nil, uuid.Nil, fmt.Errorf("session: %w", err)
	}
	return personID, sessionID, nil
}

func (a *accessTokens) keyFor(token *jwt.Token) (any, error) {
	for _, k := range a.keys {
		if token.Header["typ"] == accessTokenType && token.Header["kid"] == k.name {
			return k.bytes, nil
		}
	}
	return nil, errors.New("not a token of this server")
}

// newToken makes one that says nothing and can only be looked up.
func newToken() string {
	secret := make([]byte, opaqueTokenBytes)
	_, _ = rand.Read(secret) // never fails: the runtime stops the process first
	return base64.RawURLEncoding.EncodeToString(secret)
}

// hashToken needs no key: 256 random bits cannot be guessed back.
func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

package auth

import (
	"crypto/hmac"
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
	accessLifetime    = 10 * time.Minute
	accessTokenLimit  = 4096
	accessTokenType   = "at+jwt"
	accessIssuer      = "mainpate"
	accessAudience    = "mainpate-api"
	refreshTokenBytes = 32
)

// accessTokens signs and reads the short-lived tokens. They name a person and a
// session and carry no rights: those are looked up at every request.
type accessTokens struct {
	key    []byte
	keyID  string
	now    func() time.Time
	parser *jwt.Parser
}

type accessClaims struct {
	jwt.RegisteredClaims
	SessionID string `json:"sid"`
}

func newAccessTokens(secret []byte, now func() time.Time) *accessTokens {
	key := derive(secret, "access token")
	thumbprint := sha256.Sum256(key)
	return &accessTokens{
		key: key, keyID: hex.EncodeToString(thumbprint[:8]), now: now,
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
	token.Header["kid"] = a.keyID
	return token.SignedString(a.key)
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
	if token.Header["typ"] != accessTokenType || token.Header["kid"] != a.keyID {
		return nil, errors.New("not a token of this server")
	}
	return a.key, nil
}

func newRefreshToken() string {
	secret := make([]byte, refreshTokenBytes)
	_, _ = rand.Read(secret) // never fails: the runtime stops the process first
	return base64.RawURLEncoding.EncodeToString(secret)
}

// hashRefreshToken needs no key: 256 random bits cannot be guessed back.
func hashRefreshToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
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

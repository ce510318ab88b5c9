package auth

import (
	"crypto/ed25519"
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
)

// TestForgedAccessTokens holds the ways in which others were broken into.
func TestForgedAccessTokens(t *testing.T) {
	now := noon
	tokens := newAccessTokens(keysFor(Config{Secret: []byte(strings.Repeat("s", 32))}, "access token"), func() time.Time { return now })
	other := newAccessTokens(keysFor(Config{Secret: []byte(strings.Repeat("x", 32))}, "access token"), func() time.Time { return now })
	_, edKey, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	good := func() *jwt.Token {
		token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
			"sub": uuid.NewString(), "sid": uuid.NewString(), "iss": accessIssuer, "aud": accessAudience,
			"exp": now.Add(time.Minute).Unix(),
		})
		token.Header["typ"], token.Header["kid"] = accessTokenType, tokens.keys[0].name
		return token
	}
	claim := func(name string, value any) func(*jwt.Token) any {
		return func(t *jwt.Token) any {
			t.Claims.(jwt.MapClaims)[name] = value
			return tokens.keys[0].bytes
		}
	}
	header := func(name string, value any) func(*jwt.Token) any {
		return func(t *jwt.Token) any {
			t.Header[name] = value
			return tokens.keys[0].bytes
		}
	}
	method := func(m jwt.SigningMethod, key any) func(*jwt.Token) any {
		return func(t *jwt.Token) any {
			t.Method, t.Header["alg"] = m, m.Alg()
			return key
		}
	}
	for name, forge := range map[string]func(*jwt.Token) any{
		"alg none":          method(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType),
		"other method":      method(jwt.SigningMethodHS512, tokens.keys[0].bytes),
		"public key method": method(jwt.SigningMethodEdDSA, edKey),
		"other key":         func(*jwt.Token) any { return other.keys[0].bytes },
		"other kid":         header("kid", other.keys[0].name),
		"path as kid":       header("kid", "../../dev/null"),
		"no kid":            header("kid", nil),
		"other typ":         header("typ", "JWT"),
		"other issuer":      claim("iss", "elsewhere"),
		"other audience":    claim("aud", "elsewhere"),
		"expired":           claim("exp", now.Add(-time.Second).Unix()),
		"odd person":        claim("sub", "' OR 1=1"),
		"odd session":       claim("sid", "1"),
		"no session":        claim("sid", ""),
		"endless":           func(t *jwt.Token) any { delete(t.Claims.(jwt.MapClaims), "exp"); return tokens.keys[0].bytes },
		"huge":              claim("note", strings.Repeat("a", accessTokenLimit)),
		"expired and forged": func(t *jwt.Token) any {
			t.Claims.(jwt.MapClaims)["exp"] = now.Add(-time.Hour).Unix()
			return other.keys[0].bytes
		},
	} {
		token := good()
		key := forge(token)
		signed, err := token.SignedString(key)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, _, err := tokens.read(signed); err == nil {
			t.Errorf("%s was let in", name)
		}
	}
	signed, err := good().SignedString(tokens.keys[0].bytes)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := tokens.read(signed); err != nil {
		t.Fatalf("the good one was refused: %v", err)
	}
	for name, odd := range map[string]string{
		"cut": signed[:len(signed)-2], "empty": "", "dots": strings.Repeat(".", 1<<20), "two more": signed + ".a.b",
	} {
		if _, _, err := tokens.read(odd); err == nil {
			t.Errorf("%s was let in", name)
		}
	}
	now = now.Add(time.Hour)
	if _, _, err := tokens.read(signed); err == nil {
		t.Error("an old token was let in")
	}
}

package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"mainpate/internal/actor"
)

// forgery makes access tokens by hand: only so can every part be wrong on its own.
type forgery struct {
	key            []byte
	header, claims obj
}

func (h *house) forgery(like *caller) forgery {
	h.Helper()
	mac := hmac.New(sha256.New, h.config.JWTSecret)
	mac.Write([]byte("mainpate access token"))
	f := forgery{key: mac.Sum(nil)}
	parts := strings.Split(like.access, ".")
	for part, into := range map[string]*obj{parts[0]: &f.header, parts[1]: &f.claims} {
		text, err := base64.RawURLEncoding.DecodeString(part)
		h.must(err)
		h.must(json.Unmarshal(text, into))
	}
	return f
}

func (f forgery) token(change func(*forgery)) string {
	f.header, f.claims = copied(f.header), copied(f.claims)
	change(&f)
	encode := func(v any) string {
		text, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		return base64.RawURLEncoding.EncodeToString(text)
	}
	signed := encode(f.header) + "." + encode(f.claims)
	mac := hmac.New(sha256.New, f.key)
	mac.Write([]byte(signed))
	return signed + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

func copied(o obj) obj {
	c := obj{}
	for k, v := range o {
		c[k] = v
	}
	return c
}

func TestForgedTokensOpenNothing(t *testing.T) {
	alone(t, func(h *house) {
		karim, ines := h.staff(actor.Coach, "Karim"), h.staff(actor.Administrator, "Ines")
		f := h.forgery(karim)
		if _, ok := f.claims["role"]; ok || f.claims["aud"] == nil {
			h.Errorf("claims: %v", f.claims)
		}
		ask := func(token string) reply {
			c := *karim
			c.access = token
			return c.send("GET", "/me", nil)
		}
		if a := ask(f.token(func(*forgery) {})); a.status != 200 {
			h.Fatalf("the forgery itself is wrong: %s", a.body)
		}
		now := h.clock.Now().Unix()
		for name, change := range map[string]func(*forgery){
			"another key":         func(f *forgery) { f.key = []byte(strings.Repeat("x", 32)) },
			"the raw secret":      func(f *forgery) { f.key = h.config.JWTSecret },
			"an empty key":        func(f *forgery) { f.key = nil },
			"the name of the key": func(f *forgery) { f.key, _ = hex.DecodeString(f.header["kid"].(string)) },
			"no algorithm":        func(f *forgery) { f.header["alg"] = "none" },
			"another algorithm":   func(f *forgery) { f.header["alg"] = "HS512" },
			"a key pair":          func(f *forgery) { f.header["alg"] = "EdDSA" },
			"another kid":         func(f *forgery) { f.header["kid"] = "other" },
			"a path as kid":       func(f *forgery) { f.header["kid"] = "../../dev/null" },
			"no kid":              func(f *forgery) { delete(f.header, "kid") },
			"another type":        func(f *forgery) { f.header["typ"] = "JWT" },
			"no end":              func(f *forgery) { delete(f.claims, "exp") },
			"the end in words":    func(f *forgery) { f.claims["exp"] = "never" },
			"expired":             func(f *forgery) { f.claims["exp"] = now - 60 },
			"another audience":    func(f *forgery) { f.claims["aud"] = "push" },
			"another issuer":      func(f *forgery) { f.claims["iss"] = "evil" },
			"somebody else":       func(f *forgery) { f.claims["sub"] = ines.id.String() },
			"nobody":              func(f *forgery) { f.claims["sub"] = newID() },
			"no session":          func(f *forgery) { delete(f.claims, "sid") },
			"another session":     func(f *forgery) { f.claims["sid"] = newID() },
		} {
			if a := ask(f.token(change)); a.status != 401 || a.text("code") != "not_signed_in" || a.header.Get("WWW-Authenticate") != "Bearer" {
				h.Errorf("%s: %d %s", name, a.status, a.body)
			}
		}
		whole := f.token(func(*forgery) {})
		unsigned := whole[:strings.LastIndex(whole, ".")+1]
		for name, token := range map[string]string{
			"unsigned": unsigned, "cut": whole[:len(whole)-4], "dots": strings.Repeat(".", 1<<20), "long": whole + strings.Repeat("A", 1<<20),
			"a space": "a b", "the refresh token": karim.refresh, "text": "null",
		} {
			if a := ask(token); a.status != 401 {
				h.Errorf("%s: %d %s", name, a.status, a.body)
			}
		}
		for _, header := range []string{"Basic " + whole, whole, "Bearer", "Bearer  " + whole, "bearer,Bearer " + whole} {
			c := *karim
			if a := c.send("GET", "/me", nil, "Authorization", header); a.status != 401 {
				h.Errorf("%.20s…: %d %s", header, a.status, a.body)
			}
		}
		h.clock.Advance(10*time.Minute + time.Second)
		karim.refused(401, "not_signed_in", "GET", "/me", nil)
	})
}

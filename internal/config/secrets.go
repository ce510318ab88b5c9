package config

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// FillSecrets makes what is not set and keeps it in the data directory, where a backup of SQLite finds it too.
// With PostgreSQL there may be several replicas, so nothing is made in silence.
func (c *Config) FillSecrets() error {
	if c.DatabaseURL != "" {
		return nil
	}
	if c.JWTSecret == nil {
		kept, err := c.keep("jwt.secret", func() (string, error) {
			b := make([]byte, secretLength)
			_, err := rand.Read(b)
			return hex.EncodeToString(b), err
		})
		if err != nil {
			return err
		}
		if c.JWTSecret, err = secret(kept); err != nil {
			return fmt.Errorf("jwt.secret: %w", err)
		}
	}
	if !c.VAPID.On() {
		private, err := c.keep("vapid.private", func() (string, error) {
			_, private, err := NewVAPIDKeys()
			return private, err
		})
		if err != nil {
			return err
		}
		if c.VAPID.Public, err = publicKey(private); err != nil {
			return fmt.Errorf("vapid.private: %w", err)
		}
		c.VAPID.Private = private
	}
	return nil
}

// Key makes a key for one purpose from the server's one secret, so that none of them gives away another.
func (c *Config) Key(purpose string) []byte {
	mac := hmac.New(sha256.New, c.JWTSecret)
	mac.Write([]byte("mainpate " + purpose))
	return mac.Sum(nil)
}

// keep reads a file of the data directory, or makes it for the owner's eyes only.
func (c *Config) keep(name string, make func() (string, error)) (string, error) {
	path := filepath.Join(c.DataDir, name)
	text, err := os.ReadFile(path)
	if err == nil {
		return string(bytes.TrimSpace(text)), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	value, err := make()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
		return "", err
	}
	return value, os.WriteFile(path, []byte(value+"\n"), 0o600)
}

// NewVAPIDKeys makes a key pair for push messages, in the base64url form that everybody expects.
func NewVAPIDKeys() (public, private string, err error) {
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return "", "", err
	}
	encode := base64.RawURLEncoding.EncodeToString
	return encode(key.PublicKey().Bytes()), encode(key.Bytes()), nil
}

func publicKey(private string) (string, error) {
	raw, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(private, "="))
	if err != nil {
		return "", errors.New("is not base64url")
	}
	key, err := ecdh.P256().NewPrivateKey(raw)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(key.PublicKey().Bytes()), nil
}

func (r *reader) vapid(public string) VAPID {
	v := VAPID{
		Public:  strings.TrimRight(r.text("MAINPATE_VAPID_PUBLIC", ""), "="),
		Private: strings.TrimRight(r.text("MAINPATE_VAPID_PRIVATE", ""), "="),
	}
	if v.Private != "" {
		derived, err := publicKey(v.Private)
		r.check("MAINPATE_VAPID_PRIVATE", err)
		if err == nil && v.Public != "" && v.Public != derived {
			r.check("MAINPATE_VAPID_PUBLIC", errors.New("does not belong to MAINPATE_VAPID_PRIVATE"))
		}
		v.Public = derived
	} else if v.Public != "" {
		r.check("MAINPATE_VAPID_PRIVATE", errors.New("is needed with MAINPATE_VAPID_PUBLIC"))
	}
	v.Subject = r.vapidSubject(public)
	return v
}

// vapidSubject is whom a push service may write to. Apple refuses addresses that cannot exist,
// which would show on iPhones only, so it shows here already.
func (r *reader) vapidSubject(public string) string {
	subject := r.text("MAINPATE_VAPID_SUBJECT", "")
	if subject == "" && strings.HasPrefix(public, "https://") {
		subject = public
	}
	if subject == "" {
		return "mailto:mainpate@localhost" // http is for trying out on one's own machine
	}
	u, err := url.Parse(subject)
	if err != nil || u.Scheme != "mailto" && u.Scheme != "https" {
		r.check("MAINPATE_VAPID_SUBJECT", fmt.Errorf("%q is not like mailto:office@example.org or https://example.org", subject))
		return subject
	}
	host := u.Hostname()
	if u.Scheme == "mailto" {
		_, host, _ = strings.Cut(u.Opaque, "@")
	}
	if !strings.Contains(host, ".") || hasAnySuffix(host, ".local", ".localhost", ".invalid", ".test", ".example") {
		r.check("MAINPATE_VAPID_SUBJECT", fmt.Errorf("%q: iPhones get no push from an address that cannot exist", subject))
	}
	return subject
}

func hasAnySuffix(text string, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.HasSuffix(text, s) {
			return true
		}
	}
	return false
}

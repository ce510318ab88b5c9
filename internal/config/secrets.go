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
	"slices"
	"strings"

	webpush "github.com/SherClockHolmes/webpush-go"
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
		return c.fillVAPID()
	}
	return nil
}

const (
	vapidFile         = "vapid.private"
	vapidPreviousFile = "vapid.previous" // one key a line, the youngest first
	vapidKept         = 5                // more than anybody changes keys in the life of a subscription
)

func (c *Config) fillVAPID() error {
	private, err := c.keep(vapidFile, func() (string, error) {
		_, private, err := NewVAPIDKeys()
		return private, err
	})
	if err != nil {
		return err
	}
	if c.VAPID.Public, err = publicKey(private); err != nil {
		return fmt.Errorf("%s: %w", vapidFile, err)
	}
	c.VAPID.Private = private
	c.VAPID.Previous, err = c.previousVAPID()
	return err
}

func (c *Config) previousVAPID() ([]string, error) {
	text, err := os.ReadFile(filepath.Join(c.DataDir, vapidPreviousFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	keys := strings.Fields(string(text))
	for _, key := range keys {
		if _, err := publicKey(key); err != nil {
			return nil, fmt.Errorf("%s: %w", vapidPreviousFile, err)
		}
	}
	return keys, nil
}

// RotateVAPID makes a new key pair in the data directory and keeps the old key, because subscriptions were made with
// it. It counts from the next start on. Keys from the environment are for whoever has set them.
func (c *Config) RotateVAPID() (public string, err error) {
	old, err := os.ReadFile(filepath.Join(c.DataDir, vapidFile))
	private := strings.TrimSpace(string(old))
	if c.DatabaseURL != "" || errors.Is(err, fs.ErrNotExist) || (err == nil && c.VAPID.On() && c.VAPID.Private != private) {
		return "", errors.New("the key is not in the data directory: move MAINPATE_VAPID_PRIVATE to MAINPATE_VAPID_PRIVATE_PREVIOUS " +
			"and set a new one from mainpate vapid-keys")
	}
	if err != nil {
		return "", err
	}
	previous, err := c.previousVAPID()
	if err != nil {
		return "", err
	}
	public, next, err := NewVAPIDKeys()
	if err != nil {
		return "", err
	}
	// The old key is safe among the previous ones before the new one takes its place.
	kept := slices.Compact(append([]string{private}, previous...))
	if err := c.replace(vapidPreviousFile, strings.Join(kept[:min(len(kept), vapidKept)], "\n")); err != nil {
		return "", err
	}
	return public, c.replace(vapidFile, next)
}

// replace writes a file of the data directory so that it is there in full, old or new, whatever happens.
func (c *Config) replace(name, text string) error {
	path := filepath.Join(c.DataDir, name)
	next, err := os.OpenFile(path+".new", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = next.WriteString(text + "\n")
	if err := errors.Join(err, next.Sync(), next.Close()); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// Key makes a key for one purpose from the server's one secret, so that none of them gives away another.
func (c *Config) Key(purpose string) []byte { return keyFrom(c.JWTSecret, purpose) }

// Keys are the key for everything new and, while the server's secret is being changed, the one for what is older.
func (c *Config) Keys(purpose string) [][]byte {
	keys := [][]byte{c.Key(purpose)}
	if len(c.PreviousSecret) > 0 {
		keys = append(keys, keyFrom(c.PreviousSecret, purpose))
	}
	return keys
}

func keyFrom(secret []byte, purpose string) []byte {
	mac := hmac.New(sha256.New, secret)
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
	private, public, err = webpush.GenerateVAPIDKeys()
	return public, private, err
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
	v.Previous = list(r, "MAINPATE_VAPID_PRIVATE_PREVIOUS", func(text string) (string, error) {
		_, err := publicKey(text)
		return strings.TrimRight(text, "="), err
	})
	if v.Private == "" && len(v.Previous) > 0 {
		r.check("MAINPATE_VAPID_PRIVATE", errors.New("is needed with MAINPATE_VAPID_PRIVATE_PREVIOUS"))
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

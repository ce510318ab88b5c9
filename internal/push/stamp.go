package push

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	stampLife = 12 * time.Hour // push services refuse more than a day
	stampRest = time.Hour      // a stamp that ends sooner is not used any more: clocks differ
	mostKept  = 1000
)

// stamps prove to push services who is sending (VAPID, RFC 8292). Signing costs more than the rest of a message, and
// one signature holds for all messages to a service, so it is kept.
type stamps struct {
	subject string
	mu      sync.Mutex
	kept    map[stampFor]stamp
}

type stampFor struct{ key, origin string }

type stamp struct {
	header  string
	expires time.Time
}

func newStamps(subject string) *stamps {
	if !strings.HasPrefix(subject, "https:") && !strings.HasPrefix(subject, "mailto:") {
		subject = "mailto:" + subject
	}
	return &stamps{subject: subject, kept: map[stampFor]stamp{}}
}

// header is what a message to the endpoint carries.
func (s *stamps) header(key Key, endpoint string, now time.Time) (string, error) {
	u, err := url.Parse(endpoint)
	if err != nil {
		return "", err
	}
	on := stampFor{key.ID, u.Scheme + "://" + u.Host}
	s.mu.Lock()
	defer s.mu.Unlock()
	if known, ok := s.kept[on]; ok && known.expires.Sub(now) > stampRest {
		return known.header, nil
	}
	fresh, err := s.sign(key, on.origin, now.Add(stampLife))
	if err != nil {
		return "", err
	}
	if len(s.kept) >= mostKept { // endpoints are chosen by strangers
		clear(s.kept)
	}
	s.kept[on] = fresh
	return fresh.header, nil
}

func (s *stamps) sign(key Key, origin string, expires time.Time) (stamp, error) {
	claims, err := json.Marshal(map[string]any{"aud": origin, "exp": expires.Unix(), "sub": s.subject})
	if err != nil {
		return stamp{}, err
	}
	encode := base64.RawURLEncoding.EncodeToString
	token := encode([]byte(`{"typ":"JWT","alg":"ES256"}`)) + "." + encode(claims)
	digest := sha256.Sum256([]byte(token))
	r, t, err := ecdsa.Sign(rand.Reader, key.signer, digest[:])
	if err != nil {
		return stamp{}, err
	}
	signature := make([]byte, 64)
	r.FillBytes(signature[:32])
	t.FillBytes(signature[32:])
	return stamp{"vapid t=" + token + "." + encode(signature) + ", k=" + key.Public, expires}, nil
}

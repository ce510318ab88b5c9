package push

import (
	"crypto/ecdh"
	"encoding/base64"
	"testing"
	"time"
)

func bytesOf(t *testing.T, text string) []byte {
	t.Helper()
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// The example of RFC 8291, section 5.
func TestTheExampleOfTheStandard(t *testing.T) {
	ours, err := ecdh.P256().NewPrivateKey(bytesOf(t, "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
	if err != nil {
		t.Fatal(err)
	}
	to := Subscription{
		P256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
		Auth:   "BTBZMqHH6r4Tts7J_aSIgg",
	}
	text := []byte("When I grow up, I want to be a watermelon")
	message, err := sealWith(ours, bytesOf(t, "DGv6ra1nlYgDCS1FRnbzlw"), text, to, 4096, len(text)+1)
	if err != nil {
		t.Fatal(err)
	}
	const want = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_" +
		"yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
	if got := base64.RawURLEncoding.EncodeToString(message); got != want {
		t.Errorf("got %s", got)
	}
	if _, err := seal(make([]byte, longestPayload+1), to); err == nil {
		t.Error("too long a payload is cut off")
	}
	for _, broken := range []Subscription{{P256dh: "%", Auth: to.Auth}, {P256dh: to.P256dh, Auth: "%"}, {P256dh: to.Auth, Auth: to.Auth}} {
		if _, err := seal(text, broken); err == nil {
			t.Errorf("%+v is sealed for", broken)
		}
	}
}

func TestAStampIsKeptForItsServiceAndKey(t *testing.T) {
	s, now := newStamps("office@mainpate.example.org"), time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)
	key, other := usualKey(t), Key{ID: "other", Public: "other", signer: usualKey(t).signer}
	header := func(key Key, endpoint string, now time.Time) string {
		t.Helper()
		h, err := s.header(key, endpoint, now)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	first := header(key, "https://push.example.org/a", now)
	if header(key, "https://push.example.org/b", now.Add(10*time.Hour)) != first {
		t.Error("it is signed again for the same service")
	}
	for name, another := range map[string]string{
		"service": header(key, "https://push2.example.org/a", now), "key": header(other, "https://push.example.org/a", now),
		"day": header(key, "https://push.example.org/a", now.Add(11*time.Hour)),
	} {
		if another == first {
			t.Errorf("another %s gets the same stamp", name)
		}
	}
	for i := range 3 * mostKept {
		header(key, "https://"+string(rune('a'+i%26))+time.Duration(i).String()+".example.org/", now)
	}
	if len(s.kept) > mostKept {
		t.Errorf("%d stamps are kept", len(s.kept))
	}
}

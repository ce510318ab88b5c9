package push

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/reminder"
)

func TestOnlyPushServicesAreCalled(t *testing.T) {
	h := newHosts([]string{"push.example.org", "http://127.0.0.1:4000"})
	for endpoint, want := range map[string]string{
		"https://fcm.googleapis.com/fcm/send/abc":                 "googleapis.com",
		"https://updates.push.services.mozilla.com/wpush/v2/x":    "push.services.mozilla.com",
		"https://web.push.apple.com/QABC":                         "push.apple.com",
		"https://WNS2-par02p.notify.windows.com:443/w/?token=a":   "notify.windows.com",
		"https://push.example.org/x":                              "push.example.org",
		"http://127.0.0.1:4000/push/1":                            "http://127.0.0.1:4000",
		"http://127.0.0.1:4001/push/1":                            "",
		"http://fcm.googleapis.com/x":                             "",
		"https://fcm.googleapis.com:8443/x":                       "",
		"https://169.254.169.254/a.google.com/":                   "",
		"https://evilpush.apple.com.attacker.org/x":               "",
		"https://notpush.apple.com.":                              "",
		"https://xpush.apple.com/x":                               "",
		"https://push.apple.com@169.254.169.254/x":                "",
		"https://user:word@web.push.apple.com/x":                  "",
		"https://web.push.apple.com/x#y":                          "",
		"https://[::1]/x":                                         "",
		"https://localhost/x":                                     "",
		"//web.push.apple.com/x":                                  "",
		"file:///etc/passwd":                                      "",
		"":                                                        "",
		"https://web.push.apple.com/" + strings.Repeat("x", 1100): "",
	} {
		if got, err := h.service(endpoint); got != want || (err == nil) != (want != "") {
			t.Errorf("%.60s: got %q, %v; want %q", endpoint, got, err, want)
		}
	}
}

func TestOnlyPublicAddressesAreDialed(t *testing.T) {
	for _, inside := range []string{
		"127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.1.2.3",
		"224.0.0.1", "255.255.255.255", "192.0.0.1", "198.18.0.1", "240.0.0.1", "203.0.113.5",
		"::1", "::", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "64:ff9b::a00:1", "2002:a00:1::", "2001::1",
		"2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
	} {
		if public(netip.MustParseAddr(inside)) {
			t.Errorf("%s counts as public", inside)
		}
	}
	for _, outside := range []string{"142.250.185.74", "17.57.144.1", "2a00:1450:4001::200a", "::ffff:17.57.144.1"} {
		if !public(netip.MustParseAddr(outside)) {
			t.Errorf("%s counts as inside", outside)
		}
	}
}

func TestDialGuard(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	address := strings.TrimPrefix(server.URL, "http://")
	if conn, err := newHosts(nil).dial(context.Background(), "tcp", address); err == nil {
		_ = conn.Close()
		t.Error("an address inside was dialed")
	}
	conn, err := newHosts([]string{server.URL}).dial(context.Background(), "tcp", address)
	if err != nil {
		t.Fatalf("an allowed address was refused: %v", err)
	}
	_ = conn.Close()
}

func TestJudge(t *testing.T) {
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		status            int
		body, retry       string
		verdict           Verdict
		retryAfter, pause time.Duration
	}{
		{201, "", "", Accepted, 0, 0},
		{200, "", "", Accepted, 0, 0},
		{202, "", "", Accepted, 0, 0},
		{404, "", "", Gone, 0, 0},
		{410, "", "", Gone, 0, 0},
		{429, "", "120", Busy, 2 * time.Minute, 2 * time.Minute},
		{429, "", "Wed, 25 Nov 2026 09:05:00 GMT", Busy, 5 * time.Minute, 5 * time.Minute},
		{429, "", "", Busy, time.Minute, time.Minute},
		{429, "", "99999999999999", Busy, time.Hour, time.Hour},
		{429, "", "9999999", Busy, time.Hour, time.Hour},
		{429, "", "-5", Busy, time.Minute, time.Minute},
		{406, "", "30", Busy, 30 * time.Second, 30 * time.Second},
		{408, "", "", Busy, 0, 0},
		{500, "", "", Busy, 0, 0},
		{503, "", "60", Busy, time.Minute, 0},
		{413, "", "", TooLarge, 0, 0},
		{400, `{"reason":"VapidPkHashMismatch"}`, "", WrongKey, 0, 0},
		{403, "the VAPID credentials in the authorization header do not correspond to the credentials used", "", WrongKey, 0, 0},
		{401, `{"message":"VAPID public key mismatch"}`, "", WrongKey, 0, 0},
		{403, `{"reason":"BadJwtToken"}`, "", Mistrust, 10 * time.Minute, 10 * time.Minute},
		{400, "", "", Rejected, 0, 0},
		{403, "", "", Rejected, 0, 0},
		{302, "", "", Rejected, 0, 0},
	} {
		got := judge(c.status, c.body, c.retry, now)
		if got.Verdict != c.verdict || got.RetryAfter != c.retryAfter || got.Pause != c.pause {
			t.Errorf("%d %q %q: got %+v", c.status, c.body, c.retry, got)
		}
	}
}

func TestLearn(t *testing.T) {
	now := time.Now()
	for _, c := range []struct {
		name    string
		before  Subscription
		answer  Answer
		keep    bool
		fails   int
		renewal bool
	}{
		{"success forgives", Subscription{Failures: 2}, Answer{Verdict: Accepted}, true, 0, false},
		{"gone is gone", Subscription{LastSuccessAt: &now}, Answer{Verdict: Gone}, false, 0, false},
		{"busy teaches nothing", Subscription{Failures: 2}, Answer{Verdict: Busy}, true, 2, false},
		{"no answer teaches nothing", Subscription{Failures: 2}, Answer{Verdict: NoAnswer}, true, 2, false},
		{"our mistake is not the device's", Subscription{Failures: 2}, Answer{Verdict: TooLarge}, true, 2, false},
		{"nor is our signature", Subscription{Failures: 2}, Answer{Verdict: Mistrust}, true, 2, false},
		{"success needs no renewal", Subscription{NeedsRenewal: true, Failures: 2}, Answer{Verdict: Accepted}, true, 0, false},
		{"the third wrong key without any success", Subscription{NeedsRenewal: true, Failures: 2}, Answer{Verdict: WrongKey}, false, 3, true},
		{"a wrong key needs a new subscription", Subscription{LastSuccessAt: &now}, Answer{Verdict: WrongKey}, true, 1, true},
		{"the third refusal without any success", Subscription{Failures: 2}, Answer{Verdict: Rejected}, false, 3, false},
		{"one that has worked is kept", Subscription{Failures: 9, LastSuccessAt: &now}, Answer{Verdict: Rejected}, true, 10, false},
	} {
		s := c.before
		if keep := s.Learn(c.answer, now); keep != c.keep || (keep && (s.Failures != c.fails || s.NeedsRenewal != c.renewal)) {
			t.Errorf("%s: keep %v, %+v", c.name, keep, s)
		}
	}
}

func TestAddressCheck(t *testing.T) {
	point := base64.RawURLEncoding.EncodeToString(make([]byte, 65))
	for name, a := range map[string]Address{
		"nothing":         {},
		"not on curve":    {P256dh: point, Auth: "AAAAAAAAAAAAAAAAAAAAAA"},
		"short auth":      {P256dh: point, Auth: "AAAA"},
		"not base64 text": {P256dh: "%%%", Auth: "%%%"},
	} {
		if a.Check() == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestADeviceBelongsToWhoeverHoldsItsKeys(t *testing.T) {
	now, samira, jonas := time.Now(), uuid.New(), uuid.New()
	s := Subscription{PersonID: samira, P256dh: "p", Auth: "a", Failures: 2, NeedsRenewal: true}
	if err := s.Seen(jonas, nil, Address{P256dh: "q", Auth: "a"}, "key", now); err == nil || s.PersonID != samira {
		t.Errorf("taken over without the keys: %v", err)
	}
	if err := s.Seen(jonas, nil, Address{P256dh: "p", Auth: "a"}, "key", now); err != nil || s.KeyID != "" || s.PersonID != jonas || s.NeedsRenewal || s.Failures != 2 {
		t.Errorf("not taken over: %v, %+v", err, s)
	}
	if err := s.Seen(jonas, nil, Address{P256dh: "new", Auth: "new"}, "key", now); err != nil || s.Failures != 0 || !s.has(Address{P256dh: "new", Auth: "new"}) {
		t.Errorf("the owner may not change the keys: %v, %+v", err, s)
	}
}

func TestReachable(t *testing.T) {
	now := time.Now()
	recently, longAgo := now.Add(-44*24*time.Hour), now.Add(-46*24*time.Hour)
	for name, c := range map[string]struct {
		s    Subscription
		want bool
	}{
		"seen":        {Subscription{KeyID: "k", LastSeenAt: recently}, true},
		"not seen":    {Subscription{KeyID: "k", LastSeenAt: longAgo}, false},
		"but reached": {Subscription{KeyID: "k", LastSeenAt: longAgo, LastSuccessAt: &recently}, true},
		"other key":   {Subscription{KeyID: "lost", LastSeenAt: recently}, false},
		"older key":   {Subscription{KeyID: "older", LastSeenAt: recently}, true},
		"to renew":    {Subscription{KeyID: "k", LastSeenAt: recently, NeedsRenewal: true}, false},
	} {
		if c.s.Reachable(keyring{newest: Key{ID: "k"}, all: map[string]Key{"k": {}, "older": {}}}, now) != c.want {
			t.Errorf("%s: want %v", name, c.want)
		}
	}
}

func TestPayloadIsDeclarativeAndSmall(t *testing.T) {
	raw, err := payloadOf(reminder.Notice{
		Title: "MainPate", Body: strings.Repeat("غ", 200), Navigate: "https://mainpate.example/milestones/" + uuid.NewString(),
		Language: "ar", Tag: strings.Repeat("t", 32), Topic: strings.Repeat("t", 32),
	})
	if err != nil || len(raw) > 1500 {
		t.Fatalf("%d bytes, %v", len(raw), err)
	}
	var got struct {
		WebPush      int               `json:"web_push"`
		Notification map[string]string `json:"notification"`
	}
	if err := json.Unmarshal(raw, &got); err != nil || got.WebPush != 8030 {
		t.Fatalf("%v, %s", err, raw)
	}
	for field, want := range map[string]string{"title": "MainPate", "lang": "ar", "dir": "rtl", "tag": strings.Repeat("t", 32)} {
		if got.Notification[field] != want {
			t.Errorf("%s is %q", field, got.Notification[field])
		}
	}
	if !strings.HasPrefix(got.Notification["navigate"], "https://") {
		t.Errorf("navigate is not absolute: %s", got.Notification["navigate"])
	}
}

func TestASuccessADayIsExactEnough(t *testing.T) {
	now := time.Now()
	lately, before := now.Add(-time.Hour), now.Add(-25*time.Hour)
	for name, c := range map[string]struct {
		s    Subscription
		v    Verdict
		want bool
	}{
		"the first":          {Subscription{}, Accepted, true},
		"one more today":     {Subscription{LastSuccessAt: &lately}, Accepted, false},
		"the first today":    {Subscription{LastSuccessAt: &before}, Accepted, true},
		"after a refusal":    {Subscription{LastSuccessAt: &lately, Failures: 1}, Accepted, true},
		"gone":               {Subscription{LastSuccessAt: &lately}, Gone, true},
		"nothing of its own": {Subscription{}, Busy, false},
	} {
		if got := c.s.teaches(Answer{Verdict: c.v}, now); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

package push

import (
	"bytes"
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"mainpate/internal/push/pushtest"
	"mainpate/internal/reminder"
)

// A key pair made for these tests.
const testKey = "c3YkBWyVJqT2xBO1d0fZo5nZs3f2E8hQmJ7l1mJ0y2k"

func testSender(t *testing.T, service *pushtest.Service, subject string) *sender {
	t.Helper()
	return newSender(subject, newHosts([]string{service.Origin()}), time.Now)
}

func usualKey(t *testing.T) Key {
	t.Helper()
	key, err := NewKey(testKey)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func subscriptionAt(s pushtest.Subscription) Subscription {
	return Subscription{Endpoint: s.Endpoint, P256dh: s.P256dh, Auth: s.Auth}
}

var aNotice = reminder.Notice{Topic: "topic_1", Urgency: reminder.High, TTL: 2 * time.Hour}

// All devices share one payload: whoever padded it in place would mix up their messages (run with -race as well).
func TestOnePayloadToManyDevicesAtOnce(t *testing.T) {
	service := pushtest.New(t)
	s := testSender(t, service, "mailto:office@mainpate.example.org")
	const text = `{"web_push":8030}`
	payload := append(make([]byte, 0, 4096), text...)
	var all sync.WaitGroup
	for range 50 {
		to := subscriptionAt(service.Subscribe())
		all.Go(func() {
			if a := s.post(context.Background(), usualKey(t), to, payload, aNotice); a.Verdict != Accepted {
				t.Errorf("got %+v", a)
			}
		})
	}
	all.Wait()
	if rest := payload[len(payload):cap(payload)]; !bytes.Equal(rest, make([]byte, len(rest))) {
		t.Error("something was written behind the payload")
	}
	got := service.Received()
	if len(got) != 50 {
		t.Fatalf("%d received", len(got))
	}
	for _, m := range got {
		if string(m.Payload) != text || m.Topic != "topic_1" || m.Urgency != "high" || m.TTL != 2*time.Hour {
			t.Fatalf("got %+v", m)
		}
		if m.Key != usualKey(t).Public || m.Subject != "mailto:office@mainpate.example.org" {
			t.Fatalf("signed by %s for %s", m.Key, m.Subject)
		}
		if m.Size != recordSize {
			t.Fatalf("%d bytes give the length away or are too many for some phones", m.Size)
		}
	}
}

// The library signs every message anew, which is why it is not used for sending; what arrives is the same.
func TestTheLibrarySendsTheSame(t *testing.T) {
	service := pushtest.New(t)
	key, to, payload := usualKey(t), subscriptionAt(service.SubscribeWith(usualKey(t).Public)), []byte(`{"web_push":8030}`)
	answer, err := webpush.SendNotification(bytes.Clone(payload), &webpush.Subscription{
		Endpoint: to.Endpoint, Keys: webpush.Keys{Auth: to.Auth, P256dh: to.P256dh},
	}, &webpush.Options{
		RecordSize: recordSize, Subscriber: "office@mainpate.example.org", VAPIDPublicKey: key.Public, VAPIDPrivateKey: testKey,
		Topic: aNotice.Topic, Urgency: webpush.UrgencyHigh, TTL: int(aNotice.TTL.Seconds()),
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	s := testSender(t, service, "office@mainpate.example.org")
	if a := s.post(context.Background(), key, to, payload, aNotice); a.Verdict != Accepted {
		t.Fatalf("got %+v", a)
	}
	if got := service.Received(); len(got) != 2 || !reflect.DeepEqual(got[0], got[1]) {
		t.Errorf("got %+v", got)
	}
}

func TestSubjectMayBeAPage(t *testing.T) {
	service := pushtest.New(t)
	s := testSender(t, service, "https://mainpate.example.org")
	s.post(context.Background(), usualKey(t), subscriptionAt(service.Subscribe()), []byte("{}"), aNotice)
	if got := service.Received(); len(got) != 1 || got[0].Subject != "https://mainpate.example.org" {
		t.Errorf("got %+v", got)
	}
}

func TestPostGivesUp(t *testing.T) {
	service := pushtest.New(t)
	s := testSender(t, service, "https://mainpate.example.org")
	to := subscriptionAt(service.Subscribe())

	service.AnswerAll(pushtest.Answer{Hang: true})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if a := s.post(ctx, usualKey(t), to, []byte("{}"), aNotice); a.Verdict != NoAnswer {
		t.Errorf("hanging: %+v", a)
	}
	service.AnswerAll(pushtest.Answer{Status: 307})
	before := service.Asked()
	if a := s.post(context.Background(), usualKey(t), to, []byte("{}"), aNotice); a.Verdict != Rejected || service.Asked() != before+1 {
		t.Errorf("a redirect was followed: %+v after %d requests", a, service.Asked()-before)
	}
	service.AnswerAll(pushtest.Answer{})
	before = service.Asked()
	if a := s.post(context.Background(), usualKey(t), to, []byte(strings.Repeat("x", longestPayload+1)), aNotice); a.Verdict != TooLarge {
		t.Errorf("too long: %+v", a)
	}
	if a := s.post(context.Background(), usualKey(t), to, []byte("{}"), reminder.Notice{Topic: "not a topic"}); a.Verdict != TooLarge {
		t.Errorf("bad topic: %+v", a)
	}
	if service.Asked() != before {
		t.Error("a message that cannot be right was sent")
	}
	if a := s.post(context.Background(), usualKey(t), to, []byte(strings.Repeat("x", longestPayload)), aNotice); a.Verdict != Accepted {
		t.Errorf("the longest: %+v", a)
	}
}

func TestKeys(t *testing.T) {
	for _, bad := range []string{"", "%%%", "AAAA"} {
		if _, err := NewKey(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
	a, errA := NewKey(testKey)
	b, errB := NewKey(testKey + "=")
	if errA != nil || errB != nil || a.ID != b.ID || a.Public != b.Public || len(a.Public) != 87 || a.ID == "" {
		t.Errorf("%+v %v, %+v %v", a, errA, b, errB)
	}
}

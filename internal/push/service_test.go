package push_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/problem"
	"mainpate/internal/push/pushtest"
	"mainpate/internal/reminder"
)

func TestSubscribing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		phone := s.device(s.samira)
		for range 2 { // every start says it again
			if err := s.Subscribe(ctx, s.samira, address(phone)); err != nil {
				t.Fatal(err)
			}
		}
		if s.devices(s.samira) != 1 || !s.reachable(s.samira) || s.reachable(s.jonas) {
			t.Errorf("Samira has %d devices", s.devices(s.samira))
		}
		stolen := address(s.outside.Subscribe())
		stolen.Endpoint = phone.Endpoint
		s.refused(s.Subscribe(ctx, s.jonas, stolen), problem.Conflict, "endpoint_taken")
		if err := s.Subscribe(ctx, s.jonas, address(phone)); err != nil { // a shared phone
			t.Fatal(err)
		}
		if s.devices(s.samira) != 0 || s.devices(s.jonas) != 1 {
			t.Error("the shared phone still reminds Samira")
		}
		if err := s.Unsubscribe(ctx, s.samira, phone.Endpoint); err != nil || s.devices(s.jonas) != 1 {
			t.Errorf("somebody else's device was removed, %v", err)
		}
		if err := s.Unsubscribe(ctx, s.jonas, phone.Endpoint); err != nil || s.devices(s.jonas) != 0 {
			t.Errorf("still there, %v", err)
		}
		foreign := address(s.outside.Subscribe())
		foreign.Endpoint = "https://169.254.169.254/latest"
		s.refused(s.Subscribe(ctx, s.samira, foreign), problem.Unprocessable, "invalid")
	})
}

func TestTooManyDevices(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		first := s.device(s.samira)
		for range 10 {
			clock.Advance(time.Minute)
			s.device(s.samira)
		}
		if n := s.devices(s.samira); n != 10 {
			t.Errorf("%d devices", n)
		}
		s.send(s.samira)
		for _, m := range s.outside.Received() {
			if m.Endpoint == first.Endpoint {
				t.Error("the oldest is still there")
			}
		}
	})
}

func TestRenewal(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		old, renewed := s.device(s.samira), s.outside.Subscribe()
		for range 2 { // the answer may get lost
			if err := s.Renew(ctx, old.Endpoint, address(renewed)); err != nil {
				t.Fatal(err)
			}
		}
		s.send(s.samira)
		if got := s.outside.Received(); len(got) != 1 || got[0].Endpoint != renewed.Endpoint {
			t.Errorf("got %+v", got)
		}
		s.refused(s.Renew(ctx, "https://push.example.org/guess", address(s.outside.Subscribe())), problem.Missing, "not_found")
		other := s.device(s.jonas)
		s.refused(s.Renew(ctx, renewed.Endpoint, address(other)), problem.Missing, "not_found")
	})
}

func TestSessionsEnded(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.device(s.samira)
		s.device(s.jonas)
		s.tx(func(tx *gorm.DB) error { return s.SessionsEnded(ctx, tx, []uuid.UUID{s.samira.SessionID}) })
		if s.devices(s.samira) != 0 || s.devices(s.jonas) != 1 {
			t.Error("the wrong devices were forgotten")
		}
		s.tx(func(tx *gorm.DB) error { return tx.Exec("DELETE FROM sessions").Error })
		if s.devices(s.jonas) != 1 {
			t.Error("a session that grew old took the device with it")
		}
	})
}

func TestWhatPushServicesAnswer(t *testing.T) {
	for _, c := range []struct {
		name    string
		answer  pushtest.Answer
		result  reminder.Result
		devices int
	}{
		{"201", pushtest.Answer{}, reminder.HandedOver, 1},
		{"404", pushtest.Answer{Status: 404}, reminder.NoDevice, 0},
		{"410", pushtest.Answer{Status: 410}, reminder.NoDevice, 0},
		{"413", pushtest.Answer{Status: 413}, reminder.Refused, 1},
		{"429", pushtest.Answer{Status: 429, RetryAfter: "120"}, reminder.TryLater, 1},
		{"500", pushtest.Answer{Status: 500}, reminder.TryLater, 1},
		{"wrong key", pushtest.Answer{Status: 400, Body: `{"reason":"VapidPkHashMismatch"}`}, reminder.NoDevice, 0},
		{"refused", pushtest.Answer{Status: 403}, reminder.Refused, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
				s := setStage(t, db, clock)
				s.device(s.samira)
				s.outside.AnswerAll(c.answer)
				if got := s.send(s.samira); got.Result != c.result {
					t.Errorf("got %+v", got)
				}
				if n := s.devices(s.samira); n != c.devices {
					t.Errorf("%d devices left", n)
				}
			})
		})
	}
}

func TestOneDeviceIsEnough(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		broken, gone := s.device(s.samira), s.device(s.samira)
		s.device(s.samira)
		s.outside.Answer(broken.Endpoint, pushtest.Answer{Status: 500})
		s.outside.Answer(gone.Endpoint, pushtest.Answer{Status: 410})
		if got := s.send(s.samira); got.Result != reminder.HandedOver || len(s.outside.Received()) != 1 {
			t.Errorf("got %+v", got)
		}
		if s.devices(s.samira) != 2 {
			t.Errorf("%d devices left", s.devices(s.samira))
		}
	})
}

func TestAServiceThatAsksForPatienceIsLeftAlone(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		phone := s.device(s.samira)
		s.device(s.jonas)
		s.outside.Answer(phone.Endpoint, pushtest.Answer{Status: 429, RetryAfter: "120"})
		s.send(s.samira)
		asked := s.outside.Asked()
		if got := s.send(s.jonas); got.Result != reminder.TryLater || got.RetryAfter != 2*time.Minute || s.outside.Asked() != asked {
			t.Errorf("got %+v", got)
		}
		clock.Advance(2 * time.Minute)
		if got := s.send(s.jonas); got.Result != reminder.HandedOver {
			t.Errorf("two minutes later: %+v", got)
		}
	})
}

func TestAHangingServiceLosesNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.device(s.samira)
		s.outside.AnswerAll(pushtest.Answer{Hang: true})
		impatient, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
		defer cancel()
		got := s.carry(impatient, s.samira, reminder.Notice{Topic: "t", Tag: "t", TTL: time.Hour})
		if got.Result != reminder.TryLater || s.devices(s.samira) != 1 {
			t.Errorf("got %+v", got)
		}
	})
}

func TestWithoutAKeyPushIsOff(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.Service = s.with("")
		_, err := s.Key()
		s.refused(err, problem.Missing, "push_off")
		s.refused(s.Subscribe(ctx, s.samira, address(s.outside.Subscribe())), problem.Missing, "push_off")
		if got := s.send(s.samira); got.Result != reminder.NoDevice || s.reachable(s.samira) {
			t.Errorf("got %+v", got)
		}
	})
}

func TestTidyForgetsWhatNobodyKnowsAnyMore(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.device(s.samira)
		s.device(s.jonas)
		clock.Advance(40 * 24 * time.Hour)
		if got := s.send(s.jonas); got.Result != reminder.HandedOver {
			t.Fatalf("got %+v", got)
		}
		clock.Advance(21 * 24 * time.Hour)
		if err := s.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		if s.devices(s.samira) != 0 || s.devices(s.jonas) != 1 {
			t.Error("forgot the wrong device")
		}
	})
}

// From the proposal of a meeting to the words on the lock screen, encrypted in between.
func TestAReminderArrives(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.device(s.samira)
		zone, err := calendar.Zone("")
		if err != nil {
			t.Fatal(err)
		}
		reminders := reminder.NewService(db, s.Service, reminder.Options{
			Zone: zone, PublicURL: "https://mainpate.example.org", TagKey: []byte("secret"), Log: slog.New(slog.DiscardHandler),
		})
		meeting := database.NewID()
		s.tx(func(tx *gorm.DB) error {
			return reminders.MilestoneMeeting(ctx, tx, meeting, 1, []uuid.UUID{s.samira.PersonID, s.jonas.PersonID},
				time.Date(2026, 11, 27, 15, 0, 0, 0, zone).UTC(), "")
		})
		clock.Set(time.Date(2026, 11, 26, 15, 0, 0, 0, zone))
		if _, err := reminders.RunDue(ctx); err != nil {
			t.Fatal(err)
		}
		got := s.outside.Received()
		if len(got) != 1 {
			t.Fatalf("%d messages", len(got))
		}
		var payload struct {
			Notification struct{ Title, Body, Navigate, Tag string }
		}
		if err := json.Unmarshal(got[0].Payload, &payload); err != nil {
			t.Fatal(err)
		}
		n := payload.Notification
		if !strings.HasPrefix(n.Body, "Morgen 15 Uhr. Bis dann.") || n.Navigate != "https://mainpate.example.org/milestones/"+meeting.String() {
			t.Errorf("got %+v", n)
		}
		if got[0].Topic != n.Tag || got[0].Urgency != "high" || got[0].TTL != 9*time.Hour {
			t.Errorf("topic %s, urgency %s, TTL %s", got[0].Topic, got[0].Urgency, got[0].TTL)
		}
	})
}

package reminder

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

func TestTheLadder(t *testing.T) {
	now := at(t, "2026-11-25 10:00")
	busy := func(after time.Duration) Outcome { return Outcome{Code: "busy", RetryAfter: after} }
	all := ways{usualOrder(), usualOrder()}
	for _, c := range []struct {
		name    string
		ways    ways
		tried   []ChannelName
		late    time.Duration // since this channel was tried first
		outcome Outcome
		state   State
		channel ChannelName
		after   time.Duration
		spent   []ChannelName
	}{
		{"reached", all, nil, 0, Outcome{Result: HandedOver}, Sent, Push, 0, nil},
		{"no device", all, nil, 0, Outcome{Result: NoDevice}, Pending, Email, 0, []ChannelName{Push}},
		{"refused", all, nil, 0, Outcome{Result: Refused, Code: "x"}, Pending, Email, 0, []ChannelName{Push}},
		{"a phone in a drawer", all, nil, 0, Outcome{Result: Doubtful}, Pending, Email, 0, []ChannelName{Push}},
		{"a phone in a drawer and nothing else", ways{usualOrder(), []ChannelName{Push}}, nil, 0, Outcome{Result: Doubtful}, Sent, Push, 0, nil},
		{"not reachable by mail", ways{usualOrder(), []ChannelName{Push, SMS}}, nil, 0, Outcome{Result: NoDevice}, Pending, SMS, 0, []ChannelName{Push}},
		{"mail did not reach before", all, []ChannelName{Email}, 0, Outcome{Result: NoDevice}, Pending, SMS, 0, []ChannelName{Email, Push}},
		{"nothing left", all, []ChannelName{Email, SMS}, 0, Outcome{Result: NoDevice}, Skipped, Push, 0, []ChannelName{Email, SMS, Push}},
		{"nothing left after a refusal", ways{usualOrder(), nil}, nil, 0, Outcome{Result: Refused, Code: "x"}, Failed, Push, 0, []ChannelName{Push}},
		{"their own order", ways{[]ChannelName{SMS, Push, Email}, usualOrder()}, nil, 0, Outcome{Result: NoDevice}, Pending, Email, 0, []ChannelName{Push}},
		{"round and round", ways{[]ChannelName{SMS, Email, Push}, usualOrder()}, nil, 0, Outcome{Result: NoDevice}, Pending, SMS, 0, []ChannelName{Push}},
		{"not chosen", ways{[]ChannelName{Push, SMS}, usualOrder()}, nil, 0, Outcome{Result: NoDevice}, Pending, SMS, 0, []ChannelName{Push}},
		{"in trouble", all, nil, 0, busy(0), Pending, Push, 30 * time.Second, nil},
		{"in trouble for a while", all, nil, 14*time.Minute + 50*time.Second, busy(0), Pending, Push, 10 * time.Second, nil},
		{"in trouble for too long", all, nil, 15 * time.Minute, busy(0), Pending, Email, 0, nil},
		{"in trouble for longer than patience", all, nil, 0, busy(time.Hour), Pending, Email, 15 * time.Minute, nil},
		{"in trouble with nothing else", ways{usualOrder(), []ChannelName{Push}}, nil, 20 * time.Minute, busy(time.Hour), Pending, Push, time.Hour, nil},
	} {
		began := now.Add(-c.late)
		r := Reminder{Occasion: Milestone, Channel: Push, Tried: c.tried, ExpiresAt: now.Add(24 * time.Hour)}
		r.Claim(uuid.New(), began)
		r.Finish(c.outcome, r.next(c.ways), now)
		if r.State != c.state || r.Channel != c.channel || c.spent != nil && !slices.Equal(r.Tried, c.spent) {
			t.Errorf("%s: %+v", c.name, r)
		}
		if c.state == Pending && !r.NextTryAt.Equal(now.Add(c.after)) {
			t.Errorf("%s: next try after %s", c.name, r.NextTryAt.Sub(now))
		}
		if (r.SentAt != nil) != (c.state == Sent) || r.LeaseToken != nil {
			t.Errorf("%s: %+v", c.name, r)
		}
	}
}

func TestPatienceShrinksWithTheTimeLeft(t *testing.T) {
	now := at(t, "2026-11-25 10:00")
	for left, want := range map[time.Duration]time.Duration{
		24 * time.Hour: 15 * time.Minute, 45 * time.Minute: 15 * time.Minute, 30 * time.Minute: 10 * time.Minute, 3 * time.Minute: time.Minute,
	} {
		if got := (Reminder{ExpiresAt: now.Add(left)}).moveOn(now).Sub(now); got != want {
			t.Errorf("with %s left: %s", left, got)
		}
	}
}

func TestAnotherChannelTakesOver(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, start := setStage(t, db, clock), at(t, "2026-11-25 15:00")
		s.mails.devices, s.texts.devices = 1, 1
		s.planned(database.NewID(), 1, &start)
		clock.Set(at(t, "2026-11-25 13:00"))
		s.phones.answer = func() Outcome { return Outcome{Result: NoDevice} }
		s.mails.answer = func() Outcome { return Outcome{Code: "status_451"} }
		s.pass()
		clock.Advance(14 * time.Minute)
		s.pass()
		if len(s.texts.handed) != 0 {
			t.Fatalf("the SMS came too early: %+v", s.texts.handed)
		}
		clock.Advance(time.Minute)
		s.pass()
		if len(s.texts.handed) != 2 || len(s.mails.handed) != 0 {
			t.Errorf("%d messages, %d mails", len(s.texts.handed), len(s.mails.handed))
		}
		s.mails.answer = nil
		clock.Advance(time.Hour)
		s.pass()
		if len(s.texts.handed) != 2 || len(s.mails.handed) != 0 {
			t.Errorf("reached twice: %d messages, %d mails", len(s.texts.handed), len(s.mails.handed))
		}
	})
}

func TestTheOrderIsThePersonsOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, start := setStage(t, db, clock), at(t, "2026-11-25 15:00")
		s.mails.devices = 1
		s.planned(database.NewID(), 1, &start) // planned before the choice, so that it has to follow
		ctx, jonas := context.Background(), actor.Actor{PersonID: s.jonas}
		if _, err := s.ChooseSettings(ctx, jonas, nil, Choice{MeetingLeadMinutes: 120, Channels: []ChannelName{Email, Push}}); err != nil {
			t.Fatal(err)
		}
		standing, err := s.Standing(ctx, jonas)
		if err != nil || !slices.Equal(standing.On, []ChannelName{Email, Push}) || !slices.Equal(standing.Offered, usualOrder()) {
			t.Errorf("%+v, %v", standing, err)
		}
		later := at(t, "2026-11-26 15:00")
		s.planned(database.NewID(), 1, &later)
		clock.Set(at(t, "2026-11-25 13:00"))
		s.pass()
		clock.Set(at(t, "2026-11-26 13:00"))
		s.pass()
		if len(s.mails.handed) != 2 || s.mails.handed[0].person != s.jonas || s.mails.handed[1].person != s.jonas {
			t.Errorf("mails: %+v", s.mails.handed)
		}
		if got := s.heard(s.jonas); len(got) != 0 {
			t.Errorf("heard %q as well", got)
		}
	})
}

func TestATestIsAboutTheDevicesOnly(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, jonas := setStage(t, db, clock), actor.Actor{}
		jonas.PersonID = s.jonas
		s.mails.devices = 1
		s.phones.answer = func() Outcome { return Outcome{Result: Refused, Code: "status_403"} }
		id, _, err := s.SendTest(context.Background(), jonas)
		if err != nil {
			t.Fatal(err)
		}
		s.pass()
		if r, err := s.FindTest(context.Background(), jonas, id); err != nil || r.State != Failed || len(s.mails.handed) != 0 {
			t.Errorf("%+v, %v; %d mails", r, err, len(s.mails.handed))
		}
	})
}

// An SMS that is on its way when the meeting moves is not taken back: the refusal comes too late to matter.
func TestWhatIsOnItsWayIsNotRevived(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, meeting := setStage(t, db, clock), database.NewID()
		s.phones.devices, s.texts.devices = 0, 1
		s.milestone(meeting, 1, "2026-11-26 15:00", "")
		clock.Set(at(t, "2026-11-26 13:00"))
		moved := false
		s.texts.answer = func() Outcome {
			if !moved {
				moved = true
				s.milestone(meeting, 2, "2026-11-27 15:00", "moved")
			}
			return Outcome{Code: "status_429"}
		}
		s.pass()
		s.texts.answer = nil
		clock.Advance(2 * time.Minute)
		s.pass()
		for _, h := range s.texts.handed {
			if firstLine(h.notice.Lasting) == "Donnerstag, 26. November, 15 Uhr. Bis dann." {
				t.Errorf("the old time went out after it had changed: %+v", h)
			}
		}
		if len(s.texts.handed) != 2 {
			t.Errorf("%d messages", len(s.texts.handed))
		}
	})
}

func TestAChannelThatIsNoMoreHoldsNothingBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, start := setStage(t, db, clock), at(t, "2026-11-25 15:00")
		s.mails.devices = 1
		if _, err := s.ChooseSettings(context.Background(), actor.Actor{PersonID: s.jonas}, nil,
			Choice{MeetingLeadMinutes: 120, Channels: []ChannelName{Email, Push}}); err != nil {
			t.Fatal(err)
		}
		s.planned(database.NewID(), 1, &start)
		clock.Set(at(t, "2026-11-25 13:00"))
		without := NewService(db, s.phones, Options{Zone: s.zone, TagKey: []byte("secret"), Log: s.log})
		if _, err := without.RunDue(context.Background()); err != nil {
			t.Fatal(err)
		}
		if got := s.heard(s.jonas); len(got) != 1 || len(s.mails.handed) != 0 {
			t.Errorf("heard %q", got)
		}
	})
}

// Somebody chooses another order at the very moment at which a replica begins to hand over.
func TestAnotherOrderLeavesAloneWhatIsOnItsWay(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, start, ctx := setStage(t, db, clock), at(t, "2026-11-25 15:00"), context.Background()
		s.planned(database.NewID(), 1, &start)
		seen, err := waitingFor(ctx, db.Read(ctx), s.jonas)
		if err != nil || len(seen) != 1 {
			t.Fatalf("%+v, %v", seen, err)
		}
		clock.Set(at(t, "2026-11-25 13:00"))
		claimed, _, err := s.claim(ctx, s.lines[0])
		if err != nil || len(claimed) != 2 {
			t.Fatalf("%+v, %v", claimed, err)
		}
		s.tx(func(tx *gorm.DB) error {
			seen[0].leave(Email, clock.Now())
			return saveWaiting(ctx, tx, seen[0])
		})
		if mine, err := stillMine(ctx, db.Read(ctx), claimed); err != nil || len(mine) != 2 {
			t.Errorf("%d of two are still on their way, %v", len(mine), err)
		}
	})
}

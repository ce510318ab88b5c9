package reminder

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/problem"
)

func TestMilestoneMeetingFromProposalToDay(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.milestone(database.NewID(), 1, "2026-12-03 15:00", "")
		s.pass()
		s.expect(s.jonas)
		for _, step := range []struct{ wall, text string }{
			{"2026-11-26 15:00", "Donnerstag, 3. Dezember, 15 Uhr. Bis dann."},
			{"2026-12-02 15:00", "Morgen 15 Uhr. Bis dann."},
			{"2026-12-03 13:00", "Heute 15 Uhr. Bis dann."},
		} {
			clock.Set(at(t, step.wall).Add(-time.Millisecond))
			s.pass()
			s.expect(s.jonas)
			clock.Advance(time.Millisecond)
			s.pass()
			s.expect(s.jonas, step.text)
			s.pass()
			s.expect(s.jonas)
		}
		if got := s.heard(s.samira); len(got) != 3 || got[1] != "غدًا الساعة 15:00. إلى اللقاء." {
			t.Errorf("Samira heard %q", got)
		}
	})
}

func TestMovedAndCancelled(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, id := setStage(t, db, clock), database.NewID()
		s.milestone(id, 1, "2026-12-03 15:00", "")
		s.milestone(id, 2, "2026-12-04 10:30", "moved")
		s.pass()
		s.expect(s.jonas, "Neue Zeit: Freitag, 4. Dezember, 10:30 Uhr.")
		if got := s.coming(s.jonas); len(got) != 3 || got[Day] != "2026-12-03 10:30" {
			t.Errorf("coming: %v", got)
		}
		s.milestone(id, 2, "2026-12-04 10:30", "cancelled")
		s.pass()
		s.expect(s.jonas, "Das Treffen fällt aus.")
		if got := s.coming(s.jonas); len(got) != 0 {
			t.Errorf("coming after the end: %v", got)
		}
	})
}

func TestNobodyIsRemindedOfAMeetingThatWasHeldEarly(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, id := setStage(t, db, clock), database.NewID()
		s.milestone(id, 1, "2026-12-03 15:00", "")
		s.milestone(id, 1, "2026-12-03 15:00", "held")
		s.pass()
		s.expect(s.jonas)
		if got := s.coming(s.jonas); len(got) != 0 {
			t.Errorf("coming after the meeting: %v", got)
		}
	})
}

func TestMovedAtNightWakesNobody(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, id := setStage(t, db, clock), database.NewID()
		s.milestone(id, 1, "2026-12-03 15:00", "")
		clock.Set(at(t, "2026-11-25 22:00"))
		s.milestone(id, 2, "2026-12-04 10:30", "moved")
		s.pass()
		s.expect(s.jonas)
		clock.Set(at(t, "2026-11-26 08:00"))
		s.pass()
		s.expect(s.jonas, "Neue Zeit: Freitag, 4. Dezember, 10:30 Uhr.")
	})
}

func TestAfterAStandstillOnlyTheNewestHelps(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.milestone(database.NewID(), 1, "2026-12-03 15:00", "")
		s.milestone(database.NewID(), 1, "2026-12-02 15:00", "")
		clock.Set(at(t, "2026-12-03 14:00"))
		if age, err := s.OldestDueAge(context.Background()); err != nil || age < 7*24*time.Hour {
			t.Errorf("the oldest has waited %s, %v", age, err)
		}
		s.pass()
		s.expect(s.jonas, "Heute 15 Uhr. Bis dann.")
		if age, err := s.OldestDueAge(context.Background()); err != nil || age != 0 {
			t.Errorf("still waiting %s, %v", age, err)
		}
	})
}

func TestPlannedMeetingFollowsTheChoice(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, tandem := setStage(t, db, clock), database.NewID()
		ctx, jonas := context.Background(), actor.Actor{PersonID: s.jonas}
		start := at(t, "2026-11-28 16:00")
		s.planned(tandem, 1, &start)
		if got := s.coming(s.jonas); got[Chosen] != "2026-11-28 14:00" {
			t.Fatalf("coming: %v", got)
		}
		if _, err := s.ChooseSettings(ctx, jonas, nil, Choice{MeetingLeadMinutes: 24 * 60}); err != nil {
			t.Fatal(err)
		}
		if got := s.coming(s.jonas); got[Chosen] != "2026-11-27 16:00" {
			t.Errorf("after choosing a day: %v", got)
		}
		if got := s.coming(s.samira); got[Chosen] != "2026-11-28 14:00" {
			t.Errorf("it moved the partner's: %v", got)
		}
		one := 1
		if _, err := s.ChooseSettings(ctx, jonas, &one, Choice{Off: []Occasion{Meeting}, MeetingLeadMinutes: 24 * 60}); err != nil {
			t.Fatal(err)
		}
		later := at(t, "2026-11-29 16:00")
		s.planned(tandem, 2, &later)
		if got := s.coming(s.jonas); len(got) != 0 {
			t.Errorf("coming though switched off: %v", got)
		}
		two := 2
		if _, err := s.ChooseSettings(ctx, jonas, &two, Choice{MeetingLeadMinutes: 120}); err != nil {
			t.Fatal(err)
		}
		if got := s.coming(s.jonas); len(got) != 1 || got[Chosen] != "2026-11-29 14:00" {
			t.Errorf("coming after switching on again: %v", got)
		}
		s.planned(tandem, 3, nil)
		if got := s.coming(s.jonas); len(got) != 0 {
			t.Errorf("coming after it was taken back: %v", got)
		}
	})
}

func TestSettingsAreVersioned(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		ctx, jonas := context.Background(), actor.Actor{PersonID: s.jonas}
		if got, err := s.Settings(ctx, jonas); err != nil || got.Version != 0 || got.MeetingLeadMinutes != 120 {
			t.Fatalf("at first %+v, %v", got, err)
		}
		for range 2 { // a lost answer is repeated
			if got, err := s.ChooseSettings(ctx, jonas, nil, Choice{Off: []Occasion{Plan}, MeetingLeadMinutes: 60}); err != nil || got.Version != 1 {
				t.Fatalf("got %+v, %v", got, err)
			}
		}
		var p *problem.Error
		zero := 0
		if _, err := s.ChooseSettings(ctx, jonas, &zero, Choice{MeetingLeadMinutes: 60}); !errors.As(err, &p) || p.Kind != problem.Outdated {
			t.Fatalf("a stale choice: %v", err)
		}
		if current, ok := p.Current.(Settings); !ok || current.Version != 1 || current.Wants(Plan) {
			t.Errorf("current is %+v", p.Current)
		}
	})
}

func TestPlansAndPromisesOfCoaches(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, ctx := setStage(t, db, clock), context.Background()
		plan, promise := database.NewID(), database.NewID()
		wait := func(version int, stop bool) {
			s.tx(func(tx *gorm.DB) error { return s.PlanWaiting(ctx, tx, plan, version, []uuid.UUID{s.jonas}, stop) })
		}
		due := func(revision int, day calendar.Day, stop bool) {
			s.tx(func(tx *gorm.DB) error { return s.PromiseDue(ctx, tx, promise, revision, s.jonas, day, stop) })
		}
		wait(3, false)
		wait(3, true)
		wait(3, false)
		due(1, "2026-12-01", false)
		due(2, "2026-12-03", false)
		s.pass()
		s.expect(s.jonas, "Ein Plan wartet auf Dich.")
		if got := s.coming(s.jonas); len(got) != 1 || got[Due] != "2026-12-02 09:00" {
			t.Errorf("coming: %v", got)
		}
		clock.Set(at(t, "2026-12-02 09:00"))
		s.pass()
		s.expect(s.jonas, "Eine Zusage steht an.")
		due(3, "2026-12-10", false)
		due(3, "2026-12-10", true)
		if got := s.coming(s.jonas); len(got) != 0 {
			t.Errorf("coming after it was kept: %v", got)
		}
	})
}

func TestWhatTheChannelSays(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, start := setStage(t, db, clock), at(t, "2026-11-25 15:00")
		s.planned(database.NewID(), 1, &start)
		clock.Set(at(t, "2026-11-25 13:00"))
		s.phones.answer = func() Outcome { return Outcome{Code: "away"} }
		s.pass()
		clock.Advance(29 * time.Second)
		s.phones.answer = nil
		s.pass()
		s.expect(s.jonas)
		clock.Advance(20 * time.Second)
		s.pass()
		s.expect(s.jonas, "Heute 15 Uhr. Bis dann.")
	})
}

func TestDisabledPeopleHearNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, start := setStage(t, db, clock), at(t, "2026-11-25 15:00")
		s.planned(database.NewID(), 1, &start)
		s.tx(func(tx *gorm.DB) error {
			_, err := s.people.SetDisabled(context.Background(), tx, s.jonas, true, false)
			return err
		})
		clock.Set(at(t, "2026-11-25 13:00"))
		s.pass()
		s.expect(s.jonas)
		if got := s.heard(s.samira); len(got) != 1 {
			t.Errorf("Samira heard %q", got)
		}
	})
}

func TestTestReminder(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		ctx, jonas := context.Background(), actor.Actor{PersonID: s.jonas}
		var p *problem.Error
		s.phones.devices = 0
		if _, _, err := s.SendTest(ctx, jonas); !errors.As(err, &p) || p.Code != "no_device" || p.Kind != problem.Conflict {
			t.Fatalf("without a device: %v", err)
		}
		s.phones.devices = 2
		clock.Set(at(t, "2026-11-25 23:00")) // asked for, so the quiet hours do not matter
		id, devices, err := s.SendTest(ctx, jonas)
		if err != nil || devices != 2 {
			t.Fatalf("%d devices, %v", devices, err)
		}
		clock.Advance(4 * time.Second)
		if _, _, err := s.SendTest(ctx, jonas); !errors.As(err, &p) || p.Kind != problem.RateLimited || p.RetryAfter != 6*time.Second {
			t.Errorf("a second one at once: %v", err)
		}
		if got, err := s.FindTest(ctx, jonas, id); err != nil || got.State != Pending {
			t.Errorf("before: %+v, %v", got, err)
		}
		s.pass()
		s.expect(s.jonas, "Das ist Deine Test-Erinnerung.")
		if got, err := s.FindTest(ctx, jonas, id); err != nil || got.State != Sent {
			t.Errorf("after: %+v, %v", got, err)
		}
		if _, err := s.FindTest(ctx, actor.Actor{PersonID: s.samira}, id); !errors.As(err, &p) || p.Kind != problem.Missing {
			t.Errorf("somebody else's test: %v", err)
		}
		if got := s.coming(s.jonas); len(got) != 0 {
			t.Errorf("a test is listed: %v", got)
		}
		clock.Advance(6 * time.Second)
		if _, _, err := s.SendTest(ctx, jonas); err != nil {
			t.Errorf("ten seconds later: %v", err)
		}
	})
}

func TestTidyKeepsWhatIsStillToCome(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, near, far := setStage(t, db, clock), at(t, "2026-11-25 15:00"), at(t, "2027-06-01 15:00")
		s.planned(database.NewID(), 1, &near)
		s.planned(database.NewID(), 1, &far)
		clock.Set(at(t, "2026-11-25 13:00"))
		s.pass()
		clock.Set(at(t, "2026-12-26 10:00"))
		if err := s.Tidy(context.Background()); err != nil {
			t.Fatal(err)
		}
		var left int64
		if err := db.Read(context.Background()).Model(&Reminder{}).Count(&left).Error; err != nil || left != 2 {
			t.Errorf("%d left, %v", left, err)
		}
	})
}

func TestRunWakesForATest(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		told := make(chan struct{}, 1)
		s.phones.answer = func() Outcome { told <- struct{}{}; return Outcome{Result: HandedOver} }
		ctx, stop := context.WithCancel(context.Background())
		ended := make(chan struct{})
		go func() { defer close(ended); s.Run(ctx) }()
		if _, _, err := s.SendTest(ctx, actor.Actor{PersonID: s.jonas}); err != nil {
			t.Fatal(err)
		}
		<-told
		stop()
		<-ended
	})
}

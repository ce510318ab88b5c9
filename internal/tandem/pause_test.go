package tandem

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

// pausing is a circle with one tandem, whose younger partner has chosen the coach as contact person.
func inPair(t *testing.T, test func(t *testing.T, c *circle, pair Tandem, clock *dbtest.Clock)) {
	inCircleAt(t, func(t *testing.T, c *circle, clock *dbtest.Clock) {
		if err := c.cohorts.ChooseContactPerson(t.Context(), c.young, c.coach.PersonID); err != nil {
			t.Fatal(err)
		}
		test(t, c, c.form(c.proposal(c.young, c.old)), clock)
	})
}

func (c *circle) pause(who actor.Actor, t Telling) Rest {
	c.t.Helper()
	r, err := c.BeginPause(c.t.Context(), who, t)
	if err != nil {
		c.t.Fatal(err)
	}
	return r
}

// pausedFor says since when somebody is in a pause, as far as the reader is told.
func (c *circle) pausedFor(reader actor.Actor, pair Tandem, who uuid.UUID) bool {
	c.t.Helper()
	t, err := c.Tandem(c.t.Context(), reader, pair.ID)
	if err != nil {
		c.t.Fatal(err)
	}
	return t.Partner(who).PauseSeen(reader) != nil
}

func TestOnlyThoseWhoAreToldKnowOfAPause(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, pair Tandem, _ *dbtest.Clock) {
		other := c.person(actor.Coach, "Deniz")
		if err := c.cohorts.AddCoach(t.Context(), c.admin, c.cohort, other.PersonID); err != nil {
			t.Fatal(err)
		}
		for _, tell := range []Telling{{}, {Partner: true}, {ContactPerson: true}, {true, true}, {}} {
			c.pause(c.young, tell)
			for name, see := range map[string]struct {
				reader actor.Actor
				want   bool
			}{
				"the person":         {c.young, true},
				"the partner":        {c.old, tell.Partner},
				"the contact person": {c.coach, tell.ContactPerson},
				"another coach":      {other, false},
			} {
				if got := c.pausedFor(see.reader, pair, c.young.PersonID); got != see.want {
					t.Errorf("told %+v: %s knows: %v", tell, name, got)
				}
			}
		}
		pauses, err := pausesOf(t.Context(), c.db.Read(t.Context()), []uuid.UUID{c.young.PersonID})
		if err != nil || len(pauses) != 1 || pauses[0].Version != 5 {
			t.Errorf("one pause, changed four times: %+v, %v", pauses, err)
		}
	})
}

func TestAPauseStopsRemindersOfBothWhetherToldOrNot(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, _ Tandem, _ *dbtest.Clock) {
		ctx, tx := t.Context(), c.db.Read(t.Context())
		people := []uuid.UUID{c.young.PersonID, c.old.PersonID, c.alsoYoung.PersonID, c.coach.PersonID}
		ask := func() (paused, alone map[uuid.UUID]bool) {
			paused, err := c.Paused(ctx, tx, people)
			if err != nil {
				t.Fatal(err)
			}
			if alone, err = c.Alone(ctx, tx, people); err != nil {
				t.Fatal(err)
			}
			return paused, alone
		}
		if paused, alone := ask(); paused[c.young.PersonID] || alone[c.old.PersonID] {
			t.Errorf("nobody pauses: %v, %v", paused, alone)
		}
		c.pause(c.young, Telling{})
		paused, alone := ask()
		if !paused[c.young.PersonID] || paused[c.old.PersonID] || paused[c.coach.PersonID] || paused[c.alsoYoung.PersonID] {
			t.Errorf("paused: %v", paused)
		}
		if !alone[c.old.PersonID] || alone[c.young.PersonID] || alone[c.coach.PersonID] {
			t.Errorf("alone: %v", alone)
		}
		if err := c.ComeBack(ctx, c.young); err != nil {
			t.Fatal(err)
		}
		if paused, alone := ask(); paused[c.young.PersonID] || alone[c.old.PersonID] {
			t.Errorf("after the pause: %v, %v", paused, alone)
		}
	})
}

func TestAPauseOfTheSameDayLeavesNoTrace(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, pair Tandem, clock *dbtest.Clock) {
		ctx, tx := t.Context(), c.db.Read(t.Context())
		seen := func() []Pause {
			pauses, err := c.PausesSeen(ctx, tx, c.young, pair)
			if err != nil {
				t.Fatal(err)
			}
			return pauses
		}
		c.pause(c.young, Telling{Partner: true})
		for range 2 { // an answer may have been lost
			if err := c.ComeBack(ctx, c.young); err != nil {
				t.Fatal(err)
			}
		}
		if left := seen(); len(left) != 0 {
			t.Errorf("left: %+v", left)
		}
		c.pause(c.young, Telling{})
		clock.Set(clock.Now().AddDate(0, 0, 3))
		if err := c.ComeBack(ctx, c.young); err != nil {
			t.Fatal(err)
		}
		pauses := seen()
		if len(pauses) != 1 || pauses[0].FromDay != "2026-11-25" || pauses[0].LastDay("2026-12-24") != "2026-11-27" {
			t.Fatalf("three days: %+v", pauses)
		}
		if others, err := c.PausesSeen(ctx, tx, c.old, pair); err != nil || len(others) != 0 {
			t.Errorf("the partner sees %+v, %v", others, err)
		}
		if again := c.pause(c.young, Telling{Partner: true}); again.Pause.FromDay != "2026-11-28" {
			t.Errorf("a second pause: %+v", again.Pause)
		}
	})
}

func TestAfterThreeWeeksTheAppAsksOnce(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, _ Tandem, clock *dbtest.Clock) {
		c.pause(c.young, Telling{})
		asks := func() bool {
			r, err := c.MyPause(t.Context(), c.young)
			if err != nil {
				t.Fatal(err)
			}
			return r.Pause.Asks(c.cohorts.Today())
		}
		clock.Set(clock.Now().AddDate(0, 0, 20))
		if asks() {
			t.Error("asks too early")
		}
		clock.Set(clock.Now().AddDate(0, 0, 1))
		if !asks() {
			t.Error("does not ask")
		}
		if _, err := c.GoOnPausing(t.Context(), c.young); err != nil {
			t.Fatal(err)
		}
		clock.Set(clock.Now().AddDate(0, 0, 60))
		if asks() {
			t.Error("asks again")
		}
	})
}

func TestDaysOfAPause(t *testing.T) {
	until := calendar.Day("2026-11-20")
	p := Pause{FromDay: "2026-11-10", UntilDay: &until}
	for _, w := range []struct {
		from, to calendar.Day
		want     bool
	}{
		{"2026-11-01", "2026-11-09", false}, {"2026-11-04", "2026-11-10", true},
		{"2026-11-19", "2026-11-25", true}, {"2026-11-20", "2026-11-26", false},
	} {
		if got := p.Touches(w.from, w.to, "2026-12-24"); got != w.want {
			t.Errorf("%s to %s: %v", w.from, w.to, got)
		}
	}
	p.UntilDay = nil
	if !p.Touches("2026-12-24", "2026-12-30", "2026-12-24") || p.Touches("2026-12-25", "2026-12-31", "2026-12-24") {
		t.Error("a pause that lasts goes up to today")
	}
}

func TestHelpNumbersAreThereFromTheStart(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, _ Tandem, _ *dbtest.Clock) {
		r, err := c.MyPause(t.Context(), c.young)
		if err != nil || r.Pause != nil || len(r.HelpNumbers) != 5 || r.HelpNumbers[0].Phone != "0800 1110111" {
			t.Errorf("%+v, %v", r, err)
		}
		usual, abroad := r.HelpNumbers, c.young
		abroad.Language = "ar"
		if r, err = c.MyPause(t.Context(), abroad); err != nil || r.HelpNumbers[0].Note == usual[0].Note {
			t.Errorf("in Arabic: %+v, %v", r, err)
		}
	})
}

// The database itself keeps a person to one pause at a time.
func TestTwoPausesAtOnceAreOne(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, _ Tandem, _ *dbtest.Clock) {
		first := c.pause(c.young, Telling{})
		err := c.db.Tx(t.Context(), func(tx *gorm.DB) error {
			second := *first.Pause
			second.ID = database.NewID()
			return savePause(context.Background(), tx, second, 0)
		})
		if !database.IsDuplicate(err) {
			t.Errorf("past the service: %v", err)
		}
	})
}

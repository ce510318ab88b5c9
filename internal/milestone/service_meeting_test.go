package milestone

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func TestArrangingAMeeting(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		place, err := w.cohorts.SavePlace(ctx, nil, programme.Place{ID: database.NewID(), Name: "Café Rosa", Address: "Markt 3"})
		if err != nil {
			t.Fatal(err)
		}
		first := w.meetings()[0]
		wanted := Wanted{Day: "2026-12-02", Clock: "15:00", PlaceID: &place.ID}
		m := problemtest.Must(w.ProposeMeeting(ctx, w.katrin, first.ID, first.Version, wanted))(t)
		if m.PlaceName != "Café Rosa" || m.StartsAt.Format(time.RFC3339) != "2026-12-02T14:00:00Z" {
			t.Errorf("got %s at %s", m.PlaceName, m.StartsAt)
		}
		again := problemtest.Must(w.ProposeMeeting(ctx, w.katrin, first.ID, first.Version, wanted))(t)
		if again.Revision != 1 {
			t.Error("a repeated proposal became a new one")
		}
		wanted.Clock = "16:00"
		_, err = w.ProposeMeeting(ctx, w.deniz, first.ID, first.Version, wanted)
		var p *problem.Error
		if !errors.As(err, &p) || p.Kind != problem.Outdated || p.Current.(Meeting).Version != m.Version {
			t.Errorf("a stale proposal: %v", err)
		}
		for _, who := range []actor.Actor{w.anna, w.bert} {
			m = problemtest.Must(w.AnswerProposal(ctx, who, m.ID, Yes, "", 1))(t)
		}
		if m.State != Agreed {
			t.Errorf("two times yes: %s", m.State)
		}
		m = problemtest.Must(w.ProposeMeeting(ctx, w.deniz, m.ID, m.Version, wanted))(t)
		if _, err = w.AnswerProposal(ctx, w.anna, m.ID, Yes, "", 1); problemtest.Code(err) != "stale" {
			t.Errorf("yes to the old date: %v", err)
		}
		problemtest.Must(w.AnswerProposal(ctx, w.anna, m.ID, AnotherTime, "Lieber Montag", 2))(t)
		agenda := problemtest.Must(w.Agenda(ctx, w.db.Read(ctx), []uuid.UUID{w.cohort}, w.clock.Now(), w.clock.Now()))(t)
		if len(agenda.Questions) != 1 || len(agenda.Dated) != 0 {
			t.Errorf("%d open questions, %d dates", len(agenda.Questions), len(agenda.Dated))
		}
		problemtest.Must(w.CancelMeeting(ctx, w.katrin, m.ID, "Der Raum ist belegt."))(t)
		want := []string{`meeting 1 "" to 3`, `meeting 2 "moved" to 3`, `meeting 2 "cancelled" to 3`}
		if !slices.Equal(w.told, want) {
			t.Errorf("told %q", w.told)
		}
		if _, err := w.ProposeMeeting(ctx, w.katrin, m.ID, m.Version+2, Wanted{Day: "2027-03-28", Clock: "02:30"}); problemtest.Code(err) != "time_does_not_exist" {
			t.Errorf("a time the clocks skip: %v", err)
		}
		nowhere := database.NewID()
		if _, err := w.ProposeMeeting(ctx, w.katrin, m.ID, m.Version+2, Wanted{Day: "2026-12-03", Clock: "15:00", PlaceID: &nowhere}); problemtest.Code(err) != "/place_id not_allowed_value" {
			t.Errorf("an unknown place: %v", err)
		}
	})
}

func TestHoldingEndsTheReminders(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		m := w.meetings()[0]
		m = problemtest.Must(w.ProposeMeeting(ctx, w.katrin, m.ID, m.Version, Wanted{Day: "2026-12-03", Clock: "15:00"}))(t)
		problemtest.Must(w.HoldMeeting(ctx, w.anna, m.ID))(t)
		problemtest.Must(w.HoldMeeting(ctx, w.bert, m.ID))(t)
		if want := []string{`meeting 1 "" to 3`, `meeting 1 "held" to 3`}; !slices.Equal(w.told, want) {
			t.Errorf("told %q", w.told)
		}
	})
}

func TestNothingIsWrittenWhenTellingFails(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		broken := errors.New("no reminders today")
		m := w.meetings()[0]
		err := w.db.Tx(ctx, func(tx *gorm.DB) error {
			d, before, err := w.openMeeting(ctx, tx, w.katrin, m.ID)
			if err != nil {
				return err
			}
			after := before.clone()
			if err := after.Cancel("krank", d.now); err != nil {
				return err
			}
			if err := saveMeeting(tx, before, after); err != nil {
				return err
			}
			return broken
		})
		if !errors.Is(err, broken) || w.meetings()[0].State != Planned {
			t.Errorf("%v, %s", err, w.meetings()[0].State)
		}
	})
}

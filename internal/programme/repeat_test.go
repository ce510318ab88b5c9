package programme

import (
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

// Answers get lost: whoever asks again with the same id gets the same thing, not a second one.

func TestACohortIsPlannedOnce(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx, id := t.Context(), uuid.New()
		for range 2 {
			o, err := w.PlanCohort(ctx, w.admin, id, rules("2027-01-11"))
			if err != nil || o.ID != id {
				t.Fatalf("%v, %s", err, o.ID)
			}
		}
		_, err := w.PlanCohort(ctx, w.admin, id, rules("2027-01-18"))
		if problemtest.Code(err) != "stale" {
			t.Errorf("another cohort under the same id: %v", err)
		}
		if found, err := w.Cohorts(ctx, w.admin); err != nil || len(found) != 1 || found[0].StartDay != "2027-01-11" {
			t.Errorf("%v, %+v", err, found)
		}
	})
}

func TestDaysAreAddedOnce(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx, extension := t.Context(), uuid.New()
		coach := w.person(actor.Coach, "Katrin")
		id, other := w.running("2026-10-20", coach), w.running("2026-11-02", coach)
		for range 2 {
			o, err := w.ExtendCohort(ctx, coach, id, extension, 20, " Feiertage ")
			if err != nil || o.DayPlan.LengthDays != 120 || len(o.Extensions) != 1 {
				t.Fatalf("%v, %+v", err, o.Extensions)
			}
		}
		_, err := w.ExtendCohort(ctx, coach, id, extension, 10, "Feiertage")
		if problemtest.Code(err) != "stale" {
			t.Errorf("other days under the same id: %v", err)
		}
		if _, err := w.ExtendCohort(ctx, coach, other, extension, 20, "Feiertage"); problemtest.Code(err) != "not_found" {
			t.Errorf("the extension of another cohort: %v", err)
		}
	})
}

func TestAParticipantIsAddedOnce(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		coach := w.person(actor.Coach, "Katrin")
		id, other := w.running("2026-10-20", coach), w.running("2026-11-02", coach)
		wish := NewParticipant{ID: uuid.New(), AgeGroup: Under25, DisplayName: "Samira"}
		for range 2 {
			p, invitation, err := w.AddParticipant(ctx, coach, id, wish)
			if err != nil || p.ID != wish.ID || p.State != person.Invited || invitation.Code == "" {
				t.Fatalf("%v, %+v, %+v", err, p, invitation)
			}
		}
		if members, err := w.Members(ctx, coach, id); err != nil || len(members) != 1 {
			t.Errorf("%v, %d members", err, len(members))
		}
		refused := func(want string, cohort uuid.UUID, n NewParticipant) {
			t.Helper()
			if _, invitation, err := w.AddParticipant(ctx, coach, cohort, n); problemtest.Code(err) != want || invitation.Code != "" {
				t.Errorf("%+v: %v, want %s", n, err, want)
			}
		}
		refused("not_found", other, wish)
		older, renamed, staff := wish, wish, wish
		older.AgeGroup, renamed.DisplayName, staff.ID = Over25, "Sandra", coach.PersonID
		refused("id_taken", id, older)
		refused("id_taken", id, renamed)
		refused("not_found", id, staff)
		err := w.db.Tx(ctx, func(tx *gorm.DB) error {
			_, err := w.people.Activate(ctx, tx, wish.ID, person.Profile{})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		refused("already_joined", id, wish)
	})
}

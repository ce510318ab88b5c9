package wording

import (
	"testing"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestAReportIsKeptOnceAndSeenTo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, ctx := NewService(db), t.Context()
		become := func(role actor.Role) actor.Actor {
			var p person.Person
			if err := db.Tx(ctx, func(tx *gorm.DB) (err error) {
				p, err = person.NewService(db).Create(ctx, tx, person.New{Role: role, DisplayName: "Somebody", Language: "uk"})
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return actor.Actor{PersonID: p.ID, Role: role}
		}
		olena, other, katrin := become(actor.Participant), become(actor.Participant), become(actor.Coach)
		said := Report{ID: database.NewID(), Passage: "home_hello", Language: "uk", Wrong: " Так не кажуть. ", Suggestion: "Вітаю"}
		for range 2 { // the phone sends again when the answer got lost
			if kept, err := s.Say(ctx, olena, said); err != nil || kept.Wrong != "Так не кажуть." || kept.DoneAt != nil {
				t.Fatal(kept, err)
			}
		}
		if _, err := s.Say(ctx, other, said); problemtest.Code(err) != "exists" {
			t.Error("somebody else under the same id:", err)
		}
		for code, wrong := range map[string]Report{
			"/wrong required":             {ID: database.NewID(), Language: "uk", Wrong: "  "},
			"/language not_allowed_value": {ID: database.NewID(), Language: "fr", Wrong: "x"},
		} {
			_, err := s.Say(ctx, olena, wrong)
			problemtest.Refused(t, err, code)
		}
		for n := 1; n < mostOpen; n++ {
			if _, err := s.Say(ctx, katrin, Report{ID: database.NewID(), Language: "de", Wrong: "x"}); err != nil {
				t.Fatal(err)
			}
		}
		last := Report{ID: database.NewID(), Language: "de", Wrong: "y"}
		for range 2 { // the last one again is no further one
			if _, err := s.Say(ctx, katrin, last); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Say(ctx, katrin, Report{ID: database.NewID(), Language: "de", Wrong: "z"}); problemtest.Code(err) != "too_many_reports" {
			t.Error("nobody fills the list:", err)
		}
		if err := db.Tx(ctx, func(tx *gorm.DB) error { return tx.Where("person_id = ?", katrin.PersonID).Delete(&Report{}).Error }); err != nil {
			t.Fatal(err)
		}
		clock.Advance(time.Hour)
		newer := Report{ID: database.NewID(), Language: "de-x-leicht", Suggestion: "Kürzer"}
		if _, err := s.Say(ctx, other, newer); err != nil {
			t.Fatal(err)
		}
		if all, err := s.All(ctx); err != nil || len(all) != 2 || all[0].ID != newer.ID {
			t.Errorf("%+v, %v", all, err)
		}
		for range 2 {
			if done, err := s.Mark(ctx, katrin, newer.ID, true); err != nil || done.DoneAt == nil || *done.DoneBy != katrin.PersonID {
				t.Error(done, err)
			}
		}
		if all, _ := s.All(ctx); all[0].ID != said.ID {
			t.Error("what is open does not come first")
		}
		if open, err := s.Mark(ctx, katrin, newer.ID, false); err != nil || open.DoneAt != nil || open.DoneBy != nil {
			t.Error(open, err)
		}
		if _, err := s.Mark(ctx, katrin, database.NewID(), true); problemtest.Code(err) != "not_found" {
			t.Error("nothing is there:", err)
		}
		if _, err := s.Mark(ctx, katrin, said.ID, true); err != nil {
			t.Fatal(err)
		}
		clock.Advance(keepDone)
		if err := s.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		if all, _ := s.All(ctx); len(all) != 1 || all[0].ID != newer.ID {
			t.Errorf("what is open stays, what was seen to goes: %+v", all)
		}
	})
}

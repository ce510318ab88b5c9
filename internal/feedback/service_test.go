package feedback

import (
	"context"
	"testing"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func open(t *testing.T, db *database.DB) (*Service, actor.Actor) {
	t.Helper()
	zone, err := calendar.Zone("")
	if err != nil {
		t.Fatal(err)
	}
	var p person.Person
	err = db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
		p, err = person.NewService(db).Create(t.Context(), tx, person.New{Role: actor.Coach, DisplayName: "Katrin", Language: "de"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return NewService(db, Statement{}, zone, []byte("key")), actor.Actor{PersonID: p.ID, Role: actor.Coach}
}

func TestWhatSomebodySaysIsKeptOnceAndAnswered(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, katrin := open(t, db)
		ctx := t.Context()
		words := Words{ID: database.NewID(), Text: " Der Knopf hat keinen Namen. ", Page: "/workbook", Contact: "0151 1", Language: "de"}
		first, err := s.Say(ctx, words)
		if err != nil || first.Text != "Der Knopf hat keinen Namen." {
			t.Fatal(first, err)
		}
		day := calendar.DayOf(clock.Now(), s.zone)
		if want, _ := DueOn(day); first.DueDay != want || want <= day {
			t.Error("due", first.DueDay, "not", want)
		}
		if again, err := s.Say(ctx, words); err != nil || again.ID != first.ID {
			t.Error("the same once more:", err)
		}
		other := words
		other.Text = "Etwas anderes"
		if _, err := s.Say(ctx, other); problemtest.Code(err) != "exists" {
			t.Error("other words under the same id:", err)
		}
		if _, err := s.Say(ctx, Words{ID: database.NewID(), Text: "  "}); problemtest.Code(err) != "/text required" {
			t.Error("nothing said:", err)
		}

		clock.Advance(time.Hour)
		later, err := s.Say(ctx, Words{ID: database.NewID(), Text: "Zweites", Language: "ar"})
		if err != nil {
			t.Fatal(err)
		}
		answered, err := s.Answer(ctx, katrin, first.ID, 1, true, "Knopf benannt.")
		if err != nil || answered.AnsweredAt == nil || answered.Version != 2 || *answered.AnsweredBy != katrin.PersonID {
			t.Fatal(answered, err)
		}
		if _, err := s.Answer(ctx, katrin, first.ID, 1, true, "Knopf benannt."); err != nil {
			t.Error("the same answer again:", err)
		}
		if _, err := s.Answer(ctx, katrin, first.ID, 1, false, ""); problemtest.Code(err) != "stale" {
			t.Error("from an old version:", err)
		}
		if found, err := s.All(ctx); err != nil || len(found) != 2 || found[0].ID != later.ID || found[1].Note != "Knopf benannt." {
			t.Error("the list:", found, err)
		}

		clock.Advance(keepAnswered)
		if err := s.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		if found, err := s.All(ctx); err != nil || len(found) != 1 || found[0].ID != later.ID {
			t.Error("what is open stays, what was answered long ago goes:", found, err)
		}
	})
}

func TestNobodySendsForEver(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, _ := open(t, db)
		from := func(ip string) context.Context { return actor.WithClient(t.Context(), actor.Client{IP: ip}) }
		words := func() Words { return Words{ID: database.NewID(), Text: "Hallo", Language: "de"} }
		for range ofNetwork.Most {
			if _, err := s.Say(from("192.0.2.1"), words()); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Say(from("192.0.2.1"), words()); problemtest.Code(err) != "too_many_tries" {
			t.Error("one more:", err)
		}
		if _, err := s.Say(from("198.51.100.1"), words()); err != nil {
			t.Error("from elsewhere:", err)
		}
		clock.Advance(span)
		if _, err := s.Say(from("192.0.2.1"), words()); err != nil {
			t.Error("a day later:", err)
		}
	})
}

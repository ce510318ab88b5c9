package person_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func create(t *testing.T, db *database.DB, n person.New) (person.Person, error) {
	t.Helper()
	var p person.Person
	err := db.Tx(context.Background(), func(tx *gorm.DB) (err error) {
		p, err = person.NewService(db).Create(context.Background(), tx, n)
		return err
	})
	return p, err
}

func mustCreate(t *testing.T, db *database.DB, role actor.Role, name string) (person.Person, actor.Actor) {
	t.Helper()
	p, err := create(t, db, person.New{Role: role, DisplayName: name, Language: "de"})
	if err != nil {
		t.Fatal(err)
	}
	return p, actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
}

func TestCreatedPeopleAreFoundAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		ctx, s := context.Background(), person.NewService(db)
		mia, _ := mustCreate(t, db, actor.Participant, "Mia")
		ali, _ := mustCreate(t, db, actor.Coach, "Ali")
		if mia.Login == "" || mia.Login == ali.Login {
			t.Fatalf("logins %q %q", mia.Login, ali.Login)
		}
		found, err := s.Find(ctx, db.Read(ctx), mia.ID)
		if err != nil || found != mia {
			t.Fatalf("%v\n%+v\n%+v", err, found, mia)
		}
		byLogin, err := s.FindByLogin(ctx, db.Read(ctx), " "+mia.Login)
		if err != nil || byLogin.ID != mia.ID {
			t.Fatalf("%v %+v", err, byLogin)
		}
		names, err := s.Names(ctx, db.Read(ctx), []uuid.UUID{mia.ID, ali.ID, uuid.New()})
		if err != nil || len(names) != 2 || names[ali.ID] != "Ali" {
			t.Fatalf("%v %v", err, names)
		}
		_, err = s.Find(ctx, db.Read(ctx), uuid.New())
		wantKind(t, err, problem.Missing)
	})
}

func TestALoginBelongsToOnePerson(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		n := person.New{Role: actor.Administrator, DisplayName: "Eva", Language: "de", Login: "eva.m"}
		if _, err := create(t, db, n); err != nil {
			t.Fatal(err)
		}
		_, err := create(t, db, n)
		wantKind(t, err, problem.Conflict)
	})
}

func TestChangeProfileKeepsVersions(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		ctx, s := context.Background(), person.NewService(db)
		p, who := mustCreate(t, db, actor.Participant, "Mia")
		name, other := "Mila", "Milena"
		changed, err := s.ChangeProfile(ctx, who, p.Version, person.Profile{DisplayName: &name})
		if err != nil || changed.Version != 2 || changed.DisplayName != "Mila" {
			t.Fatalf("%v %+v", err, changed)
		}
		again, err := s.ChangeProfile(ctx, who, p.Version, person.Profile{DisplayName: &name})
		if err != nil || again != changed {
			t.Fatalf("a repeated change is answered alike: %v %+v", err, again)
		}
		_, err = s.ChangeProfile(ctx, who, p.Version, person.Profile{DisplayName: &other})
		stale := wantKind(t, err, problem.Outdated)
		if current, ok := stale.Current.(person.Person); !ok || current.DisplayName != "Mila" {
			t.Fatalf("current %+v", stale.Current)
		}
	})
}

func TestDisabledPeopleDoNotComeBackByJoining(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		ctx, s := context.Background(), person.NewService(db)
		p, _ := mustCreate(t, db, actor.Participant, "Mia")
		err := db.Tx(ctx, func(tx *gorm.DB) error {
			_, err := s.SetDisabled(ctx, tx, p.ID, true, false)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		err = db.Tx(ctx, func(tx *gorm.DB) error {
			_, err := s.Activate(ctx, tx, p.ID, person.Profile{})
			return err
		})
		wantKind(t, err, problem.Conflict)
	})
}

func TestTheLastAdministratorStays(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		ctx, s := context.Background(), person.NewService(db)
		disable := func(id uuid.UUID) error {
			return db.Tx(ctx, func(tx *gorm.DB) error {
				_, err := s.SetDisabled(ctx, tx, id, true, true)
				return err
			})
		}
		var admins []uuid.UUID
		for _, name := range []string{"Eva", "Jan"} {
			p, _ := mustCreate(t, db, actor.Administrator, name)
			admins = append(admins, p.ID)
			err := db.Tx(ctx, func(tx *gorm.DB) error {
				_, err := s.Activate(ctx, tx, p.ID, person.Profile{})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		mustCreate(t, db, actor.Administrator, "Not here yet")
		outcomes := make(chan error, 2)
		for _, id := range admins {
			go func() { outcomes <- disable(id) }()
		}
		first, second := <-outcomes, <-outcomes
		if first == nil {
			first = second
		} else if second != nil {
			t.Fatalf("both refused: %v, %v", first, second)
		}
		wantKind(t, first, problem.Conflict)
	})
}

func TestContactCard(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		ctx, s := context.Background(), person.NewService(db)
		p, who := mustCreate(t, db, actor.Coach, "Ali")
		empty, err := s.MyContactCard(ctx, who)
		if err != nil || empty.Version != 0 {
			t.Fatalf("%v %+v", err, empty)
		}
		wish := person.ContactCard{Phone: "069 1", Languages: []string{"tr", "de"}, WorkingDays: []int{5, 1}}
		first, err := s.SaveContactCard(ctx, who, nil, wish)
		if err != nil || first.Version != 1 {
			t.Fatalf("%v %+v", err, first)
		}
		if again, err := s.SaveContactCard(ctx, who, nil, wish); err != nil || again.Version != 1 {
			t.Fatalf("saying the same again: %v %+v", err, again)
		}
		wish.Phone = "069 2"
		_, err = s.SaveContactCard(ctx, who, nil, wish)
		wantKind(t, err, problem.Outdated)
		second, err := s.SaveContactCard(ctx, who, &first.Version, wish)
		if err != nil || second.Version != 2 {
			t.Fatalf("%v %+v", err, second)
		}
		cards, err := s.ContactCards(ctx, db.Read(ctx), []uuid.UUID{p.ID})
		if err != nil || cards[p.ID].Phone != "069 2" || !slices.Equal(cards[p.ID].WorkingDays, []int{1, 5}) {
			t.Fatalf("%v %+v", err, cards)
		}
	})
}

func TestAbsencesBelongToTheirCoach(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		ctx, s := context.Background(), person.NewService(db)
		ali, who := mustCreate(t, db, actor.Coach, "Ali")
		_, stranger := mustCreate(t, db, actor.Coach, "Ute")
		id := database.NewID()
		saved, err := s.SaveAbsence(ctx, who, id, "2026-12-21", "2026-12-31")
		if err != nil {
			t.Fatal(err)
		}
		if again, err := s.SaveAbsence(ctx, who, id, "2026-12-21", "2026-12-31"); err != nil || again != saved {
			t.Fatalf("saying the same again: %v %+v", err, again)
		}
		_, err = s.SaveAbsence(ctx, who, id, "2026-12-21", "2027-01-02")
		wantKind(t, err, problem.Outdated)
		_, err = s.SaveAbsence(ctx, stranger, id, "2026-12-21", "2026-12-31")
		wantKind(t, err, problem.Missing)
		wantKind(t, s.DeleteAbsence(ctx, stranger, id), problem.Missing)
		for day, want := range map[string]int{"2026-12-31": 1, "2027-01-01": 0} {
			found, err := s.Absences(ctx, db.Read(ctx), []uuid.UUID{ali.ID}, calendar.Day(day))
			if err != nil || len(found[ali.ID]) != want {
				t.Fatalf("%s: %v %+v", day, err, found)
			}
		}
		if err := s.DeleteAbsence(ctx, who, id); err != nil {
			t.Fatal(err)
		}
		left, err := s.MyAbsences(ctx, who)
		if err != nil || len(left) != 0 {
			t.Fatalf("%v %+v", err, left)
		}
	})
}

func wantKind(t *testing.T, err error, kind problem.Kind) problem.Error {
	t.Helper()
	var p *problem.Error
	if !errors.As(err, &p) || p.Kind != kind {
		t.Fatalf("got %v, want kind %d", err, kind)
	}
	return *p
}

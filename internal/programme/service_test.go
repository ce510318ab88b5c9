package programme

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// town is a small world: a service, its neighbours, and people made through their own service.
type town struct {
	*Service
	t       *testing.T
	db      *database.DB
	clock   *dbtest.Clock
	people  *person.Service
	admin   actor.Actor
	changed []uuid.UUID // cohorts whose day plan the schedule was told about
	reached map[uuid.UUID]bool
	paired  map[uuid.UUID]uuid.UUID
}

func (w *town) DayPlanChanged(_ context.Context, _ *gorm.DB, id uuid.UUID) error {
	w.changed = append(w.changed, id)
	return nil
}

func (w *town) Invite(_ context.Context, _ *gorm.DB, _, _ uuid.UUID) (string, time.Time, error) {
	return "ABCDE-FGHJK", w.clock.Now().Add(7 * 24 * time.Hour), nil
}

func (w *town) TandemsOf(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]uuid.UUID, error) {
	return w.paired, nil
}

func (w *town) Reachable(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return w.reached, nil
}

func inTown(t *testing.T, test func(t *testing.T, w *town)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		zone, err := calendar.Zone("")
		if err != nil {
			t.Fatal(err)
		}
		people := person.NewService(db)
		w := &town{Service: NewService(db, people, zone, "MainArbeit"), t: t, db: db, clock: clock, people: people}
		w.Connect(Neighbours{Inviter: w, Schedule: w, Tandems: w, Reach: w})
		w.admin = w.person(actor.Administrator, "Ute")
		test(t, w)
	})
}

func (w *town) person(role actor.Role, name string) actor.Actor {
	w.t.Helper()
	var p person.Person
	err := w.db.Tx(context.Background(), func(tx *gorm.DB) (err error) {
		p, err = w.people.Create(context.Background(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
}

func rules(start calendar.Day) Rules { return Rules{"Erster Durchgang", start, 100, 21, 1, true, 0} }

// running makes a cohort that runs with these coaches.
func (w *town) running(start calendar.Day, coaches ...actor.Actor) uuid.UUID {
	w.t.Helper()
	o, err := w.PlanCohort(w.t.Context(), w.admin, uuid.New(), rules(start))
	if err != nil {
		w.t.Fatal(err)
	}
	for _, c := range coaches {
		if err := w.AddCoach(w.t.Context(), w.admin, o.ID, c.PersonID); err != nil {
			w.t.Fatal(err)
		}
	}
	if _, err := w.StartCohort(w.t.Context(), w.admin, o.ID); err != nil {
		w.t.Fatal(err)
	}
	return o.ID
}

func (w *town) participant(cohortID uuid.UUID, coach actor.Actor, group AgeGroup, name string) actor.Actor {
	w.t.Helper()
	p, _, err := w.AddParticipant(w.t.Context(), coach, cohortID, NewParticipant{AgeGroup: group, DisplayName: name})
	if err != nil {
		w.t.Fatal(err)
	}
	return actor.Actor{PersonID: p.ID, Role: actor.Participant, Language: "de"}
}

func TestACohortLivesItsLife(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		coach := w.person(actor.Coach, "Katrin")
		id := w.running("2026-10-20", coach)
		w.changed = nil
		if _, err := w.ExtendCohort(ctx, coach, id, uuid.New(), 20, "Feiertage"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.PauseCohort(ctx, coach, id, "2026-11-23", "Umzug"); err != nil {
			t.Fatal(err)
		}
		o, err := w.PauseCohort(ctx, coach, id, "2026-11-23", "Umzug")
		if err != nil || o.DayPlan.State != Paused || o.DayPlan.DayNumber != 34 || len(o.Pauses) != 1 {
			t.Fatalf("paused: %v, %+v", err, o.DayPlan)
		}
		o, err = w.ResumeCohort(ctx, coach, id, "2026-11-30")
		if err != nil || o.DayPlan.State != Paused {
			t.Fatalf("resumed: %v, %s", err, o.DayPlan.State)
		}
		w.clock.Advance(5 * 24 * time.Hour) // Monday 30 November
		o, err = w.Cohort(ctx, coach, id)
		if err != nil || o.DayPlan.State != Running || o.DayPlan.DayNumber != 35 || o.DayPlan.LengthDays != 120 || len(o.DayPlan.Stops) != 6 {
			t.Fatalf("after the pause: %v, %+v", err, o.DayPlan)
		}
		if last := o.DayPlan.Stops[5]; last.PlannedDay != "2027-02-23" || last.Kind != Closing {
			t.Errorf("closing: %+v", last)
		}
		if len(o.Extensions) != 1 || o.Extensions[0].Reason != "Feiertage" || *o.Extensions[0].ByID != coach.PersonID {
			t.Errorf("extensions: %+v", o.Extensions)
		}
		if o, err = w.CloseCohort(ctx, coach, id); err != nil || o.DayPlan.State != Closed {
			t.Errorf("closed: %v, %s", err, o.DayPlan.State)
		}
		if len(w.changed) != 4 {
			t.Errorf("the schedule heard of %d changes, want 4: extension, pause, resumption, closing", len(w.changed))
		}
		if _, err := w.PauseCohort(ctx, coach, id, "2026-12-01", "zu spät"); problemtest.Code(err) != "cohort_not_running" {
			t.Errorf("pausing a closed cohort: %v", err)
		}
	})
}

func TestCohortsAreSeenByTheirStaffOnly(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		coach, stranger := w.person(actor.Coach, "Katrin"), w.person(actor.Coach, "Sven")
		manager := w.person(actor.Manager, "Petra")
		id := w.running("2026-10-20", coach)
		w.running("2026-11-02")
		partner := w.participant(id, coach, Under25, "Samira")
		for name, c := range map[string]struct {
			who  actor.Actor
			list int
			code string
		}{
			"coach": {coach, 1, ""}, "stranger": {stranger, 0, "not_found"}, "participant": {partner, 0, "not_found"},
			"manager": {manager, 2, ""}, "administrator": {w.admin, 2, ""},
		} {
			found, err := w.Cohorts(ctx, c.who)
			if err != nil || len(found) != c.list {
				t.Errorf("%s sees %d cohorts, want %d: %v", name, len(found), c.list, err)
			}
			if _, err := w.Cohort(ctx, c.who, id); problemtest.Code(err) != c.code {
				t.Errorf("%s asks for the cohort: %q, want %q", name, problemtest.Code(err), c.code)
			}
		}
		for name, err := range map[string]error{
			"start":    second(w.StartCohort(ctx, stranger, id)),
			"close":    second(w.CloseCohort(ctx, stranger, id)),
			"extend":   second(w.ExtendCohort(ctx, stranger, id, uuid.New(), 5, "so")),
			"pause":    second(w.PauseCohort(ctx, stranger, id, "2026-11-25", "so")),
			"members":  second(w.Members(ctx, stranger, id)),
			"contacts": second(w.Contacts(ctx, stranger, id)),
		} {
			if problemtest.Code(err) != "not_found" {
				t.Errorf("a stranger may %s: %v", name, err)
			}
		}
		if _, _, err := w.AddParticipant(ctx, stranger, id, NewParticipant{AgeGroup: Over25}); problemtest.Code(err) != "not_found" {
			t.Errorf("a stranger adds a participant: %v", err)
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestAStaleChangeShowsTheCohortAsItIs(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		o, err := w.PlanCohort(ctx, w.admin, uuid.New(), rules("2027-01-11"))
		if err != nil {
			t.Fatal(err)
		}
		rename := func(version int, name string) (Overview, error) {
			return w.ChangeCohort(ctx, w.admin, o.ID, version, func(r *Rules) { r.Name = name })
		}
		if changed, err := rename(1, "Winter"); err != nil || changed.Version != 2 || changed.Name != "Winter" {
			t.Fatalf("%v, %+v", err, changed)
		}
		if again, err := rename(1, "Winter"); err != nil || again.Version != 2 {
			t.Errorf("the retried change: %v, version %d", err, again.Version)
		}
		_, err = rename(1, "Frühling")
		var p *problem.Error
		if !errors.As(err, &p) || p.Kind != problem.Outdated {
			t.Fatalf("a stale change: %v", err)
		}
		if now, ok := p.Current.(Overview); !ok || now.Name != "Winter" {
			t.Errorf("shown with it: %+v", p.Current)
		}
	})
}

func TestContactPersonIsAFreeChoiceAmongTheCoaches(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		katrin, sven, other := w.person(actor.Coach, "Katrin"), w.person(actor.Coach, "Sven"), w.person(actor.Coach, "Ina")
		id := w.running("2026-10-20", katrin, sven)
		samira := w.participant(id, katrin, Under25, "Samira")
		if err := w.ChooseContactPerson(ctx, samira, other.PersonID); problemtest.Code(err) != "/coach_id not_a_coach" {
			t.Errorf("choosing a coach of another cohort: %v", err)
		}
		for _, c := range []actor.Actor{katrin, sven} {
			if err := w.ChooseContactPerson(ctx, samira, c.PersonID); err != nil {
				t.Fatal(err)
			}
			m, err := w.MyCohort(ctx, samira)
			if err != nil || m.ContactPersonID == nil || *m.ContactPersonID != c.PersonID || m.DayPlan.DayNumber != 37 {
				t.Errorf("chosen: %v, %+v", err, m)
			}
		}
		if err := w.RemoveCoach(ctx, w.admin, id, sven.PersonID); err != nil {
			t.Fatal(err)
		}
		if m, err := w.MyCohort(ctx, samira); err != nil || m.ContactPersonID != nil {
			t.Errorf("after the coach has left: %v, %v", err, m.ContactPersonID)
		}
		if err := w.RemoveCoach(ctx, w.admin, id, katrin.PersonID); problemtest.Code(err) != "last_coach" {
			t.Errorf("removing the last coach: %v", err)
		}
		if err := w.AddCoach(ctx, w.admin, id, samira.PersonID); problemtest.Code(err) != "not_a_coach" {
			t.Errorf("a participant as coach: %v", err)
		}
	})
}

func TestContactsTellHowToReachTheCoaches(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		katrin, sven := w.person(actor.Coach, "Katrin"), w.person(actor.Coach, "Sven")
		id := w.running("2026-10-20", sven, katrin)
		samira := w.participant(id, katrin, Under25, "Samira")
		stranger := w.participant(w.running("2026-10-20", sven), sven, Under25, "Ali")
		if _, err := w.people.SaveContactCard(ctx, katrin, nil, person.ContactCard{
			Phone: "069 123456", Languages: []string{"de", "tr"}, WorkingDays: []int{1, 3},
		}); err != nil {
			t.Fatal(err)
		}
		for from, to := range map[calendar.Day]calendar.Day{"2026-11-20": "2026-11-24", "2026-11-25": "2026-11-27"} {
			if _, err := w.people.SaveAbsence(ctx, katrin, database.NewID(), from, to); err != nil {
				t.Fatal(err)
			}
		}
		found, err := w.Contacts(ctx, samira, id)
		if err != nil || len(found) != 2 {
			t.Fatalf("%v, %d contacts", err, len(found))
		}
		k, s := found[0], found[1]
		if k.Person.DisplayName != "Katrin" || k.Card.Phone != "069 123456" || len(k.Absences) != 1 || !k.AbsentToday {
			t.Errorf("Katrin: %+v", k)
		}
		if s.Person.DisplayName != "Sven" || s.AbsentToday {
			t.Errorf("Sven: %+v", s)
		}
		if _, err := w.Contacts(ctx, stranger, id); problemtest.Code(err) != "not_found" {
			t.Errorf("a participant of another cohort: %v", err)
		}
	})
}

func TestParticipantsAreInvitedByTheirCoaches(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		coach, other := w.person(actor.Coach, "Katrin"), w.person(actor.Coach, "Sven")
		id := w.running("2026-10-20", coach)
		p, invitation, err := w.AddParticipant(ctx, coach, id, NewParticipant{AgeGroup: Over25, Language: "tr"})
		if err != nil || p.State != person.Invited || p.DisplayName != "Yeni katılan" || invitation.Code == "" {
			t.Fatalf("%v, %+v, %+v", err, p, invitation)
		}
		w.paired, w.reached = map[uuid.UUID]uuid.UUID{p.ID: id}, map[uuid.UUID]bool{p.ID: true}
		samira := w.participant(id, coach, Under25, "Samira")
		members, err := w.Members(ctx, coach, id)
		if err != nil || len(members) != 2 {
			t.Fatalf("%v, %d members", err, len(members))
		}
		if m := members[0]; m.AgeGroup != Over25 || m.TandemID == nil || !m.Reachable {
			t.Errorf("the first: %+v", m)
		}
		if m := members[1]; m.Person.DisplayName != "Samira" || m.TandemID != nil || m.Reachable {
			t.Errorf("the second: %+v", m)
		}
		tx := w.db.Read(ctx)
		for who, want := range map[uuid.UUID]bool{coach.PersonID: true, other.PersonID: false} {
			if got, err := w.SharesCohort(ctx, tx, who, samira.PersonID); err != nil || got != want {
				t.Errorf("shares a cohort: %v, want %v (%v)", got, want, err)
			}
		}
		if _, err := w.CloseCohort(ctx, coach, id); err != nil {
			t.Fatal(err)
		}
		if _, _, err := w.AddParticipant(ctx, coach, id, NewParticipant{AgeGroup: Over25}); problemtest.Code(err) != "cohort_closed" {
			t.Errorf("joining a closed cohort: %v", err)
		}
		if m, err := w.MembershipOf(ctx, tx, samira.PersonID); err != nil || m.AgeGroup != Under25 {
			t.Errorf("the cohort of a closed cohort's participant: %v, %s", err, m.AgeGroup)
		}
	})
}

func TestAnOpenCohortComesBeforeAClosedOne(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		coach := w.person(actor.Coach, "Katrin")
		open, closed := w.running("2026-10-20", coach), w.running("2026-06-01", coach)
		samira := w.participant(open, coach, Under25, "Samira")
		w.clock.Advance(time.Hour)
		err := w.db.Tx(ctx, func(tx *gorm.DB) error {
			return insertParticipant(ctx, tx, Participant{
				CohortID: closed, PersonID: samira.PersonID, AgeGroup: Over25, CreatedAt: w.db.Now(),
			})
		})
		if err == nil {
			_, err = w.CloseCohort(ctx, coach, closed)
		}
		if err != nil {
			t.Fatal(err)
		}
		if m, err := w.MyCohort(ctx, samira); err != nil || m.Cohort.ID != open || m.AgeGroup != Under25 {
			t.Errorf("%v, %+v", err, m)
		}
	})
}

func TestPlacesCanBeSavedAgain(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		cafe := Place{ID: database.NewID(), Name: "Café am Markt", StepFree: true}
		for range 2 {
			if p, err := w.SavePlace(ctx, nil, cafe); err != nil || p.Version != 1 {
				t.Fatalf("%v, version %d", err, p.Version)
			}
		}
		one, renamed := 1, cafe
		renamed.Name = "Café am Park"
		if _, err := w.SavePlace(ctx, nil, renamed); problemtest.Code(err) != "stale" {
			t.Errorf("other content without a version: %v", err)
		}
		for range 2 {
			if p, err := w.SavePlace(ctx, &one, renamed); err != nil || p.Version != 2 || p.Name != "Café am Park" {
				t.Errorf("%v, %+v", err, p)
			}
		}
		if _, err := w.SavePlace(ctx, &one, cafe); problemtest.Code(err) != "stale" {
			t.Errorf("a stale change: %v", err)
		}
		if found, err := w.Places(ctx); err != nil || len(found) != 1 || !found[0].StepFree {
			t.Errorf("%v, %+v", err, found)
		}
		if err := w.DeletePlace(ctx, cafe.ID); err != nil {
			t.Error(err)
		}
		if err := w.DeletePlace(ctx, cafe.ID); problemtest.Code(err) != "not_found" {
			t.Errorf("deleting twice: %v", err)
		}
	})
}

func TestOfficeSpeaksForItself(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		if o, err := w.Office(ctx); err != nil || o.Name != "MainArbeit" || o.Version != 0 {
			t.Fatalf("%v, %+v", err, o)
		}
		wish := Office{Name: "MainArbeit Offenbach", ContactPhone: "069 1"}
		for range 2 {
			if o, err := w.SaveOffice(ctx, nil, wish); err != nil || o.Version != 1 {
				t.Fatalf("%v, %+v", err, o)
			}
		}
		for _, wrong := range []Office{
			{Name: "MainArbeit", ContactEmail: "keine-mail"}, {Name: "MainArbeit", ContactPhone: "ruf an"}, {},
		} {
			if _, err := w.SaveOffice(ctx, nil, wrong); !strings.Contains(problemtest.Code(err), "wrong_format") && !strings.Contains(problemtest.Code(err), "required") {
				t.Errorf("%+v: %v", wrong, err)
			}
		}
		one := 1
		wish.PrivacyText = "Wir wissen wenig über Dich."
		if _, err := w.SaveOffice(ctx, nil, wish); problemtest.Code(err) != "stale" {
			t.Errorf("a change without a version: %v", err)
		}
		if o, err := w.SaveOffice(ctx, &one, wish); err != nil || o.Version != 2 {
			t.Errorf("%v, %+v", err, o)
		}
		if o, err := w.Office(ctx); err != nil || o.PrivacyText != wish.PrivacyText || o.ContactPhone != "069 1" {
			t.Errorf("%v, %+v", err, o)
		}
	})
}

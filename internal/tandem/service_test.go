package tandem

import (
	"context"
	"slices"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

const why = "Beide kochen gern und lachen viel."

// circle is a running cohort with one coach, four participants, and the service under test.
type circle struct {
	*Service
	t                  *testing.T
	db                 *database.DB
	people             *person.Service
	cohorts            *programme.Service
	admin, coach       actor.Actor
	cohort             uuid.UUID
	young, old         actor.Actor
	alsoYoung, alsoOld actor.Actor
	formed, dissolved  []uuid.UUID
}

func (c *circle) TandemFormed(_ context.Context, _ *gorm.DB, tandemID, _ uuid.UUID) error {
	c.formed = append(c.formed, tandemID)
	return nil
}

func (c *circle) TandemDissolved(_ context.Context, _ *gorm.DB, tandemID uuid.UUID) error {
	c.dissolved = append(c.dissolved, tandemID)
	return nil
}

func inCircle(t *testing.T, test func(t *testing.T, c *circle)) {
	inCircleAt(t, func(t *testing.T, c *circle, _ *dbtest.Clock) { test(t, c) })
}

func inCircleAt(t *testing.T, test func(t *testing.T, c *circle, clock *dbtest.Clock)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		zone, err := calendar.Zone("")
		if err != nil {
			t.Fatal(err)
		}
		people := person.NewService(db)
		cohorts := programme.NewService(db, people, zone, "MainArbeit")
		c := &circle{Service: NewService(db, cohorts), t: t, db: db, people: people, cohorts: cohorts}
		c.Connect(c)
		c.admin, c.coach = c.person(actor.Administrator, "Ute"), c.person(actor.Coach, "Katrin")
		c.cohort = c.running(true, c.coach)
		c.young, c.alsoYoung = c.join(c.cohort, programme.Under25, "Samira"), c.join(c.cohort, programme.Under25, "Ali")
		c.old, c.alsoOld = c.join(c.cohort, programme.Over25, "Jonas"), c.join(c.cohort, programme.Over25, "Birgit")
		test(t, c, clock)
	})
}

func (c *circle) person(role actor.Role, name string) actor.Actor {
	c.t.Helper()
	var p person.Person
	err := c.db.Tx(c.t.Context(), func(tx *gorm.DB) (err error) {
		p, err = c.people.Create(c.t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
}

func (c *circle) running(ageRule bool, coach actor.Actor) uuid.UUID {
	c.t.Helper()
	o, err := c.cohorts.PlanCohort(c.t.Context(), c.admin, database.NewID(), programme.Rules{
		Name: "Durchgang", StartDay: "2026-10-20", LengthDays: 100, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: ageRule,
	})
	if err == nil {
		err = c.cohorts.AddCoach(c.t.Context(), c.admin, o.ID, coach.PersonID)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return o.ID
}

func (c *circle) join(cohort uuid.UUID, group programme.AgeGroup, name string) actor.Actor {
	c.t.Helper()
	p, _, err := c.cohorts.AddParticipant(c.t.Context(), c.coach, cohort, programme.NewParticipant{AgeGroup: group, DisplayName: name})
	if err != nil {
		c.t.Fatal(err)
	}
	return actor.Actor{PersonID: p.ID, Role: actor.Participant, Language: "de"}
}

func (c *circle) proposal(a, b actor.Actor) Proposal {
	return Proposal{ID: database.NewID(), CohortID: c.cohort, PartnerIDs: [2]uuid.UUID{a.PersonID, b.PersonID}, Reason: why}
}

func (c *circle) form(p Proposal) Tandem {
	c.t.Helper()
	formed, err := c.Form(c.t.Context(), c.coach, p)
	if err != nil {
		c.t.Fatal(err)
	}
	return formed
}

func TestFormingATandem(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		if err := c.cohorts.AddCoach(t.Context(), c.admin, c.cohort, c.coach.PersonID); err != nil {
			t.Fatal(err)
		}
		if err := c.cohorts.ChooseContactPerson(t.Context(), c.young, c.coach.PersonID); err != nil {
			t.Fatal(err)
		}
		p := c.proposal(c.old, c.young)
		formed := c.form(p)
		first, second := formed.Partners[0], formed.Partners[1]
		if first.DisplayName != "Jonas" || second.DisplayName != "Samira" || formed.Reason != why || formed.Version != 1 {
			t.Errorf("formed: %+v", formed)
		}
		if first.ContactPersonID != nil || second.ContactPersonID == nil || *second.ContactPersonID != c.coach.PersonID {
			t.Errorf("contact persons: %v and %v", first.ContactPersonID, second.ContactPersonID)
		}
		if formed.Other(c.young.PersonID) != first || formed.Other(c.old.PersonID) != second || !formed.Has(c.young.PersonID) || formed.Has(c.alsoOld.PersonID) {
			t.Error("the two do not know each other")
		}
		p.PartnerIDs[0], p.PartnerIDs[1] = p.PartnerIDs[1], p.PartnerIDs[0]
		if again := c.form(p); !slices.Equal(again.People(), formed.People()) || len(c.formed) != 1 {
			t.Errorf("asked again: %+v, told %d times", again, len(c.formed))
		}
		p.Reason = "Anders überlegt."
		if _, err := c.Form(t.Context(), c.coach, p); problemtest.Code(err) != "stale" {
			t.Errorf("other content under the same id: %v", err)
		}
	})
}

func TestRulesOfATandem(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		outsider := c.join(c.running(true, c.coach), programme.Over25, "Omar")
		stranger := c.person(actor.Coach, "Sven")
		for name, try := range map[string]struct {
			who  actor.Actor
			p    Proposal
			want string
		}{
			"same age group":       {c.coach, c.proposal(c.young, c.alsoYoung), "age_rule"},
			"the same person":      {c.coach, c.proposal(c.young, c.young), "/partner_ids/1 same_person"},
			"of another cohort":    {c.coach, c.proposal(c.young, outsider), "/partner_ids/1 not_in_cohort"},
			"a coach":              {c.coach, c.proposal(c.coach, c.young), "/partner_ids/0 not_in_cohort"},
			"by a stranger":        {stranger, c.proposal(c.young, c.old), "not_found"},
			"by the administrator": {c.admin, c.proposal(c.young, c.old), "not_found"},
			"without a reason":     {c.coach, Proposal{ID: database.NewID(), CohortID: c.cohort, PartnerIDs: c.proposal(c.young, c.old).PartnerIDs, Reason: "  x "}, "/reason too_short"},
		} {
			if _, err := c.Form(t.Context(), try.who, try.p); problemtest.Code(err) != try.want {
				t.Errorf("%s: %q, want %q", name, problemtest.Code(err), try.want)
			}
		}
		c.form(c.proposal(c.young, c.old))
		if _, err := c.Form(t.Context(), c.coach, c.proposal(c.young, c.alsoOld)); problemtest.Code(err) != "already_in_tandem" {
			t.Errorf("a second tandem: %v", err)
		}
		if len(c.formed) != 1 {
			t.Errorf("%d tandems were announced, want 1", len(c.formed))
		}
	})
}

func TestTheAgeRuleIsASwitch(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		c.cohort = c.running(false, c.coach)
		a, b := c.join(c.cohort, programme.Over25, "Omar"), c.join(c.cohort, programme.Over25, "Naomi")
		c.form(c.proposal(a, b))
	})
}

func TestTheDatabaseKeepsAPersonToOneOpenTandem(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		c.form(c.proposal(c.young, c.old))
		err := c.db.Tx(t.Context(), func(tx *gorm.DB) error {
			return insert(t.Context(), tx, c.proposal(c.young, c.alsoOld), c.coach.PersonID, c.db.Now())
		})
		if !database.IsDuplicate(err) {
			t.Errorf("past the service: %v", err)
		}
	})
}

func TestTandemsAreSeenByThoseTheyConcern(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx, tx := t.Context(), c.db.Read(t.Context())
		formed := c.form(c.proposal(c.young, c.old))
		c.form(c.proposal(c.alsoYoung, c.alsoOld))
		newcomer := c.join(c.cohort, programme.Under25, "Neu")
		for name, see := range map[string]struct {
			who          actor.Actor
			list         int
			one, partner string
		}{
			"a partner":              {c.young, 1, "", ""},
			"the other partner":      {c.old, 1, "", ""},
			"somebody of the cohort": {c.alsoYoung, 1, "not_found", "not_found"},
			"a newcomer":             {newcomer, 0, "not_found", "not_found"},
			"a coach":                {c.coach, 2, "", "not_found"},
			"a strange coach":        {c.person(actor.Coach, "Sven"), 0, "not_found", "not_found"},
			"the manager":            {c.person(actor.Manager, "Petra"), 0, "not_found", "not_found"},
			"the administrator":      {c.admin, 0, "not_found", "not_found"},
		} {
			if found, err := c.Tandems(ctx, see.who); err != nil || len(found) != see.list {
				t.Errorf("%s sees %d tandems, want %d (%v)", name, len(found), see.list, err)
			}
			if _, err := c.Tandem(ctx, see.who, formed.ID); problemtest.Code(err) != see.one {
				t.Errorf("%s asks for the tandem: %q, want %q", name, problemtest.Code(err), see.one)
			}
			if _, err := c.FindForPartner(ctx, tx, see.who, formed.ID); problemtest.Code(err) != see.partner {
				t.Errorf("%s asks as a partner: %q, want %q", name, problemtest.Code(err), see.partner)
			}
		}
		if _, err := c.MyTandem(ctx, newcomer); problemtest.Code(err) != "no_tandem_yet" {
			t.Errorf("a newcomer's tandem: %v", err)
		}
		if mine, err := c.MyTandem(ctx, c.old); err != nil || mine.ID != formed.ID {
			t.Errorf("my tandem: %v, %s", err, mine.ID)
		}
		ids, err := c.TandemsOf(ctx, tx, []uuid.UUID{c.young.PersonID, newcomer.PersonID})
		if err != nil || len(ids) != 1 || ids[c.young.PersonID] != formed.ID {
			t.Errorf("tandems of: %v, %v", err, ids)
		}
		if found, err := c.InCohort(ctx, tx, c.cohort); err != nil || len(found) != 2 {
			t.Errorf("in the cohort: %v, %d", err, len(found))
		}
		if found, err := c.ForCoach(ctx, tx, c.coach.PersonID); err != nil || len(found) != 2 {
			t.Errorf("for the coach: %v, %d", err, len(found))
		}
	})
}

func TestATandemFormedByMistakeCanGo(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		formed := c.form(c.proposal(c.young, c.old))
		for name, who := range map[string]actor.Actor{"strange coach": c.person(actor.Coach, "Sven"), "outsider": c.alsoYoung} {
			if err := c.Dissolve(ctx, who, formed.ID); problemtest.Code(err) != "not_found" {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := c.Dissolve(ctx, c.coach, formed.ID); err != nil || len(c.dissolved) != 1 {
			t.Fatalf("%v, told %d times", err, len(c.dissolved))
		}
		c.form(c.proposal(c.young, c.alsoOld))
	})
}

func TestATandemInUseStays(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		formed := c.form(c.proposal(c.young, c.old))
		err := c.db.Tx(t.Context(), func(tx *gorm.DB) error {
			return tx.Exec("CREATE TABLE written (tandem_id uuid NOT NULL REFERENCES tandems (id) ON DELETE RESTRICT)").Error
		})
		if err == nil {
			err = c.db.Tx(t.Context(), func(tx *gorm.DB) error {
				return tx.Exec("INSERT INTO written (tandem_id) VALUES (?)", formed.ID).Error
			})
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Dissolve(t.Context(), c.coach, formed.ID); problemtest.Code(err) != "tandem_in_use" {
			t.Errorf("%v", err)
		}
		if _, err := c.Tandem(t.Context(), c.young, formed.ID); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}

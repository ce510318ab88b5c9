package matching

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
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// circle is a cohort before its tandems: three under 25, three over, two coaches beside it and one elsewhere.
type circle struct {
	*Service
	t                   *testing.T
	db                  *database.DB
	clock               *dbtest.Clock
	people              *person.Service
	programmes          *programme.Service
	pairs               *tandem.Service
	katrin, deniz, sven actor.Actor
	anna, ali, ayse     actor.Actor // under 25
	bert, bruno, beate  actor.Actor // over 25
	cohort              uuid.UUID
	gateClosed          bool
	profiles            map[uuid.UUID]profile.Profile
	impressions         map[uuid.UUID][]Impression
	met                 int
	told                map[uuid.UUID]int // how often somebody was told that there is something new
}

// TakingPart are all who have not left and are in no tandem.
func (c *circle) TakingPart(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error) {
	places, err := c.programmes.Participants(ctx, tx, cohortID)
	if err != nil {
		return nil, err
	}
	var ids []uuid.UUID
	for _, p := range places {
		if p.LeftDay == nil {
			ids = append(ids, p.PersonID)
		}
	}
	taken, err := c.pairs.TandemsOf(ctx, tx, ids)
	return slices.DeleteFunc(ids, func(id uuid.UUID) bool { return taken[id] != uuid.Nil }), err
}

// GateOpen says whether enough take part.
func (c *circle) GateOpen(context.Context, *gorm.DB, uuid.UUID) (bool, error) {
	return !c.gateClosed, nil
}

// Of gives profiles.
func (c *circle) Of(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]profile.Profile, error) {
	return c.profiles, nil
}

// ImpressionsOf gives somebody's own.
func (c *circle) ImpressionsOf(_ context.Context, _ *gorm.DB, _, personID uuid.UUID) ([]Impression, error) {
	return c.impressions[personID], nil
}

// Met is how often the two have met.
func (c *circle) Met(context.Context, *gorm.DB, uuid.UUID) (int, error) { return c.met, nil }

// News counts.
func (c *circle) News(_ context.Context, _ *gorm.DB, _ uuid.UUID, _ int, people []uuid.UUID) error {
	for _, id := range people {
		c.told[id]++
	}
	return nil
}

func inCircle(t *testing.T, test func(t *testing.T, c *circle)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) { test(t, newCircle(t, db, clock)) })
}

func newCircle(t *testing.T, db *database.DB, clock *dbtest.Clock) *circle {
	t.Helper()
	zone, err := calendar.Zone("")
	if err != nil {
		t.Fatal(err)
	}
	people := person.NewService(db)
	programmes := programme.NewService(db, people, zone, "MainArbeit")
	c := &circle{
		t: t, db: db, clock: clock, people: people, programmes: programmes, pairs: tandem.NewService(db, programmes),
		profiles: map[uuid.UUID]profile.Profile{}, impressions: map[uuid.UUID][]Impression{}, told: map[uuid.UUID]int{},
	}
	c.Service = NewService(db, people, programmes, c.pairs, Neighbours{c, c, c, c, c}, 90)
	c.katrin, c.deniz, c.sven = c.person(actor.Coach, "Katrin"), c.person(actor.Coach, "Deniz"), c.person(actor.Coach, "Sven")
	admin := c.person(actor.Administrator, "Ute")
	c.cohort = database.NewID()
	_, err = programmes.PlanCohort(t.Context(), admin, c.cohort, programme.Rules{
		Name: "Herbst", StartDay: "2026-12-01", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: true,
	})
	c.must(err)
	for _, coach := range []actor.Actor{c.katrin, c.deniz} {
		c.must(programmes.AddCoach(t.Context(), admin, c.cohort, coach.PersonID))
	}
	join := func(name string, group programme.AgeGroup) actor.Actor {
		p, _, err := programmes.AddParticipant(t.Context(), c.katrin, c.cohort, programme.NewParticipant{
			ID: database.NewID(), AgeGroup: group, DisplayName: name,
		})
		c.must(err)
		c.profiles[p.ID] = profile.Profile{Languages: []string{"de"}, Times: []string{"mo-am"}}
		return actor.Actor{PersonID: p.ID, Role: actor.Participant}
	}
	c.anna, c.ali, c.ayse = join("Anna", programme.Under25), join("Ali", programme.Under25), join("Ayse", programme.Under25)
	c.bert, c.bruno, c.beate = join("Bert", programme.Over25), join("Bruno", programme.Over25), join("Beate", programme.Over25)
	return c
}

func (c *circle) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(problemtest.Code(err), err)
	}
}

func (c *circle) person(role actor.Role, name string) actor.Actor {
	c.t.Helper()
	var p person.Person
	c.must(c.db.Tx(c.t.Context(), func(tx *gorm.DB) (err error) {
		p, err = c.people.Create(c.t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
		return err
	}))
	return actor.Actor{PersonID: p.ID, Role: role}
}

func (c *circle) refused(want string, err error) {
	c.t.Helper()
	problemtest.Refused(c.t, err, want)
}

// wishes hands a ballot in, on top of what is there.
func (c *circle) wishes(who actor.Actor, others ...actor.Actor) {
	c.t.Helper()
	now, err := c.MyBallot(c.t.Context(), who)
	c.must(err)
	_, err = c.HandIn(c.t.Context(), who, choose(others...), now.Version)
	c.must(err)
}

func choose(others ...actor.Actor) Choices {
	c := Choices{}
	for _, o := range others {
		c.Wishes = append(c.Wishes, o.PersonID)
	}
	return c
}

// proposed closes the box and asks for a proposal.
func (c *circle) proposed(asked Asked) Proposal {
	c.t.Helper()
	if box, err := c.Overview(c.t.Context(), c.katrin, c.cohort); err != nil || box.Box.Stage() == Open {
		c.must(err)
		c.must(c.CloseBallots(c.t.Context(), c.katrin, c.cohort))
	}
	p, err := c.Propose(c.t.Context(), c.katrin, Proposal{ID: database.NewID(), CohortID: c.cohort, Asked: asked})
	c.must(err)
	return p
}

func (c *circle) published(p Proposal) {
	c.t.Helper()
	_, err := c.Publish(c.t.Context(), c.katrin, Publishing{ProposalID: p.ID})
	c.must(err)
}

func (c *circle) partnerOf(who actor.Actor) string {
	c.t.Helper()
	m, err := c.MyMatch(c.t.Context(), who)
	c.must(err)
	return m.Partner.DisplayName
}

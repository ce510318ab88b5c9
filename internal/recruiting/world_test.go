package recruiting

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
	"mainpate/internal/seal"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// world is a cohort that waits for four people, with a coach beside it and one elsewhere.
type world struct {
	*Service
	t             *testing.T
	db            *database.DB
	clock         *dbtest.Clock
	people        *person.Service
	cohorts       *programme.Service
	admin         actor.Actor
	katrin, eva   actor.Actor
	cohort        uuid.UUID
	referral      string
	flyer         string
	paired        map[uuid.UUID]uuid.UUID
	signed        map[uuid.UUID]bool
	informationOn calendar.Day
	allows        map[uuid.UUID]bool // to be contacted after the end
	told          map[uuid.UUID]int  // how often somebody was told that there is something new
}

func (w *world) MayContactAfter(_ context.Context, _ *gorm.DB, personID uuid.UUID) (bool, error) {
	return w.allows[personID], nil
}

func (w *world) News(_ context.Context, _ *gorm.DB, _ uuid.UUID, _ int, people []uuid.UUID) error {
	for _, id := range people {
		w.told[id]++
	}
	return nil
}

func (w *world) TandemsOf(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]uuid.UUID, error) {
	return w.paired, nil
}

func (w *world) Signed(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return w.signed, nil
}

func (w *world) NextInformation(context.Context, *gorm.DB, uuid.UUID) (day calendar.Day, clock, place, mapLink string, err error) {
	return w.informationOn, "15:00", "Stadtteilcafé", "", nil
}

func (w *world) Invite(_ context.Context, _ *gorm.DB, personID, _ uuid.UUID) (string, time.Time, error) {
	return "code for " + personID.String(), w.clock.Now().AddDate(0, 0, 7), nil
}

func inWorld(t *testing.T, test func(t *testing.T, w *world)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		zone, err := calendar.Zone("")
		if err != nil {
			t.Fatal(err)
		}
		people := person.NewService(db)
		w := &world{
			t: t, db: db, clock: clock, people: people, cohorts: programme.NewService(db, people, zone, "MainArbeit"),
			paired: map[uuid.UUID]uuid.UUID{}, signed: map[uuid.UUID]bool{},
			allows: map[uuid.UUID]bool{}, told: map[uuid.UUID]int{},
		}
		w.serve([]byte("key"))
		w.cohorts.Connect(programme.Neighbours{Inviter: w})
		w.admin = w.person(actor.Administrator, "Ute")
		w.katrin, w.eva = w.person(actor.Coach, "Katrin"), w.person(actor.Coach, "Eva")
		w.cohort = w.newCohort(4, w.katrin)
		w.referral, w.flyer = w.handOut(Referral), w.handOut(Flyer)
		test(t, w)
	})
}

// serve runs the service with a key, and others that only open.
func (w *world) serve(keys ...[]byte) {
	w.t.Helper()
	seals, err := seal.New("pool", keys)
	if err != nil {
		w.t.Fatal(err)
	}
	w.Service = NewService(w.db, w.people, w.cohorts, Options{PublicURL: "https://mainpate.example/", Key: []byte("key"), Seals: seals, KeepDays: 60})
	w.Connect(Neighbours{Consents: w, News: w, Tandems: w, Declarations: w, Gatherings: w})
}

func (w *world) refused(err error, want string) {
	w.t.Helper()
	problemtest.Refused(w.t, err, want)
}

func (w *world) person(role actor.Role, name string) actor.Actor {
	w.t.Helper()
	var p person.Person
	w.tx(func(tx *gorm.DB) (err error) {
		p, err = w.people.Create(w.t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
		return err
	})
	return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
}

func (w *world) tx(do func(tx *gorm.DB) error) {
	w.t.Helper()
	if err := w.db.Tx(w.t.Context(), do); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) newCohort(places int, coach actor.Actor) uuid.UUID {
	w.t.Helper()
	o := problemtest.Must(w.cohorts.PlanCohort(w.t.Context(), w.admin, database.NewID(), programme.Rules{
		Name: "Durchgang", StartDay: "2027-01-11", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: true, Places: places,
	}))(w.t)

	if err := w.cohorts.AddCoach(w.t.Context(), w.admin, o.ID, coach.PersonID); err != nil {
		w.t.Fatal(err)
	}
	return o.ID
}

func (w *world) handOut(kind Kind) string {
	w.t.Helper()
	return problemtest.Must(w.HandOut(w.t.Context(), w.katrin, w.cohort, database.NewID(), kind, nil))(w.t).Code.Code
}

// saysYes lets somebody say yes with a code and join.
func (w *world) saysYes(with, name string, group programme.AgeGroup) actor.Actor {
	w.t.Helper()
	id := database.NewID()
	_, _, err := w.Yes(w.t.Context(), with, Joining{id, About{FirstName: name, Language: "tr", AgeGroup: group}})
	if err != nil {
		w.t.Fatal(problemtest.Code(err), err)
	}
	for _, e := range w.entries() {
		if e.FirstName == name && e.PersonID != nil {
			id = e.ID
		}
	}
	return w.joins(id)
}

func (w *world) joins(id uuid.UUID) actor.Actor {
	w.t.Helper()
	w.tx(func(tx *gorm.DB) error {
		_, err := w.people.Activate(w.t.Context(), tx, id, person.Profile{})
		return err
	})
	return actor.Actor{PersonID: id, Role: actor.Participant, Language: "tr"}
}

func (w *world) entries() []Entry {
	w.t.Helper()
	return problemtest.Must(w.Pool(w.t.Context(), w.katrin, w.cohort))(w.t).Entries
}

func (w *world) entry(name string) Entry {
	w.t.Helper()
	for _, e := range w.entries() {
		if e.FirstName == name {
			return e
		}
	}
	w.t.Fatalf("%s is not in the pool", name)
	return Entry{}
}

// refers lets a colleague name somebody.
func (w *world) refers(name string) Entry {
	w.t.Helper()
	about := About{FirstName: name, ContactKind: "phone", Contact: "0151 1", Language: "tr", AgeGroup: programme.Under25, Why: "Hört gut zu."}
	if err := w.Refer(w.t.Context(), w.referral, database.NewID(), about); err != nil {
		w.t.Fatal(problemtest.Code(err), err)
	}
	return w.entry(name)
}

// linked gives the personal code of somebody in the pool.
func (w *world) linked(e Entry) string {
	w.t.Helper()
	return *problemtest.Must(w.Link(w.t.Context(), w.katrin, w.cohort, e.ID))(w.t).Code
}

func (w *world) move(name string, to State, askAgain *calendar.Day) (Entry, error) {
	w.t.Helper()
	e := w.entry(name)
	return w.Move(w.t.Context(), w.katrin, w.cohort, e.ID, e.Version, to, askAgain)
}

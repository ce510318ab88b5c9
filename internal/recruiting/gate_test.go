package recruiting

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func (w *world) takingPart() (ids []uuid.UUID, open bool) {
	w.t.Helper()
	w.tx(func(tx *gorm.DB) (err error) {
		if ids, err = w.TakingPart(w.t.Context(), tx, w.cohort); err != nil {
			return err
		}
		open, err = w.GateOpen(w.t.Context(), tx, w.cohort)
		return err
	})
	return ids, open
}

func TestStartGate(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		var in []actor.Actor
		for name, group := range map[string]programme.AgeGroup{"Ali": programme.Under25, "Mia": programme.Over25, "Zoe": programme.Over25} {
			who := w.saysYes(w.flyer, name, group)
			in = append(in, who)
			problemtest.Must(w.Agree(t.Context(), who, Agreed, nil))(t)
		}
		w.saysYes(w.flyer, "Thinks", programme.Under25)
		w.signed[in[0].PersonID] = true
		gate := problemtest.Must(w.StartGate(t.Context(), w.katrin, w.cohort))(t)
		if gate.Agreed != 3 || gate.Under25 != 1 || gate.Over25 != 2 || len(gate.Unsigned) != 2 || gate.Enough() || gate.Open() {
			t.Errorf("%+v", gate)
		}
		if ids, open := w.takingPart(); len(ids) != 3 || open {
			t.Errorf("%v %v", ids, open)
		}
		_, err := w.OpenStartGate(t.Context(), w.katrin, w.cohort, "  ")
		w.refused(err, "not_enough_agreed")
		_, err = w.OpenStartGate(t.Context(), w.eva, w.cohort, "Weil.")
		w.refused(err, "not_found")

		gate = problemtest.Must(w.OpenStartGate(t.Context(), w.katrin, w.cohort, "Der Raum ist nur jetzt frei."))(t)
		again := problemtest.Must(w.OpenStartGate(t.Context(), w.katrin, w.cohort, "Anders."))(t)
		if !gate.Open() || gate.OpenedBy != "Katrin" || again.Opened.Reason != "Der Raum ist nur jetzt frei." {
			t.Errorf("%+v %+v", gate, again.Opened)
		}
		if s := problemtest.Must(w.Agree(t.Context(), in[0], NotNow, nil))(t); !s.GateOpen || s.State != NotNow || s.Agreed != 2 {
			t.Errorf("%+v", s)
		}
		w.paired[in[1].PersonID] = uuid.New()
		if ids, open := w.takingPart(); len(ids) != 1 || ids[0] != in[2].PersonID || !open {
			t.Errorf("%v %v", ids, open)
		}
	})
}

func TestWithoutPlacesNothingWaits(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.cohort = w.newCohort(0, w.katrin)
		p, _, err := w.cohorts.AddParticipant(t.Context(), w.katrin, w.cohort, programme.NewParticipant{AgeGroup: programme.Over25, DisplayName: "Bert"})
		if err != nil {
			t.Fatal(err)
		}
		if ids, open := w.takingPart(); len(ids) != 0 || !open {
			t.Errorf("before joining: %v %v", ids, open)
		}
		bert := w.joins(p.ID)
		if ids, _ := w.takingPart(); len(ids) != 1 {
			t.Errorf("%v", ids)
		}
		_, err = w.Agree(t.Context(), bert, Agreed, nil)
		w.refused(err, "nobody_recruited")
		_, err = w.OpenStartGate(t.Context(), w.katrin, w.cohort, "Weil.")
		w.refused(err, "nobody_recruited")
		if e := w.entry("Bert"); e.State != Interested || e.Version != 0 {
			t.Errorf("%+v", e)
		}
		problemtest.Must(w.Move(t.Context(), w.katrin, w.cohort, p.ID, 0, Agreed, nil))(t) // signed on paper
		w.tx(func(tx *gorm.DB) error { return w.Attended(t.Context(), tx, w.cohort, p.ID, w.katrin.PersonID) })
		if e := w.entry("Bert"); e.State != Agreed || e.Version != 1 {
			t.Errorf("who is in stays in: %+v", e)
		}
	})
}

// Who is in on paper is in: the gate names them, and they choose on paper.
func TestWhoIsInWithoutTheAppTakesPart(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		mia := w.saysYes(w.flyer, "Mia", programme.Over25)
		problemtest.Must(w.Agree(t.Context(), mia, Agreed, nil))(t)
		id := database.NewID()
		if _, _, err := w.Yes(t.Context(), w.flyer, Joining{id, About{FirstName: "Ali", Language: "de", AgeGroup: programme.Under25}}); err != nil {
			t.Fatal(err)
		}
		problemtest.Must(w.move("Ali", Agreed, nil))(t)
		gate := problemtest.Must(w.StartGate(t.Context(), w.katrin, w.cohort))(t)
		if gate.Agreed != 2 || len(gate.Outside) != 1 || gate.Outside[0] != (Named{id, "Ali"}) {
			t.Errorf("%+v", gate)
		}
		if ids, _ := w.takingPart(); len(ids) != 2 {
			t.Errorf("as many take part as are in: %v", ids)
		}
		w.joins(id)
		if gate := problemtest.Must(w.StartGate(t.Context(), w.katrin, w.cohort))(t); len(gate.Outside) != 0 {
			t.Errorf("%+v", gate)
		}
	})
}

// Whoever has an account can say no as well, and may think again.
func TestAParticipantSaysNo(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		mia := w.saysYes(w.flyer, "Mia", programme.Over25)
		problemtest.Must(w.Agree(t.Context(), mia, Agreed, nil))(t)
		if s := problemtest.Must(w.Agree(t.Context(), mia, Declined, nil))(t); s.State != Declined || s.Agreed != 0 {
			t.Errorf("%+v", s)
		}
		if ids, _ := w.takingPart(); len(ids) != 0 {
			t.Errorf("%v", ids)
		}
		if e := w.entry("Mia"); e.State != Declined || !e.Joined || e.Contact != "" || e.Why != "" {
			t.Errorf("%+v", e)
		}
		if s := problemtest.Must(w.Agree(t.Context(), mia, Agreed, nil))(t); s.State != Agreed {
			t.Errorf("%+v", s)
		}
	})
}

func TestWhoHasLeftDoesNotCount(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ali := w.saysYes(w.flyer, "Ali", programme.Under25)
		problemtest.Must(w.Agree(t.Context(), ali, Agreed, nil))(t)
		w.tx(func(tx *gorm.DB) error {
			return w.cohorts.Leave(t.Context(), tx, w.cohort, ali.PersonID, w.cohorts.Today())
		})
		if gate := problemtest.Must(w.StartGate(t.Context(), w.katrin, w.cohort))(t); gate.Agreed != 0 {
			t.Errorf("%+v", gate)
		}
		if ids, _ := w.takingPart(); len(ids) != 0 {
			t.Errorf("%v", ids)
		}
	})
}

func TestGateOpensWhenEnoughAreIn(t *testing.T) {
	places := 2
	gate := Gate{Places: &places, Agreed: 1}
	if _, err := gate.open(uuid.New(), uuid.New(), "", time.Time{}); problemtest.Code(err) != "not_enough_agreed" {
		t.Error(err)
	}
	gate.Agreed = 2
	if opened, err := gate.open(uuid.New(), uuid.New(), "", time.Time{}); err != nil || opened == nil || opened.Agreed != 2 {
		t.Error(opened, err)
	}
}

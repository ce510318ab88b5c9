package recruiting

import (
	"strings"
	"testing"

	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/problem/problemtest"
)

// stands is what the database alone knows of how somebody is reached.
func (w *world) stands(e Entry) (contact string) {
	w.t.Helper()
	if err := w.db.Read(w.t.Context()).Model(&Prospect{}).Where("id = ?", e.ID).Pluck("contact", &contact).Error; err != nil {
		w.t.Fatal(err)
	}
	return contact
}

func (w *world) write(e Entry, contact string) {
	w.t.Helper()
	w.tx(func(tx *gorm.DB) error { return saveContact(w.t.Context(), tx, e.ID, contact) })
}

func (w *world) tidied() {
	w.t.Helper()
	if err := w.Tidy(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func TestTheDatabaseAloneDoesNotTellHowToReachAnybody(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ali, mia := w.refers("Ali"), w.refers("Mia")
		if stands := w.stands(ali); ali.Contact != "0151 1" || strings.Contains(stands, "0151") || stands == w.stands(mia) {
			t.Errorf("%q stands there as %q", ali.Contact, stands)
		}
		// The same form again is the same, although it is sealed differently each time.
		about := ali.About()
		for range 2 {
			e := problemtest.Must(w.Write(t.Context(), w.katrin, w.cohort, ali.ID, nil, about))(t)
			if e.Version != ali.Version || e.Contact != about.Contact {
				t.Errorf("%+v", e)
			}
		}
		w.write(mia, w.stands(ali))
		if got := w.entry("Mia").Contact; got != "" {
			t.Errorf("what was sealed for Ali opens for Mia: %q", got)
		}
		again := calendar.Day("2027-03-01")
		if e, err := w.move("Ali", NotNow, &again); err != nil || e.Contact != "0151 1" || strings.Contains(w.stands(ali), "0151") {
			t.Errorf("asked again later %q, %v", e.Contact, err)
		}
	})
}

func TestWhatWasReadableIsSealed(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ali, mia := w.refers("Ali"), w.refers("Mia")
		w.write(ali, "0151 1")
		w.write(mia, "0151 2")
		if e, err := w.move("Mia", Informed, nil); err != nil || e.Contact != "0151 2" || strings.Contains(w.stands(mia), "0151") {
			t.Errorf("moved on: %q, %v", e.Contact, err)
		}
		if got := w.entry("Ali"); got.Contact != "0151 1" {
			t.Errorf("of old %q", got.Contact)
		}
		w.tidied()
		sealed := w.stands(ali)
		if e := w.entry("Ali"); e.Contact != "0151 1" || e.Version != ali.Version || strings.Contains(sealed, "0151") {
			t.Errorf("tidied: %q stands there as %q", e.Contact, sealed)
		}
		if w.tidied(); w.stands(ali) != sealed {
			t.Error("sealed twice with the same key")
		}
	})
}

func TestTheKeyOfThePoolCanBeChanged(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ali := w.refers("Ali")
		before := w.stands(ali)
		other := []byte("other")
		w.serve(other)
		if w.tidied(); w.entry("Ali").Contact != "" || w.stands(ali) != before {
			t.Error("opened, or lost, with a wrong key")
		}
		w.serve(other, []byte("key"))
		if got := w.entry("Ali").Contact; got != "0151 1" {
			t.Errorf("the previous key does not open: %q", got)
		}
		w.tidied()
		w.serve(other)
		if got := w.entry("Ali").Contact; got != "0151 1" {
			t.Errorf("not sealed anew: %q", got)
		}
	})
}

package reminder

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

func TestGatheringRemindsThoseWhoDidNotSayNo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s, id := setStage(t, db, clock), database.NewID()
		gathering := func(revision int, wall, change string, people ...uuid.UUID) {
			t.Helper()
			s.tx(func(tx *gorm.DB) error {
				return s.Gathering(context.Background(), tx, id, revision, people, at(t, wall), change)
			})
		}
		gathering(1, "2026-12-03 15:00", "invited", s.samira, s.jonas)
		s.pass()
		s.expect(s.jonas, "Es gibt etwas Neues in der App.")
		if n := s.notice(Reminder{Occasion: Gathering, OccasionID: id, Kind: Told}, reader{Language: "de"}, clock.Now()); n.Navigate != "https://mainpate.example/gatherings/"+id.String() {
			t.Error(n.Navigate)
		}
		if got := s.coming(s.jonas); len(got) != 2 || got[Day] != "2026-12-02 15:00" || got[Hours] != "2026-12-03 13:00" {
			t.Errorf("coming: %v", got)
		}
		gathering(1, "2026-12-03 15:00", "declined", s.samira)
		if len(s.coming(s.samira)) != 0 || len(s.coming(s.jonas)) != 2 {
			t.Errorf("after a no: %v, %v", s.coming(s.samira), s.coming(s.jonas))
		}
		gathering(1, "2026-12-03 15:00", "", s.samira)
		if len(s.coming(s.samira)) != 2 {
			t.Errorf("after changing one's mind: %v", s.coming(s.samira))
		}
		clock.Set(at(t, "2026-12-02 15:00"))
		s.pass()
		s.expect(s.jonas, "Morgen 15 Uhr. Bis dann.")
		gathering(2, "2026-12-04 10:30", "moved", s.samira, s.jonas)
		s.pass()
		s.expect(s.jonas, "Neue Zeit: Freitag, 4. Dezember, 10:30 Uhr.")
		gathering(2, "2026-12-04 10:30", "cancelled", s.samira, s.jonas)
		s.pass()
		s.expect(s.jonas, "Das Treffen fällt aus.")
		if got := s.coming(s.jonas); len(got) != 0 {
			t.Errorf("coming after the end: %v", got)
		}
	})
}

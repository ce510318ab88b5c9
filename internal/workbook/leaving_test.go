package workbook

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/tandem"
)

// eachWorldAt is eachWorld with the clock in hand.
func eachWorldAt(t *testing.T, test func(t *testing.T, w *world, clock *dbtest.Clock)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := newWorld(t, db)
		w.tandems.WhenSomebodyLeaves(tandem.Keeping{Domain: w.book, Days: 90})
		test(t, w, clock)
	})
}

func pausedWeeks(weeks []Week) []int {
	var paused []int
	for _, w := range weeks {
		if w.Paused {
			paused = append(paused, w.Number)
		}
	}
	return paused
}

func TestAPausedWeekCountsNeitherForNorAgainst(t *testing.T) {
	eachWorldAt(t, func(t *testing.T, w *world, clock *dbtest.Clock) {
		problemtest.OK(t, w.cohorts.ChooseContactPerson(ctx, w.a, w.coach.PersonID))
		w.log(t, w.b, meeting(today, WeTwo))
		tell := func(to tandem.Telling) { problemtest.Must(w.tandems.BeginPause(ctx, w.a, to))(t) }
		figures := func() Figures {
			t.Helper()
			tx := w.db.Read(ctx)
			tandems := problemtest.Must(w.tandems.InCohort(ctx, tx, w.cohort))(t)
			return problemtest.Must(w.book.Figures(ctx, tx, tandems, startDay))(t)
		}
		week := func() (a, b, coach []int) {
			t.Helper()
			released := problemtest.Must(w.book.ReadReleased(ctx, w.coach, w.tandem))(t)
			return pausedWeeks(problemtest.Must(w.book.Read(ctx, w.a, w.tandem))(t).Weeks),
				pausedWeeks(problemtest.Must(w.book.Read(ctx, w.b, w.tandem))(t).Weeks), pausedWeeks(released.Weeks)
		}
		if f := figures(); f != (Figures{MeetingsMet: 1, WeeksKept: 1}) {
			t.Errorf("before: %+v", f)
		}
		tell(tandem.Telling{})
		if a, b, coach := week(); len(a) != 1 || a[0] != 6 || b != nil || coach != nil {
			t.Errorf("a secret pause: %v, %v, %v", a, b, coach)
		}
		if f := figures(); f.WeeksKept != 1 {
			t.Errorf("a secret pause shows in the figures: %+v", f)
		}
		tell(tandem.Telling{Partner: true})
		if _, b, coach := week(); len(b) != 1 || coach != nil {
			t.Errorf("told the partner: %v, %v", b, coach)
		}
		tell(tandem.Telling{ContactPerson: true})
		if _, b, coach := week(); b != nil || len(coach) != 1 {
			t.Errorf("told the contact person: %v, %v", b, coach)
		}
		if f := figures(); f != (Figures{MeetingsMet: 1}) {
			t.Errorf("the paused week counts: %+v", f)
		}
		clock.Set(clock.Now().AddDate(0, 0, 14))
		problemtest.OK(t, w.tandems.ComeBack(ctx, w.a))
		clock.Set(clock.Now().AddDate(0, 0, 14))
		if a, _, coach := week(); len(a) != 3 || len(coach) != 3 {
			t.Errorf("past weeks stay paused: %v, %v", a, coach)
		}
	})
}

func TestWhoeverLeftReadsWhatWasThere(t *testing.T) {
	eachWorldAt(t, func(t *testing.T, w *world, clock *dbtest.Clock) {
		mine, theirs := w.log(t, w.a, meeting(today, WeTwo)), w.log(t, w.b, meeting(today, WeTwo))
		problemtest.Must(w.book.PlanMeeting(ctx, w.a, w.tandem, Date{Day: "2026-11-28", Clock: "15:00"}, 0))(t)
		preview := problemtest.Must(w.tandems.PreviewLeaving(ctx, w.a))(t)
		counts := map[string]int{}
		for _, b := range preview.Belongings {
			counts[b.What] = b.Count
		}
		if counts["entries"] != 1 || counts["partner_entries"] != 1 || counts["planned_meeting"] != 1 {
			t.Errorf("said before: %v", counts)
		}
		clock.Set(clock.Now().Add(time.Minute))
		problemtest.OK(t, w.tandems.Leave(ctx, w.a, tandem.Goodbye{Sentence: tandem.Thanks}))

		told := w.reminders.about(w.tandem)
		if last := told[len(told)-1]; last.startsAt != nil || last.revision != 2 {
			t.Errorf("reminders of the two's meeting: %+v", told)
		}
		if planned := problemtest.Must(w.book.Read(ctx, w.b, w.tandem))(t).Planned; planned.Day != "" {
			t.Errorf("the date of the two stands: %+v", planned)
		}
		clock.Set(clock.Now().Add(time.Minute))
		later := w.log(t, w.b, meeting(today, WeTwo))
		seen := map[uuid.UUID]bool{}
		for _, p := range problemtest.Must(w.book.Read(ctx, w.a, w.tandem))(t).Pages {
			seen[p.ID] = true
		}
		if !seen[mine.ID] || !seen[theirs.ID] || seen[later.ID] {
			t.Errorf("of mine, theirs and what came later are seen: %v, %v, %v", seen[mine.ID], seen[theirs.ID], seen[later.ID])
		}
		if pages := problemtest.Must(w.book.Read(ctx, w.b, w.tandem))(t).Pages; len(pages) != 3 {
			t.Errorf("the partner reads %d", len(pages))
		}
		_, err := w.book.SaveEntry(ctx, w.a, w.tandem, database.NewID(), meeting(today, WeTwo), 0)
		problemtest.RefusedAs(t, err, problem.Conflict, "you_have_left")
	})
}

func TestNobodyHasToLeaveTwice(t *testing.T) {
	eachWorldAt(t, func(t *testing.T, w *world, _ *dbtest.Clock) {
		problemtest.OK(t, w.tandems.Leave(ctx, w.a, tandem.Goodbye{Sentence: tandem.Thanks}))
		pair := problemtest.Must(w.tandems.ByID(ctx, w.db.Read(ctx), w.tandem))(t)
		problemtest.OK(t, w.db.Tx(ctx, func(tx *gorm.DB) error { return w.book.PartnerLeft(ctx, tx, pair, w.a.PersonID) }))
		if _, err := w.book.PlanMeeting(ctx, w.b, w.tandem, Date{Day: calendar.Day("2026-11-28")}, 0); err != nil {
			t.Errorf("who stays still plans: %v", err)
		}
	})
}

package workbook

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/tandem"
)

func TestAStaleChangeShowsWhatIsCurrent(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		entry := w.log(t, w.a, meeting(today, WeTwo))
		moved := meeting("2026-11-24", WeTwo)
		problemtest.Must(w.book.SaveEntry(ctx, w.b, w.tandem, entry.ID, moved, 1))(t)
		_, err := w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, meeting("2026-11-23", WeTwo), 1)
		if current := stale[Page](t, err); current.Version != 2 || current.Facts.Day != "2026-11-24" || *current.LastChangedBy != w.b.PersonID {
			t.Errorf("current is %+v", current)
		}
		same := problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, moved, 1))(t)
		if same.Version != 2 {
			t.Errorf("a change that was already made made version %d", same.Version)
		}
		_, err = w.book.PinEntry(ctx, w.a, w.tandem, entry.ID, true, 1)
		stale[Page](t, err)
		_, err = w.book.ConfirmEntry(ctx, w.b, w.tandem, entry.ID, 1)
		stale[Page](t, err)
		stale[Page](t, w.book.DeleteEntry(ctx, w.a, w.tandem, entry.ID, 1))

		words := w.add(t, w.b, entry.ID, "eins", WeTwo)
		problemtest.Must(w.book.SaveAddition(ctx, w.b, w.tandem, entry.ID, words.ID, AdditionDraft{"zwei", WeTwo}, 1))(t)
		_, err = w.book.SaveAddition(ctx, w.b, w.tandem, entry.ID, words.ID, AdditionDraft{"drei", WeTwo}, 1)
		if current := stale[Addition](t, err); current.Text != "zwei" {
			t.Errorf("current is %+v", current)
		}
		stale[Addition](t, w.book.DeleteAddition(ctx, w.b, w.tandem, entry.ID, words.ID, 1))

		draft := StepDraft{OwnerID: w.a.PersonID, Text: "anrufen", State: Open, Visibility: WeTwo}
		step := w.step(t, w.a, draft)
		draft.State = Done
		problemtest.Must(w.book.SaveStep(ctx, w.b, w.tandem, step.ID, draft, 1))(t)
		draft.State = Dropped
		_, err = w.book.SaveStep(ctx, w.a, w.tandem, step.ID, draft, 1)
		if current := stale[Step](t, err); current.State != Done {
			t.Errorf("current is %+v", current)
		}
		stale[Step](t, w.book.DeleteStep(ctx, w.a, w.tandem, step.ID, 1))

		two := 2
		problemtest.Must(w.book.SaveAnswers(ctx, w.a, w.tandem, entry.ID, Feelings{Mood: &two}, 0))(t)
		_, err = w.book.SaveAnswers(ctx, w.a, w.tandem, entry.ID, Feelings{}, 0)
		stale[Answers](t, err)

		problemtest.Must(w.book.PlanMeeting(ctx, w.a, w.tandem, Date{Day: "2026-12-01"}, 0))(t)
		_, err = w.book.PlanMeeting(ctx, w.b, w.tandem, Date{Day: "2026-12-02"}, 0)
		if current := stale[PlannedMeeting](t, err); current.Day != "2026-12-01" {
			t.Errorf("current is %+v", current)
		}
	})
}

func TestFactsBelongToBothAndWordsToTheirAuthor(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		draft := meeting(today, WeTwo)
		entry := w.log(t, w.a, draft)
		_, err := w.book.ConfirmEntry(ctx, w.a, w.tandem, entry.ID, 1)
		problemtest.RefusedAs(t, err, problem.Forbidden, "not_your_own")
		confirmed := problemtest.Must(w.book.ConfirmEntry(ctx, w.b, w.tandem, entry.ID, 1))(t)
		again := problemtest.Must(w.book.ConfirmEntry(ctx, w.b, w.tandem, entry.ID, 1))(t)
		if confirmed.ConfirmedAt == nil || again.Version != 2 {
			t.Errorf("confirmed as %+v, then %+v", confirmed, again)
		}
		draft.Facts.PlaceText = "am Fluss"
		if page := problemtest.Must(w.book.SaveEntry(ctx, w.b, w.tandem, entry.ID, draft, 2))(t); page.ConfirmedAt == nil {
			t.Error("the partner's own correction has undone the confirmation")
		}
		draft.Note = "anders"
		_, err = w.book.SaveEntry(ctx, w.b, w.tandem, entry.ID, draft, 3)
		problemtest.RefusedAs(t, err, problem.Forbidden, "author_only")
		if page := problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, draft, 3))(t); page.ConfirmedAt == nil {
			t.Error("a note is no fact")
		}
		draft.Facts.Outcome, draft.Facts.Reason = Moved, "child"
		if page := problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, draft, 4))(t); page.ConfirmedAt != nil {
			t.Error("still confirmed after the facts have changed")
		}
		draft.Visibility = Team
		_, err = w.book.SaveEntry(ctx, w.b, w.tandem, entry.ID, draft, 5)
		problemtest.RefusedAs(t, err, problem.Forbidden, "author_only")
		problemtest.RefusedAs(t, w.book.DeleteEntry(ctx, w.b, w.tandem, entry.ID, 5), problem.Forbidden, "author_only")

		words := w.add(t, w.a, entry.ID, "mehr dazu", WeTwo)
		_, err = w.book.SaveAddition(ctx, w.b, w.tandem, entry.ID, words.ID, AdditionDraft{"weniger", WeTwo}, 1)
		problemtest.RefusedAs(t, err, problem.Forbidden, "author_only")
		problemtest.RefusedAs(t, w.book.DeleteAddition(ctx, w.b, w.tandem, entry.ID, words.ID, 1), problem.Forbidden, "author_only")

		wish := StepDraft{OwnerID: w.a.PersonID, Text: "anrufen", State: Open, Visibility: WeTwo}
		step := w.step(t, w.a, wish)
		problemtest.RefusedAs(t, w.book.DeleteStep(ctx, w.b, w.tandem, step.ID, 1), problem.Forbidden, "author_only")
		wish.Visibility = Team
		_, err = w.book.SaveStep(ctx, w.b, w.tandem, step.ID, wish, 1)
		problemtest.RefusedAs(t, err, problem.Forbidden, "author_only")
	})
}

func TestWhatIsTakenAwayLeavesThePartnersWords(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for name, takeAway := range map[string]func(entry uuid.UUID){
			"delete": func(entry uuid.UUID) { problemtest.OK(t, w.book.DeleteEntry(ctx, w.a, w.tandem, entry, 1)) },
			"only me": func(entry uuid.UUID) {
				problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry, meeting(today, OnlyMe), 1))(t)
			},
		} {
			entry := w.log(t, w.a, meeting(today, WeTwo))
			words := w.add(t, w.b, entry.ID, "Das war gut.", WeTwo)
			secret := w.add(t, w.b, entry.ID, "Das sage ich nicht.", OnlyMe)
			takeAway(entry.ID)

			notes := map[uuid.UUID]Page{}
			for _, page := range w.read(t, w.b).Pages {
				notes[page.ID] = page
			}
			if n := notes[words.ID]; n.Note != "Das war gut." || n.Kind != Note || n.AuthorID != w.b.PersonID || n.Facts.Day != today {
				t.Errorf("%s: the words have become %+v", name, n)
			}
			if n := notes[secret.ID]; n.Note != "Das sage ich nicht." || n.Visibility != OnlyMe {
				t.Errorf("%s: the secret has become %+v", name, n)
			}
			_, err := w.book.SaveAddition(ctx, w.b, w.tandem, entry.ID, words.ID, AdditionDraft{"Das war gut.", WeTwo}, 0)
			problemtest.Missing(t, err)
		}
	})
}

func TestWhatIsRemovedDoesNotComeBack(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		entry := w.log(t, w.a, meeting(today, WeTwo))
		words := w.add(t, w.a, entry.ID, "mehr", WeTwo)
		step := w.step(t, w.a, StepDraft{OwnerID: w.a.PersonID, Text: "anrufen", State: Open, Visibility: WeTwo, EntryID: &entry.ID})
		for range 2 {
			problemtest.OK(t, w.book.DeleteAddition(ctx, w.a, w.tandem, entry.ID, words.ID, 1))
		}
		for range 2 {
			problemtest.OK(t, w.book.DeleteEntry(ctx, w.a, w.tandem, entry.ID, 1))
			problemtest.OK(t, w.book.DeleteStep(ctx, w.a, w.tandem, step.ID, 1))
			problemtest.OK(t, w.book.DeleteAddition(ctx, w.a, w.tandem, entry.ID, words.ID, 1))
		}
		_, err := w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, meeting(today, WeTwo), 0)
		problemtest.Missing(t, err)
		_, err = w.book.SaveStep(ctx, w.a, w.tandem, step.ID, StepDraft{OwnerID: w.a.PersonID, Text: "anrufen", State: Open, Visibility: WeTwo}, 0)
		problemtest.Missing(t, err)
		problemtest.Missing(t, w.book.DeleteEntry(ctx, w.a, w.tandem, uuid.New(), 1))
		if book := w.read(t, w.a); len(book.Pages)+len(book.Steps) != 0 {
			t.Errorf("left over: %+v", book)
		}
	})
}

func TestTheNextMeetingAndItsReminders(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		first := problemtest.Must(w.book.PlanMeeting(ctx, w.a, w.tandem, Date{Day: "2026-12-01", Clock: "15:00", PlaceText: " Café "}, 0))(t)
		if at := time.Date(2026, 12, 1, 14, 0, 0, 0, time.UTC); first.StartsAt == nil || !first.StartsAt.Equal(at) || first.PlaceText != "Café" {
			t.Fatalf("planned %+v", first)
		}
		problemtest.Must(w.book.PlanMeeting(ctx, w.b, w.tandem, Date{Day: "2026-12-01", Clock: "15:00", PlaceText: "Park"}, 1))(t)
		problemtest.Must(w.book.PlanMeeting(ctx, w.b, w.tandem, Date{Day: "2026-12-02", Clock: "15:00", PlaceText: "Park"}, 2))(t)
		_, err := w.book.PlanMeeting(ctx, w.a, w.tandem, Date{Day: "2027-03-28", Clock: "02:30"}, 3)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "time_does_not_exist")
		_, err = w.book.PlanMeeting(ctx, w.a, w.tandem, Date{Day: "2031-01-01"}, 3)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "/day day_out_of_range")
		gone := problemtest.Must(w.book.PlanMeeting(ctx, w.a, w.tandem, Date{}, 3))(t)
		if gone.Day != "" || gone.StartsAt != nil || gone.Version != 4 {
			t.Errorf("taken back as %+v", gone)
		}
		if ahead := problemtest.Must(w.book.Ahead(ctx, w.db.Read(ctx), w.tandem, w.a.PersonID))(t); ahead.PlannedMeeting != nil {
			t.Errorf("still planned: %+v", ahead.PlannedMeeting)
		}
		told := w.reminders.about(w.tandem)
		if len(told) != 3 || told[0].revision != 1 || told[1].revision != 2 || told[2].revision != 3 || told[1].startsAt == nil || told[2].startsAt != nil {
			t.Errorf("the reminders were told %+v", told)
		}
		_, err = w.book.PlanMeeting(ctx, w.stranger, w.tandem, Date{Day: "2026-12-01"}, 0)
		problemtest.Missing(t, err)
	})
}

func TestImpossibleContentIsNamed(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for code, draft := range map[string]Draft{
			"/day day_out_of_range":      meeting("2026-11-27", WeTwo),
			"/outcome required":          {Kind: Meeting, Visibility: WeTwo, Facts: Facts{Day: today}},
			"/outcome only_for_meetings": {Kind: Note, Visibility: WeTwo, Facts: Facts{Day: today, Outcome: Met}},
			"/reason only_when_not_met":  {Kind: Meeting, Visibility: WeTwo, Facts: Facts{Day: today, Outcome: Met, Reason: "ill"}},
		} {
			_, err := w.book.SaveEntry(ctx, w.a, w.tandem, uuid.New(), draft, 0)
			problemtest.RefusedAs(t, err, problem.Unprocessable, code)
		}
		_, err := w.book.SaveEntry(ctx, w.a, w.tandem, uuid.New(), meeting(startDay.AddDays(-32), WeTwo), 0)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "/day day_out_of_range")
		entry := w.log(t, w.a, meeting(startDay.AddDays(-31), WeTwo))
		_, err = w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, Draft{Kind: Note, Visibility: WeTwo, Facts: Facts{Day: today}}, 1)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "/kind fixed")
		_, err = w.book.SaveStep(ctx, w.a, w.tandem, uuid.New(), StepDraft{OwnerID: w.b.PersonID, Text: "x", State: Open, Visibility: OnlyMe}, 0)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "/visibility only_own_steps")
		_, err = w.book.SaveStep(ctx, w.a, w.tandem, uuid.New(), StepDraft{OwnerID: w.b.PersonID, Text: " ", State: Open, Visibility: WeTwo}, 0)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "/text required")
		_, err = w.book.SaveAddition(ctx, w.a, w.tandem, entry.ID, uuid.New(), AdditionDraft{" ", WeTwo}, 0)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "/text required")
	})
}

func TestOfManyAtOnceOneWins(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		const many = 6
		id := database.NewID()
		race := func(save func(i int) error) (won int) {
			var mu sync.Mutex
			var all sync.WaitGroup
			for i := range many {
				all.Go(func() {
					err := save(i)
					mu.Lock()
					defer mu.Unlock()
					if err == nil {
						won++
					} else if _, is := err.(*problem.Error); !is {
						t.Errorf("unexpected: %v", err)
					}
				})
			}
			all.Wait()
			return won
		}
		at := func(i int) Draft { return meeting(calendar.Day("2026-11-10").AddDays(i), WeTwo) }
		if won := race(func(i int) error { _, err := w.book.SaveEntry(ctx, w.a, w.tandem, id, at(i), 0); return err }); won != 1 {
			t.Errorf("%d made the same entry", won)
		}
		if won := race(func(i int) error { _, err := w.book.SaveEntry(ctx, w.a, w.tandem, id, at(i+many), 1); return err }); won != 1 {
			t.Errorf("%d made the same change", won)
		}
		if won := race(func(i int) error {
			_, err := w.book.PlanMeeting(ctx, w.a, w.tandem, Date{Day: at(i).Facts.Day}, 0)
			return err
		}); won != 1 || len(w.reminders.about(w.tandem)) == 0 {
			t.Errorf("%d set the same date", won)
		}
		if page := w.read(t, w.b).Pages[0]; page.Version != 2 {
			t.Errorf("version %d", page.Version)
		}
	})
}

func TestReadingTakesTheSameFewStatementsHoweverMuchIsWritten(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		statements := 0
		count := func(*gorm.DB) { statements++ }
		problemtest.OK(t, w.db.Read(ctx).Callback().Query().After("gorm:query").Register("count", count))
		problemtest.OK(t, w.db.Read(ctx).Callback().Row().After("gorm:row").Register("count", count))
		measure := func() (partner, coach int) {
			statements = 0
			w.read(t, w.a)
			partner = statements
			w.released(t)
			return partner, statements - partner
		}
		write := func() {
			entry := w.log(t, w.a, meeting(today, Team))
			w.add(t, w.b, entry.ID, "ja", Team)
			w.add(t, w.a, entry.ID, "nein", Team)
			problemtest.Must(w.book.SaveAnswers(ctx, w.a, w.tandem, entry.ID, Feelings{}, 0))(t)
			w.step(t, w.b, StepDraft{OwnerID: w.a.PersonID, Text: "anrufen", State: Open, Visibility: Team, EntryID: &entry.ID})
		}
		write()
		partner, coach := measure()
		for range 20 {
			write()
		}
		if p, c := measure(); p != partner || c != coach || p > 12 || c > 12 {
			t.Errorf("%d and %d statements, with more to read %d and %d", partner, coach, p, c)
		}
		if pages := w.read(t, w.a).Pages; len(pages) != 21 || len(pages[3].Additions) != 2 || pages[3].Mine == nil {
			t.Errorf("%d pages", len(pages))
		}
	})
}

func TestWhatOthersAreTold(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.log(t, w.a, meeting("2026-11-03", WeTwo))
		w.log(t, w.b, meeting("2026-11-04", Team))
		w.log(t, w.a, meeting("2026-11-17", WeTwo))
		w.log(t, w.a, meeting("2026-11-20", OnlyMe))
		w.log(t, w.a, Draft{Kind: Meeting, Visibility: WeTwo, Facts: Facts{Day: "2026-11-22", Outcome: Cancelled}})
		tx := w.db.Read(ctx)

		sum := problemtest.Must(w.book.Summary(ctx, tx, w.tandem, "2026-11-04", "2026-11-25"))(t)
		if sum.Met != 2 || len(sum.Places) != 1 || len(sum.Topics) != 1 || sum.Topics[0] != "jobs" {
			t.Errorf("summary %+v", sum)
		}
		last := problemtest.Must(w.book.LastMeetingDays(ctx, tx, w.coach.PersonID))(t)
		if len(last) != 1 || last[w.tandem] != "2026-11-17" {
			t.Errorf("last meeting days %v", last)
		}
		figures := problemtest.Must(w.book.Figures(ctx, tx, []tandem.Tandem{{ID: w.tandem}}, startDay))(t)
		if figures != (Figures{MeetingsMet: 3, WeeksKept: 2}) {
			t.Errorf("figures %+v", figures)
		}
		late := w.step(t, w.b, StepDraft{OwnerID: w.a.PersonID, Text: "später", State: Open, Visibility: WeTwo})
		soon := w.step(t, w.a, StepDraft{OwnerID: w.a.PersonID, Text: "bald", State: Open, Visibility: OnlyMe, DueDay: "2026-11-27"})
		w.step(t, w.a, StepDraft{OwnerID: w.a.PersonID, Text: "fertig", State: Done, Visibility: WeTwo})
		w.step(t, w.a, StepDraft{OwnerID: w.b.PersonID, Text: "seins", State: Open, Visibility: WeTwo})
		steps := problemtest.Must(w.book.Ahead(ctx, tx, w.tandem, w.a.PersonID))(t).Steps
		if len(steps) != 2 || steps[0].ID != soon.ID || steps[1].ID != late.ID {
			t.Errorf("steps %+v", steps)
		}
	})
}

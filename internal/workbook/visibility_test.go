package workbook

import (
	"slices"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestThePartnerNeverSeesWhatIsOnlyMine(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		mine := w.log(t, w.a, meeting(today, OnlyMe))
		step := w.step(t, w.a, StepDraft{OwnerID: w.a.PersonID, Text: "anrufen", State: Open, Visibility: OnlyMe})
		open := w.log(t, w.a, meeting("2026-11-10", WeTwo))
		secret := w.add(t, w.a, open.ID, "nur für mich", OnlyMe)

		book := w.read(t, w.b)
		if len(book.Pages) != 1 || book.Pages[0].ID != open.ID || len(book.Pages[0].Additions) != 0 || len(book.Steps) != 0 {
			t.Errorf("the partner sees %+v", book)
		}
		if week := book.Weeks[5]; week.Number != 6 || week.Kept {
			t.Errorf("the week betrays the meeting: %+v", week)
		}
		if own := w.read(t, w.a); len(own.Pages) != 2 || len(own.Steps) != 1 || !own.Weeks[5].Kept || len(own.Pages[1].Additions) != 1 {
			t.Errorf("the author sees %+v", own)
		}
		for _, based := range []int{0, 1} {
			_, err := w.book.SaveEntry(ctx, w.b, w.tandem, mine.ID, meeting(today, WeTwo), based)
			problemtest.Missing(t, err)
			_, err = w.book.SaveStep(ctx, w.b, w.tandem, step.ID, StepDraft{OwnerID: w.b.PersonID, Text: "x", State: Open, Visibility: WeTwo}, based)
			problemtest.Missing(t, err)
			_, err = w.book.SaveAddition(ctx, w.b, w.tandem, open.ID, secret.ID, AdditionDraft{"x", WeTwo}, based)
			problemtest.Missing(t, err)
			_, err = w.book.SaveAnswers(ctx, w.b, w.tandem, mine.ID, Feelings{}, based)
			problemtest.Missing(t, err)
		}
		_, err := w.book.PinEntry(ctx, w.b, w.tandem, mine.ID, true, 1)
		problemtest.Missing(t, err)
		_, err = w.book.ConfirmEntry(ctx, w.b, w.tandem, mine.ID, 1)
		problemtest.Missing(t, err)
		_, err = w.book.SaveAddition(ctx, w.b, w.tandem, mine.ID, database.NewID(), AdditionDraft{"x", WeTwo}, 0)
		problemtest.Missing(t, err)
		problemtest.Missing(t, w.book.DeleteEntry(ctx, w.b, w.tandem, mine.ID, 1))
		problemtest.Missing(t, w.book.DeleteStep(ctx, w.b, w.tandem, step.ID, 1))
		problemtest.Missing(t, w.book.DeleteAddition(ctx, w.b, w.tandem, open.ID, secret.ID, 1))
		if own := w.read(t, w.a); own.Pages[0].Version != 1 || own.Steps[0].Version != 1 {
			t.Error("the partner has changed something")
		}
	})
}

func TestTheCoachSeesWhatIsReleasedAndTheMeetingDays(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.log(t, w.a, meeting("2026-11-23", OnlyMe))
		shared := w.log(t, w.a, meeting("2026-11-16", WeTwo))
		team := w.log(t, w.a, meeting("2026-11-24", Team))
		w.log(t, w.b, Draft{Kind: Note, Note: "Idee", Visibility: WeTwo, Facts: Facts{Day: "2026-11-02"}})
		w.log(t, w.b, Draft{Kind: Meeting, Visibility: WeTwo, Facts: Facts{Day: "2026-11-09", Outcome: Cancelled, Reason: "hard_time"}})
		w.add(t, w.b, shared.ID, "unter uns", Team)
		w.add(t, w.b, team.ID, "auch unter uns", WeTwo)
		said := w.add(t, w.b, team.ID, "für alle drei", Team)
		two := 2
		problemtest.Must(w.book.SaveAnswers(ctx, w.a, w.tandem, team.ID, Feelings{Mood: &two}, 0))(t)
		problemtest.Must(w.book.PinEntry(ctx, w.b, w.tandem, team.ID, true, 1))(t)
		w.step(t, w.a, StepDraft{OwnerID: w.b.PersonID, Text: "zu zweit", State: Open, Visibility: WeTwo})
		told := w.step(t, w.a, StepDraft{OwnerID: w.b.PersonID, Text: "erzählt", State: Open, Visibility: Team, EntryID: &shared.ID})

		seen := w.released(t)
		if len(seen.Pages) != 1 || seen.Pages[0].ID != team.ID {
			t.Fatalf("the coach sees %d entries", len(seen.Pages))
		}
		page := seen.Pages[0]
		if page.Mine != nil || page.Pinned || !slices.Equal(page.Facts.Topics, []string{"jobs"}) {
			t.Errorf("too much of the entry: %+v", page)
		}
		if len(page.Additions) != 1 || page.Additions[0].ID != said.ID {
			t.Errorf("the coach reads %+v", page.Additions)
		}
		if len(seen.Steps) != 1 || seen.Steps[0].ID != told.ID || seen.Steps[0].EntryID != nil {
			t.Errorf("the coach sees the steps %+v", seen.Steps)
		}
		if want := []calendar.Day{"2026-11-24", "2026-11-16"}; !slices.Equal(seen.MeetingDays, want) {
			t.Errorf("meeting days %v, want %v", seen.MeetingDays, want)
		}
		if len(seen.Weeks) != 6 || !seen.Weeks[3].Kept || !seen.Weeks[5].Kept || seen.Weeks[2].Kept || seen.Weeks[4].Kept {
			t.Errorf("weeks %+v", seen.Weeks)
		}
		for _, who := range []actor.Actor{w.a, w.b, w.stranger, w.otherCoach, {PersonID: w.coach.PersonID, Role: actor.Administrator}, {PersonID: w.coach.PersonID, Role: actor.Manager}} {
			_, err := w.book.ReadReleased(ctx, who, w.tandem)
			problemtest.Missing(t, err)
		}
		for _, who := range []actor.Actor{w.coach, w.stranger, w.otherCoach} {
			_, err := w.book.Read(ctx, who, w.tandem)
			problemtest.Missing(t, err)
			_, err = w.book.SaveEntry(ctx, who, w.tandem, team.ID, meeting(today, Team), 0)
			problemtest.Missing(t, err)
		}
	})
}

func TestWhatIsTakenBackStaysMarkedAsSeen(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		entry := w.log(t, w.a, meeting(today, Team))
		words := w.add(t, w.b, entry.ID, "schön war es", Team)
		draft := StepDraft{OwnerID: w.a.PersonID, Text: "anrufen", State: Open, Visibility: Team}
		step := w.step(t, w.a, draft)
		if w.read(t, w.b).Pages[0].TeamSeenAt != nil {
			t.Fatal("seen before anybody looked")
		}
		w.released(t)

		problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, meeting(today, WeTwo), 1))(t)
		problemtest.Must(w.book.SaveAddition(ctx, w.b, w.tandem, entry.ID, words.ID, AdditionDraft{"schön war es", OnlyMe}, 1))(t)
		draft.Visibility = OnlyMe
		problemtest.Must(w.book.SaveStep(ctx, w.a, w.tandem, step.ID, draft, 1))(t)
		if seen := w.released(t); len(seen.Pages) != 0 || len(seen.Steps) != 0 {
			t.Errorf("the coach still sees %+v", seen)
		}
		own := w.read(t, w.a)
		if page := own.Pages[0]; page.TeamSeenAt == nil || page.Visibility != WeTwo || len(page.Additions) != 0 {
			t.Errorf("the entry is %+v", page)
		}
		if own.Steps[0].TeamSeenAt == nil {
			t.Error("the step has forgotten that it was seen")
		}
		if additions := w.read(t, w.b).Pages[0].Additions; len(additions) != 1 || additions[0].TeamSeenAt == nil {
			t.Errorf("the addition is %+v", additions)
		}
	})
}

func TestPrivateAnswersAreSeenByNobodyElse(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		entry := w.log(t, w.a, meeting(today, Team))
		one, five := 1, 5
		problemtest.Must(w.book.SaveAnswers(ctx, w.a, w.tandem, entry.ID, Feelings{Helped: &one, Mood: &one, Giving: "gave"}, 0))(t)
		if w.read(t, w.b).Pages[0].Mine != nil || w.released(t).Pages[0].Mine != nil {
			t.Fatal("somebody else sees the answers")
		}
		problemtest.Must(w.book.SaveAnswers(ctx, w.b, w.tandem, entry.ID, Feelings{Heard: &five}, 0))(t)
		for _, c := range []struct {
			who  actor.Actor
			want Feelings
		}{{w.a, Feelings{Helped: &one, Mood: &one, Giving: "gave"}}, {w.b, Feelings{Heard: &five}}} {
			if mine := w.read(t, c.who).Pages[0].Mine; mine == nil || !mine.Feelings.equal(c.want) {
				t.Errorf("got %+v, want %+v", mine, c.want)
			}
		}
		if page := w.read(t, w.b).Pages[0]; page.Version != 1 {
			t.Error("the version betrays that something was answered")
		}
	})
}

func TestAnIDOfAnotherTandemIsNotFound(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		other := w.newPair(t)
		entry := w.log(t, w.a, meeting(today, WeTwo))
		step := w.step(t, w.a, StepDraft{OwnerID: w.a.PersonID, Text: "anrufen", State: Open, Visibility: WeTwo})
		for _, based := range []int{0, 1} {
			_, err := w.book.SaveEntry(ctx, other.a, other.tandem, entry.ID, meeting(today, WeTwo), based)
			problemtest.Missing(t, err)
			_, err = w.book.SaveStep(ctx, other.a, other.tandem, step.ID, StepDraft{OwnerID: other.a.PersonID, Text: "anrufen", State: Open, Visibility: WeTwo}, based)
			problemtest.Missing(t, err)
		}
		problemtest.Missing(t, w.book.DeleteEntry(ctx, other.a, other.tandem, entry.ID, 1))
		_, err := w.book.SaveEntry(ctx, other.a, w.tandem, uuid.New(), meeting(today, WeTwo), 0)
		problemtest.Missing(t, err)
		_, err = w.book.SaveStep(ctx, w.a, w.tandem, uuid.New(), StepDraft{OwnerID: other.a.PersonID, Text: "x", State: Open, Visibility: WeTwo}, 0)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "/owner_id not_in_tandem")
	})
}

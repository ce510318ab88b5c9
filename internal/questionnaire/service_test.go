package questionnaire

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/tandem"
)

func TestASheetIsFinishedInOneActAndOnce(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		if got := w.open(w.anna); got != "self start, asku start, " {
			t.Fatalf("open: %s", got)
		}
		id := database.NewID()
		f := Filled{"self", 1, Start, nil, []Answer{words("proud", "Auf mich."), says("s1", 4)}}
		for range 2 {
			own, err := w.Finish(t.Context(), w.anna, id, f)
			if err != nil || len(own.Answers) != 2 || own.Answers[0].Item != "s1" || own.Release != Kept || own.Version != 1 {
				t.Fatalf("finished: %+v %v", own, err)
			}
		}
		f.Answers[1] = says("s1", 5)
		for _, other := range []struct {
			who actor.Actor
			id  any
		}{{w.anna, id}, {w.anna, nil}, {w.bert, id}} {
			at := database.NewID()
			if other.id != nil {
				at = id
			}
			if _, err := w.Finish(t.Context(), other.who, at, f); problemtest.Code(err) != "already_finished" {
				t.Errorf("finished again: %v", err)
			}
		}
		if _, err := w.Finish(t.Context(), w.anna, database.NewID(), Filled{"self", 1, Middle, nil, nil}); problemtest.Code(err) != "not_open_yet" {
			t.Errorf("ahead of time: %v", err)
		}
		if _, err := w.Finish(t.Context(), w.anna, database.NewID(), Filled{"self", 2, Start, nil, nil}); problemtest.Code(err) != "/set unknown_set" {
			t.Errorf("a version that nobody knows: %v", err)
		}
		w.day(60)
		if got := w.open(w.anna); got != "self middle, asku middle, " {
			t.Errorf("open on day 60: %s", got)
		}
		w.filled(w.bert, "self", Start, says("s1", 2)) // was finished without internet
		if got := w.mine(w.bert).Sheets; len(got) != 1 || len(w.mine(w.anna).Sheets) != 1 {
			t.Errorf("Bert has %d sheets", len(got))
		}
		w.must(w.TakeBack(t.Context(), w.bert, id))
		w.must(w.TakeBack(t.Context(), w.anna, id))
		w.must(w.TakeBack(t.Context(), w.anna, id))
		if got := w.mine(w.anna).Sheets; len(got) != 0 {
			t.Errorf("taken back: %+v", got)
		}
	})
}

func TestTheTeamReadsWhatWasOpenedToIt(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		sheet := w.filled(w.anna, "self", Start, says("s1", 4))
		for _, c := range []struct {
			release Release
			want    int
		}{{Kept, 0}, {Counted, 0}, {Shown, 1}, {Kept, 0}} {
			w.let(w.anna, sheet, c.release)
			if got := w.shown(); len(got) != c.want {
				t.Errorf("%s: the coach sees %d sheets, want %d", c.release, len(got), c.want)
			}
		}
		if _, err := w.Let(t.Context(), w.bert, sheet.ID, Shown); problemtest.Code(err) != "not_found" {
			t.Errorf("somebody else opens it: %v", err)
		}
		for _, who := range []actor.Actor{w.elsewhere, w.admin, w.anna, w.bert} {
			if _, err := w.OfPerson(t.Context(), who, w.cohort, w.anna.PersonID); problemtest.Code(err) != "not_found" {
				t.Errorf("%s reads: %v", who.Role, err)
			}
			if _, err := w.GroupValues(t.Context(), who, w.cohort); problemtest.Code(err) != "not_found" {
				t.Errorf("%s reads values of the group: %v", who.Role, err)
			}
		}
	})
}

func TestPartnersReadEachOtherAtTheSameMoment(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.day(60)
		about := func(who actor.Actor, answers ...Answer) (Own, error) {
			other := w.anna.PersonID
			if who.PersonID == other {
				other = w.bert.PersonID
			}
			return w.Finish(t.Context(), who, database.NewID(), Filled{"partner", 1, Middle, &other, answers})
		}
		strength := words("strength", "Zuhören.")
		if _, err := about(w.anna, strength); problemtest.Code(err) != "own_sheet_first" {
			t.Errorf("before one's own: %v", err)
		}
		w.filled(w.anna, "self", Middle)
		if got := w.open(w.anna); got != "asku middle, partner middle, " {
			t.Errorf("open: %s", got)
		}
		if got := w.open(w.bert); got != "self middle, asku middle, " {
			t.Errorf("open for Bert: %s", got)
		}
		if _, err := about(w.anna, says("e1", 4)); problemtest.Code(err) != "/answers/strength required" {
			t.Errorf("without anything good: %v", err)
		}
		hers, err := about(w.anna, strength, Answer{Item: "e1", Language: "de", Choices: []string{unsure}})
		w.must(err)
		if got := w.mine(w.bert); len(got.AboutMe) != 0 || len(got.Sheets) != 0 {
			t.Errorf("Bert reads before he has written: %+v", got)
		}
		if got := w.mine(w.anna); len(got.AboutMe) != 0 || got.Sheets[1].Opened {
			t.Errorf("Anna reads before Bert has written: %+v", got)
		}
		if _, err := w.Let(t.Context(), w.anna, hers.ID, Shown); problemtest.Code(err) != "stays_between_you" {
			t.Errorf("opened to the team: %v", err)
		}
		w.filled(w.bert, "self", Middle)
		if got := w.mine(w.bert); len(got.AboutMe) != 0 {
			t.Error("Bert reads after his own sheet only")
		}
		_, err = about(w.bert, words("strength", "Mut."))
		w.must(err)
		a, b := w.mine(w.anna), w.mine(w.bert)
		if len(a.AboutMe) != 1 || len(b.AboutMe) != 1 || a.AboutMe[0].Answers[0].Text != "Mut." || b.AboutMe[0].Answers[0].Text != "Zuhören." {
			t.Errorf("both finished: %+v %+v", a.AboutMe, b.AboutMe)
		}
		if err := w.TakeBack(t.Context(), w.anna, hers.ID); problemtest.Code(err) != "already_opened" {
			t.Errorf("taken back after it was opened: %v", err)
		}
		if got := w.shown(); len(got) != 0 {
			t.Errorf("the team sees what is between the two: %+v", got)
		}
	})
}

func TestWhatWasWrittenAboutAFormerPartnerIsNotAboutTheNext(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.day(60)
		w.filled(w.anna, "self", Middle)
		about := func(partner *uuid.UUID) error {
			_, err := w.Finish(t.Context(), w.anna, database.NewID(), Filled{"partner", 1, Middle, partner, []Answer{words("strength", "Er kocht gut.")}})
			return err
		}
		problemtest.Refused(t, about(nil), "/about_id required")
		_, err := w.tandems.Part(t.Context(), w.coach, tandem.Parting{TandemID: w.tandem, AgreedWith: &w.anna.PersonID, Sentence: tandem.Thanks})
		w.must(err)
		cem := w.joins("Cem")
		_, err = w.tandems.Form(t.Context(), w.coach, tandem.Proposal{
			ID: database.NewID(), CohortID: w.cohort, PartnerIDs: [2]uuid.UUID{w.anna.PersonID, cem.PersonID}, Reason: "Beide lachen gern.",
		})
		w.must(err)
		problemtest.Refused(t, about(&w.bert.PersonID), "no_partner_now")
		w.must(about(&cem.PersonID))
	})
}

func TestWhoeverHasLeftIsAskedNothing(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.day(60)
		w.filled(w.anna, "self", Middle)
		w.must(w.db.Tx(t.Context(), func(tx *gorm.DB) error {
			return w.programmes.Leave(t.Context(), tx, w.cohort, w.bert.PersonID, "2026-12-18")
		}))
		if got := w.open(w.bert); got != "" {
			t.Errorf("open: %s", got)
		}
		if _, err := w.Finish(t.Context(), w.bert, database.NewID(), Filled{"self", 1, Middle, nil, nil}); problemtest.Code(err) != "you_have_left" {
			t.Errorf("finished after leaving: %v", err)
		}
	})
}

func TestTheInterviewIsThePersonsWords(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		said := func(text string) []Answer { return []Answer{words("goal", text)} }
		if _, err := w.CorrectInterview(t.Context(), w.anna, 0, said("Vorher.")); problemtest.Code(err) != "not_found" {
			t.Errorf("before the talk: %v", err)
		}
		sheet, err := w.SaveInterview(t.Context(), w.coach, w.cohort, w.anna.PersonID, 0, said("Eine Werkstatt."))
		if err != nil || sheet.Version != 1 || sheet.FilledBy == nil || *sheet.FilledBy != w.coach.PersonID {
			t.Fatal(sheet, err)
		}
		if mine := w.mine(w.anna).Interview; mine == nil || mine.Answers[0].Text != "Eine Werkstatt." {
			t.Fatalf("Anna sees %+v", mine)
		}
		if sheet, err = w.CorrectInterview(t.Context(), w.anna, 1, said("Eine eigene Werkstatt.")); err != nil || sheet.Version != 2 {
			t.Fatal(sheet, err)
		}
		if again, err := w.CorrectInterview(t.Context(), w.anna, 1, said("Eine eigene Werkstatt.")); err != nil || again.Version != 2 {
			t.Errorf("the same again: %v %v", again.Version, err)
		}
		stale, err := w.SaveInterview(t.Context(), w.coach, w.cohort, w.anna.PersonID, 1, said("Ein Auto."))
		if problemtest.Code(err) != "stale" || stale.Answers[0].Text != "Eine eigene Werkstatt." {
			t.Errorf("over the correction: %+v %v", stale, err)
		}
		of, err := w.OfPerson(t.Context(), w.coach, w.cohort, w.anna.PersonID)
		if err != nil || of.Interview.Answers[0].Text != "Eine eigene Werkstatt." {
			t.Errorf("the coach sees %+v %v", of.Interview, err)
		}
		if mine := w.mine(w.bert).Interview; mine != nil {
			t.Errorf("the partner sees %+v", mine)
		}
		if _, err := w.SaveInterview(t.Context(), w.elsewhere, w.cohort, w.anna.PersonID, 2, said("x")); problemtest.Code(err) != "not_found" {
			t.Errorf("a coach from elsewhere: %v", err)
		}
	})
}

func TestAGroupSpeaksOnceAndForAll(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		people := []actor.Actor{w.anna, w.bert}
		for i := range 5 {
			people = append(people, w.joins(fmt.Sprintf("P%d", i)))
		}
		var sheets []Own
		for i, who := range people[:5] {
			sheet := w.filled(who, "self", Start, says("s1", 1+i%3), says("s2", 5))
			w.let(who, sheet, Counted)
			sheets = append(sheets, sheet)
		}
		values := func() []GroupValue {
			t.Helper()
			v, err := w.GroupValues(t.Context(), w.coach, w.cohort)
			w.must(err)
			return v
		}
		if got := values(); len(got) != 0 {
			t.Fatalf("while it is still open: %+v", got)
		}
		w.day(60)
		before := values()
		if len(before) != 2 || before[0].Halves != 4 || before[1].Halves != 9 {
			t.Fatalf("five people: %+v", before)
		}
		late := w.filled(people[5], "self", Start, says("s1", 5))
		w.let(people[5], late, Counted)
		w.let(people[0], sheets[0], Kept)
		if after := values(); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("a sixth and one fewer change it: %+v", after)
		}
		w.must(w.TakeBack(t.Context(), people[1], sheets[1].ID))
		again := w.filled(people[1], "self", Start, says("s1", 2))
		for _, c := range []struct {
			who   actor.Actor
			sheet Own
		}{{people[0], sheets[0]}, {people[2], sheets[2]}, {people[5], late}, {people[1], again}} {
			if _, err := w.Let(t.Context(), c.who, c.sheet.ID, Shown); problemtest.Code(err) != "already_counted" {
				t.Errorf("opened after it was counted: %v", err)
			}
		}
		if mine := w.mine(people[2]).Sheets[0]; mine.MayShow {
			t.Error("the screen offers what is refused")
		}
	})
}

func TestEachIsToldOnceOfAnOccasion(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		anna, bert := w.anna.PersonID, w.bert.PersonID
		if got := w.tells(); len(got) != 0 || w.mine(w.anna).Asks != Start {
			t.Errorf("at the start: %v, %q", got, w.mine(w.anna).Asks)
		}
		w.day(60)
		w.filled(w.bert, "self", Middle)
		w.filled(w.bert, "asku", Middle)
		if got := w.tells(); len(got) != 2 {
			t.Errorf("in the middle, with a sheet about the partner left: %v", got)
		}
		if w.mine(w.anna).Asks != Middle {
			t.Error("the first screen does not know")
		}
		w.must(w.PutAway(t.Context(), w.anna, Middle))
		w.must(w.PutAway(t.Context(), w.anna, Middle))
		if mine := w.mine(w.anna); mine.Asks != "" || len(mine.Open) == 0 {
			t.Errorf("put away: %q, and %d sheets", mine.Asks, len(mine.Open))
		}
		problemtest.Refused(t, w.PutAway(t.Context(), w.anna, End), "not_found")
		if got := w.tells(); len(got) != 0 || w.mine(w.bert).Asks != Middle {
			t.Errorf("told again: %v", got)
		}
		w.day(110)
		_, err := w.tandems.BeginPause(t.Context(), w.bert, tandem.Telling{})
		w.must(err)
		if got := w.tells(); !slices.Equal(got, []uuid.UUID{anna}) || w.mine(w.anna).Asks != End {
			t.Errorf("at the end, while one pauses: %v", got)
		}
		w.must(w.tandems.ComeBack(t.Context(), w.bert))
		w.day(121)
		if got := w.tells(); len(got) != 0 {
			t.Errorf("the day after the end, without a word that they may be asked: %v", got)
		}
		w.day(110)
		if got := w.tells(); !slices.Equal(got, []uuid.UUID{bert}) {
			t.Errorf("back from the pause: %v", got)
		}
		w.day(120 + 90)
		if got := w.tells(); len(got) != 0 || w.mine(w.anna).Asks != After {
			t.Errorf("afterwards, without a word that they may be asked: %v", got)
		}
		w.mayContact[bert] = true
		if got := w.tells(); !slices.Equal(got, []uuid.UUID{bert}) {
			t.Errorf("afterwards: %v", got)
		}
		w.day(120 + 200)
		w.mayContact[anna] = true
		if got := w.tells(); len(got) != 0 || w.mine(w.bert).Asks != "" {
			t.Errorf("half a year later: %v", got)
		}
	})
}

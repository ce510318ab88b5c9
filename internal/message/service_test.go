package message

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/tandem"
)

func TestOnlyWhoseItIsReadsAConversation(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		manager := w.staff(t, actor.Manager, "Marlies")
		everybody := []actor.Actor{w.ayla, w.bernd, w.stranger, w.lonely, w.coach, w.second, w.far, manager}
		for place, readers := range map[Place][]actor.Actor{
			w.two():   {w.ayla, w.bernd},
			w.team():  {w.ayla, w.coach, w.second},
			w.group(): {w.ayla, w.bernd, w.stranger, w.coach, w.second},
		} {
			said := w.say(t, w.ayla, place, "Hallo")
			for _, who := range everybody {
				may := slices.Contains(readers, who)
				_, err := w.words.Read(ctx, who, place, Window{})
				if (err == nil) != may {
					t.Errorf("%v reads %v: %v", who, place.Kind, err)
				}
				if sees := problemtest.Must(w.words.MaySee(ctx, w.db.Read(ctx), who, said.ID))(t); sees != may {
					t.Errorf("%v sees a message of %v: %v", who, place.Kind, sees)
				}
				if _, err := w.words.Write(ctx, who, place, database.NewID(), Draft{Text: "Ja"}, 0); (err == nil) != may {
					t.Errorf("%v writes in %v: %v", who, place.Kind, err)
				}
				if who != w.ayla {
					_, err = w.words.Write(ctx, who, place, said.ID, Draft{Text: "Anders"}, 1)
					problemtest.Missing(t, err)
				}
			}
		}
	})
}

func TestSayingTheSameAgainChangesNothing(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		id := database.NewID()
		first := problemtest.Must(w.words.Write(ctx, w.ayla, w.two(), id, Draft{Text: " Hallo "}, 0))(t)
		again := problemtest.Must(w.words.Write(ctx, w.ayla, w.two(), id, Draft{Text: "Hallo"}, 0))(t)
		if first.Change != again.Change || len(w.told.pokes) != 1 {
			t.Errorf("%+v, %+v, told %d times", first, again, len(w.told.pokes))
		}
		_, err := w.words.Write(ctx, w.ayla, w.two(), id, Draft{Text: "Anders"}, 0)
		problemtest.RefusedAs(t, err, problem.Outdated, "stale")
		corrected := problemtest.Must(w.words.Write(ctx, w.ayla, w.two(), id, Draft{Text: "Anders"}, 1))(t)
		if corrected.CorrectedAt == nil || corrected.Position != first.Position || corrected.Version != 2 {
			t.Errorf("%+v", corrected)
		}
		problemtest.Must(w.words.Write(ctx, w.ayla, w.two(), id, Draft{Text: "Anders"}, 1))(t)
		_, err = w.words.Write(ctx, w.ayla, w.team(), id, Draft{Text: "Anders"}, 0)
		problemtest.Missing(t, err)
		same(t, w.texts(t, w.bernd, w.two()), "Anders")
		for _, empty := range []Draft{{}, {Text: " \n"}, {Link: Link{Kind: Entry, Text: "x"}}, {Link: Link{Kind: Placed}}} {
			_, err = w.words.Write(ctx, w.ayla, w.two(), database.NewID(), empty, 0)
			problemtest.RefusedAs(t, err, problem.Unprocessable, "invalid")
		}
	})
}

func TestTakingBackIsForBothAndWithinADay(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		old, young := w.say(t, w.ayla, w.two(), "Eins"), w.say(t, w.ayla, w.two(), "Zwei")
		dayOld := w.say(t, w.ayla, w.two(), "Drei")
		known := w.read(t, w.bernd, w.two()).Change
		problemtest.RefusedAs(t, w.words.Delete(ctx, w.bernd, w.two(), young.ID), problem.Conflict, "author_only")
		problemtest.OK(t, w.words.Delete(ctx, w.ayla, w.two(), young.ID))
		problemtest.OK(t, w.words.Delete(ctx, w.ayla, w.two(), young.ID))
		since := problemtest.Must(w.words.Read(ctx, w.bernd, w.two(), Window{After: &known}))(t)
		if len(since.Messages) != 1 || since.Messages[0].ID != young.ID || since.Messages[0].Text != "" {
			t.Errorf("%+v", since)
		}
		// A late repetition of what has been taken back brings nothing back.
		late := problemtest.Must(w.words.Write(ctx, w.ayla, w.two(), young.ID, Draft{Text: "Zwei"}, 0))(t)
		if late.DeletedAt == nil {
			t.Error("it is back")
		}
		w.clock.Advance(24 * time.Hour)
		problemtest.OK(t, w.words.Delete(ctx, w.ayla, w.two(), dayOld.ID))
		w.clock.Advance(time.Second)
		problemtest.RefusedAs(t, w.words.Delete(ctx, w.ayla, w.two(), old.ID), problem.Conflict, "too_late_to_delete")
		same(t, w.texts(t, w.ayla, w.two()), "Eins", "–", "–")
	})
}

func TestPagesMeet(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		var want []string
		for i := range 7 {
			text := string(rune('a' + i))
			want = append(want, text)
			w.say(t, []actor.Actor{w.ayla, w.bernd}[i%2], w.two(), text)
		}
		newest := problemtest.Must(w.words.Read(ctx, w.bernd, w.two(), Window{Limit: 3}))(t)
		before := newest.Messages[0].Position
		older := problemtest.Must(w.words.Read(ctx, w.bernd, w.two(), Window{Before: &before, Limit: 4}))(t)
		same(t, append(texts(older.Messages), texts(newest.Messages)...), want...)
		if newest.Complete || !older.Complete || newest.Change != 7 {
			t.Errorf("%v %v %d", newest.Complete, older.Complete, newest.Change)
		}
		var all []string
		after := int64(0)
		for {
			page := problemtest.Must(w.words.Read(ctx, w.ayla, w.two(), Window{After: &after, Limit: 2}))(t)
			all, after = append(all, texts(page.Messages)...), page.Change
			if page.Complete {
				break
			}
		}
		same(t, all, want...)
	})
}

func TestPeopleAreToldOnceUntilTheyHaveLooked(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.say(t, w.ayla, w.two(), "Eins")
		w.say(t, w.ayla, w.two(), "Zwei")
		if len(w.told.notices) != 1 || !w.told.notices[0].inTandem || !slices.Equal(w.told.notices[0].people, []uuid.UUID{w.bernd.PersonID}) {
			t.Fatalf("%+v", w.told.notices)
		}
		if !w.summary(t, w.bernd, w.two()).Unread || w.summary(t, w.ayla, w.two()).Unread {
			t.Error("unread is not what others have said")
		}
		problemtest.OK(t, w.words.Opened(ctx, w.bernd, w.two(), 2))
		problemtest.OK(t, w.words.Opened(ctx, w.bernd, w.two(), 1)) // late
		if w.summary(t, w.bernd, w.two()).Unread {
			t.Error("still unread")
		}
		w.say(t, w.ayla, w.two(), "Drei")
		if len(w.told.notices) != 2 || !w.summary(t, w.bernd, w.two()).Unread {
			t.Errorf("%+v", w.told.notices)
		}
	})
}

func TestAQuestionHasOneOwner(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.say(t, w.ayla, w.team(), "Wer kommt mit?")
		if n := w.told.notices[0]; len(n.people) != 2 || n.inTandem {
			t.Errorf("without a chosen coach both hear of it: %+v", n)
		}
		list := w.list(t, w.second)
		if list[0].Place != w.team() || list[0].WaitingSince == nil || list[0].OwnerID != nil {
			t.Errorf("%+v", list[0])
		}
		w.say(t, w.coach, w.team(), "Ich komme mit.")
		answered := w.summary(t, w.ayla, w.team())
		if answered.WaitingSince != nil || !is(answered.OwnerID, w.coach.PersonID) {
			t.Errorf("%+v", answered)
		}
		w.say(t, w.ayla, w.team(), "Und morgen?")
		problemtest.OK(t, w.words.TakeOver(ctx, w.second, w.ayla.PersonID))
		w.say(t, w.coach, w.team(), "Das macht Cora.")
		if s := w.summary(t, w.ayla, w.team()); !is(s.OwnerID, w.second.PersonID) {
			t.Errorf("%+v", s)
		}
		w.say(t, w.ayla, w.team(), "Danke!")
		problemtest.OK(t, w.words.Settle(ctx, w.coach, w.ayla.PersonID))
		if s := w.summary(t, w.coach, w.team()); s.WaitingSince != nil {
			t.Errorf("%+v", s)
		}
		problemtest.Missing(t, w.words.TakeOver(ctx, w.far, w.ayla.PersonID))
	})
}

func TestTheChosenCoachHearsFirstUnlessAway(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		problemtest.OK(t, w.cohorts.ChooseContactPerson(ctx, w.ayla, w.coach.PersonID))
		w.say(t, w.ayla, w.team(), "Hallo")
		if n := w.told.notices[0]; !slices.Equal(n.people, []uuid.UUID{w.coach.PersonID}) {
			t.Errorf("%+v", n)
		}
		problemtest.Must(w.people.SaveAbsence(ctx, w.coach, database.NewID(), w.cohorts.Today(), w.cohorts.Today()))(t)
		w.say(t, w.ayla, w.team(), "Noch etwas")
		if n := w.told.notices[1]; !slices.Equal(n.people, []uuid.UUID{w.second.PersonID}) {
			t.Errorf("%+v", n)
		}
	})
}

func TestAGoodbyeKeepsWhatWasThere(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for _, p := range []Place{w.two(), w.group()} {
			w.say(t, w.bernd, p, "Vorher")
			problemtest.OK(t, w.words.Opened(ctx, w.ayla, p, 1))
		}
		w.clock.Advance(time.Hour)
		problemtest.OK(t, w.tandems.Leave(ctx, w.ayla, tandem.Goodbye{Sentence: tandem.TeamTells}))
		w.clock.Advance(time.Hour)
		w.told.notices = nil
		for _, p := range []Place{w.two(), w.group()} {
			w.say(t, w.bernd, p, "Nachher")
			same(t, w.texts(t, w.ayla, p), "Vorher")
			if s := w.summary(t, w.ayla, p); s.Latest.Text != "Vorher" || s.Unread {
				t.Errorf("the list tells what came after: %+v", s.Latest)
			}
			same(t, w.texts(t, w.bernd, p), "Vorher", "Nachher")
			_, err := w.words.Write(ctx, w.ayla, p, database.NewID(), Draft{Text: "Doch"}, 0)
			problemtest.RefusedAs(t, err, problem.Conflict, "you_have_left")
		}
		for _, n := range w.told.notices {
			if slices.Contains(n.people, w.ayla.PersonID) {
				t.Error("somebody who has left is told of messages")
			}
		}
		for _, s := range w.list(t, w.bernd) {
			if s.Closed != "" {
				t.Error("the one who stays notices something")
			}
		}
		w.say(t, w.ayla, w.team(), "Ich habe noch eine Frage.")
	})
}

func TestACoachReadsNothingFromCohortsOfOthers(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		elsewhere := w.newCohort(t, w.staff(t, actor.Administrator, "Ina"), w.far)
		w.say(t, w.ayla, w.team(), "Hier")
		moved := w.say(t, w.ayla, w.team(), "Woanders")
		problemtest.OK(t, w.db.Tx(ctx, func(tx *gorm.DB) error {
			return tx.Model(&Message{}).Where("id = ?", moved.ID).UpdateColumn("cohort_id", elsewhere).Error
		}))
		same(t, w.texts(t, w.ayla, w.team()), "Hier", "Woanders")
		same(t, w.texts(t, w.coach, w.team()), "Hier")
		if s := w.summary(t, w.coach, w.team()); s.Latest == nil || s.Latest.Text != "Hier" {
			t.Errorf("%+v", s.Latest)
		}
		if problemtest.Must(w.words.MaySee(ctx, w.db.Read(ctx), w.coach, moved.ID))(t) {
			t.Error("what hangs on it is theirs to read")
		}
	})
}

func TestErasedWordsGoFromEveryPhone(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		hers := w.say(t, w.ayla, w.two(), "Geheim")
		w.say(t, w.bernd, w.two(), "Meins")
		w.say(t, w.ayla, w.team(), "Auch geheim")
		w.say(t, w.coach, w.group(), "Vom Büro")
		known := w.read(t, w.bernd, w.two()).Change
		for _, gone := range []actor.Actor{w.ayla, w.coach} {
			problemtest.OK(t, w.db.Tx(ctx, func(tx *gorm.DB) error { return w.words.eraseWords(ctx, tx, gone.PersonID) }))
		}
		since := problemtest.Must(w.words.Read(ctx, w.bernd, w.two(), Window{After: &known}))(t)
		if len(since.Messages) != 1 || since.Messages[0].ID != hers.ID || since.Messages[0].DeletedAt == nil {
			t.Errorf("%+v", since.Messages)
		}
		same(t, w.texts(t, w.bernd, w.two()), "–", "Meins")
		same(t, w.texts(t, w.bernd, w.group()), "Vom Büro")
	})
}

func TestWordsGoSomeTimeAfterTheEnd(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.say(t, w.ayla, w.two(), "Eins")
		w.say(t, w.ayla, w.team(), "Zwei")
		w.clock.Advance(170 * 24 * time.Hour) // the last day and 87 more
		problemtest.OK(t, w.words.Tidy(ctx))
		same(t, w.texts(t, w.ayla, w.two()), "Eins")
		w.clock.Advance(10 * 24 * time.Hour)
		problemtest.OK(t, w.words.Tidy(ctx))
		same(t, w.texts(t, w.ayla, w.two()))
		if page := w.read(t, w.ayla, w.two()); page.Change != 0 {
			t.Error("phones do not notice that it begins anew")
		}
	})
}

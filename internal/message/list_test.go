package message

import (
	"testing"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem/problemtest"
)

func TestAListTakesAsManyStatementsHoweverLongItIs(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		statements := 0
		count := func(*gorm.DB) { statements++ }
		on := w.db.Read(ctx).Callback()
		problemtest.OK(t, on.Query().After("gorm:query").Register("count", count))
		problemtest.OK(t, on.Row().After("gorm:row").Register("count", count))
		problemtest.OK(t, on.Raw().After("gorm:raw").Register("count", count))
		taken := func(who actor.Actor, conversations int) int {
			t.Helper()
			statements = 0
			if got := len(w.list(t, who)); got != conversations {
				t.Errorf("%d conversations, want %d", got, conversations)
			}
			return statements
		}
		w.say(t, w.ayla, w.team(), "Hallo")
		w.say(t, w.ayla, w.group(), "Hallo")
		w.say(t, w.ayla, w.two(), "Hallo")
		coach, hers := taken(w.coach, 2), taken(w.ayla, 3)
		for _, who := range []actor.Actor{w.bernd, w.stranger, w.lonely} {
			w.say(t, who, Place{Contact, who.PersonID}, "Guten Tag")
			w.say(t, w.coach, Place{Contact, who.PersonID}, "Ja?")
			w.say(t, who, Place{Contact, who.PersonID}, "Eine Frage")
		}
		if now := taken(w.coach, 5); now != coach || coach > 18 {
			t.Errorf("%d statements, with more to read %d", coach, now)
		}
		if now := taken(w.ayla, 3); now != hers || hers > 20 {
			t.Errorf("%d statements for her, then %d", hers, now)
		}
	})
}

func TestAReportWaitsForTheCoachItWasMadeTo(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		waiting := func(who actor.Actor) int {
			_, reports, err := w.words.Conversations(ctx, who)
			problemtest.OK(t, err)
			return reports
		}
		r := w.report(t, w.bernd, w.coach, w.say(t, w.ayla, w.two(), "Lass mich.").ID)
		if waiting(w.coach) != 1 || waiting(w.second) != 0 || waiting(w.bernd) != 0 || waiting(w.ayla) != 0 {
			t.Error("the wrong people are told of it")
		}
		problemtest.Must(w.words.AnswerReport(ctx, w.coach, r.ID, "Ich rede mit ihr."))(t)
		if waiting(w.coach) != 0 {
			t.Error("it waits although it is answered")
		}
	})
}

package message

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func (w *world) report(t *testing.T, who, coach actor.Actor, message uuid.UUID, shared ...uuid.UUID) Reported {
	t.Helper()
	return problemtest.Must(w.words.Report(ctx, who, Report{ID: database.NewID(), MessageID: &message, CoachID: &coach.PersonID, Why: "Das tut weh.", Shared: shared}))(t)
}

func (w *world) reads(t *testing.T, who actor.Actor, p Place, id uuid.UUID) Said {
	t.Helper()
	page := problemtest.Must(w.words.Read(ctx, who, p, Window{}))(t)
	at := slices.IndexFunc(page.Messages, func(m Said) bool { return m.ID == id })
	if at < 0 {
		t.Fatalf("%v is not in the conversation", id)
	}
	return page.Messages[at]
}

func TestTheTeamSeesTheReportedMessageAndNothingElse(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		before := w.say(t, w.bernd, w.two(), "Wo bleibst Du?")
		said := w.say(t, w.ayla, w.two(), "Lass mich.")
		private := w.say(t, w.ayla, w.two(), "Ich bin krank.")
		r := w.report(t, w.bernd, w.coach, said.ID, before.ID, before.ID, said.ID)
		to := problemtest.Must(w.words.ReportsTo(ctx, w.coach))(t)
		if len(to) != 1 || to[0].Message.Text != "Lass mich." || len(to[0].Shown) != 1 || to[0].Shown[0].ID != before.ID || to[0].People[w.bernd.PersonID].DisplayName != "Bernd" {
			t.Fatalf("%+v", to)
		}
		for _, other := range []actor.Actor{w.second, w.far} {
			if found := problemtest.Must(w.words.ReportsTo(ctx, other))(t); len(found) != 0 {
				t.Error("another coach reads it")
			}
			_, err := w.words.Hide(ctx, other, r.ID, "Der Ton.")
			problemtest.Missing(t, err)
			_, err = w.words.AnswerReport(ctx, other, r.ID, "Ja.")
			problemtest.Missing(t, err)
		}
		for id, want := range map[uuid.UUID]bool{said.ID: true, before.ID: true, private.ID: false} {
			if sees := problemtest.Must(w.words.MaySee(ctx, w.db.Read(ctx), w.coach, id))(t); sees != want {
				t.Errorf("the coach sees what hangs on a message: %v, want %v", sees, want)
			}
		}
		if _, err := w.words.Read(ctx, w.coach, w.two(), Window{}); err == nil {
			t.Error("the conversation is open to the coach")
		}
		problemtest.Must(w.words.AnswerReport(ctx, w.coach, r.ID, "Ich rede mit ihr."))(t)
		if mine := problemtest.Must(w.words.MyReports(ctx, w.bernd))(t); len(mine) != 1 || mine[0].Answer != "Ich rede mit ihr." {
			t.Errorf("%+v", mine)
		}
		if mine := problemtest.Must(w.words.MyReports(ctx, w.ayla))(t); len(mine) != 0 {
			t.Error("the writer reads who has reported it")
		}
	})
}

func TestAMessageIsCoveredWithAReasonAndCanBeShownAgain(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		said := w.say(t, w.ayla, w.two(), "Lass mich.")
		r := w.report(t, w.bernd, w.coach, said.ID)
		_, err := w.words.Hide(ctx, w.coach, r.ID, " ")
		problemtest.RefusedAs(t, err, problem.Unprocessable, "invalid")
		pokes := len(w.told.pokes)
		if hidden := problemtest.Must(w.words.Hide(ctx, w.coach, r.ID, "Der Ton verletzt."))(t); hidden.Message.Text != "Lass mich." {
			t.Error("the coach cannot read it any more")
		}
		problemtest.Must(w.words.Hide(ctx, w.coach, r.ID, "Der Ton verletzt."))(t) // the answer was lost
		if len(w.told.pokes) != pokes+1 || w.told.pokes[pokes].place != w.two() {
			t.Errorf("open phones were told %v", w.told.pokes[pokes:])
		}
		theirs, own := w.reads(t, w.bernd, w.two(), said.ID), w.reads(t, w.ayla, w.two(), said.ID)
		if theirs.Text != "" || theirs.Hiding.Reason != "Der Ton verletzt." || own.Text != "Lass mich." || own.Hiding == nil || theirs.Change <= said.Change {
			t.Errorf("%+v %+v", theirs, own)
		}
		if sees := problemtest.Must(w.words.MaySee(ctx, w.db.Read(ctx), w.bernd, said.ID))(t); sees {
			t.Error("what hangs on it is not covered")
		}
		if mine := problemtest.Must(w.words.MyReports(ctx, w.bernd))(t); mine[0].Message.Text != "" {
			t.Error("the reporter reads on")
		}
		problemtest.Missing(t, w.words.ReplyToHiding(ctx, w.bernd, said.ID, "Doch."))
		problemtest.OK(t, w.words.ReplyToHiding(ctx, w.ayla, said.ID, "So war es nicht gemeint."))
		if to := problemtest.Must(w.words.ReportsTo(ctx, w.coach))(t); to[0].Message.Hiding.Reply != "So war es nicht gemeint." {
			t.Errorf("%+v", to[0].Message.Hiding)
		}
		if theirs := w.reads(t, w.bernd, w.two(), said.ID); theirs.Hiding.Reply != "" {
			t.Error("the reply is for the team")
		}
		problemtest.OK(t, w.db.Tx(ctx, func(tx *gorm.DB) error { return eraseReplies(ctx, tx, w.ayla.PersonID) }))
		if to := problemtest.Must(w.words.ReportsTo(ctx, w.coach))(t); to[0].Message.Hiding.Reply != "" {
			t.Error("the reply outlives its writer")
		}
		problemtest.Must(w.words.ShowAgain(ctx, w.coach, r.ID))(t)
		problemtest.Must(w.words.ShowAgain(ctx, w.coach, r.ID))(t)
		if theirs := w.reads(t, w.bernd, w.two(), said.ID); theirs.Text != "Lass mich." || theirs.Hiding != nil {
			t.Errorf("%+v", theirs)
		}
	})
}

func TestWhatCanBeReportedToWhom(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		said, elsewhere := w.say(t, w.ayla, w.two(), "Lass mich."), w.say(t, w.ayla, w.group(), "Hallo")
		try := func(who actor.Actor, message uuid.UUID, coach actor.Actor, shared ...uuid.UUID) error {
			_, err := w.words.Report(ctx, who, Report{ID: database.NewID(), MessageID: &message, CoachID: &coach.PersonID, Shared: shared})
			return err
		}
		problemtest.RefusedAs(t, try(w.ayla, said.ID, w.coach), problem.Unprocessable, "invalid")
		problemtest.RefusedAs(t, try(w.bernd, said.ID, w.far), problem.Unprocessable, "invalid")
		problemtest.RefusedAs(t, try(w.bernd, said.ID, w.ayla), problem.Unprocessable, "invalid")
		problemtest.Missing(t, try(w.stranger, said.ID, w.coach))
		problemtest.Missing(t, try(w.bernd, database.NewID(), w.coach))
		problemtest.Missing(t, try(w.bernd, said.ID, w.coach, elsewhere.ID))
		problemtest.OK(t, try(w.stranger, elsewhere.ID, w.coach))
		answer := w.say(t, w.coach, w.team(), "Nein.")
		problemtest.RefusedAs(t, try(w.ayla, answer.ID, w.coach), problem.Unprocessable, "invalid")
		problemtest.OK(t, try(w.ayla, answer.ID, w.second))
		r := w.report(t, w.bernd, w.coach, said.ID)
		wish := Report{ID: r.ID, MessageID: &said.ID, CoachID: &w.coach.PersonID, Why: "Das tut weh."}
		problemtest.Must(w.words.Report(ctx, w.bernd, wish))(t)
		_, err := w.words.Report(ctx, w.stranger, wish)
		problemtest.Missing(t, err)
		wish.Why = "Anders."
		_, err = w.words.Report(ctx, w.bernd, wish)
		problemtest.RefusedAs(t, err, problem.Outdated, "stale")
	})
}

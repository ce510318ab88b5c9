package message

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
	"mainpate/migrations"
)

func TestWhoTakesTheirQuestionBackWaitsForNothing(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		first, second := w.say(t, w.ayla, w.team(), "Kann jemand mit?"), w.say(t, w.ayla, w.team(), "Um drei?")
		waits := func() bool { return w.read(t, w.coach, w.team()).Conversation.WaitingSince != nil }
		problemtest.OK(t, w.words.Delete(ctx, w.ayla, w.team(), first.ID))
		if !waits() {
			t.Error("the second question is forgotten")
		}
		problemtest.OK(t, w.words.Delete(ctx, w.ayla, w.team(), second.ID))
		if waits() {
			t.Error("the team is asked to answer nothing")
		}
	})
}

// Requests for help used to have a table of their own.
func TestOldRequestsForHelpStandInTheConversation(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		tx := w.db.Read(ctx)
		problemtest.OK(t, tx.Exec(`CREATE TABLE help_requests (id uuid PRIMARY KEY, tandem_id uuid NOT NULL, person_id uuid NOT NULL, text text NOT NULL,
			created_at timestamptz NOT NULL, answered_by uuid, answered_at timestamptz)`).Error)
		ask := func(who actor.Actor, text string, at time.Time, by *uuid.UUID, answered *time.Time) {
			t.Helper()
			problemtest.OK(t, tx.Exec("INSERT INTO help_requests VALUES (?, ?, ?, ?, ?, ?, ?)", database.NewID(), w.pair, who.PersonID, text, at, by, answered).Error)
		}
		said := w.say(t, w.ayla, w.team(), "Guten Tag")
		problemtest.OK(t, w.words.Settle(ctx, w.coach, w.ayla.PersonID))
		now := w.db.Now()
		later := now.Add(time.Hour)
		ask(w.ayla, "Zwei", later, nil, nil)
		ask(w.ayla, "Eins", now, &w.second.PersonID, &later)
		ask(w.bernd, "", now, &w.second.PersonID, &later)

		sql, err := migrations.Files.ReadFile("00035_help_requests.sql")
		problemtest.OK(t, err)
		for statement := range strings.SplitSeq(string(sql), ";\n") {
			if strings.TrimSpace(statement) != "" {
				problemtest.OK(t, tx.Exec(statement).Error)
			}
		}

		same(t, w.texts(t, w.coach, w.team()), "Guten Tag", "Eins", "Zwei")
		hers := w.read(t, w.coach, w.team())
		if c := hers.Conversation; c.WaitingSince == nil || !c.WaitingSince.Equal(later) || c.OwnerID != nil || c.Change != said.Change+3 {
			t.Errorf("her conversation: %+v", c)
		}
		next := w.say(t, w.ayla, w.team(), "Drei")
		if next.Position != said.Change+4 {
			t.Errorf("the next one stands at %d", next.Position)
		}
		his := Place{Contact, w.bernd.PersonID}
		same(t, w.texts(t, w.coach, his), "Bitte meldet euch bei mir.")
		if c := w.read(t, w.coach, his).Conversation; c.WaitingSince != nil || c.OwnerID == nil || *c.OwnerID != w.second.PersonID {
			t.Errorf("his conversation: %+v", c)
		}
	})
}

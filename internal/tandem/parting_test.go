package tandem

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/problem/problemtest"
)

func TestPartingIsAgreedOnAndTakesBackWhatWasBetweenTheTwo(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, pair Tandem, _ *dbtest.Clock) {
		ctx, things := t.Context(), &shelf{}
		c.WhenSomebodyLeaves(Keeping{things, 90})
		agreed := Parting{TandemID: pair.ID, AgreedWith: &c.young.PersonID, Sentence: Own, OwnWords: "  Alles Gute, Jonas. "}
		for want, try := range map[string]Parting{
			"/agreed_with required":          {TandemID: pair.ID, Sentence: Thanks},
			"/agreed_with not_allowed_value": {TandemID: pair.ID, AgreedWith: &c.coach.PersonID, Sentence: Thanks},
			"/sentence required":             {TandemID: pair.ID, AgreedWith: &c.young.PersonID},
			"/own_words required":            {TandemID: pair.ID, AgreedWith: &c.young.PersonID, Sentence: Own},
			"/own_words too_long":            {TandemID: pair.ID, AgreedWith: &c.young.PersonID, Sentence: Own, OwnWords: strings.Repeat("ä", 501)},
			"not_found":                      {TandemID: uuid.New(), AgreedWith: &c.young.PersonID, Sentence: Thanks},
		} {
			if _, err := c.Part(ctx, c.coach, try); problemtest.Code(err) != want {
				t.Errorf("%q instead of %q", problemtest.Code(err), want)
			}
		}
		if _, err := c.Part(ctx, c.person(actor.Coach, "Sven"), agreed); problemtest.Code(err) != "not_found" {
			t.Errorf("a strange coach: %v", err)
		}
		for range 2 { // an answer may have been lost
			if _, err := c.Part(ctx, c.coach, agreed); err != nil {
				t.Fatal(err)
			}
		}
		if len(things.left) != 1 {
			t.Errorf("the others were told %d times", len(things.left))
		}
		agreed.Sentence = Thanks
		if _, err := c.Part(ctx, c.coach, agreed); problemtest.Code(err) != "tandem_ended" {
			t.Errorf("another sentence: %v", err)
		}
		for _, who := range []actor.Actor{c.young, c.old} {
			mine, err := c.MyTandem(ctx, who)
			if err != nil || mine.EndedAt == nil || problemtest.Code(mine.Refusal(who.PersonID)) != "tandem_ended" {
				t.Errorf("%+v, %v", mine, err)
			}
		}
		p, err := c.LastParting(ctx, c.db.Read(ctx), c.old.PersonID)
		if err != nil || p == nil || p.OwnWords != "Alles Gute, Jonas." || !p.KnownTo(c.old.PersonID) || p.KnownTo(c.young.PersonID) {
			t.Errorf("%+v, %v", p, err)
		}
		taken, err := c.TandemsOf(ctx, c.db.Read(ctx), pair.People())
		if err != nil || len(taken) != 0 {
			t.Errorf("still bound: %v, %v", taken, err)
		}
		// Leaving afterwards is leaving the cohort; nobody's partner is told anything.
		c.leave(c.young, Goodbye{Sentence: Thanks})
		if preview, err := c.PreviewLeaving(ctx, c.old); err != nil || preview.Partner != nil || len(things.left) != 1 {
			t.Errorf("%+v, %v", preview, err)
		}
	})
}

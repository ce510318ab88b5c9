package tandem

import (
	"context"
	"strings"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

// shelf is a domain with things of the two.
type shelf struct {
	left   []uuid.UUID
	erased []uuid.UUID
}

func (s *shelf) PartnerLeft(_ context.Context, _ *gorm.DB, t Tandem, personID uuid.UUID) error {
	if t.HasLeft(personID) {
		s.left = append(s.left, personID)
	}
	return nil
}

func (s *shelf) Belongings(context.Context, *gorm.DB, Tandem, uuid.UUID) ([]Belonging, error) {
	return []Belonging{{What: "entries", Count: 3, Then: KeptUntil}, {What: "steps", Then: KeptUntil}, {What: "plans", Count: 1, Then: KeptForPartner}}, nil
}

func (s *shelf) Erase(_ context.Context, _ *gorm.DB, personID uuid.UUID) error {
	s.erased = append(s.erased, personID)
	return nil
}

// ConfirmSecret knows one PIN.
func (s *shelf) ConfirmSecret(_ context.Context, _ actor.Actor, secret string) error {
	if secret != "481516" {
		return problem.Invalid(problem.Field{Pointer: "/current_secret", Code: "secret_wrong"})
	}
	return nil
}

func (c *circle) leave(who actor.Actor, g Goodbye) {
	c.t.Helper()
	if err := c.Leave(c.t.Context(), who, g); err != nil {
		c.t.Fatal(err)
	}
}

func (c *circle) departureFor(reader actor.Actor, pair Tandem, who uuid.UUID) *Departure {
	c.t.Helper()
	t, err := c.Tandem(c.t.Context(), reader, pair.ID)
	if err != nil {
		c.t.Fatal(err)
	}
	return t.Partner(who).DepartureSeen(reader)
}

func TestWhoeverLeavesKnowsBeforeWhatHappens(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, _ Tandem, _ *dbtest.Clock) {
		c.WhenSomebodyLeaves(Keeping{&shelf{}, 90})
		p, err := c.PreviewLeaving(t.Context(), c.young)
		if err != nil || p.Partner == nil || p.Partner.DisplayName != "Jonas" {
			t.Fatalf("%+v, %v", p, err)
		}
		var fates []string
		for _, b := range p.Belongings {
			day := ""
			if b.UntilDay != nil {
				day = string(*b.UntilDay)
			}
			fates = append(fates, strings.TrimSpace(b.What+" "+string(b.Then)+" "+day))
		}
		// Day 100 is the 27th of January; ninety days later.
		if got := strings.Join(fates, ", "); got != "entries kept_until 2027-04-27, plans kept_for_partner, reminders erased, account kept_until" {
			t.Errorf("got %s", got)
		}
	})
}

func TestLeavingHasNoConsequenceForThePartner(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, pair Tandem, _ *dbtest.Clock) {
		ctx, tx, things := t.Context(), c.db.Read(t.Context()), &shelf{}
		c.WhenSomebodyLeaves(Keeping{things, 90})
		for range 2 { // an answer may have been lost
			c.leave(c.young, Goodbye{Sentence: Own, OwnWords: "  Danke für alles, Jonas.  "})
		}
		c.leave(c.young, Goodbye{Sentence: TeamTells})
		if len(things.left) != 1 || len(things.erased) != 0 {
			t.Errorf("told %d times, erased %d times", len(things.left), len(things.erased))
		}
		d := c.departureFor(c.old, pair, c.young.PersonID)
		if d == nil || d.Kind != Left || d.Sentence != Own || d.OwnWords != "Danke für alles, Jonas." {
			t.Errorf("the partner reads %+v", d)
		}
		mine, err := c.MyTandem(ctx, c.old)
		if err != nil || mine.EndedAt != nil || len(mine.Present()) != 1 || mine.Present()[0] != c.old.PersonID {
			t.Errorf("the tandem stays: %+v, %v", mine, err)
		}
		if _, err := c.Tandem(ctx, c.young, pair.ID); err != nil {
			t.Errorf("whoever left can still look: %v", err)
		}
		places, err := c.cohorts.Participants(ctx, tx, c.cohort)
		for _, p := range places {
			if (p.LeftDay != nil) != (p.PersonID == c.young.PersonID) {
				t.Errorf("left day of %v: %v, %v", p.PersonID, p.LeftDay, err)
			}
		}
		person, err := c.people.Find(ctx, tx, c.young.PersonID)
		if err != nil || person.State == "disabled" {
			t.Errorf("the account: %s, %v", person.State, err)
		}
		paused, err := c.Paused(ctx, tx, []uuid.UUID{c.young.PersonID, c.old.PersonID})
		if err != nil || !paused[c.young.PersonID] || paused[c.old.PersonID] {
			t.Errorf("reminders: %v, %v", paused, err)
		}
	})
}

func TestTheTeamTellsWhenThatWasAgreed(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, pair Tandem, _ *dbtest.Clock) {
		ctx, tx := t.Context(), c.db.Read(t.Context())
		c.leave(c.young, Goodbye{Sentence: TeamTells, OwnWords: "bleibt weg"})
		if d := c.departureFor(c.old, pair, c.young.PersonID); d != nil {
			t.Errorf("the partner is told by the app: %+v", d)
		}
		d := c.departureFor(c.coach, pair, c.young.PersonID)
		if d == nil || d.OwnWords != "" {
			t.Fatalf("the coach sees %+v", d)
		}
		waiting, err := c.WithoutOffer(ctx, tx, []uuid.UUID{pair.ID})
		if err != nil || len(waiting) != 1 || waiting[0].ID != d.ID {
			t.Fatalf("waiting: %+v, %v", waiting, err)
		}
		const offer = "Wollen wir am Montag sprechen?"
		for name, try := range map[string]struct {
			who  actor.Actor
			text string
			want string
		}{
			"a strange coach": {c.person(actor.Coach, "Sven"), offer, "not_found"},
			"without words":   {c.coach, "  ", "/text required"},
			"with too many":   {c.coach, strings.Repeat("ä", 1001), "/text too_long"},
		} {
			if _, err := c.Offer(ctx, try.who, d.ID, try.text); problemtest.Code(err) != try.want {
				t.Errorf("%s: %v", name, err)
			}
		}
		for range 2 {
			if made, err := c.Offer(ctx, c.coach, d.ID, offer); err != nil || made.Offer != offer {
				t.Errorf("the offer: %+v, %v", made, err)
			}
		}
		if _, err := c.Offer(ctx, c.coach, d.ID, "Etwas anderes"); problemtest.Code(err) != "already_offered" {
			t.Errorf("a second offer: %v", err)
		}
		if d := c.departureFor(c.old, pair, c.young.PersonID); d == nil || d.Offer != offer || *d.OfferedBy != c.coach.PersonID {
			t.Errorf("the partner reads %+v", d)
		}
		if waiting, err := c.WithoutOffer(ctx, tx, []uuid.UUID{pair.ID}); err != nil || len(waiting) != 0 {
			t.Errorf("still waiting: %+v, %v", waiting, err)
		}
	})
}

func TestErasingAtOnceIsPartOfLeaving(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, _ Tandem, _ *dbtest.Clock) {
		things := &shelf{}
		c.WhenSomebodyLeaves(Keeping{things, 90})
		c.WhenSomebodyErases(things, things)
		if err := c.Leave(t.Context(), c.young, Goodbye{Sentence: Thanks, EraseNow: true, Secret: "000000"}); problemtest.Code(err) != "/current_secret secret_wrong" || len(things.left) != 0 {
			t.Errorf("somebody else's hand: %v, left %v", err, things.left)
		}
		c.leave(c.young, Goodbye{Sentence: Thanks, EraseNow: true, Secret: "481516"})
		if len(things.left) != 1 || len(things.erased) != 1 || things.erased[0] != c.young.PersonID {
			t.Errorf("left %v, erased %v", things.left, things.erased)
		}
		if err := c.Leave(t.Context(), c.old, Goodbye{Sentence: Own}); problemtest.Code(err) != "/own_words required" {
			t.Errorf("own words that are missing: %v", err)
		}
	})
}

func TestWhoeverIsErasedHasLeft(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, pair Tandem, _ *dbtest.Clock) {
		things := &shelf{}
		c.WhenSomebodyLeaves(Keeping{things, 90})
		err := c.db.Tx(t.Context(), func(tx *gorm.DB) error {
			for _, who := range []actor.Actor{c.young, c.alsoYoung, c.coach} { // in a tandem, in none, of the staff
				if err := c.leaveErased(t.Context(), tx, who.PersonID); err != nil {
					return err
				}
			}
			return nil
		})
		d := c.departureFor(c.old, pair, c.young.PersonID)
		if err != nil || len(things.left) != 1 || d == nil || d.Kind != Left || d.Sentence != "" {
			t.Errorf("left %v, the partner sees %+v, %v", things.left, d, err)
		}
	})
}

func TestWorkOrTrainingIsNotLeaving(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, pair Tandem, _ *dbtest.Clock) {
		ctx, tx := t.Context(), c.db.Read(t.Context())
		end := func(kind DepartureKind, want string) {
			t.Helper()
			if err := c.EndEarly(ctx, c.young, kind); problemtest.Code(err) != want {
				t.Errorf("%s: %v", kind, err)
			}
		}
		end(Work, "")
		end(Work, "")
		end(Training, "")
		if d := c.departureFor(c.old, pair, c.young.PersonID); d == nil || d.Kind != Training {
			t.Errorf("the partner hears %+v", d)
		}
		mine, err := c.MyTandem(ctx, c.young)
		if err != nil || len(mine.Present()) != 2 || mine.HasLeft(c.young.PersonID) {
			t.Errorf("still two: %+v, %v", mine, err)
		}
		if paused, err := c.Paused(ctx, tx, pair.People()); err != nil || paused[c.young.PersonID] {
			t.Errorf("reminders: %v, %v", paused, err)
		}
		for range 2 {
			if err := c.TakeBackEnd(ctx, c.young); err != nil {
				t.Errorf("taken back: %v", err)
			}
		}
		if d := c.departureFor(c.young, pair, c.young.PersonID); d != nil {
			t.Errorf("left over: %+v", d)
		}
		end(Work, "")
		c.leave(c.young, Goodbye{Sentence: GoodLuck})
		end(Training, "you_have_left")
		if err := c.TakeBackEnd(ctx, c.young); problemtest.Code(err) != "you_have_left" {
			t.Errorf("leaving is not taken back: %v", err)
		}
		if d := c.departureFor(c.old, pair, c.young.PersonID); d == nil || d.Kind != Left {
			t.Errorf("after leaving: %+v", d)
		}
	})
}

func TestWhoeverLeftBeforeATandemGetsNone(t *testing.T) {
	inPair(t, func(t *testing.T, c *circle, _ Tandem, _ *dbtest.Clock) {
		c.leave(c.alsoYoung, Goodbye{Sentence: NotYou})
		if _, err := c.Form(t.Context(), c.coach, c.proposal(c.alsoYoung, c.alsoOld)); problemtest.Code(err) != "/partner_ids/0 not_in_cohort" {
			t.Errorf("a tandem with somebody who left: %v", err)
		}
		pause, departure, err := c.Standing(t.Context(), c.db.Read(t.Context()), c.cohort, c.alsoYoung.PersonID)
		if err != nil || pause != nil || departure == nil || departure.TandemID != nil {
			t.Errorf("standing: %v, %+v, %v", pause, departure, err)
		}
		stranger := actor.Actor{PersonID: c.join(c.running(false, c.coach), programme.Over25, "Omar").PersonID, Role: actor.Participant}
		if p, err := c.PreviewLeaving(t.Context(), stranger); err != nil || p.Partner != nil || len(p.Belongings) != 2 {
			t.Errorf("without a tandem: %+v, %v", p, err)
		}
	})
}

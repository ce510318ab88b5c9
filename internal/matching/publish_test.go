package matching

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/matching/solver"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

func TestPublishingMakesAllTandemsOrNone(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.profiles[c.anna.PersonID] = profile.Profile{Languages: []string{"de", "tr"}, Times: []string{"mo-am", "we-pm"}, Gives: []string{"cooking"}, Needs: []string{"jobs", "housing"}}
		c.profiles[c.bert.PersonID] = profile.Profile{Languages: []string{"tr"}, Times: []string{"we-pm"}, Gives: []string{"jobs", "cooking"}, Needs: []string{"housing"}}
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.anna, c.bert)
		c.wishes(c.bert, c.anna)
		p := c.proposed(Asked{})
		_, err := c.Publish(ctx, c.sven, Publishing{ProposalID: p.ID})
		c.refused("not_found", err)
		_, err = c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID, Alternative: 7})
		c.refused("/alternative not_allowed_value", err)
		c.gateClosed = true
		_, err = c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID})
		c.refused("start_gate_closed", err)
		c.gateClosed = false
		formed := database.NewID()
		_, err = c.pairs.Form(ctx, c.katrin, tandem.Proposal{ID: formed, CohortID: c.cohort, PartnerIDs: [2]uuid.UUID{c.ayse.PersonID, c.beate.PersonID}, Reason: "Schon lange klar."})
		c.must(err)
		_, err = c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID, StartCohort: true})
		c.refused("ballots_changed", err)
		if c.rows("tandems") != 1 || c.rows("match_publications") != 0 || c.told[c.anna.PersonID] != 1 {
			t.Error("half of it has been published")
		}
		c.must(c.pairs.Dissolve(ctx, c.katrin, formed))
		words := []Words{{Pair{c.bert.PersonID, c.anna.PersonID}, " Ihr kocht beide gern. "}}
		for range 2 {
			_, err = c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID, StartCohort: true, Words: words})
			c.must(err)
		}
		_, err = c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID, Alternative: 1})
		c.refused("already_published", err)
		begun, err := c.programmes.Cohort(ctx, c.katrin, c.cohort)
		c.must(err)
		if begun.StartDay != "2026-11-25" {
			t.Errorf("day 1 is %s", begun.StartDay)
		}
		if c.rows("tandems") != 3 || c.told[c.anna.PersonID] != 2 {
			t.Errorf("%d tandems, told %d times", c.rows("tandems"), c.told[c.anna.PersonID])
		}
		m, err := c.MyMatch(ctx, c.anna)
		c.must(err)
		n := m.Notice
		if m.Where != Matched || m.Partner.DisplayName != "Bert" || !n.BothWished || n.Words != "Ihr kocht beide gern." ||
			strings.Join(n.Languages, " ") != "tr" || strings.Join(n.Times, " ") != "we-pm" || strings.Join(n.Topics, " ") != "jobs cooking" {
			t.Errorf("%+v", m)
		}
		if other, err := c.MyMatch(ctx, c.ali); err != nil || other.Notice.BothWished {
			t.Errorf("%+v, %v", other, err)
		}
		cohort, err := c.programmes.Find(ctx, c.db.Read(ctx), c.cohort)
		if err != nil || cohort.State != programme.Running {
			t.Errorf("%s, %v", cohort.State, err)
		}
	})
}

// What was decided on has to be what is published.
func TestAnOutdatedProposalIsNotPublished(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.anna, c.bert)
		asked := Asked{Pins: []Pair{{c.anna.PersonID, c.bert.PersonID}}, Bans: []Pair{{c.ali.PersonID, c.beate.PersonID}}}
		p := c.proposed(asked)
		outdated := func(want bool, why string) {
			t.Helper()
			read, err := c.Proposal(ctx, c.katrin, p.ID)
			if err != nil || read.Outdated != want {
				t.Errorf("%s: outdated %v, %v", why, read.Outdated, err)
			}
			if want {
				_, err = c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID})
				c.refused("ballots_changed", err)
			}
		}
		outdated(false, "nothing has changed")
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.ali, c.bruno)
		c.must(c.CloseBallots(ctx, c.katrin, c.cohort))
		outdated(true, "another wish")
		p = c.proposed(asked)
		before := c.profiles[c.ayse.PersonID]
		c.profiles[c.ayse.PersonID] = profile.Profile{Languages: []string{"tr"}, Times: []string{"mo-am"}}
		outdated(true, "another language")
		c.profiles[c.ayse.PersonID] = before
		outdated(false, "as it was")
		late, _, err := c.programmes.AddParticipant(ctx, c.katrin, c.cohort, programme.NewParticipant{
			ID: database.NewID(), AgeGroup: programme.Over25, DisplayName: "Britta",
		})
		c.must(err)
		outdated(true, "somebody more")
		c.must(c.db.Tx(ctx, func(tx *gorm.DB) error {
			return c.programmes.Leave(ctx, tx, c.cohort, late.ID, c.programmes.Today())
		}))
		c.must(c.db.Tx(ctx, func(tx *gorm.DB) error {
			return tx.Exec("UPDATE cohorts SET age_rule = ? WHERE id = ?", false, c.cohort).Error
		}))
		outdated(true, "another rule")
		p = c.proposed(asked)
		c.published(p)
		outdated(false, "published is published")
	})
}

// placeThirds lets Bruno go along with Anna and Bert for a while.
func (c *circle) placeThirds() {
	c.t.Helper()
	ctx := c.t.Context()
	anna, err := c.MyMatch(ctx, c.anna)
	c.must(err)
	place := func(who, third actor.Actor, reason string) error {
		return c.PlaceThird(ctx, who, c.cohort, third.PersonID, *anna.TandemID, reason)
	}
	c.refused("not_found", place(c.sven, c.bruno, ""))
	c.refused("not_found", place(c.katrin, c.ali, "")) // has a tandem
	before := c.told[c.bert.PersonID]
	for range 2 {
		c.must(place(c.katrin, c.bruno, "nobody asked for it"))
	}
	c.refused("tandem_has_third", place(c.katrin, c.beate, ""))
	bruno, err := c.MyMatch(ctx, c.bruno)
	c.must(err)
	anna, err = c.MyMatch(ctx, c.anna)
	c.must(err)
	if bruno.Where != Waiting || len(bruno.Along) != 2 || !slices.Contains(bruno.Along, "Anna") || anna.Third != "Bruno" || c.told[c.bert.PersonID] != before+1 {
		c.t.Errorf("%+v, %q, told %v", bruno, anna.Third, c.told)
	}
	v, err := c.Overview(ctx, c.katrin, c.cohort)
	c.must(err)
	if len(v.Despite) != 0 {
		c.t.Errorf("no rule speaks against it: %+v", v.Despite)
	}
	for _, m := range v.Members {
		if (len(m.Along) == 2) != (m.PersonID == c.bruno.PersonID) {
			c.t.Errorf("%+v", m)
		}
	}
	c.must(c.EndThird(ctx, c.katrin, c.cohort, c.bruno.PersonID))
	if anna, err = c.MyMatch(ctx, c.anna); err != nil || anna.Third != "" {
		c.t.Errorf("%q, %v", anna.Third, err)
	}
}

// A rule that speaks against somebody's going along with either of the two takes a reason, and no name is said.
func TestAThirdAgainstARuleNeedsAReason(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		for who, not := range map[actor.Actor]actor.Actor{c.anna: c.bruno, c.beate: c.ayse} {
			_, err := c.HandIn(ctx, who, Choices{Not: &not.PersonID}, 0)
			c.must(err)
		}
		c.published(c.proposed(Asked{Pins: []Pair{{c.anna.PersonID, c.bert.PersonID}}, Bans: []Pair{
			{c.ali.PersonID, c.bruno.PersonID}, {c.ayse.PersonID, c.bruno.PersonID}, {c.ali.PersonID, c.beate.PersonID},
		}}))
		m, err := c.MyMatch(ctx, c.anna)
		c.must(err)
		place := func(third actor.Actor, reason string) error {
			return c.PlaceThird(ctx, c.katrin, c.cohort, third.PersonID, *m.TandemID, reason)
		}
		c.refused("/reason third_against_not", place(c.bruno, " x "))
		c.profiles[c.ayse.PersonID] = profile.Profile{Languages: []string{"tr"}, Times: []string{"mo-am"}}
		c.refused("/reason third_against_language", place(c.ayse, ""))
		if v, err := c.Overview(ctx, c.katrin, c.cohort); err != nil || len(v.Despite) != 0 {
			t.Errorf("%+v, %v", v.Despite, err)
		}
		c.must(place(c.bruno, " Alle drei möchten es. "))
		v, err := c.Overview(ctx, c.katrin, c.cohort)
		if err != nil || len(v.Despite) != 1 || v.Despite[0].Reason != "Alle drei möchten es." || v.Despite[0].PersonID != c.bruno.PersonID {
			t.Errorf("%+v, %v", v.Despite, err)
		}
		c.must(c.EndThird(ctx, c.katrin, c.cohort, c.bruno.PersonID))
		c.must(place(c.ali, "")) // of the same age as Anna, and nothing else
	})
}

// Two are brought together by hand only if neither would rather not; whoever wants it all the same makes a proposal of
// it, with a reason.
func TestNobodyIsFormedAgainstAPleaseNot(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.pairs.Heed(c.Service)
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		_, err := c.HandIn(ctx, c.bert, Choices{Not: &c.anna.PersonID}, 0)
		c.must(err)
		c.must(c.CloseBallots(ctx, c.katrin, c.cohort))
		form := func(who, with actor.Actor) error {
			_, err := c.pairs.Form(ctx, c.katrin, tandem.Proposal{
				ID: database.NewID(), CohortID: c.cohort, PartnerIDs: [2]uuid.UUID{who.PersonID, with.PersonID}, Reason: "Beide kochen.",
			})
			return err
		}
		c.refused("please_not", form(c.anna, c.bert))
		c.must(form(c.ali, c.bruno))
		p, err := c.Propose(ctx, c.katrin, Proposal{ID: database.NewID(), CohortID: c.cohort, ByHand: true, Reason: "Sie haben gesprochen.", Asked: Asked{
			Tandems: []Pair{{c.anna.PersonID, c.bert.PersonID}},
		}})
		c.must(err)
		c.published(p)
		if c.partnerOf(c.anna) != "Bert" {
			t.Error("the team's own decision does not count")
		}
	})
}

// Whoever is left over gets the place that was proposed, until they have a tandem of their own.
func TestPublishingPlacesAThird(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		p := c.proposed(Asked{Pins: []Pair{{c.anna.PersonID, c.bert.PersonID}}, Bans: []Pair{
			{c.ali.PersonID, c.beate.PersonID}, {c.ayse.PersonID, c.beate.PersonID},
		}})
		left := sight(p.Input, p.Result[0]).Left
		if len(left) != 2 || left[0].With == nil {
			t.Fatalf("%+v", left)
		}
		_, err := c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID, Thirds: []uuid.UUID{c.anna.PersonID}})
		c.refused("/thirds not_allowed_value", err)
		third := left[0]
		_, err = c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID, Thirds: []uuid.UUID{third.PersonID}})
		c.must(err)
		m, err := c.MyMatch(ctx, actor.Actor{PersonID: third.PersonID, Role: actor.Participant})
		if err != nil || m.Where != Waiting || len(m.Along) != 2 {
			t.Errorf("%+v, %v", m, err)
		}
		with, err := c.MyMatch(ctx, actor.Actor{PersonID: third.With[0], Role: actor.Participant})
		if err != nil || with.Third == "" {
			t.Errorf("%+v, %v", with, err)
		}
		c.published(c.proposed(Asked{RulesOff: []RuleOff{{solver.SameAge, "Es sind nur noch zwei."}}}))
		if with, err = c.MyMatch(ctx, actor.Actor{PersonID: third.With[0], Role: actor.Participant}); err != nil || with.Third != "" {
			t.Errorf("has a tandem of their own: %+v, %v", with, err)
		}
	})
}

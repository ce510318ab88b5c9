package matching

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/matching/solver"
	"mainpate/internal/profile"
	"mainpate/internal/tandem"
)

func TestABallotCanBeChangedUntilItIsClosed(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		early, err := c.MyBallot(ctx, c.anna)
		if err != nil || early.Stage != NotYet || !early.TakesPart || len(early.Choosable) != 0 {
			t.Errorf("before it is opened: %+v, %v", early, err)
		}
		_, err = c.HandIn(ctx, c.anna, choose(c.bert), 0)
		c.refused("ballot_closed", err)
		c.gateClosed = true
		c.refused("start_gate_closed", c.OpenBallots(ctx, c.katrin, c.cohort))
		c.gateClosed = false
		c.refused("not_found", c.OpenBallots(ctx, c.sven, c.cohort))
		c.refused("not_found", c.OpenBallots(ctx, actor.Actor{PersonID: c.katrin.PersonID, Role: actor.Manager}, c.cohort))
		for range 2 { // an answer may have been lost
			c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		}
		if c.told[c.anna.PersonID] != 1 || c.told[c.katrin.PersonID] != 0 {
			t.Errorf("told %v", c.told)
		}
		c.impressions[c.anna.PersonID] = []Impression{{c.bruno.PersonID, "yes", "Schach"}}
		paper, err := c.MyBallot(ctx, c.anna)
		c.must(err)
		if len(paper.Choosable) != 3 || paper.Stage != Open || !paper.TakesPart || paper.Version != 0 {
			t.Errorf("%+v", paper)
		}
		for _, one := range paper.Choosable {
			if (one.Impression != nil) != (one.ID == c.bruno.PersonID) {
				t.Errorf("%+v", one)
			}
		}
		wish := Choices{Wishes: []uuid.UUID{c.bert.PersonID, c.bruno.PersonID}, Not: &c.beate.PersonID}
		for range 2 {
			paper, err = c.HandIn(ctx, c.anna, wish, 0)
			c.must(err)
		}
		if paper.Version != 1 || !paper.Choices.same(wish.tidy()) {
			t.Errorf("%+v", paper)
		}
		_, err = c.HandIn(ctx, c.anna, choose(c.bruno), 0)
		c.refused("stale", err)
		for want, wrong := range map[string]Choices{
			"/wishes/0 not_allowed_value": choose(c.ali), // of the same age
			"/wishes/1 named_twice":       choose(c.bert, c.bert),
			"/please_not named_twice":     {Wishes: []uuid.UUID{c.bert.PersonID}, Not: &c.bert.PersonID},
			"/wishes too_many":            {Wishes: []uuid.UUID{c.bert.PersonID, c.bruno.PersonID, c.beate.PersonID, c.ali.PersonID}},
			"/also/0 not_allowed_value":   {Also: []uuid.UUID{c.anna.PersonID}},
		} {
			_, err := c.HandIn(ctx, c.anna, wrong, 1)
			c.refused(want, err)
		}
		c.must(c.CloseBallots(ctx, c.katrin, c.cohort))
		_, err = c.HandIn(ctx, c.anna, choose(c.bruno), 1)
		c.refused("ballot_closed", err)
		if _, err = c.HandIn(ctx, c.anna, wish, 0); err != nil {
			t.Errorf("the same again is an answer that got lost: %v", err)
		}
		c.must(c.OpenBallots(ctx, c.deniz, c.cohort))
		_, err = c.HandIn(ctx, c.anna, choose(c.bruno), 1)
		c.must(err)
	})
}

func TestACoachTypesInAPaperAndSeesNoOther(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.anna, c.bert)
		c.refused("ballot_in_the_app", c.TypeIn(ctx, c.katrin, c.cohort, c.anna.PersonID, choose(c.bruno)))
		c.refused("not_found", c.TypeIn(ctx, c.sven, c.cohort, c.ali.PersonID, choose(c.bruno)))
		c.must(c.TypeIn(ctx, c.katrin, c.cohort, c.ali.PersonID, choose(c.bruno)))
		c.must(c.TypeIn(ctx, c.deniz, c.cohort, c.ali.PersonID, choose(c.beate)))
		v, err := c.Overview(ctx, c.katrin, c.cohort)
		c.must(err)
		for _, m := range v.Members {
			handedIn := m.PersonID == c.anna.PersonID || m.PersonID == c.ali.PersonID
			if m.HandedIn != handedIn || m.OnPaper != (m.PersonID == c.ali.PersonID) {
				t.Errorf("%+v", m)
			}
		}
		c.wishes(c.ali, c.bert) // the person takes over again
		c.refused("ballot_in_the_app", c.TypeIn(ctx, c.katrin, c.cohort, c.ali.PersonID, choose(c.bruno)))
	})
}

func TestProposalsKeepWhatDecidedAndNeverChange(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.anna, c.bert)
		c.wishes(c.bert, c.anna)
		c.wishes(c.ali, c.bert)
		wish := Proposal{ID: database.NewID(), CohortID: c.cohort}
		_, err := c.Propose(ctx, c.katrin, wish)
		c.refused("ballot_open", err)
		c.must(c.CloseBallots(ctx, c.katrin, c.cohort))
		_, err = c.Propose(ctx, c.sven, wish)
		c.refused("not_found", err)
		first, err := c.Propose(ctx, c.katrin, wish)
		c.must(err)
		if first.Number != 1 || len(first.Result) == 0 || first.Result[0].Score.Mutual != 1 || first.Result[0].Score.Tandems != 3 {
			t.Errorf("%+v", first.Result)
		}
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.ali, c.bruno)
		c.must(c.CloseBallots(ctx, c.katrin, c.cohort))
		again, err := c.Propose(ctx, c.deniz, wish)
		c.must(err)
		if !sameJSON(again.Input, first.Input) || !sameJSON(again.Result, first.Result) {
			t.Error("the proposal has changed with the wishes")
		}
		other := wish
		other.Asked.Bans = []Pair{{c.anna.PersonID, c.bert.PersonID}}
		_, err = c.Propose(ctx, c.katrin, other)
		c.refused("id_taken", err)
		s := sight(first.Input, first.Result[0])
		if len(s.NotNamed) != 1 || s.NotNamed[0] != c.ali.PersonID {
			t.Errorf("%v", s.NotNamed)
		}
		other.ID = database.NewID()
		second, err := c.Propose(ctx, c.katrin, other)
		c.must(err)
		list := blocked(second.Input)
		if second.Number != 2 || len(list) != 2 || !slices.Equal(list[0].Rules, []solver.Rule{solver.Banned}) {
			t.Errorf("%d, %+v", second.Number, list)
		}
	})
}

func TestEveryRuleCanBeSwitchedOffWithAReason(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.profiles[c.anna.PersonID] = profile.Profile{Languages: []string{"tr"}, Times: []string{"su-ev"}}
		pin := []Pair{{c.anna.PersonID, c.ali.PersonID}}
		try := func(rules ...solver.Rule) error {
			asked := Asked{Pins: pin}
			for _, r := range rules {
				asked.RulesOff = append(asked.RulesOff, RuleOff{r, "Die beiden kennen sich."})
			}
			_, err := c.Propose(ctx, c.katrin, Proposal{ID: database.NewID(), CohortID: c.cohort, Asked: asked})
			return err
		}
		c.refused("/pins/0 pin_against_age", try())
		c.refused("/pins/0 pin_against_language", try(solver.SameAge))
		c.refused("/pins/0 pin_against_time", try(solver.SameAge, solver.NoSuchLanguage))
		c.must(try(solver.SameAge, solver.NoSuchLanguage, solver.NoSuchTime))
		for want, asked := range map[string]Asked{
			"/rules_off/0/reason too_short": {RulesOff: []RuleOff{{solver.SameAge, " x "}}},
			"/order not_allowed_value":      {Order: []solver.Goal{solver.Points}},
			"/pins/0 same_person":           {Pins: []Pair{{c.anna.PersonID, c.anna.PersonID}}},
			"/pins/1 in_two_tandems":        {Pins: []Pair{{c.ali.PersonID, c.bert.PersonID}, {c.ayse.PersonID, c.bert.PersonID}}},
			"/bans/0 not_taking_part":       {Bans: []Pair{{c.anna.PersonID, c.katrin.PersonID}}},
		} {
			_, err := c.Propose(ctx, c.katrin, Proposal{ID: database.NewID(), CohortID: c.cohort, Asked: asked})
			c.refused(want, err)
		}
	})
}

func TestByHandFromNothingNeedsAReason(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		wish := Proposal{ID: database.NewID(), CohortID: c.cohort, ByHand: true, Asked: Asked{
			Tandems: []Pair{{c.bert.PersonID, c.anna.PersonID}, {c.ali.PersonID, c.ayse.PersonID}},
		}}
		_, err := c.Propose(ctx, c.katrin, wish)
		c.refused("/reason too_short", err)
		wish.Reason = "Nach den Gesprächen."
		p, err := c.Propose(ctx, c.katrin, wish)
		c.must(err)
		s := sight(p.Input, p.Result[0])
		if len(s.Pairings) != 2 || len(s.Left) != 2 {
			t.Fatalf("%+v", s)
		}
		for _, pair := range s.Pairings {
			sameAge := slices.Contains(pair.People[:], c.ayse.PersonID)
			if slices.Contains(pair.Against, solver.SameAge) != sameAge {
				t.Errorf("%+v", pair)
			}
		}
		if s.Left[0].With == nil || s.Left[1].With == nil || *s.Left[0].With == *s.Left[1].With {
			t.Errorf("two are left, each could be a third: %+v", s.Left)
		}
		c.published(p)
		if c.partnerOf(c.anna) != "Bert" || c.partnerOf(c.ali) != "Ayse" {
			t.Error("the tandems are not those of the team")
		}
		c.placeThirds()
		for who, want := range map[actor.Actor]Where{c.bruno: Waiting, c.anna: Matched, c.katrin: Nowhere} {
			if m, err := c.MyMatch(ctx, who); err != nil || m.Where != want {
				t.Errorf("%v instead of %s, %v", m.Where, want, err)
			}
		}
	})
}

func TestWhatIfSaysForWhomItIsBetterAndWhoLoses(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.anna, c.bert)
		c.wishes(c.bert, c.anna)
		c.wishes(c.ali, c.bert)
		p := c.proposed(Asked{})
		kept := c.rows("match_proposals")
		swapped := []Pair{{c.ali.PersonID, c.bert.PersonID}, {c.anna.PersonID, c.bruno.PersonID}, {c.ayse.PersonID, c.beate.PersonID}}
		_, got, err := c.WhatIf(ctx, c.deniz, p.ID, 0, swapped)
		c.must(err)
		if got.Verdict != -1 || got.Before.Mutual != 1 || got.After.Score.Mutual != 0 {
			t.Errorf("%+v", got)
		}
		if len(got.Better) != 1 || got.Better[0] != (Change{c.ali.PersonID, Other, First}) {
			t.Errorf("better for %+v", got.Better)
		}
		if len(got.Worse) != 2 || got.Worse[0].After != Other || got.Worse[0].Before != First {
			t.Errorf("worse for %+v", got.Worse)
		}
		if c.rows("match_proposals") != kept {
			t.Error("asking what if keeps something")
		}
		_, _, err = c.WhatIf(ctx, c.sven, p.ID, 0, swapped)
		c.refused("not_found", err)
		_, _, err = c.WhatIf(ctx, c.katrin, p.ID, 0, append(swapped, swapped[0]))
		c.refused("/tandems/3 in_two_tandems", err)
	})
}

func TestTheTeamsTimeIsNoted(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		note := Minutes{ID: database.NewID(), CohortID: c.cohort, Minutes: 45}
		c.must(c.NoteMinutes(ctx, c.katrin, note))
		note.Minutes = 50
		c.must(c.NoteMinutes(ctx, c.katrin, note))
		c.refused("not_found", c.NoteMinutes(ctx, c.deniz, note))
		c.refused("not_found", c.NoteMinutes(ctx, c.sven, note))
		v, err := c.Overview(ctx, c.deniz, c.cohort)
		if err != nil || len(v.Minutes) != 1 || v.Minutes[0].Minutes != 50 || v.Minutes[0].Day != "2026-11-25" {
			t.Errorf("%+v, %v", v.Minutes, err)
		}
		c.must(c.DropMinutes(ctx, c.deniz, c.cohort, note.ID))
		if c.rows("matching_minutes") != 0 {
			t.Error("the note is still there")
		}
	})
}

func TestRatherNotReachesTheChosenCoachAlone(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		var tandemID uuid.UUID
		say := func(after int, answer Fit, words string, coach *uuid.UUID) (Asking, error) {
			return c.SayFit(ctx, c.anna, FitCheck{TandemID: tandemID, AfterMeeting: after, Answer: answer, Words: words, CoachID: coach})
		}
		_, err := say(1, Fits, "", nil)
		c.refused("not_found", err)
		c.published(c.proposed(Asked{Pins: []Pair{{c.anna.PersonID, c.bert.PersonID}}}))
		_, err = say(1, Fits, "", nil)
		c.refused("not_found", err)
		asked, err := c.MyFit(ctx, c.anna)
		c.must(err)
		tandemID = *asked.TandemID
		_, err = say(2, Fits, "", nil)
		c.refused("not_found", err)
		due := func(want int) {
			t.Helper()
			if a, err := c.MyFit(ctx, c.anna); err != nil || a.Due != want {
				t.Errorf("after %d meetings: %d instead of %d, %v", c.met, a.Due, want, err)
			}
		}
		for met, want := range []int{0, 1, 1, 3, 3} {
			c.met = met
			due(want)
		}
		_, err = say(3, RatherNot, "Wir reden wenig.", nil)
		c.refused("/coach_id required", err)
		_, err = say(3, RatherNot, "", &c.sven.PersonID)
		c.refused("/coach_id not_a_coach", err)
		for range 2 {
			a, err := say(3, RatherNot, " Wir reden wenig. ", &c.deniz.PersonID)
			if err != nil || a.Due != 0 || len(a.Said) != 1 || a.Said[0].Words != "Wir reden wenig." {
				t.Fatalf("%+v, %v", a, err)
			}
		}
		if c.told[c.deniz.PersonID] != 1 || c.told[c.katrin.PersonID] != 0 || c.told[c.bert.PersonID] != 1 {
			t.Errorf("told %v", c.told)
		}
		for who, want := range map[actor.Actor]int{c.deniz: 1, c.katrin: 0, c.sven: 0} {
			if found, err := c.Concerns(ctx, who); err != nil || len(found) != want {
				t.Errorf("%d instead of %d, %v", len(found), want, err)
			}
		}
		found, err := c.Concerns(ctx, c.deniz)
		c.must(err)
		c.refused("not_found", c.Talked(ctx, c.katrin, found[0].ID))
		c.must(c.Talked(ctx, c.deniz, found[0].ID))
		_, err = say(3, Fits, "", nil)
		c.must(err)
		if found, err := c.Concerns(ctx, c.deniz); err != nil || len(found) != 0 {
			t.Errorf("second thoughts: %v, %v", found, err)
		}
		c.met = 5
		c.must(c.db.Tx(ctx, func(tx *gorm.DB) error { return tx.Exec("DELETE FROM fit_checks").Error }))
		due(3)
		_, err = c.programmes.CloseCohort(ctx, c.katrin, c.cohort)
		c.must(err)
		due(0) // there is nothing to change any more
	})
}

// Whoever parts is free for somebody else, the partner too, and nobody is at fault.
func TestPartingFreesBothForAnotherTandem(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.published(c.proposed(Asked{Pins: []Pair{{c.anna.PersonID, c.bert.PersonID}, {c.ali.PersonID, c.bruno.PersonID}}}))
		m, err := c.MyMatch(ctx, c.anna)
		c.must(err)
		p := tandem.Parting{TandemID: *m.TandemID, AgreedWith: &c.anna.PersonID, Sentence: tandem.Thanks}
		for range 2 {
			ended, err := c.pairs.Part(ctx, c.katrin, p)
			if err != nil || ended.EndedAt == nil || len(ended.Present()) != 0 {
				t.Fatalf("%+v, %v", ended, err)
			}
		}
		for who, sees := range map[actor.Actor]bool{c.anna: false, c.bert: true} {
			if m, err := c.MyMatch(ctx, who); err != nil || m.Where != Parted || (m.Parting != nil) != sees {
				t.Errorf("%+v, %v", m, err)
			}
		}
		other, err := c.MyMatch(ctx, c.ali)
		c.must(err)
		_, err = c.pairs.Part(ctx, c.katrin, tandem.Parting{TandemID: *other.TandemID, AgreedWith: &c.ali.PersonID, Sentence: tandem.TeamTells})
		c.must(err)
		if m, err := c.MyMatch(ctx, c.bruno); err != nil || m.Where != Parted || m.Parting != nil {
			t.Errorf("a coach tells it in person: %+v, %v", m, err)
		}
		v, err := c.Overview(ctx, c.katrin, c.cohort)
		c.must(err)
		if len(v.Parted) != 2 || !slices.Contains(v.Parted[0][:], c.anna.PersonID) && !slices.Contains(v.Parted[1][:], c.anna.PersonID) {
			t.Errorf("%v have parted", v.Parted)
		}
		c.published(c.proposed(Asked{Pins: []Pair{{c.anna.PersonID, c.bruno.PersonID}}}))
		if v, err = c.Overview(ctx, c.katrin, c.cohort); err != nil || len(v.Parted) != 0 {
			t.Errorf("%v, %v", v.Parted, err)
		}
		if c.partnerOf(c.anna) != "Bruno" || c.partnerOf(c.ali) != "Bert" {
			t.Error("no new tandems")
		}
		// What waited on the phone speaks of the one before.
		late := FitCheck{TandemID: *m.TandemID, AfterMeeting: 1, Answer: RatherNot, CoachID: &c.katrin.PersonID}
		_, err = c.SayFit(ctx, c.anna, late)
		c.refused("tandem_ended", err)
		_, err = c.SayFit(ctx, c.ali, late)
		c.refused("not_found", err)
		if c.rows("fit_checks") != 0 {
			t.Error("it counts for another tandem")
		}
	})
}

// The partner of somebody who has left gets another tandem as soon as a coach ends the old one.
func TestWhoeverIsLeftAloneGetsAnotherPartner(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.published(c.proposed(Asked{Pins: []Pair{{c.anna.PersonID, c.bert.PersonID}, {c.ali.PersonID, c.bruno.PersonID}}}))
		left, err := c.MyMatch(ctx, c.anna)
		c.must(err)
		c.must(c.pairs.Leave(ctx, c.bert, tandem.Goodbye{Sentence: tandem.Thanks}))
		again := tandem.Proposal{ID: database.NewID(), CohortID: c.cohort, PartnerIDs: [2]uuid.UUID{c.anna.PersonID, c.bruno.PersonID}, Reason: "Beide kochen."}
		_, err = c.pairs.Form(ctx, c.katrin, again)
		c.refused("already_in_tandem", err)
		other, err := c.MyMatch(ctx, c.bruno)
		c.must(err)
		_, err = c.pairs.Part(ctx, c.katrin, tandem.Parting{TandemID: *left.TandemID})
		c.must(err)
		_, err = c.pairs.Part(ctx, c.katrin, tandem.Parting{TandemID: *other.TandemID, AgreedWith: &c.bruno.PersonID, Sentence: tandem.GoodLuck})
		c.must(err)
		_, err = c.pairs.Form(ctx, c.katrin, again)
		c.must(err)
		if c.partnerOf(c.anna) != "Bruno" {
			t.Error("no new partner")
		}
	})
}

// Whoever is erased goes from inside the proposals, and wishes for them vanish without a word.
func TestErasedPeopleVanishFromWishes(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.anna, c.bert, c.bruno)
		c.wishes(c.bert, c.anna)
		p := c.proposed(Asked{Bans: []Pair{{c.ali.PersonID, c.bert.PersonID}}, Pins: []Pair{{c.ayse.PersonID, c.beate.PersonID}}})
		before, err := c.MyBallot(ctx, c.anna)
		c.must(err)
		c.must(c.db.Tx(ctx, func(tx *gorm.DB) error {
			c.must(goFromProposals(ctx, tx, c.bert.PersonID))
			c.must(tx.Exec("DELETE FROM persons WHERE id = ?", c.bert.PersonID).Error)
			return nil
		}))
		after, err := c.MyBallot(ctx, c.anna)
		c.must(err)
		if after.Version != before.Version || !slices.Equal(after.Choices.Wishes, []uuid.UUID{c.bruno.PersonID}) {
			t.Errorf("%+v", after)
		}
		p, err = c.Proposal(ctx, c.katrin, p.ID)
		c.must(err)
		if sameJSON(p.Asked.Bans, []Pair{{c.ali.PersonID, c.bert.PersonID}}) || len(p.Input.People) != 5 || p.Result[0].Score.Tandems != 2 || len(p.Result[0].Left) != 1 {
			t.Errorf("%+v", p)
		}
		for _, text := range []string{"asked", "input", "result"} {
			var n int64
			c.must(c.db.Read(ctx).Raw("SELECT count(*) FROM match_proposals WHERE "+text+" LIKE ?", "%"+c.bert.PersonID.String()+"%").Scan(&n).Error)
			if n > 0 {
				t.Errorf("the erased person stands in %s", text)
			}
		}
		_, err = c.Publish(ctx, c.katrin, Publishing{ProposalID: p.ID})
		c.refused("ballots_changed", err) // somebody is left who could have another partner
	})
}

func TestBallotsGoSomeTimeAfterTheCohort(t *testing.T) {
	inCircle(t, func(t *testing.T, c *circle) {
		ctx := t.Context()
		c.must(c.OpenBallots(ctx, c.katrin, c.cohort))
		c.wishes(c.anna, c.bert)
		c.must(c.NoteMinutes(ctx, c.katrin, Minutes{ID: database.NewID(), CohortID: c.cohort, Minutes: 45}))
		c.published(c.proposed(Asked{}))
		c.clock.Set(time.Date(2027, time.June, 27, 8, 0, 0, 0, time.UTC)) // ninety days after day 120
		c.must(c.Tidy(ctx))
		if c.rows("ballots") != 1 {
			t.Error("the ballots have gone too early")
		}
		c.clock.Advance(48 * time.Hour)
		c.must(c.Tidy(ctx))
		for _, table := range []string{"ballots", "ballot_boxes", "ballot_choices", "match_proposals", "match_publications", "(SELECT id FROM matching_minutes WHERE person_id IS NOT NULL) AS named"} {
			if c.rows(table) != 0 {
				t.Errorf("%s is still there", table)
			}
		}
		if c.rows("matching_minutes") != 1 {
			t.Error("nobody knows any more how long it took")
		}
		if c.rows("tandems") != 3 || c.rows("match_notices") != 3 {
			t.Error("the tandems have gone too")
		}
	})
}

func (c *circle) rows(table string) int {
	c.t.Helper()
	var n int64
	c.must(c.db.Read(c.t.Context()).Table(table).Count(&n).Error)
	return int(n)
}

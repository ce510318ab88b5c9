package recruiting

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func TestFromReferralToYes(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ali := w.refers("Ali")
		if ali.State != Referred || ali.CameBy != Referral || ali.PersonID != nil || ali.Why != "Hört gut zu." {
			t.Errorf("%+v", ali)
		}
		if e, err := w.move("Ali", Informed, nil); err != nil || len(e.Changes) != 2 || e.Names[*e.Changes[1].ByID] != "Katrin" {
			t.Errorf("%+v %v", e.Changes, err)
		}
		_, err := w.move("Ali", Agreed, nil)
		w.refused(err, "not_joined_yet")
		personal := w.linked(ali)
		if again := w.linked(ali); again != personal {
			t.Errorf("the link changed from %s to %s", personal, again)
		}
		w.informationOn = "2026-12-03"
		seen := problemtest.Must(w.Look(t.Context(), " "+personal[:5]+"-"+personal[5:]))(t)
		if seen.Kind != Personal || seen.FirstName != "Ali" || seen.AgeGroup != programme.Under25 || seen.Next.Day != "2026-12-03" || seen.Joined {
			t.Errorf("%+v", seen)
		}
		me := w.saysYes(personal, "Ali", programme.Under25)
		if me.PersonID != ali.ID {
			t.Error("a person must have the id of the prospect")
		}
		if e := w.entry("Ali"); e.State != Interested || !e.Joined || e.CameBy != Referral || e.Language != "tr" {
			t.Errorf("%+v", e)
		}
		_, _, err = w.Yes(t.Context(), personal, Joining{database.NewID(), About{FirstName: "Ali", Language: "tr", AgeGroup: programme.Under25}})
		w.refused(err, "already_joined")
	})
}

func TestALostAnswerGivesTheSamePersonAgain(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		j := Joining{database.NewID(), About{FirstName: "Mia", Language: "de", AgeGroup: programme.Over25}}
		first, name, err := w.Yes(t.Context(), w.flyer, j)
		if err != nil || name != "Durchgang" {
			t.Fatal(name, err)
		}
		second, _, err := w.Yes(t.Context(), w.flyer, j)
		if err != nil || second.Code != first.Code || len(w.entries()) != 1 {
			t.Errorf("%v %v %d", second, err, len(w.entries()))
		}
		_, _, err = w.Yes(t.Context(), w.handOut(Flyer), j)
		w.refused(err, "not_found") // the id belongs to somebody who came another way
		j.ID = w.katrin.PersonID
		_, _, err = w.Yes(t.Context(), w.flyer, j)
		w.refused(err, "not_found")
	})
}

func TestNotNowKeepsThreeThings(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		personal := w.linked(w.refers("Ali"))
		again := calendar.Day("2027-02-01")
		err := w.NotNow(t.Context(), personal, Joining{ID: database.NewID(), About: About{FirstName: "Ali", ContactKind: "message", Contact: "0151 2"}}, &again)
		if err != nil {
			t.Fatal(err)
		}
		e := w.entry("Ali")
		kept := About{FirstName: "Ali", ContactKind: "message", Contact: "0151 2"}
		if e.State != NotNow || e.About() != kept || *e.AskAgainDay != again || e.Code != nil || e.CodeID != nil {
			t.Errorf("%+v", e.Prospect)
		}
		_, err = w.Look(t.Context(), personal)
		w.refused(err, "code_invalid")

		err = w.NotNow(t.Context(), w.flyer, Joining{ID: database.NewID(), About: About{FirstName: "Mia", ContactKind: "phone"}}, &again)
		w.refused(err, "/contact required")
		err = w.NotNow(t.Context(), w.flyer, Joining{ID: database.NewID(), About: About{FirstName: "Mia", ContactKind: "in_person"}}, &again)
		if e := w.entry("Mia"); err != nil || e.State != NotNow || len(e.Changes) != 1 {
			t.Errorf("%+v %v", e, err)
		}
	})
}

func TestNoLeavesNothing(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ali := w.refers("Ali")
		personal := w.linked(ali)
		if err := w.No(t.Context(), personal); err != nil {
			t.Fatal(err)
		}
		left := w.entries()
		if len(left) != 1 || left[0].State != Declined || left[0].About() != (About{}) || left[0].CodeID != nil || left[0].Code != nil {
			t.Errorf("%+v", left)
		}
		_, err := w.Move(t.Context(), w.katrin, w.cohort, ali.ID, left[0].Version, Informed, nil)
		w.refused(err, "prospect_gone")
		w.refused(w.No(t.Context(), personal), "code_invalid")
		if err := w.No(t.Context(), w.flyer); err != nil || len(w.entries()) != 1 {
			t.Error("a no to a flyer is nobody's", err)
		}
	})
}

func TestOnlyCoachesOfTheCohortSeeThePool(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ali := w.refers("Ali")
		_, err := w.Pool(t.Context(), w.eva, w.cohort)
		w.refused(err, "not_found")
		_, err = w.Move(t.Context(), w.eva, w.cohort, ali.ID, ali.Version, Informed, nil)
		w.refused(err, "not_found")
		w.refused(w.Remove(t.Context(), w.eva, w.cohort, ali.ID), "not_found")
		_, err = w.Move(t.Context(), w.katrin, w.cohort, ali.ID, ali.Version+1, Informed, nil)
		w.refused(err, "stale")
		if err := w.Remove(t.Context(), w.katrin, w.cohort, ali.ID); err != nil || len(w.entries()) != 0 {
			t.Error("still there", err)
		}
	})
}

func TestCodesEnd(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		codes := problemtest.Must(w.Codes(t.Context(), w.katrin, w.cohort))(t)
		for _, c := range codes {
			if err := w.TakeBack(t.Context(), w.katrin, w.cohort, c.ID); err != nil {
				t.Fatal(err)
			}
		}
		w.refused(w.Refer(t.Context(), w.referral, database.NewID(), About{FirstName: "Ali", ContactKind: "in_person"}), "code_invalid")
		_, _, err := w.Yes(t.Context(), w.flyer, Joining{database.NewID(), About{FirstName: "Ali", Language: "de", AgeGroup: programme.Under25}})
		w.refused(err, "code_invalid")
		w.referral, w.flyer = w.handOut(Referral), w.handOut(Flyer)
		w.refused(w.Refer(t.Context(), w.flyer, database.NewID(), About{FirstName: "Ali", ContactKind: "in_person"}), "code_invalid")
		problemtest.Must(w.cohorts.CloseCohort(t.Context(), w.katrin, w.cohort))(t)
		_, err = w.Look(t.Context(), w.flyer)
		w.refused(err, "code_invalid")
	})
}

func TestManyFormsFromOneAddressHaveToWait(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := actor.WithClient(t.Context(), actor.Client{IP: "192.0.2.7"})
		ask := func() error {
			return w.Refer(ctx, w.referral, database.NewID(), About{FirstName: "Ali", ContactKind: "in_person"})
		}
		for range ofNetwork.Most {
			if err := ask(); err != nil {
				t.Fatal(err)
			}
		}
		w.refused(ask(), "too_many_tries")
		if err := w.Refer(t.Context(), w.referral, database.NewID(), About{FirstName: "Mia", ContactKind: "in_person"}); err != nil {
			t.Error("another address waits too:", err)
		}
		w.clock.Advance(ofNetwork.Per)
		w.refused(ask(), "")
	})
}

func TestWhomNobodyFollowsUpIsForgotten(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.refers("Ali")
		w.refers("Later")
		again := w.cohorts.Today().AddDays(50)
		problemtest.Must(w.move("Later", NotNow, &again))(t)
		joined := w.saysYes(w.flyer, "Mia", programme.Over25)
		names := func() (names []string) {
			if err := w.Tidy(t.Context()); err != nil {
				t.Fatal(err)
			}
			for _, e := range w.entries() {
				names = append(names, e.FirstName)
			}
			return names
		}
		w.clock.Set(w.clock.Now().AddDate(0, 0, 60))
		if got := names(); len(got) != 3 {
			t.Errorf("on the last day: %v", got)
		}
		w.clock.Set(w.clock.Now().AddDate(0, 0, 1))
		if got := names(); len(got) != 2 || got[0] != "Later" {
			t.Errorf("after it: %v", got)
		}
		w.clock.Set(w.clock.Now().AddDate(0, 0, 50))
		if got := names(); len(got) != 1 || w.entries()[0].ID != joined.PersonID {
			t.Errorf("after the day to ask again: %v", got)
		}
		w.refers("Ali")
		problemtest.Must(w.cohorts.CloseCohort(t.Context(), w.katrin, w.cohort))(t)
		if got := names(); len(got) != 1 {
			t.Errorf("with the cohort: %v", got)
		}
	})
}

func TestTheCoachesAreToldOnceThatSomebodyWantsToBeAskedAgain(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		for _, name := range []string{"Ali", "Mia"} {
			w.refers(name)
			day := w.cohorts.Today().AddDays(10)
			problemtest.Must(w.move(name, NotNow, &day))(t)
		}
		tidied := func(told, asking int) {
			t.Helper()
			if err := w.Tidy(t.Context()); err != nil {
				t.Fatal(err)
			}
			gate := problemtest.Must(w.StartGate(t.Context(), w.katrin, w.cohort))(t)
			if w.told[w.katrin.PersonID] != told || w.told[w.eva.PersonID] != 0 || gate.AskNow != asking {
				t.Errorf("told %v, %d want to be asked", w.told, gate.AskNow)
			}
		}
		tidied(0, 0)
		w.clock.Set(w.clock.Now().AddDate(0, 0, 10))
		tidied(1, 2)
		tidied(1, 2)
		w.clock.Set(w.clock.Now().AddDate(0, 0, 1))
		tidied(1, 2)
		problemtest.Must(w.move("Ali", Informed, nil))(t)
		later := w.cohorts.Today().AddDays(5)
		problemtest.Must(w.move("Mia", NotNow, &later))(t)
		tidied(1, 0)
		w.clock.Set(w.clock.Now().AddDate(0, 0, 5))
		tidied(2, 1)
	})
}

func TestChampions(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		earlier, nobody := w.newCohort(0, w.katrin), uuid.UUID{}
		p, _, err := w.cohorts.AddParticipant(t.Context(), w.katrin, earlier, programme.NewParticipant{AgeGroup: programme.Over25, DisplayName: "Birgit"})
		if err != nil {
			t.Fatal(err)
		}
		birgit := w.joins(p.ID)
		_, err = w.HandOut(t.Context(), w.katrin, w.cohort, database.NewID(), Champion, &birgit.PersonID)
		w.refused(err, "/champion_id not_allowed_value") // still in her own
		problemtest.Must(w.cohorts.CloseCohort(t.Context(), w.katrin, earlier))(t)
		if alumni := problemtest.Must(w.Alumni(t.Context(), w.katrin))(t); len(alumni.MayBeAsked) != 0 || alumni.NotListed != 1 {
			t.Errorf("she has not allowed it: %+v", alumni)
		}
		_, err = w.HandOut(t.Context(), w.katrin, w.cohort, database.NewID(), Champion, &birgit.PersonID)
		w.refused(err, "/champion_id not_allowed_value")
		w.allows[birgit.PersonID] = true
		if alumni := problemtest.Must(w.Alumni(t.Context(), w.katrin))(t); len(alumni.MayBeAsked) != 1 || alumni.MayBeAsked[0].Name != "Birgit" || alumni.NotListed != 0 {
			t.Errorf("%+v", alumni)
		}
		if alumni := problemtest.Must(w.Alumni(t.Context(), w.eva))(t); len(alumni.MayBeAsked)+alumni.NotListed != 0 {
			t.Errorf("%+v", alumni)
		}
		_, err = w.HandOut(t.Context(), w.katrin, w.cohort, database.NewID(), Champion, &nobody)
		w.refused(err, "/champion_id not_allowed_value")
		made := problemtest.Must(w.HandOut(t.Context(), w.katrin, w.cohort, database.NewID(), Champion, &birgit.PersonID))(t)
		_, err = w.HandOut(t.Context(), w.katrin, w.cohort, database.NewID(), Champion, &birgit.PersonID)
		w.refused(err, "champion_has_code")
		told := problemtest.Must(w.TellStory(t.Context(), birgit, made.ID, made.Version, " Es hat mir gut getan. "))(t)
		_, err = w.TellStory(t.Context(), birgit, made.ID, made.Version, "Anders.")
		w.refused(err, "stale")

		seen := problemtest.Must(w.Look(t.Context(), made.Code.Code))(t)
		if seen.InvitedBy != "Birgit" || seen.Story != "Es hat mir gut getan." || told.Version != 2 {
			t.Errorf("%+v", seen)
		}
		mia := w.saysYes(made.Code.Code, "Mia", programme.Under25)
		if e := w.entry("Mia"); e.InvitedBy != "Birgit" || e.CameBy != Champion {
			t.Errorf("%+v", e)
		}
		if s := problemtest.Must(w.MyStanding(t.Context(), mia))(t); s.InvitedBy != "Birgit" {
			t.Errorf("%+v", s)
		}
		if mine := problemtest.Must(w.MyCodes(t.Context(), birgit))(t); len(mine) != 1 || mine[0].Came != 1 {
			t.Errorf("%+v", mine)
		}
		for _, allowed := range []bool{true, false} {
			w.allows[birgit.PersonID] = allowed
			w.tx(func(tx *gorm.DB) error {
				guests, err := w.Champions(t.Context(), tx, w.cohort)
				if slices.Contains(guests, birgit.PersonID) != allowed {
					t.Errorf("allowed %v: %v", allowed, guests)
				}
				return err
			})
		}
		if err := w.InviteNoMore(t.Context(), birgit, made.ID); err != nil {
			t.Fatal(err)
		}
		_, err = w.Look(t.Context(), made.Code.Code)
		w.refused(err, "code_invalid")
		if e := w.entry("Mia"); e.InvitedBy != "Birgit" {
			t.Error("who came through it stays")
		}
	})
}

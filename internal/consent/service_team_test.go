package consent_test

import (
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestPaper(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		paper := consent.Paper{
			ID: database.NewID(), DeclarationID: s.first.ID, PersonID: s.jonas.PersonID, Language: "de",
			Day: s.programmes.Today().AddDays(-3), Consents: []consent.Kind{consent.ContactAfter},
		}
		problemtest.Missing(t, s.RecordPaper(ctx, s.murat, s.cohort, paper))
		for range 2 {
			s.ok(s.RecordPaper(ctx, s.katrin, s.cohort, paper))
		}
		mine := s.mine(s.jonas)
		if !s.signed(s.jonas) || mine.Signature.Way != consent.OnPaper || mine.Signature.Day != paper.Day ||
			*mine.Signature.RecordedBy != s.katrin.PersonID || !s.allows(s.jonas, consent.ContactAfter) || s.allows(s.jonas, consent.Photo) {
			t.Errorf("%+v", mine.Signature)
		}
		another := paper
		another.Day = paper.Day.AddDays(1)
		problemtest.RefusedAs(t, s.RecordPaper(ctx, s.katrin, s.cohort, another), problem.Conflict, "already_signed")
		another.ID, another.PersonID, another.Day = database.NewID(), s.samira.PersonID, s.programmes.Today().AddDays(1)
		wrong(t, s.RecordPaper(ctx, s.katrin, s.cohort, another), "/day", "in_the_future")
		another.PersonID = s.murat.PersonID
		problemtest.Missing(t, s.RecordPaper(ctx, s.katrin, s.cohort, another))

		s.ok(s.SetConsent(ctx, s.jonas, consent.Photo, true, "de")) // his own, in the app
		problemtest.Missing(t, s.ForgetPaper(ctx, s.murat, s.cohort, paper.ID))
		s.ok(s.ForgetPaper(ctx, s.katrin, s.cohort, paper.ID))
		if s.signed(s.jonas) || s.mine(s.jonas).Withdrawn != nil || s.allows(s.jonas, consent.ContactAfter) || !s.allows(s.jonas, consent.Photo) {
			t.Error("a slip of the pen is not as if it had never been")
		}
		id := database.NewID()
		s.ok(s.Sign(ctx, s.samira, id, s.first.ID, "de", "Samira"))
		problemtest.Missing(t, s.ForgetPaper(ctx, s.katrin, s.cohort, id))
	})
}

func TestWithdrawalByWordOfMouth(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.signs(s.samira, s.first)
		s.ok(s.SetConsent(ctx, s.samira, consent.Photo, true, "de"))
		s.ok(s.SetConsent(ctx, s.samira, consent.Quote, true, "de"))
		take := func(who actor.Actor, cohort uuid.UUID, all bool) error {
			return s.RecordWithdrawal(ctx, who, cohort, s.samira.PersonID, []consent.Kind{consent.Photo}, all)
		}
		problemtest.Missing(t, take(s.murat, s.cohort, true))
		problemtest.Missing(t, take(s.katrin, database.NewID(), true))
		s.ok(take(s.katrin, s.cohort, false))
		if s.allows(s.samira, consent.Photo) || !s.allows(s.samira, consent.Quote) || !s.signed(s.samira) {
			t.Error("one consent is not one consent")
		}
		s.ok(take(s.katrin, s.cohort, true))
		if s.allows(s.samira, consent.Quote) || s.signed(s.samira) {
			t.Error("all is not all")
		}
	})
}

func TestACoachSeesTheirCohort(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.signs(s.jonas, s.first)
		found, err := s.Cohort(ctx, s.katrin, s.cohort)
		if err != nil || len(found) != 2 || found[0].State.Signed() || !found[1].State.Signed() ||
			found[1].Member.PersonID != s.jonas.PersonID {
			t.Errorf("%+v, %v", found, err)
		}
		_, err = s.Cohort(ctx, s.murat, s.cohort)
		problemtest.Missing(t, err)
	})
}

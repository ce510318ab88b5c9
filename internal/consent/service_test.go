package consent_test

import (
	"strings"
	"sync"
	"testing"

	"gorm.io/gorm"

	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/language/languagetest"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestTheProgrammeBringsAFirstDeclaration(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		if s.first.Number != 1 || !s.first.AsksAgain || len(s.first.Texts) < len(languagetest.Done(t)) {
			t.Fatalf("%+v", s.first)
		}
		for _, code := range languagetest.Done(t) {
			if !s.first.Speaks(code) {
				t.Errorf("%s lacks the declaration", code)
			}
		}
		for _, text := range s.first.Texts {
			if strings.Count(text.Body, "\n# ") != 7 {
				t.Errorf("%s has other parts than the others", text.Language)
			}
		}
		inTx := func(work func(tx *gorm.DB) error) {
			t.Helper()
			if err := db.Tx(ctx, work); err != nil {
				t.Fatal(err)
			}
		}
		inTx(func(tx *gorm.DB) error { // as a release with fewer languages has left it
			if err := tx.Where("language NOT IN ?", []string{"de", "tr"}).Delete(&consent.Text{}).Error; err != nil {
				return err
			}
			return tx.Model(&consent.Text{}).Where("language = 'tr'").Update("body", "Bizim metnimiz").Error
		})
		for range 2 {
			if err := s.Tidy(ctx); err != nil {
				t.Fatal(err)
			}
		}
		now, err := s.Declaration(ctx, s.first.ID)
		if err != nil || len(now.Texts) != len(s.first.Texts) || now.In("tr").Body != "Bizim metnimiz" || now.In("uk") != s.first.In("uk") {
			t.Errorf("completed: %d languages, %v", len(now.Texts), err)
		}
		same, err := s.Publish(ctx, s.office, 1, consent.Declaration{ID: database.NewID(), Texts: []consent.Text{s.first.In("de")}})
		s.ok(err)
		s.ok(s.Tidy(ctx))
		if same, err = s.Declaration(ctx, same.ID); err != nil || len(same.Texts) != len(s.first.Texts) || s.mine(s.jonas).Needed != 1 {
			t.Errorf("the same words in a later version: %d languages, %v", len(same.Texts), err)
		}
		inTx(func(tx *gorm.DB) error {
			if err := tx.Where("language = 'uk'").Delete(&consent.Text{}).Error; err != nil {
				return err
			}
			return tx.Model(&consent.Text{}).Where("language = 'de'").Update("body", "Eigene Worte").Error
		})
		if err := s.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		if now, err = s.Declaration(ctx, s.first.ID); err != nil || now.Speaks("uk") {
			t.Errorf("a translation of other words was added: %v", err)
		}
		var all sync.WaitGroup // replicas meet the empty table at once
		for range 4 {
			all.Go(func() {
				if found, err := s.Declarations(ctx); err != nil || len(found) != 2 {
					t.Errorf("%v, %v", found, err)
				}
			})
		}
		all.Wait()
	})
}

func TestSigningAndTakingBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		if s.signed(s.samira) || !s.mine(s.samira).Asks() {
			t.Error("signed before signing")
		}
		id := database.NewID()
		for range 2 { // the phone asks again when the answer got lost
			s.ok(s.Sign(ctx, s.samira, id, s.first.ID, "tr", " Samira B. "))
		}
		mine := s.mine(s.samira)
		if !s.signed(s.samira) || s.signed(s.jonas) || mine.Asks() || mine.Signature.TypedName != "Samira B." ||
			mine.Signature.Language != "tr" || mine.Signature.Day != s.programmes.Today() || mine.Signature.Number != 1 {
			t.Errorf("%+v", mine.Signature)
		}
		problemtest.RefusedAs(t, s.Sign(ctx, s.samira, id, s.first.ID, "tr", "Jemand"), problem.Conflict, "already_signed")
		problemtest.Missing(t, s.Sign(ctx, s.jonas, id, s.first.ID, "tr", "Samira B."))
		wrong(t, s.Sign(ctx, s.jonas, database.NewID(), s.first.ID, "de", "  "), "/name", "required")
		wrong(t, s.Sign(ctx, s.jonas, database.NewID(), s.first.ID, "fr", "Jonas"), "/language", "not_allowed_value")
		wrong(t, s.Sign(ctx, s.jonas, database.NewID(), database.NewID(), "de", "Jonas"), "/declaration_id", "not_allowed_value")

		for range 2 {
			s.ok(s.Withdraw(ctx, s.samira))
		}
		if mine = s.mine(s.samira); s.signed(s.samira) || mine.Signed() || mine.Asks() || mine.Withdrawn == nil {
			t.Errorf("taken back, and still %+v", mine)
		}
		s.signs(s.samira, s.first)
		if history, err := s.SignaturesOf(ctx, s.samira); !s.signed(s.samira) || err != nil || len(history) != 2 {
			t.Errorf("signing again leaves %v, %v", history, err)
		}
	})
}

func TestANewVersionAsksAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.signs(s.samira, s.first)
		s.publishes(false)
		if !s.signed(s.samira) || s.mine(s.samira).Asks() {
			t.Error("a version that does not ask again asks again")
		}
		third := s.publishes(true)
		if s.signed(s.samira) || !s.mine(s.samira).Asks() || s.mine(s.samira).Signature == nil {
			t.Error("a new version does not ask again, or loses what was signed")
		}
		wrong(t, s.Sign(ctx, s.samira, database.NewID(), third.ID, "ar", "Samira"), "/language", "not_allowed_value")
		s.signs(s.samira, s.first) // a phone that was offline: it stays signed, and counts no more
		if s.signed(s.samira) {
			t.Error("an earlier version counts")
		}
		s.signs(s.samira, third)
		if !s.signed(s.samira) || s.mine(s.samira).Signature.Number != 3 {
			t.Error("the new version does not count")
		}
		if first, err := s.Declaration(ctx, s.first.ID); err != nil || first.In("ar").Language != "ar" || third.In("ar").Language != "de" {
			t.Errorf("the first is not readable any more, or not in its language: %v", err)
		}
	})
}

func TestPublishing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		wish := consent.Declaration{ID: database.NewID(), Texts: []consent.Text{
			{Language: "tr", Body: "Yeni"}, {Language: "de", Body: " Neu\r\n\r\nund anders "}, {Language: "en", Body: " "},
		}}
		for range 2 {
			made, err := s.Publish(ctx, s.office, 1, wish)
			if err != nil || made.Number != 2 || len(made.Texts) != 2 || made.Texts[0].Body != "Neu\n\nund anders" {
				t.Fatalf("%+v, %v", made, err)
			}
		}
		changed := wish
		changed.Texts = []consent.Text{{Language: "de", Body: "Doch anders"}}
		_, err := s.Publish(ctx, s.office, 2, changed)
		problemtest.RefusedAs(t, err, problem.Conflict, "already_published")
		other := consent.Declaration{ID: database.NewID(), Texts: []consent.Text{{Language: "de", Body: "Auch neu"}}}
		_, err = s.Publish(ctx, s.office, 1, other)
		problemtest.RefusedAs(t, err, problem.Outdated, "stale")
		for code, texts := range map[string][]consent.Text{
			"required":          {{Language: "en", Body: "New"}},
			"not_allowed_value": {{Language: "de", Body: "Neu"}, {Language: "de", Body: "Neuer"}},
			"too_long":          {{Language: "de", Body: strings.Repeat("ä", 20001)}},
		} {
			_, err = s.Publish(ctx, s.office, 2, consent.Declaration{ID: database.NewID(), Texts: texts})
			wrong(t, err, "/texts", code)
		}
	})
}

func TestConsentsAreOffUntilGiven(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		for _, kind := range consent.Kinds {
			if s.allows(s.samira, kind) {
				t.Errorf("%s is on", kind)
			}
		}
		for range 2 {
			s.ok(s.SetConsent(ctx, s.samira, consent.Photo, true, "tr"))
		}
		if !s.allows(s.samira, consent.Photo) || s.allows(s.samira, consent.Quote) || s.allows(s.jonas, consent.Photo) {
			t.Error("a consent is not where it was given")
		}
		if given := s.mine(s.samira).Consents; len(given) != 1 || given[0].Language != "tr" || given[0].Wording != 1 {
			t.Errorf("%+v", given)
		}
		for range 2 {
			s.ok(s.SetConsent(ctx, s.samira, consent.Photo, false, "tr"))
		}
		if s.allows(s.samira, consent.Photo) {
			t.Error("taking back has no effect")
		}
		s.ok(s.SetConsent(ctx, s.samira, consent.Quote, true, "de"))
		s.ok(s.Withdraw(ctx, s.samira))
		if s.allows(s.samira, consent.Quote) {
			t.Error("whoever takes everything back still allows something")
		}
	})
}

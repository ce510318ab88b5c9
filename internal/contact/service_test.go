package contact_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/contact"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestAnAddressCountsWhenItsCodeHasComeBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		asked := s.must(s.Change(ctx, s.samira, contact.Email, " Samira@Example.ORG "))
		if asked.Value != "" || asked.PendingValue != "Samira@example.org" || !asked.CodeExpiresAt.Equal(db.Now().Add(10*time.Minute)) {
			t.Fatalf("asked: %+v", asked)
		}
		if s.address(s.samira) != "" {
			t.Error("used before anybody has shown that it is theirs")
		}
		got := s.mails.last()
		if got.to != "Samira@example.org" || got.language != "ar" || len(got.code) != 6 {
			t.Errorf("sent %+v", got)
		}
		for range 2 { // answers get lost
			if o := s.must(s.Confirm(ctx, s.samira, contact.Email, got.code[:3]+" "+got.code[3:])); o.Value != "Samira@example.org" || o.PendingValue != "" || o.CodeExpiresAt != nil {
				t.Fatalf("confirmed: %+v", o)
			}
		}
		if s.address(s.samira) != "Samira@example.org" || s.address(s.jonas) != "" {
			t.Error("the address is used for somebody else or not at all")
		}
		ways, err := s.Ways(ctx, s.samira)
		if err != nil || len(ways) != 2 || ways[0].Value != "Samira@example.org" || ways[1].Kind != contact.Phone || ways[1].Value != "" || !ways[1].Offered {
			t.Errorf("%+v, %v", ways, err)
		}
		if len(s.mails.sent) != 1 {
			t.Errorf("sent %+v", s.mails.sent)
		}
	})
}

// Whoever sits at somebody's phone for a moment cannot turn their messages away unseen (B10).
func TestTheOldAddressStaysUntilTheNewOneIsConfirmedAndIsTold(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.has(s.samira, contact.Email, "old@example.org")
		s.must(s.Change(ctx, s.samira, contact.Email, "new@example.org"))
		if s.address(s.samira) != "old@example.org" {
			t.Error("the old address is not used any more")
		}
		s.must(s.Confirm(ctx, s.samira, contact.Email, s.mails.last().code))
		if s.address(s.samira) != "new@example.org" {
			t.Error("the new address is not used")
		}
		if got := s.mails.last(); got != (sent{"old@example.org", "ar", ""}) {
			t.Errorf("the old address was told %+v", got)
		}
		before := len(s.mails.sent)
		clock.Advance(time.Hour)
		if err := s.Tidy(ctx); err != nil || len(s.mails.sent) != before {
			t.Errorf("told again: %+v, %v", s.mails.sent, err)
		}
		// Going back to what is in use drops what waits, without a code.
		s.must(s.Change(ctx, s.samira, contact.Email, "third@example.org"))
		if o := s.must(s.Change(ctx, s.samira, contact.Email, "new@example.org")); o.PendingValue != "" || o.Value != "new@example.org" {
			t.Errorf("got %+v", o)
		}
		_, err := s.Confirm(ctx, s.samira, contact.Email, s.mails.last().code)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "code_over")
	})
}

func TestTheOldAddressIsToldAlsoWhenTheServerWasAway(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		for _, who := range []struct {
			disabled bool
			told     int
		}{{false, 1}, {true, 0}} {
			p := s.person("Ina", "de")
			s.has(p, contact.Email, "old@example.org")
			s.must(s.Change(ctx, p, contact.Email, "new@example.org"))
			s.mails.fail = errors.New("away")
			s.must(s.Confirm(ctx, p, contact.Email, s.mails.last().code))
			s.mails.fail, s.mails.sent = nil, nil
			s.tx(func(tx *gorm.DB) error {
				_, err := person.NewService(db).SetDisabled(ctx, tx, p.PersonID, who.disabled, true)
				return err
			})
			for range 2 {
				clock.Advance(time.Hour)
				if err := s.Tidy(ctx); err != nil {
					t.Fatal(err)
				}
			}
			if len(s.mails.sent) != who.told {
				t.Errorf("disabled %v: told %+v", who.disabled, s.mails.sent)
			}
		}
	})
}

func TestACodeCannotBeGuessed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		_, err := s.Confirm(ctx, s.samira, contact.Email, "123456")
		problemtest.RefusedAs(t, err, problem.Unprocessable, "code_over")
		s.must(s.Change(ctx, s.samira, contact.Email, "samira@example.org"))
		code := s.mails.last().code
		guess := fmt.Sprintf("%06d", (number(t, code)+1)%1_000_000)
		_, err = s.Confirm(ctx, s.jonas, contact.Email, code)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "code_over")
		for range 4 {
			_, err = s.Confirm(ctx, s.samira, contact.Email, guess)
			problemtest.RefusedAs(t, err, problem.Unprocessable, "code_wrong")
		}
		_, err = s.Confirm(ctx, s.samira, contact.Email, guess)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "code_over")
		_, err = s.with(key).Confirm(ctx, s.samira, contact.Email, code) // the tries are kept, whichever replica is asked
		problemtest.RefusedAs(t, err, problem.Unprocessable, "code_over")
		if s.address(s.samira) != "" {
			t.Error("the address is used")
		}
		s.must(s.Change(ctx, s.samira, contact.Email, "samira@example.org"))
		_, err = s.Confirm(ctx, s.samira, contact.Phone, s.mails.last().code)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "code_over")
		clock.Advance(10 * time.Minute)
		_, err = s.Confirm(ctx, s.samira, contact.Email, s.mails.last().code)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "code_over")
		if ways, err := s.Ways(ctx, s.samira); err != nil || ways[0].CodeExpiresAt != nil || ways[0].PendingValue == "" {
			t.Errorf("after the time is up: %+v, %v", ways, err)
		}
	})
}

func TestManyGuessesAtOnceAreFive(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.must(s.Change(ctx, s.samira, contact.Email, "samira@example.org"))
		code := number(t, s.mails.last().code)
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				_, _ = s.Confirm(ctx, s.samira, contact.Email, fmt.Sprintf("%06d", (code+1+i)%1_000_000))
			})
		}
		all.Wait()
		var tries int
		if err := db.Read(ctx).Raw("SELECT tries FROM contact_ways").Scan(&tries).Error; err != nil || tries != 5 {
			t.Errorf("%d tries, %v", tries, err)
		}
	})
}

func TestNobodyIsFlooded(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		for range 3 {
			s.must(s.Change(ctx, s.samira, contact.Email, "victim@example.org"))
		}
		_, err := s.Change(ctx, s.samira, contact.Email, "victim@example.org")
		problemtest.RefusedAs(t, err, problem.RateLimited, "too_many_codes")
		_, err = s.Change(ctx, s.jonas, contact.Email, "victim@EXAMPLE.org") // neither by somebody else
		problemtest.RefusedAs(t, err, problem.RateLimited, "too_many_codes")
		for i := range 3 {
			s.must(s.Change(ctx, s.samira, contact.Email, fmt.Sprintf("other%d@example.org", i)))
		}
		_, err = s.Change(ctx, s.samira, contact.Phone, "0151 23456789") // neither by going through many
		problemtest.RefusedAs(t, err, problem.RateLimited, "too_many_codes")
		var p *problem.Error
		if !errors.As(err, &p) || p.RetryAfter != time.Hour {
			t.Errorf("again after %s", p.RetryAfter)
		}
		clock.Advance(time.Hour)
		if err := s.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		for i := range 4 {
			s.must(s.Change(ctx, s.samira, contact.Email, fmt.Sprintf("more%d@example.org", i)))
		}
		_, err = s.Change(ctx, s.samira, contact.Email, "more@example.org")
		problemtest.RefusedAs(t, err, problem.RateLimited, "too_many_codes") // ten a day
		if len(s.mails.sent) != 10 || len(s.texts.sent) != 0 {
			t.Errorf("%d mails, %d messages", len(s.mails.sent), len(s.texts.sent))
		}
		clock.Advance(24 * time.Hour)
		if err := s.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		var left int64
		if err := db.Read(ctx).Table("contact_limits").Count(&left).Error; err != nil || left != 0 {
			t.Errorf("%d counts are kept, %v", left, err)
		}
		s.must(s.Change(ctx, s.samira, contact.Email, "victim@example.org"))
	})
}

func TestWhatTheCarrierSays(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.has(s.samira, contact.Email, "old@example.org")
		s.mails.fail = contact.ErrRefused
		_, err := s.Change(ctx, s.samira, contact.Email, "nobody@example.org")
		wrong(t, err, "address_refused")
		s.mails.fail = errors.New("away")
		_, err = s.Change(ctx, s.samira, contact.Phone, "0151 23456789")
		if err != nil {
			t.Error(err)
		}
		_, err = s.Change(ctx, s.samira, contact.Email, "new@example.org")
		problemtest.RefusedAs(t, err, problem.Unavailable, "code_not_sent")
		if ways, err := s.Ways(ctx, s.samira); err != nil || ways[0].Value != "old@example.org" || ways[0].PendingValue != "new@example.org" {
			t.Errorf("%+v, %v", ways, err)
		}
		s.Connect(contact.Email, nil)
		_, err = s.Change(ctx, s.samira, contact.Email, "new@example.org")
		problemtest.RefusedAs(t, err, problem.Conflict, "channel_off")
	})
}

func TestRemovingIsAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.has(s.samira, contact.Email, "samira@example.org")
		s.has(s.jonas, contact.Email, "jonas@example.org")
		for range 2 {
			if err := s.Remove(ctx, s.samira, contact.Email); err != nil {
				t.Fatal(err)
			}
		}
		if s.address(s.samira) != "" || s.address(s.jonas) == "" {
			t.Error("the wrong address is gone")
		}
		var rows int64
		if err := db.Read(ctx).Model(&contact.Way{}).Count(&rows).Error; err != nil || rows != 1 {
			t.Errorf("%d rows, %v", rows, err)
		}
		s.has(s.samira, contact.Email, "again@example.org")
	})
}

func TestTheDatabaseAloneTellsNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.has(s.samira, contact.Email, "samira@example.org")
		s.has(s.jonas, contact.Email, "jonas@example.org")
		s.has(s.jonas, contact.Phone, "0151 23456789")
		s.must(s.Change(ctx, s.jonas, contact.Email, "new@example.org"))
		code := s.mails.last().code
		dump := ""
		for _, table := range []string{"contact_ways", "contact_limits"} {
			var rows []map[string]any
			if err := db.Read(ctx).Table(table).Find(&rows).Error; err != nil || len(rows) == 0 {
				t.Fatal(len(rows), err)
			}
			for _, row := range rows {
				for name, value := range row {
					if raw, ok := value.([]byte); ok {
						value = string(raw)
					}
					dump += fmt.Sprintf("%s: %v\n", name, value)
				}
			}
		}
		for _, secret := range []string{"example.org", "jonas", "23456789", " " + code} {
			if strings.Contains(dump, secret) {
				t.Errorf("%q stands in\n%q", secret, dump)
			}
		}
		// A sealed address fits nobody else.
		s.tx(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE contact_ways SET value = (SELECT value FROM contact_ways WHERE person_id = ? AND kind = 'email') WHERE person_id = ?",
				s.jonas.PersonID, s.samira.PersonID).Error
		})
		if got := s.address(s.samira); got != "" {
			t.Errorf("Samira's messages would go to %s", got)
		}
	})
}

func TestTheKeyCanBeChanged(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		s := setStage(t, db, clock)
		s.has(s.samira, contact.Email, "samira@example.org")
		other := make([]byte, 32)
		s.Service = s.with(other)
		if got := s.address(s.samira); got != "" {
			t.Errorf("opened with a wrong key: %s", got)
		}
		s.Service = s.with(other, key)
		if got := s.address(s.samira); got != "samira@example.org" {
			t.Errorf("the previous key does not open: %q", got)
		}
		if err := s.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		s.Service = s.with(other)
		if got := s.address(s.samira); got != "samira@example.org" {
			t.Errorf("not sealed anew: %q", got)
		}
		if _, err := contact.NewService(db, person.NewService(db), nil, nil); err == nil {
			t.Error("runs without a key")
		}
	})
}

func number(t *testing.T, code string) (n int) {
	t.Helper()
	if _, err := fmt.Sscanf(code, "%d", &n); err != nil || len(code) != 6 {
		t.Fatalf("code %q: %v", code, err)
	}
	return n
}

package demo_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/demo"
	"mainpate/internal/demo/demotest"
	"mainpate/internal/milestone"
	"mainpate/internal/programme"
	"mainpate/internal/reminder"
	"mainpate/internal/workbook"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var ctx = context.Background()

func TestTheDemo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := demotest.Fill(t, db, clock)
		t.Run("everybody can sign in", func(t *testing.T) { everybodySignsIn(t, w) })
		t.Run("the first cohort is closed and complete", func(t *testing.T) { firstCohort(t, w) })
		t.Run("the second cohort is at day 37", func(t *testing.T) { secondCohort(t, w) })
		t.Run("a cohort looks for people", func(t *testing.T) { recruitingCohort(t, w) })
		t.Run("people come to listen", func(t *testing.T) { informationEvents(t, w) })
		t.Run("people tell of themselves", func(t *testing.T) { whatTheyTold(t, w) })
		t.Run("a cohort has chosen", func(t *testing.T) { choosingCohort(t, w) })
		t.Run("the running ones have signed and filled in", func(t *testing.T) { papersOfTheRunning(t, w) })
		t.Run("a reminder is due in two minutes", func(t *testing.T) { reminderSoon(t, w, clock.Now()) })
		t.Run("nothing lies in the future", func(t *testing.T) { nothingAhead(t, db) })
		t.Run("all languages are spoken", func(t *testing.T) { allLanguages(t, w) })
		t.Run("it happens once", func(t *testing.T) {
			if _, err := demo.Fill(ctx, w.Services, clock, clock.Now()); !errors.Is(err, demo.ErrNotEmpty) {
				t.Errorf("got %v", err)
			}
		})
	})
}

// The demo must come out the same at night, on a holiday, and when the clocks change.
func TestTheDemoAtAnyHour(t *testing.T) {
	for _, at := range []string{"2026-11-29T00:05:00+01:00", "2027-03-28T03:10:00+02:00", "2026-12-25T19:59:30+01:00"} {
		t.Run(at, func(t *testing.T) {
			now, err := time.Parse(time.RFC3339, at)
			if err != nil {
				t.Fatal(err)
			}
			clock := &demo.Watch{}
			clock.Set(now)
			db, err := database.Open(ctx, database.Config{DataDir: dbtest.SQLiteDir(t), Now: clock.Now})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = db.Close() })
			w := demotest.Fill(t, db, clock)
			secondCohort(t, w)
			recruitingCohort(t, w)
			informationEvents(t, w)
			choosingCohort(t, w)
			reminderSoon(t, w, now)
			nothingAhead(t, db)
			home, err := w.Team.Home(ctx, w.As(t, "Katrin"))
			if err != nil {
				t.Fatal(err)
			}
			if len(home.WaitingPlans) != 1 || home.WaitingPlans[0].WorkingDays != 3 {
				t.Errorf("waiting: %v", home.WaitingPlans)
			}
			if len(home.QuietTandems) != 1 || home.QuietTandems[0].LastMeetingDay != w.Today.AddDays(-16) {
				t.Errorf("quiet: %v", home.QuietTandems)
			}
		})
	}
}

func everybodySignsIn(t *testing.T, w demotest.World) {
	roles := map[string]int{}
	for _, s := range w.SignIns {
		roles[s.Role]++
		ticket, err := w.Auth.SignIn(ctx, s.Login, s.Secret, false)
		if err != nil || ticket.Person.ID != s.PersonID || ticket.Person.DisplayName != s.Name {
			t.Errorf("%s: %v, %v", s.Login, ticket.Person.DisplayName, err)
		}
	}
	if got := fmt.Sprint(roles); got != "map[administrator:1 coach:5 manager:1 participant:48]" {
		t.Errorf("got %s", got)
	}
	for login, secret := range map[string]string{"samira": "246810", "jonas": "246810", "nour": "246810", "lina": "246810", "katrin": "Bruecke-am-Main-7"} {
		if _, err := w.Auth.SignIn(ctx, login, secret, false); err != nil {
			t.Errorf("%s: %v", login, err)
		}
	}
}

func cohort(t *testing.T, w demotest.World, name string) programme.Overview {
	t.Helper()
	cohorts, err := w.Programme.Cohorts(ctx, w.As(t, "Ute"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cohorts {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no %s", name)
	return programme.Overview{}
}

func firstCohort(t *testing.T, w demotest.World) {
	c := cohort(t, w, "Erster Durchgang")
	if c.State != programme.Closed || c.DayPlan.LengthDays != 120 || len(c.Extensions) != 1 || c.ParticipantCount != 6 {
		t.Errorf("%s, %d days, extensions %v, %d people", c.State, c.DayPlan.LengthDays, c.Extensions, c.ParticipantCount)
	}
	tandems, err := w.Tandems.InCohort(ctx, w.DB.Read(ctx), c.ID)
	if err != nil || len(tandems) != 3 {
		t.Fatalf("%d tandems, %v", len(tandems), err)
	}
	for _, tandem := range tandems {
		meetings, err := w.Milestones.Meetings(ctx, w.As(t, tandem.Partners[0].DisplayName), tandem.ID)
		if err != nil || len(meetings) != 6 || meetings[5].Kind != milestone.KindClosing {
			t.Fatalf("%d meetings, %v", len(meetings), err)
		}
		for i, m := range meetings {
			sheet, err := w.Milestones.Sheet(ctx, w.As(t, "Katrin"), m.ID)
			if err != nil || m.State != milestone.Held || sheet.Plan.State() != milestone.PlanApproved {
				t.Errorf("meeting %d of %s is %s, its plan %s, %v", m.Number, tandem.Partners[0].DisplayName, m.State, sheet.Plan.State(), err)
			}
			if len(sheet.Results) != 5 || !sheet.Expectations.BothReleased || sheet.Evaluation == nil {
				t.Errorf("meeting %d of %s: %d lines, %+v", m.Number, tandem.Partners[0].DisplayName, len(sheet.Results), sheet.Evaluation)
			}
			if i > 0 && (sheet.Last == nil || sheet.Last.Items[0].Review == milestone.ReviewOpen) {
				t.Errorf("meeting %d of %s does not look back", m.Number, tandem.Partners[0].DisplayName)
			}
		}
	}
}

func secondCohort(t *testing.T, w demotest.World) {
	t.Helper()
	c := cohort(t, w, "Zweiter Durchgang")
	if c.DayPlan.DayNumber != 37 || c.DayPlan.State != programme.Running || c.ParticipantCount != 14 {
		t.Errorf("day %d, %s, %d people", c.DayPlan.DayNumber, c.DayPlan.State, c.ParticipantCount)
	}
	tandems, err := w.Tandems.InCohort(ctx, w.DB.Read(ctx), c.ID)
	if err != nil || len(tandems) != 7 {
		t.Errorf("%d tandems, %v", len(tandems), err)
	}
	next, err := w.Tandems.Of(ctx, w.DB.Read(ctx), w.As(t, "Samira").PersonID)
	if err != nil {
		t.Fatal(err)
	}
	meetings, err := w.Milestones.Meetings(ctx, w.As(t, "Samira"), next.ID)
	if err != nil {
		t.Fatal(err)
	}
	if m := meetings[1]; m.State != milestone.Agreed || *m.Day != w.Today.AddDays(1) || *m.Clock != "15:00" {
		t.Errorf("tomorrow's meeting: %+v", m)
	}
}

func reminderSoon(t *testing.T, w demotest.World, now time.Time) {
	t.Helper()
	for _, name := range []string{"Samira", "Jonas"} {
		upcoming, err := w.Reminders.Upcoming(ctx, w.As(t, name))
		if err != nil || len(upcoming) == 0 {
			t.Fatalf("%s: %v, %v", name, upcoming, err)
		}
		first := upcoming[0]
		if wait := first.DueAt.Sub(now); first.Occasion != reminder.Meeting || wait < -time.Minute || wait > 3*time.Minute {
			t.Errorf("%s: %s in %v, meeting at %v", name, first.Occasion, wait, first.StartsAt)
		}
	}
}

func nothingAhead(t *testing.T, db *database.DB) {
	t.Helper()
	for table, column := range map[string]string{
		"persons": "updated_at", "sessions": "created_at", "cohorts": "updated_at", "entries": "updated_at",
		"entry_additions": "updated_at", "steps": "updated_at",
		"milestone_meetings": "updated_at", "signatures": "signed_at", "promises": "updated_at", "plan_versions": "created_at",
		"prospects": "updated_at", "prospect_changes": "changed_at", "start_gates": "opened_at", "gatherings": "updated_at",
		"gathering_answers": "updated_at", "gathering_attendances": "noted_at", "declaration_signatures": "created_at", "consents": "created_at",
		"profiles": "updated_at", "sheets": "updated_at", "speed_datings": "updated_at", "impressions": "updated_at",
		"ballots": "updated_at", "match_proposals": "created_at", "matching_minutes": "created_at", "fit_checks": "updated_at",
	} {
		var rows, ahead int64
		if err := db.Read(ctx).Table(table).Count(&rows).Error; err != nil || rows == 0 {
			t.Errorf("%s: %d rows, %v", table, rows, err)
		}
		if err := db.Read(ctx).Table(table).Where(column+" > ?", db.Now()).Count(&ahead).Error; err != nil || ahead > 0 {
			t.Errorf("%s: %d rows ahead of their time, %v", table, ahead, err)
		}
	}
}

func allLanguages(t *testing.T, w demotest.World) {
	people, err := w.People.All(ctx, w.DB.Read(ctx))
	if err != nil {
		t.Fatal(err)
	}
	languages := map[string]bool{}
	for _, p := range people {
		languages[p.Language] = true
	}
	if len(languages) != 4 {
		t.Errorf("got %v", languages)
	}
	mine, err := w.Tandems.Of(ctx, w.DB.Read(ctx), w.As(t, "Khalid").PersonID)
	if err != nil {
		t.Fatal(err)
	}
	private := func(name string) (n int) {
		book, err := w.Workbook.Read(ctx, w.As(t, name), mine.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range book.Pages {
			if p.Visibility == workbook.OnlyMe {
				n++
			}
		}
		return n
	}
	if private("Khalid") == 0 || private("Leonie") != 0 {
		t.Errorf("Khalid sees %d private notes, Leonie %d", private("Khalid"), private("Leonie"))
	}
}

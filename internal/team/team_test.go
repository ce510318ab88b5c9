package team_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/demo/demotest"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/team"
	"mainpate/internal/workbook"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var ctx = context.Background()

func TestTeam(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := demotest.Fill(t, db, clock)
		t.Run("home shows what is owed and what waits", func(t *testing.T) { owedAndWaiting(t, w) })
		t.Run("home shows dates, questions and people", func(t *testing.T) { datesAndPeople(t, w) })
		t.Run("home tells a break to whom it was told", func(t *testing.T) { breaks(t, w) })
		t.Run("home asks for an offer to who stays", func(t *testing.T) { partings(t, w) })
		t.Run("a tandem that meets is not quiet", func(t *testing.T) { noLongerQuiet(t, w) })
		t.Run("a coach of another cohort sees nothing", func(t *testing.T) { otherCohort(t, w) })
		t.Run("figures count cohorts", func(t *testing.T) { figures(t, w) })
		t.Run("figures know no people", func(t *testing.T) { noPeople(t, w) })
		t.Run("a plan waits first for the contact persons", func(t *testing.T) {
			clock.Set(clock.Now().AddDate(0, 0, -1)) // the day before: two working days
			if got := len(homeOf(t, w, "Katrin").WaitingPlans); got != 0 {
				t.Errorf("%d plans wait for Katrin", got)
			}
			if got := len(homeOf(t, w, "Olga").WaitingPlans); got != 1 {
				t.Errorf("%d plans wait for Olga", got)
			}
		})
	})
}

func homeOf(t *testing.T, w demotest.World, name string) team.Home {
	t.Helper()
	h, err := w.Team.Home(ctx, w.As(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func names(t tandem.Tandem) string {
	return t.Partners[0].DisplayName + " & " + t.Partners[1].DisplayName
}

func owedAndWaiting(t *testing.T, w demotest.World) {
	for _, coach := range []string{"Katrin", "Sabine"} {
		h := homeOf(t, w, coach)
		if len(h.OverduePromises) != 1 || names(h.OverduePromises[0].Tandem) != "Samira & Jonas" || h.OverduePromises[0].Promise.DaysOverdue(w.Today) != 5 {
			t.Errorf("%s: overdue %+v", coach, h.OverduePromises)
		}
		if len(h.DuePromises) == 0 || names(h.DuePromises[0].Tandem) != "Khalid & Leonie" || *h.DuePromises[0].Promise.DueDay != w.Today.AddDays(2) {
			t.Errorf("%s: due %+v", coach, h.DuePromises)
		}
		if len(h.WaitingPlans) != 1 || names(h.WaitingPlans[0].Tandem) != "Emine & Kevin" || h.WaitingPlans[0].WorkingDays != 3 || h.WaitingPlans[0].FirstStep == "" {
			t.Errorf("%s: waiting %+v", coach, h.WaitingPlans)
		}
	}
}

func datesAndPeople(t *testing.T, w demotest.World) {
	h := homeOf(t, w, "Katrin")
	if len(h.NextMeetings) != 4 || *h.NextMeetings[0].Meeting.Day != w.Today.AddDays(1) || names(h.NextMeetings[0].Tandem) != "Samira & Jonas" {
		t.Errorf("%d next meetings: %+v", len(h.NextMeetings), h.NextMeetings)
	}
	if len(h.Questions) != 1 || h.Questions[0].Answer.PersonID != w.As(t, "Leonie").PersonID || h.Questions[0].Answer.Answer != milestone.Question {
		t.Errorf("questions: %+v", h.Questions)
	}
	if len(h.QuietTandems) != 1 || names(h.QuietTandems[0].Tandem) != "Rosa & Yusuf" || h.QuietTandems[0].LastMeetingDay != w.Today.AddDays(-16) {
		t.Errorf("quiet: %+v", h.QuietTandems)
	}
	if len(h.WithoutDevice) != 13 || h.WithoutDevice[0].TandemID == nil {
		t.Errorf("%d without a device", len(h.WithoutDevice))
	}
	if len(h.Cohorts) != 5 {
		t.Errorf("%d cohorts", len(h.Cohorts))
	}
}

// Yusuf has told Rosa and Mehmet of his break, nobody else.
func breaks(t *testing.T, w demotest.World) {
	told, untold := homeOf(t, w, "Mehmet"), homeOf(t, w, "Sabine")
	if len(told.Paused) != 1 || told.Paused[0].Partner.DisplayName != "Yusuf" || told.Paused[0].Pause.FromDay != w.Today.AddDays(-9) {
		t.Errorf("Mehmet: %+v", told.Paused)
	}
	if len(told.QuietTandems) != 0 {
		t.Errorf("a break that was told is no silence: %+v", told.QuietTandems)
	}
	if len(untold.Paused) != 0 || len(untold.QuietTandems) != 1 {
		t.Errorf("Sabine: %+v, quiet %+v", untold.Paused, untold.QuietTandems)
	}
}

func partings(t *testing.T, w demotest.World) {
	h := homeOf(t, w, "Katrin")
	if len(h.Departures) != 1 || names(h.Departures[0].Tandem) != "Ivanka & Deniz" {
		t.Fatalf("departures: %+v", h.Departures)
	}
	out, err := team.NewHandler(w.Team).Home(actor.With(ctx, w.As(t, "Katrin")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if p := out.Body.Departures[0]; p.PersonName != "Deniz" || p.PartnerName != "Ivanka" || p.OwnWords == "" {
		t.Errorf("on the wire: %+v", p)
	}
	if _, err := w.Tandems.Offer(ctx, w.As(t, "Nabil"), h.Departures[0].Departure.ID, "Wollen wir Kaffee trinken?"); err != nil {
		t.Fatal(err)
	}
	for _, coach := range []string{"Katrin", "Nabil"} {
		if left := homeOf(t, w, coach).Departures; len(left) != 0 {
			t.Errorf("%s still has %+v", coach, left)
		}
	}
}

func noLongerQuiet(t *testing.T, w demotest.World) {
	rosa := w.As(t, "Rosa")
	mine, err := w.Tandems.MyTandem(ctx, rosa)
	if err != nil {
		t.Fatal(err)
	}
	log := func(seen workbook.Visibility) {
		_, err := w.Workbook.SaveEntry(ctx, rosa, mine.ID, database.NewID(), workbook.Draft{
			Kind: workbook.Meeting, Facts: workbook.Facts{Outcome: workbook.Met, Day: w.Today}, Visibility: seen,
		}, 0)
		if err != nil {
			t.Fatal(err)
		}
	}
	log(workbook.OnlyMe)
	if len(homeOf(t, w, "Katrin").QuietTandems) != 1 {
		t.Error("an entry that only its author sees shows at the office")
	}
	log(workbook.WeTwo)
	if len(homeOf(t, w, "Katrin").QuietTandems) != 0 {
		t.Error("still quiet")
	}
}

func otherCohort(t *testing.T, w demotest.World) {
	ute := w.As(t, "Ute")
	var coach person.Person
	err := w.DB.Tx(ctx, func(tx *gorm.DB) (err error) {
		coach, err = w.People.Create(ctx, tx, person.New{Role: actor.Coach, DisplayName: "Ines", Language: "de"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	other, err := w.Programme.PlanCohort(ctx, ute, database.NewID(), programme.Rules{
		Name: "Woanders", StartDay: w.Today.AddDays(-30), LengthDays: 100, MilestoneRhythmDays: 21, MeetingsPerWeek: 1,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Programme.AddCoach(ctx, ute, other.ID, coach.ID); err != nil {
		t.Fatal(err)
	}
	h, err := w.Team.Home(ctx, actor.Actor{PersonID: coach.ID, Role: actor.Coach})
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Cohorts) != 1 || h.Cohorts[0].ID != other.ID {
		t.Errorf("cohorts: %v", h.Cohorts)
	}
	h.Cohorts, h.Today = nil, ""
	if got := fmt.Sprintf("%+v", h); got != fmt.Sprintf("%+v", team.Home{}) {
		t.Errorf("sees %s", got)
	}
}

func figuresByName(t *testing.T, w demotest.World) map[string]team.Figures {
	t.Helper()
	all, err := w.Team.Figures(ctx, w.As(t, "Holger"))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]team.Figures{}
	for _, f := range all {
		named[f.Cohort.Name] = f
	}
	return named
}

func figures(t *testing.T, w demotest.World) {
	all := figuresByName(t, w)
	first, second, third := all["Erster Durchgang"], all["Zweiter Durchgang"], all["Dritter Durchgang"]
	if first.Cohort.ParticipantCount != 6 || first.Tandems != 3 || first.Milestones.MeetingsHeld != 18 ||
		first.Milestones.PlansApproved != 18 || first.Workbook.MeetingsMet < 45 || first.Workbook.WeeksKept < 45 ||
		first.Milestones.Promises.Kept != 14 || first.Milestones.Promises.Open != 0 {
		t.Errorf("first: %+v %+v", first.Workbook, first.Milestones)
	}
	if second.Cohort.ParticipantCount != 14 || second.Tandems != 7 || second.Milestones.MeetingsHeld != 7 ||
		second.Milestones.MeetingsPlanned != 41 || second.Milestones.PlansApproved != 6 || second.Milestones.Promises.Overdue != 1 {
		t.Errorf("second: %+v %+v", second.Workbook, second.Milestones)
	}
	if third.Cohort.State != programme.Planned || third.Tandems != 0 || third.Workbook.MeetingsMet != 0 {
		t.Errorf("third: %+v", third)
	}
}

func noPeople(t *testing.T, w demotest.World) {
	out, err := team.NewHandler(w.Team).Figures(actor.With(ctx, w.As(t, "Holger")), nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(out.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range w.SignIns {
		if strings.Contains(string(text), s.PersonID.String()) || strings.Contains(string(text), s.Name) {
			t.Errorf("%s can be found in the figures: %s", s.Name, text)
		}
	}
}

package team_test

import (
	"testing"

	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/demo/demotest"
	"mainpate/internal/milestone"
	"mainpate/internal/programme"
)

// The screens that open most often ask the database the same number of times however much there is to see.
func TestTheFirstScreensTakeFewStatementsHoweverMuchThereIs(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := demotest.Fill(t, db, clock)
		statements := 0
		count := func(*gorm.DB) { statements++ }
		done(t, db.Read(ctx).Callback().Query().After("gorm:query").Register("count", count))
		done(t, db.Read(ctx).Callback().Row().After("gorm:row").Register("count", count))
		sheet := next(t, w, "Samira").ID
		measure := func() [3]int {
			var taken [3]int
			for i, read := range []func() error{
				func() error { _, err := w.Home.Home(ctx, w.As(t, "Samira")); return err },
				func() error { _, err := w.Milestones.Sheet(ctx, w.As(t, "Samira"), sheet); return err },
				func() error { _, err := w.Team.Home(ctx, w.As(t, "Katrin")); return err },
			} {
				statements = 0
				done(t, read())
				taken[i] = statements
			}
			return taken
		}
		item := func(name string) milestone.Plan {
			m := next(t, w, name)
			plan, err := w.Milestones.SaveItem(ctx, w.As(t, name), m.PlanID, database.NewID(), 0, milestone.ItemContent{What: "Anrufen"})
			done(t, err)
			return plan
		}
		item("Samira")
		before := measure()
		item("Samira")
		for _, pair := range [][2]string{{"Emine", "Kevin"}, {"Khalid", "Leonie"}} {
			plan := item(pair[0])
			for _, name := range pair {
				_, err := w.Milestones.AgreePlan(ctx, w.As(t, name), plan.ID, plan.Version)
				done(t, err)
			}
		}
		anotherCohort(t, w)
		if after := measure(); after != before || after[0] > 16 || after[1] > 20 || after[2] > 28 {
			t.Errorf("home, sheet and team took %v statements, with more to see %v", before, after)
		}
	})
}

func next(t *testing.T, w demotest.World, name string) *milestone.Meeting {
	t.Helper()
	h, err := w.Home.Home(ctx, w.As(t, name))
	done(t, err)
	return h.NextMilestone
}

func anotherCohort(t *testing.T, w demotest.World) {
	t.Helper()
	ute, katrin := w.As(t, "Ute"), w.As(t, "Katrin")
	c, err := w.Programme.PlanCohort(ctx, ute, database.NewID(), programme.Rules{
		Name: "Noch einer", StartDay: w.Today, LengthDays: 100, MilestoneRhythmDays: 21, MeetingsPerWeek: 1,
	})
	done(t, err)
	done(t, w.Programme.AddCoach(ctx, ute, c.ID, katrin.PersonID))
	for range 2 {
		_, _, err := w.Programme.AddParticipant(ctx, katrin, c.ID, programme.NewParticipant{AgeGroup: programme.Over25})
		done(t, err)
	}
}

func done(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

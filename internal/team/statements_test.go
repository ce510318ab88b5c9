package team_test

import (
	"maps"
	"testing"

	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/demo/demotest"
	"mainpate/internal/milestone"
	"mainpate/internal/programme"
	"mainpate/internal/workbook"
)

// What happens most often asks the database a few times, and just as often however much there is to see.
func TestTheCommonRequestsTakeFewStatementsHoweverMuchThereIs(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := demotest.Fill(t, db, clock)
		statements := count(t, db)
		samira, katrin := w.As(t, "Samira"), w.As(t, "Katrin")
		sheet, tandem := next(t, w, "Samira").ID, next(t, w, "Samira").TandemID
		met := workbook.Draft{
			Kind: workbook.Meeting, Visibility: workbook.WeTwo, Facts: workbook.Facts{Outcome: workbook.Met, Day: w.Today},
		}
		requests := []struct {
			name string
			most int
			make func() error
		}{
			{"home", 4, func() error { _, err := w.Home.Home(ctx, samira); return err }},
			{"log", 3, func() error {
				_, err := w.Workbook.SaveEntry(ctx, samira, tandem, database.NewID(), met, 0)
				return err
			}},
			{"timeline", 8, func() error { _, err := w.Workbook.Read(ctx, samira, tandem); return err }},
			{"sheet", 15, func() error { _, err := w.Milestones.Sheet(ctx, samira, sheet); return err }},
			{"team", 10, func() error { _, err := w.Team.Home(ctx, katrin); return err }},
		}
		measure := func() map[string]int {
			taken := map[string]int{}
			for _, r := range requests {
				*statements = 0
				done(t, r.make())
				if taken[r.name] = *statements; *statements > r.most {
					t.Errorf("%s took %d statements", r.name, *statements)
				}
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
		if after := measure(); !maps.Equal(after, before) {
			t.Errorf("took %v statements, with more to see %v", before, after)
		}
	})
}

// count counts the statements from here on.
func count(t *testing.T, db *database.DB) *int {
	t.Helper()
	n := new(int)
	one := func(*gorm.DB) { *n++ }
	on := db.Read(ctx).Callback()
	done(t, on.Query().After("gorm:query").Register("count", one))
	done(t, on.Row().After("gorm:row").Register("count", one))
	done(t, on.Raw().After("gorm:raw").Register("count", one))
	done(t, on.Create().After("gorm:create").Register("count", one))
	done(t, on.Update().After("gorm:update").Register("count", one))
	done(t, on.Delete().After("gorm:delete").Register("count", one))
	return n
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

package home_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/demo/demotest"
	"mainpate/internal/home"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var ctx = context.Background()

func TestHome(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := demotest.Fill(t, db, clock)
		t.Run("answers three questions at a glance", func(t *testing.T) { atAGlance(t, w) })
		t.Run("asks for an answer only who has not answered", func(t *testing.T) { proposals(t, w) })
		t.Run("asks for a signature only who has not signed", func(t *testing.T) { signing(t, w) })
		t.Run("says what the person was told of the other one", func(t *testing.T) { comingsAndGoings(t, w) })
		t.Run("is there before the tandem is", func(t *testing.T) { beforeTandem(t, w) })
		t.Run("is there after the end", func(t *testing.T) { afterEnd(t, w) })
		t.Run("is for participants", func(t *testing.T) {
			_, err := w.Home.Home(ctx, w.As(t, "Katrin"))
			var p *problem.Error
			if !errors.As(err, &p) || p.Kind != problem.Missing {
				t.Errorf("got %v", err)
			}
		})
	})
}

func homeOf(t *testing.T, w demotest.World, name string) home.Home {
	t.Helper()
	h, err := w.Home.Home(ctx, w.As(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func atAGlance(t *testing.T, w demotest.World) {
	h, me := homeOf(t, w, "Samira"), w.As(t, "Samira")
	if h.Tandem == nil || h.Tandem.Other(me.PersonID).DisplayName != "Jonas" || h.ContactPerson.DisplayName != "Katrin" {
		t.Errorf("tandem %v, contact %v", h.Tandem, h.ContactPerson)
	}
	if h.DayPlan.DayNumber != 37 || h.DayPlan.LengthDays != 120 || len(h.DayPlan.Stops) != 6 {
		t.Errorf("day plan: %+v", h.DayPlan)
	}
	if h.PlannedMeeting == nil || h.PlannedMeeting.Day != w.Today {
		t.Errorf("planned meeting: %+v", h.PlannedMeeting)
	}
	if h.NextMilestone == nil || h.NextMilestone.Number != 2 || *h.NextMilestone.Day != w.Today.AddDays(1) {
		t.Errorf("next milestone: %+v", h.NextMilestone)
	}
	if len(h.MySteps) != 2 || h.MySteps[0].OwnerID != me.PersonID || h.MySteps[1].OwnerID != me.PersonID {
		t.Errorf("my steps: %+v", h.MySteps)
	}
	if h.OverduePromises != 1 {
		t.Errorf("%d overdue promises", h.OverduePromises)
	}
	if other := homeOf(t, w, "Deniz"); other.OverduePromises != 0 {
		t.Errorf("another tandem hears of %d overdue promises", other.OverduePromises)
	}
}

func proposals(t *testing.T, w demotest.World) {
	for name, asked := range map[string]bool{"Tarek": true, "Grace": false, "Leonie": false, "Amina": true, "Samira": false, "Emine": false} {
		if h := homeOf(t, w, name); (h.ProposalToAnswer != nil) != asked {
			t.Errorf("%s is asked: %v", name, h.ProposalToAnswer)
		}
	}
}

func signing(t *testing.T, w demotest.World) {
	for _, name := range []string{"Samira", "Jonas", "Emine", "Kevin", "Milena"} {
		if h := homeOf(t, w, name); h.PlanToSign != nil {
			t.Errorf("%s has signed everything and is asked for %v", name, h.PlanToSign.ID)
		}
	}
	emine, kevin := w.As(t, "Emine"), w.As(t, "Kevin")
	meetings, err := w.Milestones.Meetings(ctx, emine, homeOf(t, w, "Emine").Tandem.ID)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := w.Milestones.SaveItem(ctx, emine, meetings[0].PlanID, database.NewID(), 0, milestone.ItemContent{What: "Eine Küche anschauen"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Milestones.AgreePlan(ctx, emine, plan.ID, plan.Version); err != nil {
		t.Fatal(err)
	}
	if h := homeOf(t, w, "Kevin"); h.PlanToSign == nil || h.PlanToSign.PlanID != plan.ID || h.PlanToSign.ID != meetings[0].ID {
		t.Errorf("Kevin is asked for %v", h.PlanToSign)
	}
	if h := homeOf(t, w, "Emine"); h.PlanToSign != nil {
		t.Errorf("Emine is asked again for %v", h.PlanToSign.ID)
	}
	if _, err := w.Milestones.AgreePlan(ctx, kevin, plan.ID, plan.Version); err != nil {
		t.Fatal(err)
	}
}

func wireOf(t *testing.T, w demotest.World, name string) home.HomeWire {
	t.Helper()
	out, err := home.NewHandler(w.Home).Home(actor.With(ctx, w.As(t, name)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return out.Body
}

func comingsAndGoings(t *testing.T, w demotest.World) {
	yusuf, rosa := wireOf(t, w, "Yusuf"), wireOf(t, w, "Rosa")
	if yusuf.Pause == nil || !yusuf.Pause.TellPartner || yusuf.Pause.Asks || yusuf.Tandem.PartnerPaused {
		t.Errorf("Yusuf: %+v, %+v", yusuf.Pause, yusuf.Tandem)
	}
	if !rosa.Tandem.PartnerPaused || rosa.Pause != nil {
		t.Errorf("Rosa: %+v", rosa.Tandem)
	}
	thomas, amina := wireOf(t, w, "Thomas"), wireOf(t, w, "Amina")
	if thomas.Departure == nil || thomas.Departure.Kind != tandem.Work || thomas.NextMilestone == nil || thomas.ProposalToAnswer == nil {
		t.Errorf("Thomas goes on as long as he likes: %+v", thomas)
	}
	if amina.Tandem.PartnerFound == nil || *amina.Tandem.PartnerFound != tandem.Work || amina.Tandem.PartnerLeft != nil {
		t.Errorf("Amina: %+v", amina.Tandem)
	}
	deniz, ivanka := wireOf(t, w, "Deniz"), wireOf(t, w, "Ivanka")
	if deniz.Departure == nil || deniz.Departure.Kind != tandem.Left || deniz.NextMilestone != nil || len(deniz.MySteps) != 0 {
		t.Errorf("Deniz is asked for nothing: %+v", deniz)
	}
	left := ivanka.Tandem.PartnerLeft
	if left == nil || left.Sentence != tandem.Own || left.OwnWords == "" || left.Offer != "" || ivanka.NextMilestone == nil || ivanka.PlannedMeeting != nil {
		t.Errorf("Ivanka: %+v", ivanka)
	}
	var waiting []tandem.Departure
	err := w.DB.Tx(ctx, func(tx *gorm.DB) (err error) {
		waiting, err = w.Tandems.WithoutOffer(ctx, tx, []uuid.UUID{ivanka.Tandem.ID})
		return err
	})
	if err == nil && len(waiting) == 1 {
		_, err = w.Tandems.Offer(ctx, w.As(t, "Nabil"), waiting[0].ID, "Wollen wir Kaffee trinken?")
	}
	if left := wireOf(t, w, "Ivanka").Tandem.PartnerLeft; err != nil || left.Offer != "Wollen wir Kaffee trinken?" || left.OfferedBy != "Nabil" {
		t.Errorf("the offer: %+v, %v", left, err)
	}
}

func beforeTandem(t *testing.T, w demotest.World) {
	katrin := w.As(t, "Katrin")
	cohorts, err := w.Programme.Cohorts(ctx, katrin)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cohorts {
		if c.State != programme.Planned {
			continue
		}
		added, _, err := w.Programme.AddParticipant(ctx, katrin, c.ID, programme.NewParticipant{AgeGroup: programme.Over25})
		if err != nil {
			t.Fatal(err)
		}
		h, err := w.Home.Home(ctx, actor.Actor{PersonID: added.ID, Role: actor.Participant})
		if err != nil || h.Tandem != nil || h.ContactPerson != nil || h.NextMilestone != nil || h.DayPlan.DayNumber != 0 {
			t.Errorf("%+v, %v", h, err)
		}
		return
	}
	t.Error("no cohort that has not begun")
}

func afterEnd(t *testing.T, w demotest.World) {
	h := homeOf(t, w, "Jule")
	if h.DayPlan.State != programme.Closed || h.Tandem == nil || h.NextMilestone != nil || h.ProposalToAnswer != nil {
		t.Errorf("%+v", h)
	}
}

// Whoever is in no cohort has no home, and no error that tells more than that.
func TestHomeOfNobody(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		w := demotest.New(t, db)
		var somebody person.Person
		err := db.Tx(ctx, func(tx *gorm.DB) (err error) {
			somebody, err = w.People.Create(ctx, tx, person.New{Role: actor.Participant, DisplayName: "Mila", Language: "de"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Home.Home(ctx, actor.Actor{PersonID: somebody.ID, Role: actor.Participant})
		var p *problem.Error
		if !errors.As(err, &p) || p.Kind != problem.Missing {
			t.Errorf("got %v", err)
		}
	})
}

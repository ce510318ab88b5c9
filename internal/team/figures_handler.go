package team

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/wires"
)

// FiguresWire is a cohort in numbers on the wire.
type FiguresWire struct {
	Cohort                   FigureCohortWire   `json:"cohort" doc:"Which cohort it is about"`
	Participants             int                `json:"participants" doc:"How many participants"`
	Tandems                  int                `json:"tandems" doc:"How many tandems"`
	MeetingsMet              int                `json:"meetings_met" doc:"How often tandems met"`
	WeeksKept                int                `json:"weeks_kept" doc:"Weeks of tandems with at least one meeting"`
	MilestoneMeetingsHeld    int                `json:"milestone_meetings_held" doc:"Milestone meetings held"`
	MilestoneMeetingsPlanned int                `json:"milestone_meetings_planned" doc:"All that are on the way, those held among them"`
	PlansApproved            int                `json:"plans_approved" doc:"Plans with all three signatures"`
	Promises                 PromiseFiguresWire `json:"promises" doc:"What became of the promises"`
}

// FigureCohortWire is the cohort that the numbers are about.
type FigureCohortWire struct {
	ID         uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	Name       string    `json:"name" doc:"What it is called"`
	State      string    `json:"state" enum:"planned,running,paused,closed" doc:"Where the cohort stands today"`
	DayNumber  int       `json:"day_number" doc:"Which day it is today"`
	LengthDays int       `json:"length_days" doc:"How many days the cohort has"`
}

// PromiseFiguresWire counts the office's promises on the wire.
type PromiseFiguresWire struct {
	Open    int `json:"open" doc:"Given and not yet kept"`
	Kept    int `json:"kept" doc:"Kept"`
	Changed int `json:"changed" doc:"Moved to another day"`
	Overdue int `json:"overdue" doc:"Also counted as open or changed"`
}

// FiguresOutput carries the numbers of all cohorts.
type FiguresOutput struct {
	Body struct {
		Items []FiguresWire `json:"items" doc:"All of them"`
	}
}

// Figures shows cohorts in numbers.
func (h *Handler) Figures(ctx context.Context, _ *struct{}) (*FiguresOutput, error) {
	figures, err := h.service.Figures(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	out := &FiguresOutput{}
	out.Body.Items = wires.Of(figures, figuresWire)
	return out, nil
}

func figuresWire(f Figures) FiguresWire {
	plan, promises := f.Cohort.DayPlan, f.Milestones.Promises
	return FiguresWire{
		Cohort: FigureCohortWire{
			ID: f.Cohort.ID, Name: f.Cohort.Name, State: string(plan.State), DayNumber: plan.DayNumber, LengthDays: plan.LengthDays,
		},
		Participants: f.Cohort.ParticipantCount, Tandems: f.Tandems,
		MeetingsMet: f.Workbook.MeetingsMet, WeeksKept: f.Workbook.WeeksKept,
		MilestoneMeetingsHeld: f.Milestones.MeetingsHeld, MilestoneMeetingsPlanned: f.Milestones.MeetingsPlanned,
		PlansApproved: f.Milestones.PlansApproved,
		Promises:      PromiseFiguresWire{Open: promises.Open, Kept: promises.Kept, Changed: promises.Changed, Overdue: promises.Overdue},
	}
}

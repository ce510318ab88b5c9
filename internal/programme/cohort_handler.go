package programme

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// CohortInput names a cohort.
type CohortInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// PlanCohortInput describes a new cohort under the caller's own id.
type PlanCohortInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Name                string       `json:"name" minLength:"1" maxLength:"80" doc:"What it is called"`
		StartDay            calendar.Day `json:"start_day" format:"date" doc:"The first day of the cohort"`
		LengthDays          int          `json:"length_days,omitempty" minimum:"20" maximum:"366" default:"100" doc:"How many days the cohort has"`
		MilestoneRhythmDays int          `json:"milestone_rhythm_days,omitempty" minimum:"7" maximum:"90" default:"21" doc:"Days from one milestone meeting to the next"`
		MeetingsPerWeek     int          `json:"meetings_per_week,omitempty" minimum:"1" maximum:"7" default:"1" doc:"How often the two meet at least"`
		AgeRule             *bool        `json:"age_rule,omitempty" doc:"One partner under 25, one over; on when left out"`
		Places              int          `json:"places,omitempty" minimum:"0" maximum:"500" doc:"How many people have to be in before the start; 0, and nobody is recruited"`
	}
}

// ChangeCohortInput changes what is named and leaves the rest.
type ChangeCohortInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version the change is based on"`
	Body    struct {
		Name                *string       `json:"name,omitempty" minLength:"1" maxLength:"80" doc:"What it is called"`
		StartDay            *calendar.Day `json:"start_day,omitempty" format:"date" doc:"Only before the start"`
		LengthDays          *int          `json:"length_days,omitempty" minimum:"20" maximum:"366" doc:"How many days the cohort has"`
		MilestoneRhythmDays *int          `json:"milestone_rhythm_days,omitempty" minimum:"7" maximum:"90" doc:"Days from one milestone meeting to the next"`
		MeetingsPerWeek     *int          `json:"meetings_per_week,omitempty" minimum:"1" maximum:"7" doc:"How often the two meet at least"`
		AgeRule             *bool         `json:"age_rule,omitempty" doc:"Whether one partner is under 25 and the other over"`
		Places              *int          `json:"places,omitempty" minimum:"0" maximum:"500" doc:"How many people have to be in before the start; 0, and nobody is recruited"`
	}
}

// ExtendCohortInput adds days with a reason, under the caller's own id.
type ExtendCohortInput struct {
	ID          uuid.UUID `path:"id" format:"uuid"`
	ExtensionID uuid.UUID `path:"extension_id" format:"uuid"`
	Body        struct {
		Days   int    `json:"days" minimum:"1" maximum:"200" doc:"How many days"`
		Reason string `json:"reason" minLength:"3" maxLength:"300" doc:"Why"`
	}
}

// PauseCohortInput says from which day on the days do not count.
type PauseCohortInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		FromDay calendar.Day `json:"from_day" format:"date" doc:"The first day"`
		Reason  string       `json:"reason" minLength:"3" maxLength:"300" doc:"Why"`
	}
}

// ResumeCohortInput says which day is the first to count again.
type ResumeCohortInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		ResumeDay calendar.Day `json:"resume_day" format:"date" doc:"The first day that counts again"`
	}
}

// Cohorts lists the cohorts the person may see.
func (h *Handler) Cohorts(ctx context.Context, _ *struct{}) (*CohortsOutput, error) {
	found, err := h.service.Cohorts(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	out := &CohortsOutput{}
	out.Body.Items = wires.Of(found, WireOf)
	return out, nil
}

// Cohort shows one cohort.
func (h *Handler) Cohort(ctx context.Context, in *CohortInput) (*CohortOutput, error) {
	return cohortAnswer(h.service.Cohort(ctx, actor.Must(ctx), in.ID))
}

// PlanCohort makes a cohort, once, however often it is asked to.
func (h *Handler) PlanCohort(ctx context.Context, in *PlanCohortInput) (*CohortOutput, error) {
	b := in.Body
	return cohortAnswer(h.service.PlanCohort(ctx, actor.Must(ctx), in.ID, Rules{
		b.Name, b.StartDay, b.LengthDays, b.MilestoneRhythmDays, b.MeetingsPerWeek, b.AgeRule == nil || *b.AgeRule, b.Places,
	}))
}

// ChangeCohort changes the rules of a cohort.
func (h *Handler) ChangeCohort(ctx context.Context, in *ChangeCohortInput) (*CohortOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	b := in.Body
	return cohortAnswer(h.service.ChangeCohort(ctx, actor.Must(ctx), in.ID, version, func(r *Rules) {
		take(&r.Name, b.Name)
		take(&r.StartDay, b.StartDay)
		take(&r.LengthDays, b.LengthDays)
		take(&r.MilestoneRhythmDays, b.MilestoneRhythmDays)
		take(&r.MeetingsPerWeek, b.MeetingsPerWeek)
		take(&r.AgeRule, b.AgeRule)
		take(&r.Places, b.Places)
	}))
}

func take[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

// StartCohort sets a cohort running.
func (h *Handler) StartCohort(ctx context.Context, in *CohortInput) (*CohortOutput, error) {
	return cohortAnswer(h.service.StartCohort(ctx, actor.Must(ctx), in.ID))
}

// CloseCohort ends a cohort.
func (h *Handler) CloseCohort(ctx context.Context, in *CohortInput) (*CohortOutput, error) {
	return cohortAnswer(h.service.CloseCohort(ctx, actor.Must(ctx), in.ID))
}

// ExtendCohort adds days at the end, once, however often it is asked to.
func (h *Handler) ExtendCohort(ctx context.Context, in *ExtendCohortInput) (*CohortOutput, error) {
	return cohortAnswer(h.service.ExtendCohort(ctx, actor.Must(ctx), in.ID, in.ExtensionID, in.Body.Days, in.Body.Reason))
}

// PauseCohort stops the count of days.
func (h *Handler) PauseCohort(ctx context.Context, in *PauseCohortInput) (*CohortOutput, error) {
	return cohortAnswer(h.service.PauseCohort(ctx, actor.Must(ctx), in.ID, in.Body.FromDay, in.Body.Reason))
}

// ResumeCohort lets the count go on.
func (h *Handler) ResumeCohort(ctx context.Context, in *ResumeCohortInput) (*CohortOutput, error) {
	return cohortAnswer(h.service.ResumeCohort(ctx, actor.Must(ctx), in.ID, in.Body.ResumeDay))
}

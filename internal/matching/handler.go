package matching

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler puts matching on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// BallotOutput carries one's own ballot.
type BallotOutput struct{ Body BallotWire }

// ChoicesWire is what somebody wishes.
type ChoicesWire struct {
	Wishes    []uuid.UUID `json:"wishes" maxItems:"3" doc:"Up to three people, the dearest first"`
	Also      []uuid.UUID `json:"also" required:"false" maxItems:"500" doc:"Who would be fine, too"`
	PleaseNot *uuid.UUID  `json:"please_not" required:"false" format:"uuid" nullable:"true" doc:"With whom rather not"`
}

func (w ChoicesWire) choices() Choices {
	return Choices{Wishes: w.Wishes, Also: w.Also, Not: w.PleaseNot}
}

// HandInInput is one's own ballot as it shall be.
type HandInInput struct {
	IfMatch string `header:"If-Match" doc:"The version of the ballot; none for the first time"`
	Body    ChoicesWire
}

// Ballot shows participants their own ballot.
func (h *Handler) Ballot(ctx context.Context, _ *struct{}) (*BallotOutput, error) {
	return ballotAnswer(h.service.MyBallot(ctx, actor.Must(ctx)))
}

// HandIn writes one's own ballot.
func (h *Handler) HandIn(ctx context.Context, in *HandInInput) (*BallotOutput, error) {
	version := 0
	if in.IfMatch != "" {
		var err error
		if version, err = problem.Version(in.IfMatch); err != nil {
			return nil, err
		}
	}
	return ballotAnswer(h.service.HandIn(ctx, actor.Must(ctx), in.Body.choices(), version))
}

func ballotAnswer(p Paper, err error) (*BallotOutput, error) {
	var refused *problem.Error
	if errors.As(err, &refused) {
		if current, ok := refused.Current.(Paper); ok {
			refused.Current = ballotOf(current)
		}
	}
	if err != nil {
		return nil, err
	}
	return &BallotOutput{Body: ballotOf(p)}, nil
}

// MatchOutput carries what somebody is told about their partner.
type MatchOutput struct{ Body MatchWire }

// Match tells participants who their partner is.
func (h *Handler) Match(ctx context.Context, _ *struct{}) (*MatchOutput, error) {
	m, err := h.service.MyMatch(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	return &MatchOutput{Body: matchOf(m)}, nil
}

// FitCheckOutput carries the question whether the two go well together.
type FitCheckOutput struct{ Body FitCheckWire }

// SayFitInput is an answer to it.
type SayFitInput struct {
	AfterMeeting int `path:"after_meeting" minimum:"1" maximum:"3" doc:"After which meeting: 1 or 3"`
	Body         struct {
		TandemID uuid.UUID  `json:"tandem_id" format:"uuid" doc:"The tandem it is about: a phone may have kept the answer while another one began"`
		Answer   Fit        `json:"answer" enum:"yes,not_sure,rather_not" doc:"The answer"`
		Words    string     `json:"words" required:"false" maxLength:"500" doc:"What the coach should know, only with rather_not"`
		CoachID  *uuid.UUID `json:"coach_id" required:"false" format:"uuid" nullable:"true" doc:"Who reads it, only with rather_not; else the coach asked first"`
	}
}

// FitCheck shows participants their own answers, and whether it is time to ask.
func (h *Handler) FitCheck(ctx context.Context, _ *struct{}) (*FitCheckOutput, error) {
	return fitAnswer(h.service.MyFit(ctx, actor.Must(ctx)))
}

// SayFit keeps an answer.
func (h *Handler) SayFit(ctx context.Context, in *SayFitInput) (*FitCheckOutput, error) {
	said := FitCheck{TandemID: in.Body.TandemID, AfterMeeting: in.AfterMeeting, Answer: in.Body.Answer, Words: in.Body.Words, CoachID: in.Body.CoachID}
	return fitAnswer(h.service.SayFit(ctx, actor.Must(ctx), said))
}

func fitAnswer(a Asking, err error) (*FitCheckOutput, error) {
	if err != nil {
		return nil, err
	}
	return &FitCheckOutput{Body: fitOf(a)}, nil
}

// ConcernsOutput carries what was meant for a coach.
type ConcernsOutput struct {
	Body struct {
		Items []ConcernWire `json:"items" doc:"All of them, the oldest first"`
	}
}

// ConcernInput names one.
type ConcernInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// Concerns shows coaches who said to them that a tandem does not fit.
func (h *Handler) Concerns(ctx context.Context, _ *struct{}) (*ConcernsOutput, error) {
	found, err := h.service.Concerns(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	out := &ConcernsOutput{}
	out.Body.Items = wires.Of(found, concernOf)
	return out, nil
}

// Talked notes that a coach has talked with the person.
func (h *Handler) Talked(ctx context.Context, in *ConcernInput) (*ConcernsOutput, error) {
	if err := h.service.Talked(ctx, actor.Must(ctx), in.ID); err != nil {
		return nil, err
	}
	return h.Concerns(ctx, nil)
}

// MatchingInput names a cohort.
type MatchingInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// MatchingOutput carries how far a cohort is.
type MatchingOutput struct{ Body MatchingWire }

// TypeInInput is a ballot from paper.
type TypeInInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	PersonID uuid.UUID `path:"person_id" format:"uuid"`
	Body     ChoicesWire
}

// NoteMinutesInput is time that matching took, under an id the screen chose.
type NoteMinutesInput struct {
	ID        uuid.UUID `path:"id" format:"uuid"`
	MinutesID uuid.UUID `path:"minutes_id" format:"uuid"`
	Body      struct {
		Minutes int          `json:"minutes" minimum:"1" maximum:"1440" doc:"How many minutes"`
		Day     calendar.Day `json:"day" required:"false" format:"date" doc:"The day, else today"`
	}
}

// DropMinutesInput names a note of time.
type DropMinutesInput struct {
	ID        uuid.UUID `path:"id" format:"uuid"`
	MinutesID uuid.UUID `path:"minutes_id" format:"uuid"`
}

// Overview shows coaches how far a cohort is with its matching.
func (h *Handler) Overview(ctx context.Context, in *MatchingInput) (*MatchingOutput, error) {
	v, err := h.service.Overview(ctx, actor.Must(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	return &MatchingOutput{Body: matchingOf(v)}, nil
}

// OpenBallots lets a cohort choose.
func (h *Handler) OpenBallots(ctx context.Context, in *MatchingInput) (*MatchingOutput, error) {
	return h.then(ctx, in.ID, h.service.OpenBallots(ctx, actor.Must(ctx), in.ID))
}

// CloseBallots ends the choosing.
func (h *Handler) CloseBallots(ctx context.Context, in *MatchingInput) (*MatchingOutput, error) {
	return h.then(ctx, in.ID, h.service.CloseBallots(ctx, actor.Must(ctx), in.ID))
}

// TypeIn writes a ballot from paper.
func (h *Handler) TypeIn(ctx context.Context, in *TypeInInput) (*MatchingOutput, error) {
	return h.then(ctx, in.ID, h.service.TypeIn(ctx, actor.Must(ctx), in.ID, in.PersonID, in.Body.choices()))
}

// NoteMinutes notes what matching took.
func (h *Handler) NoteMinutes(ctx context.Context, in *NoteMinutesInput) (*MatchingOutput, error) {
	note := Minutes{ID: in.MinutesID, CohortID: in.ID, Minutes: in.Body.Minutes, Day: in.Body.Day}
	return h.then(ctx, in.ID, h.service.NoteMinutes(ctx, actor.Must(ctx), note))
}

// DropMinutes takes such a note back.
func (h *Handler) DropMinutes(ctx context.Context, in *DropMinutesInput) (*MatchingOutput, error) {
	return h.then(ctx, in.ID, h.service.DropMinutes(ctx, actor.Must(ctx), in.ID, in.MinutesID))
}

// ThirdInput names somebody on the waiting list.
type ThirdInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	PersonID uuid.UUID `path:"person_id" format:"uuid"`
}

// PlaceThirdInput says with whom they go along.
type PlaceThirdInput struct {
	ThirdInput
	Body struct {
		TandemID uuid.UUID `json:"tandem_id" format:"uuid" doc:"The tandem"`
		Reason   string    `json:"reason" required:"false" maxLength:"500" doc:"Why, where a rule speaks against it; for the team alone"`
	}
}

// PlaceThird lets somebody go along with a tandem.
func (h *Handler) PlaceThird(ctx context.Context, in *PlaceThirdInput) (*MatchingOutput, error) {
	return h.then(ctx, in.ID, h.service.PlaceThird(ctx, actor.Must(ctx), in.ID, in.PersonID, in.Body.TandemID, in.Body.Reason))
}

// EndThird ends it.
func (h *Handler) EndThird(ctx context.Context, in *ThirdInput) (*MatchingOutput, error) {
	return h.then(ctx, in.ID, h.service.EndThird(ctx, actor.Must(ctx), in.ID, in.PersonID))
}

// then answers a change with the overview.
func (h *Handler) then(ctx context.Context, cohortID uuid.UUID, err error) (*MatchingOutput, error) {
	if err != nil {
		return nil, err
	}
	return h.Overview(ctx, &MatchingInput{ID: cohortID})
}

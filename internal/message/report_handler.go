package message

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// HiddenWire says that the team has covered a message, and why.
type HiddenWire struct {
	_        struct{}   `nullable:"true"`
	Reason   string     `json:"reason" doc:"Why, for all to read"`
	Reply    string     `json:"reply" doc:"What the writer answers; to nobody but the writer and the coach"`
	HiddenAt time.Time  `json:"hidden_at" doc:"When it was covered"`
	CoachID  *uuid.UUID `json:"coach_id" format:"uuid" nullable:"true" doc:"Who has covered it"`
}

// MessageReportWire is a report on the wire.
type MessageReportWire struct {
	ID         uuid.UUID      `json:"id" format:"uuid" doc:"Its id"`
	Kind       string         `json:"kind" enum:"tandem,contact,group,office" doc:"In which kind of conversation the message stands; among the questions to the office it is the question"`
	CohortID   *uuid.UUID     `json:"cohort_id" format:"uuid" nullable:"true" doc:"Where a question to the office stands"`
	Message    MessageWire    `json:"message" doc:"The message that is reported"`
	Shown      []MessageWire  `json:"shown" doc:"What the reporter shows with it; the answer to a question"`
	ReporterID uuid.UUID      `json:"reporter_id" format:"uuid" doc:"Who reports"`
	CoachID    *uuid.UUID     `json:"coach_id" format:"uuid" nullable:"true" doc:"To whom"`
	People     []SomebodyWire `json:"people" doc:"Whom the screen has to name"`
	Why        string         `json:"why" doc:"What the reporter says to it"`
	Answer     string         `json:"answer" doc:"What the coach answers the reporter; empty while there is nothing"`
	AnsweredAt *time.Time     `json:"answered_at" nullable:"true" doc:"When the coach answered"`
	CreatedAt  time.Time      `json:"created_at" doc:"When it was reported"`
}

// MessageReportInput names a report.
type MessageReportInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// ReportMessageInput is a report under an id the phone chose.
type ReportMessageInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		MessageID  *uuid.UUID  `json:"message_id" required:"false" format:"uuid" nullable:"true" doc:"The message"`
		QuestionID *uuid.UUID  `json:"question_id" required:"false" format:"uuid" nullable:"true" doc:"The question to the office with its answer, instead of a message"`
		CoachID    uuid.UUID   `json:"coach_id" format:"uuid" doc:"Who of the team shall see it"`
		Why        string      `json:"why" required:"false" maxLength:"1000" doc:"What is wrong with it"`
		SharedIDs  []uuid.UUID `json:"shared_ids" required:"false" maxItems:"10" doc:"Further messages of the same conversation to show with it"`
	}
}

// AnswerReportInput is what a coach says to the reporter.
type AnswerReportInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Text string `json:"text" minLength:"1" maxLength:"1000" doc:"What the reporter shall read"`
	}
}

// HideMessageInput is why a message is covered.
type HideMessageInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"300" doc:"For the whole conversation to read"`
	}
}

// ReplyToHidingInput is what the writer answers.
type ReplyToHidingInput struct {
	ID   uuid.UUID `path:"id" format:"uuid" doc:"The message"`
	Body struct {
		Text string `json:"text" minLength:"1" maxLength:"1000" doc:"What the coach shall read"`
	}
}

// MessageReportsOutput carries reports.
type MessageReportsOutput struct {
	Body struct {
		Items []MessageReportWire `json:"items" doc:"The newest first"`
	}
}

// MessageReportOutput carries a report.
type MessageReportOutput struct{ Body MessageReportWire }

// Report shows a message to a coach.
func (h *Handler) Report(ctx context.Context, in *ReportMessageInput) (*MessageReportOutput, error) {
	wish := Report{ID: in.ID, MessageID: in.Body.MessageID, QuestionID: in.Body.QuestionID, CoachID: &in.Body.CoachID, Why: in.Body.Why, Shared: in.Body.SharedIDs}
	return reportOutput(h.service.Report(ctx, actor.Must(ctx), wish))
}

// MyReports lists what somebody has reported.
func (h *Handler) MyReports(ctx context.Context, _ *struct{}) (*MessageReportsOutput, error) {
	return reportsOutput(h.service.MyReports(ctx, actor.Must(ctx)))
}

// ReportsTo lists what was reported to a coach.
func (h *Handler) ReportsTo(ctx context.Context, _ *struct{}) (*MessageReportsOutput, error) {
	return reportsOutput(h.service.ReportsTo(ctx, actor.Must(ctx)))
}

// AnswerReport answers the reporter.
func (h *Handler) AnswerReport(ctx context.Context, in *AnswerReportInput) (*MessageReportOutput, error) {
	return reportOutput(h.service.AnswerReport(ctx, actor.Must(ctx), in.ID, in.Body.Text))
}

// Hide covers a reported message.
func (h *Handler) Hide(ctx context.Context, in *HideMessageInput) (*MessageReportOutput, error) {
	return reportOutput(h.service.Hide(ctx, actor.Must(ctx), in.ID, in.Body.Reason))
}

// ShowAgain uncovers it.
func (h *Handler) ShowAgain(ctx context.Context, in *MessageReportInput) (*MessageReportOutput, error) {
	return reportOutput(h.service.ShowAgain(ctx, actor.Must(ctx), in.ID))
}

// ReplyToHiding takes what the writer answers.
func (h *Handler) ReplyToHiding(ctx context.Context, in *ReplyToHidingInput) (*struct{}, error) {
	return nil, h.service.ReplyToHiding(ctx, actor.Must(ctx), in.ID, in.Body.Text)
}

func reportsOutput(list []Reported, err error) (*MessageReportsOutput, error) {
	out := &MessageReportsOutput{}
	out.Body.Items = wires.Of(list, reportWire)
	return out, err
}

func reportOutput(r Reported, err error) (*MessageReportOutput, error) {
	if err == nil {
		return &MessageReportOutput{Body: reportWire(r)}, nil
	}
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Reported); ok {
			p.Current = reportWire(current)
		}
	}
	return nil, err
}

func reportWire(r Reported) MessageReportWire {
	w := MessageReportWire{
		ID: r.ID, Kind: string(r.Kind), Message: messageWire(r.Message), Shown: []MessageWire{}, ReporterID: r.ReporterID, CoachID: r.CoachID,
		People: []SomebodyWire{}, Why: r.Why, Answer: r.Answer, AnsweredAt: r.AnsweredAt, CreatedAt: r.CreatedAt,
	}
	if r.Cohort != uuid.Nil {
		w.CohortID = &r.Cohort
	}
	for _, s := range r.Shown {
		w.Shown = append(w.Shown, messageWire(s))
	}
	for _, p := range r.People {
		w.People = append(w.People, SomebodyWire{p.ID, p.DisplayName, string(p.Role)})
	}
	slices.SortFunc(w.People, func(a, b SomebodyWire) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	return w
}

func hiddenWire(h *Hiding) *HiddenWire {
	if h == nil {
		return nil
	}
	return &HiddenWire{Reason: h.Reason, Reply: h.Reply, HiddenAt: h.HiddenAt, CoachID: h.CoachID}
}

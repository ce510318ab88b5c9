package milestone

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// RemarkKind is what a coach may do instead of agreeing.
type RemarkKind string

// The kinds of remark. There is no third one that refuses.
const (
	AsksQuestion   RemarkKind = "question"
	SuggestsChange RemarkKind = "suggestion"
)

// Remark is a coach's question or suggestion about one version, and the partners' answer.
type Remark struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	PlanID      uuid.UUID
	PlanVersion int
	CoachID     uuid.UUID
	Kind        RemarkKind
	Text        string
	CreatedAt   time.Time
	Answer      string
	AnsweredBy  *uuid.UUID
	AnsweredAt  *time.Time
}

// Remark asks or suggests something; the signatures stay as they are.
func (p *Plan) Remark(id, coach uuid.UUID, kind RemarkKind, text string, now time.Time) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return problem.Invalid(problem.Field{Pointer: "/text", Code: "required"})
	}
	if at := p.indexOfRemark(id); at >= 0 {
		if old := p.Remarks[at]; old.CoachID != coach || old.Kind != kind || old.Text != text {
			return problem.Stale(nil)
		}
		return nil
	}
	p.Remarks = append(p.Remarks, Remark{
		ID: id, PlanID: p.ID, PlanVersion: p.Version, CoachID: coach, Kind: kind, Text: text, CreatedAt: now,
	})
	return nil
}

// AnswerRemark is the partners' answer, given once.
func (p *Plan) AnswerRemark(id, partner uuid.UUID, text string, now time.Time) error {
	at := p.indexOfRemark(id)
	if at < 0 {
		return problem.NotFound()
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return problem.Invalid(problem.Field{Pointer: "/text", Code: "required"})
	}
	remark := &p.Remarks[at]
	if remark.AnsweredAt != nil {
		if remark.Answer != text {
			return problem.Stale(nil)
		}
		return nil
	}
	remark.Answer, remark.AnsweredBy, remark.AnsweredAt = text, &partner, &now
	return nil
}

func (p *Plan) indexOfRemark(id uuid.UUID) int {
	return slices.IndexFunc(p.Remarks, func(r Remark) bool { return r.ID == id })
}

package message

import (
	"context"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Hide covers the reported message, with a reason that the whole conversation reads. Whoever wrote it is told.
func (s *Service) Hide(ctx context.Context, who actor.Actor, reportID uuid.UUID, reason string) (Reported, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return Reported{}, problem.Invalid(problem.Field{Pointer: "/reason", Code: "required"})
	}
	return s.inReported(ctx, who, reportID, func(r *room, m Message, before *Hiding) (bool, error) {
		if before != nil && before.Reason == reason {
			return false, nil
		}
		h := Hiding{MessageID: m.ID, CoachID: &who.PersonID, Reason: reason, HiddenAt: r.now}
		if before != nil {
			h.Reply = before.Reply
		}
		if err := saveHiding(ctx, r.tx, h); err != nil {
			return false, err
		}
		return true, s.tell(ctx, r.tx, m.ID, m.AuthorID)
	})
}

// ShowAgain uncovers it; the words stand where they were said.
func (s *Service) ShowAgain(ctx context.Context, who actor.Actor, reportID uuid.UUID) (Reported, error) {
	return s.inReported(ctx, who, reportID, func(r *room, m Message, before *Hiding) (bool, error) {
		if before == nil {
			return false, nil
		}
		return true, r.tx.WithContext(ctx).Where("message_id = ?", m.ID).Delete(&Hiding{}).Error
	})
}

// inReported lets a coach cover or uncover a reported message in its conversation, which they need not be part of: the
// change is made as if the reporter had it open.
func (s *Service) inReported(ctx context.Context, who actor.Actor, id uuid.UUID, do func(*room, Message, *Hiding) (bool, error)) (Reported, error) {
	tx := s.db.Read(ctx)
	report, err := reportTo(ctx, tx, who, id)
	if err != nil {
		return Reported{}, err
	}
	if report.MessageID == nil {
		return Reported{}, problem.NotFound()
	}
	_, p, err := placeOf(ctx, tx, *report.MessageID)
	if err != nil {
		return Reported{}, err
	}
	reporter, err := s.people.Find(ctx, tx, report.ReporterID)
	if err != nil {
		return Reported{}, err
	}
	err = s.inRoom(ctx, actor.Actor{PersonID: reporter.ID, Role: reporter.Role}, p, func(r *room) error {
		if report, err = reportTo(ctx, r.tx, who, id); err != nil {
			return err
		}
		m, err := findMessage(ctx, r.tx, *report.MessageID)
		if err != nil || m == nil {
			return orNotFound(err)
		}
		hidden, err := hidingsOf(ctx, r.tx, []uuid.UUID{m.ID})
		if err != nil {
			return err
		}
		var before *Hiding
		if h, ok := hidden[m.ID]; ok {
			before = &h
		}
		changed, err := do(r, *m, before)
		if err != nil || !changed {
			return err
		}
		m.Change = r.next()
		return saveMessage(ctx, r.tx, *m)
	})
	if err != nil {
		return Reported{}, err
	}
	return s.onReport(ctx, who, id, func(*gorm.DB, *Report) error { return nil })
}

// ReplyToHiding takes what the writer of a hidden message says to the team.
func (s *Service) ReplyToHiding(ctx context.Context, who actor.Actor, messageID uuid.UUID, text string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return problem.Invalid(problem.Field{Pointer: "/text", Code: "required"})
	}
	_, p, err := placeOf(ctx, s.db.Read(ctx), messageID)
	if err != nil {
		return err
	}
	if p == (Place{}) {
		return problem.NotFound()
	}
	return s.inRoom(ctx, who, p, func(r *room) error {
		m, err := findMessage(ctx, r.tx, messageID)
		if err != nil || m == nil || m.AuthorID != who.PersonID {
			return orNotFound(err)
		}
		hidden, err := hidingsOf(ctx, r.tx, []uuid.UUID{m.ID})
		if err != nil {
			return err
		}
		h, ok := hidden[m.ID]
		if !ok {
			return problem.NotFound()
		}
		if h.Reply == text {
			return nil
		}
		h.Reply = text
		if err := saveHiding(ctx, r.tx, h); err != nil {
			return err
		}
		m.Change = r.next()
		if err := saveMessage(ctx, r.tx, *m); err != nil || h.CoachID == nil {
			return err
		}
		return s.tell(ctx, r.tx, m.ID, *h.CoachID)
	})
}

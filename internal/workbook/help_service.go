package workbook

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// AskForHelp tells the team that a partner would like to be called.
func (s *Service) AskForHelp(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID, text string) (HelpRequest, error) {
	text = strings.TrimSpace(text)
	var request HelpRequest
	err := s.atDesk(ctx, who, tandemID, func(d desk) error {
		if err := d.refuseRemoved(ctx, id); err != nil {
			return err
		}
		fresh := HelpRequest{ID: id, TandemID: tandemID, PersonID: d.who, Text: text, CreatedAt: d.now}
		made, err := insert(ctx, d.tx, &fresh)
		if err != nil || made {
			request = fresh
			return err
		}
		request, err = findHelpRequest(ctx, d.tx, tandemID, id)
		if err != nil {
			return err
		}
		if request.PersonID != d.who {
			return problem.NotFound()
		}
		if request.Text != text {
			return problem.Stale(request)
		}
		return nil
	})
	return request, err
}

// WithdrawHelp takes a request back for good; whoever asked may do so at any time and without a reason.
func (s *Service) WithdrawHelp(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID) error {
	return s.atDesk(ctx, who, tandemID, func(d desk) error {
		request, err := findHelpRequest(ctx, d.tx, tandemID, id)
		if err != nil {
			return d.unlessRemoved(ctx, id, err)
		}
		if request.PersonID != d.who {
			return problem.NotFound()
		}
		return deleteHelpRequest(ctx, d.tx, request, d.now)
	})
}

// AnswerHelp notes that a coach has taken care of a request.
func (s *Service) AnswerHelp(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID) (HelpRequest, error) {
	var request HelpRequest
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if _, err := s.forCoach(ctx, tx, who, tandemID); err != nil {
			return err
		}
		var err error
		request, err = findHelpRequest(ctx, tx, tandemID, id)
		if err != nil || !request.Answer(who.PersonID, s.db.Now()) {
			return err
		}
		err = answerHelpRequest(ctx, tx, request)
		if errors.Is(err, errRaced) { // another coach was faster, and that is fine
			request, err = findHelpRequest(ctx, tx, tandemID, id)
		}
		return err
	})
	return request, err
}

package milestone

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Sheet is everything that lies on the table at a milestone meeting, through one pair of eyes.
type Sheet struct {
	Meeting      Meeting
	Results      []ResultLine
	Expectations Seen
	Last         *Plan
	Plan         Plan
	Evaluation   *Evaluation
}

// Sheet opens a milestone meeting. Whoever signs has read this very version, so everything is of one instant.
func (s *Service) Sheet(ctx context.Context, who actor.Actor, id uuid.UUID) (Sheet, error) {
	var sheet Sheet
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		meeting, err := findMeeting(tx, who, id)
		if err != nil {
			return err
		}
		d, err := s.desk(ctx, tx, who, meeting.TandemID)
		if err != nil {
			return err
		}
		if meeting.afterLeaving(d.tandem, who) {
			return problem.NotFound()
		}
		sheet, err = s.sheet(ctx, d, meeting)
		return err
	})
	return sheet, err
}

// SetResult corrects one line of block 1 and decides whether the coach sees it.
func (s *Service) SetResult(ctx context.Context, who actor.Actor, id uuid.UUID, line Line, version int, value string, released bool) (Sheet, error) {
	return s.onSheet(ctx, who, id, func(d desk, m Meeting) error {
		if err := d.partnersOnly(); err != nil {
			return err
		}
		row, err := findResult(d.tx, m.ID, line)
		if err != nil {
			return err
		}
		isNew := row.Version == 0
		changed, err := row.Write(who.PersonID, value, released, version, d.now)
		if !changed || err != nil {
			return err
		}
		return put(d.tx, &row, isNew)
	})
}

// SetExpectations writes down one partner's block 2.
func (s *Service) SetExpectations(ctx context.Context, who actor.Actor, id uuid.UUID, version int, c Expectations) (Sheet, error) {
	return s.onSheet(ctx, who, id, func(d desk, m Meeting) error {
		if err := d.partnersOnly(); err != nil {
			return err
		}
		row, err := findExpectation(d.tx, m.ID, who.PersonID)
		if err != nil {
			return err
		}
		isNew := row.Version == 0
		changed, err := row.Write(c, version, d.now)
		if !changed || err != nil {
			return err
		}
		return put(d.tx, &row, isNew)
	})
}

// Evaluate is the team's own text, for the partners to read.
func (s *Service) Evaluate(ctx context.Context, who actor.Actor, id uuid.UUID, version int, text string) (Sheet, error) {
	return s.onSheet(ctx, who, id, func(d desk, m Meeting) error {
		if err := d.coachesOnly(); err != nil {
			return err
		}
		row, err := findEvaluation(d.tx, m.ID)
		if err != nil {
			return err
		}
		isNew := row.Version == 0
		changed, err := row.Write(who.PersonID, text, version, d.now)
		if !changed || err != nil {
			return err
		}
		return put(d.tx, &row, isNew)
	})
}

// onSheet does one thing to the sheet of a meeting and answers how it looks then.
func (s *Service) onSheet(ctx context.Context, who actor.Actor, id uuid.UUID, do func(desk, Meeting) error) (Sheet, error) {
	var sheet Sheet
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		d, meeting, err := s.openMeeting(ctx, tx, who, id)
		if err != nil {
			return err
		}
		refused := do(d, meeting)
		if sheet, err = s.sheet(ctx, d, meeting); err != nil && refused == nil {
			return err
		}
		return withCurrent(refused, sheet)
	})
	return sheet, err
}

func (s *Service) sheet(ctx context.Context, d desk, m Meeting) (Sheet, error) {
	sheet := Sheet{Meeting: m}
	expectations, err := findExpectations(d.tx, m.ID)
	if err != nil {
		return sheet, err
	}
	sheet.Expectations = Through(d.who.PersonID, d.pair, expectations)
	if sheet.Results, err = s.block1(ctx, d, m); err != nil {
		return sheet, err
	}
	if sheet.Last, err = findLastPlan(d.tx, d.who, m, d.today); err != nil {
		return sheet, err
	}
	if sheet.Plan, err = findPlan(d.tx, d.who, m.PlanID, d.today); err != nil {
		return sheet, err
	}
	evaluation, err := findEvaluation(d.tx, m.ID)
	if evaluation.Version > 0 {
		sheet.Evaluation = &evaluation
	}
	return sheet, err
}

// block1 is drafted for the partners; a coach gets what they have released and nothing from the log.
func (s *Service) block1(ctx context.Context, d desk, m Meeting) ([]ResultLine, error) {
	written, err := findResults(d.tx, m.ID)
	if err != nil {
		return nil, err
	}
	if d.who.Is(actor.Coach) {
		return ReleasedOnly(Block1(m.ID, written, Log{})), nil
	}
	from, err := s.since(ctx, d, m)
	if err != nil {
		return nil, err
	}
	to := d.today
	if m.State == Held {
		to = *m.Day
	}
	log, err := s.workbook.Summary(ctx, d.tx, m.TandemID, from, to)
	if err != nil {
		return nil, err
	}
	return Block1(m.ID, written, log), nil
}

// since is the day after the last milestone meeting, or the first of the cohort.
func (s *Service) since(ctx context.Context, d desk, m Meeting) (calendar.Day, error) {
	last, err := lastHeldDay(d.tx, m.TandemID, m.Number)
	if err != nil {
		return "", err
	}
	if last != nil {
		return last.AddDays(1), nil
	}
	cohort, err := s.programmes.Find(ctx, d.tx, d.tandem.CohortID)
	return cohort.StartDay, err
}

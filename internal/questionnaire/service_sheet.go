package questionnaire

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Filled is a sheet as somebody has filled it in on their phone.
type Filled struct {
	SetKey     string
	SetVersion int
	Occasion   Occasion
	AboutID    *uuid.UUID // whom they had before them, of a sheet about the partner
	Answers    []Answer
}

// Finish keeps a sheet that has been filled in, in one act; until then it exists on the phone only. Whoever sends the
// same again gets the same answer.
func (s *Service) Finish(ctx context.Context, who actor.Actor, id uuid.UUID, f Filled) (Own, error) {
	set, known := s.sets.Find(f.SetKey, f.SetVersion)
	if !known || set.Kind == Interview {
		return Own{}, problem.Invalid(problem.Field{Pointer: "/set", Code: "unknown_set"})
	}
	if set.Kind == Partner && f.AboutID == nil {
		return Own{}, problem.Invalid(problem.Field{Pointer: "/about_id", Code: "required"})
	}
	answers, err := answersTo(set, f.Answers)
	if err != nil {
		return Own{}, err
	}
	var own Own
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		sheet, err := s.findSheet(ctx, tx, "id = ? AND person_id = ?", id, who.PersonID)
		switch {
		case err == nil && !sheet.saysTheSame(answers):
			return notFilled("already_finished")
		case isMissing(err):
			err = s.finish(ctx, tx, who, id, set, f, answers)
		}
		if err != nil {
			return err
		}
		own, err = s.own(ctx, tx, who, id)
		return err
	})
	return own, err
}

func (s *Service) finish(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID, set Set, f Filled, answers []Answer) error {
	at, err := s.placeOf(ctx, tx, who.PersonID)
	switch {
	case err != nil:
		return err
	case at.left:
		return notFilled("you_have_left")
	case !reached(f.Occasion, at.cohort, s.programmes.Today()):
		return notFilled("not_open_yet")
	}
	now := s.db.Now()
	sheet := Sheet{
		ID: id, CohortID: at.cohort.ID, PersonID: who.PersonID, SetKey: set.Key, SetVersion: set.Version, Occasion: f.Occasion,
		Release: Kept, FinishedDay: s.programmes.Today(), Version: 1, CreatedAt: now, UpdatedAt: now, Answers: answers,
	}
	if set.Kind == Partner {
		if err := s.aboutPartner(ctx, tx, at, &sheet, *f.AboutID); err != nil {
			return err
		}
	}
	fresh, err := insertSheet(ctx, tx, sheet)
	if err == nil && !fresh {
		err = notFilled("already_finished")
	}
	return err
}

// aboutPartner says whom the sheet is about. One's own comes first. What was written about a former partner, on a phone
// without internet, never becomes a sheet about the next one.
func (s *Service) aboutPartner(ctx context.Context, tx *gorm.DB, at place, sheet *Sheet, meant uuid.UUID) error {
	partner, together := at.partner(sheet.PersonID)
	if !together || partner.PersonID != meant || !sheet.Occasion.ofPartners() {
		return notFilled("no_partner_now")
	}
	var own []string
	for _, set := range s.sets.Newest(Self) {
		own = append(own, set.Key)
	}
	_, err := s.findSheet(ctx, tx, "person_id = ? AND cohort_id = ? AND occasion = ? AND set_key IN ?",
		sheet.PersonID, sheet.CohortID, sheet.Occasion, own)
	if isMissing(err) {
		return notFilled("own_sheet_first")
	}
	sheet.TandemID, sheet.AboutID = &at.tandem.ID, &partner.PersonID
	return err
}

// own is a finished sheet as its person sees it.
func (s *Service) own(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (Own, error) {
	sheets, err := s.findSheets(ctx, tx, "person_id = ? OR about_id = ?", who.PersonID, who.PersonID)
	if err != nil {
		return Own{}, err
	}
	counted, err := s.countedFor(ctx, tx, sheets)
	if err != nil {
		return Own{}, err
	}
	for _, o := range seenBy(who.PersonID, sheets, counted).Sheets {
		if o.ID == id {
			return o, nil
		}
	}
	return Own{}, problem.NotFound()
}

// Let sets how far the team may have a sheet; it can be taken back at any time.
func (s *Service) Let(ctx context.Context, who actor.Actor, id uuid.UUID, r Release) (Own, error) {
	var own Own
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := lockSheets(ctx, tx, "id = ?", id); err != nil {
			return err
		}
		sheet, err := s.findSheet(ctx, tx, "id = ? AND person_id = ?", id, who.PersonID)
		if err != nil {
			return err
		}
		counted, err := countedOf(ctx, tx, sheet.CohortID)
		if err != nil {
			return err
		}
		loaded := sheet.Version
		changed, err := sheet.Let(r, sheet.isLate(counted), s.db.Now())
		if err != nil {
			return err
		}
		if changed {
			if err := updateSheet(ctx, tx, sheet, loaded); err != nil {
				return err
			}
		}
		own, err = s.own(ctx, tx, who, id)
		return err
	})
	return own, err
}

// TakeBack deletes one's own sheet. What two partners have opened to each other stays with both.
func (s *Service) TakeBack(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		own, err := s.own(ctx, tx, who, id)
		if isMissing(err) {
			return nil
		}
		if err == nil && own.Opened {
			err = notFilled("already_opened")
		}
		if err != nil {
			return err
		}
		return deleteSheet(ctx, tx, id)
	})
}

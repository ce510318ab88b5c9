package questionnaire

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// CountedOccasion says that what a group said on an occasion has been counted.
type CountedOccasion struct {
	CohortID  uuid.UUID `gorm:"primaryKey"`
	Occasion  Occasion  `gorm:"primaryKey"`
	CountedAt time.Time
}

// OfMember is what a coach sees of a participant: the interview, and the sheets that were opened to the team.
type OfMember struct {
	PersonID    uuid.UUID
	DisplayName string
	Language    string
	Interview   *Sheet
	Shown       []Sheet
}

// InCohort lists what there is of everybody who takes part, for a coach of the cohort.
func (s *Service) InCohort(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]OfMember, error) {
	tx := s.db.Read(ctx)
	members, err := s.members(ctx, tx, who, cohortID)
	if err != nil {
		return nil, err
	}
	sheets, err := s.findSheets(ctx, tx, "cohort_id = ? AND release = ? AND tandem_id IS NULL", cohortID, Shown)
	list := make([]OfMember, 0, len(members))
	for _, m := range members {
		of := OfMember{PersonID: m.PersonID, DisplayName: m.Person.DisplayName, Language: m.Person.Language}
		for _, sheet := range sheets {
			switch {
			case sheet.PersonID != m.PersonID:
			case sheet.Occasion == AtInterview:
				of.Interview = &sheet
			default:
				of.Shown = append(of.Shown, sheet)
			}
		}
		list = append(list, of)
	}
	return list, err
}

// members are those who take part, for the eyes of a coach of the cohort.
func (s *Service) members(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID uuid.UUID) ([]programme.Member, error) {
	beside, err := s.programmes.IsCoach(ctx, tx, cohortID, who.PersonID)
	if err != nil {
		return nil, err
	}
	if !beside || !who.Is(actor.Coach) {
		return nil, problem.NotFound()
	}
	all, err := s.programmes.MembersOf(ctx, tx, cohortID)
	var present []programme.Member
	for _, m := range all {
		if m.LeftDay == nil {
			present = append(present, m)
		}
	}
	return present, err
}

// OfPerson gives a coach what there is of one participant.
func (s *Service) OfPerson(ctx context.Context, who actor.Actor, cohortID, personID uuid.UUID) (OfMember, error) {
	list, err := s.InCohort(ctx, who, cohortID)
	if err != nil {
		return OfMember{}, err
	}
	for _, of := range list {
		if of.PersonID == personID {
			return of, nil
		}
	}
	return OfMember{}, problem.NotFound()
}

// SaveInterview is a coach writing down, together with the person and in their words, what they talked about.
func (s *Service) SaveInterview(ctx context.Context, who actor.Actor, cohortID, personID uuid.UUID, version int, answers []Answer) (Sheet, error) {
	return s.interview(ctx, func(tx *gorm.DB) (Sheet, error) {
		members, err := s.members(ctx, tx, who, cohortID)
		if err != nil {
			return Sheet{}, err
		}
		for _, m := range members {
			if m.PersonID == personID {
				sheet, err := s.interviewOf(ctx, tx, cohortID, personID)
				sheet.FilledBy = &who.PersonID
				return sheet, err
			}
		}
		return Sheet{}, problem.NotFound()
	}, version, answers)
}

// CorrectInterview is the person changing what was written down about them. There is one when they have been
// interviewed.
func (s *Service) CorrectInterview(ctx context.Context, who actor.Actor, version int, answers []Answer) (Sheet, error) {
	return s.interview(ctx, func(tx *gorm.DB) (Sheet, error) {
		return s.findSheet(ctx, tx, "person_id = ? AND occasion = ? AND cohort_id = (SELECT cohort_id FROM sheets WHERE person_id = ? AND occasion = ? ORDER BY created_at DESC LIMIT 1)",
			who.PersonID, AtInterview, who.PersonID, AtInterview)
	}, version, answers)
}

// interview writes an interview that find gives, with the newest questions.
func (s *Service) interview(ctx context.Context, find func(tx *gorm.DB) (Sheet, error), version int, given []Answer) (Sheet, error) {
	set := s.sets.Newest(Interview)[0]
	answers, err := answersTo(set, given)
	if err != nil {
		return Sheet{}, err
	}
	var sheet Sheet
	err = s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if sheet, err = find(tx); err != nil {
			return err
		}
		loaded, now := sheet.Version, s.db.Now()
		switch {
		case loaded > 0 && sheet.saysTheSame(answers):
			return nil
		case loaded != version:
			return problem.Stale(sheet)
		}
		sheet.SetKey, sheet.SetVersion, sheet.Answers = set.Key, set.Version, answers
		sheet.touch(now)
		if loaded > 0 {
			return updateSheet(ctx, tx, sheet, loaded)
		}
		sheet.ID, sheet.CreatedAt, sheet.FinishedDay, sheet.ShownAt = database.NewID(), now, s.programmes.Today(), &now
		fresh, err := insertSheet(ctx, tx, sheet)
		if err == nil && !fresh {
			err = problem.New(problem.Conflict, "being_saved")
		}
		return err
	})
	return sheet, err
}

// GroupValues gives a coach what the group as a whole said. What is over and has not been counted is counted now, once
// and for all; see GroupValues on why.
func (s *Service) GroupValues(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]GroupValue, error) {
	var values []GroupValue
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if _, err := s.members(ctx, tx, who, cohortID); err != nil {
			return err
		}
		cohort, err := s.programmes.Find(ctx, tx, cohortID)
		if err != nil {
			return err
		}
		for _, o := range Occasions {
			if over(o, cohort, s.programmes.Today()) {
				if err := s.count(ctx, tx, cohortID, o); err != nil {
					return err
				}
			}
		}
		values, err = groupValuesOf(ctx, tx, cohortID)
		return err
	})
	return values, err
}

func (s *Service) count(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, o Occasion) error {
	now := s.db.Now()
	first, err := markOver(ctx, tx, CountedOccasion{cohortID, o, now})
	if err != nil || !first {
		return err
	}
	if err := lockSheets(ctx, tx, "cohort_id = ? AND occasion = ?", cohortID, o); err != nil {
		return err
	}
	sheets, err := s.findSheets(ctx, tx, "cohort_id = ? AND occasion = ?", cohortID, o)
	if err != nil {
		return err
	}
	values, hidden := GroupValues(s.sets, sheets)
	if len(values) > 0 {
		for i := range values {
			values[i].CohortID, values[i].Occasion = cohortID, o
		}
		if err := tx.WithContext(ctx).Create(&values).Error; err != nil {
			return err
		}
	}
	if len(hidden) == 0 {
		return nil
	}
	return tx.WithContext(ctx).Model(&Sheet{}).Where("id IN ?", hidden).UpdateColumn("counted_at", now).Error
}

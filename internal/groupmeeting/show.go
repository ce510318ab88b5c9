package groupmeeting

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/gathering"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// Said is somebody's answer with their name.
type Said struct {
	PersonID uuid.UUID
	Name     string
	Answer   Answer
}

// Choice is one of the times with what people say to it.
type Choice struct {
	Time
	Said []Said
}

// Asked is a suggestion with its times, what people say to them, and the gathering that has come of it.
type Asked struct {
	Meeting
	SuggesterName string
	Choices       []Choice
	Gathering     *gathering.Gathering
}

// Meetings shows everybody of a cohort what is suggested and what was agreed on, the newest first.
func (s *Service) Meetings(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]Asked, error) {
	tx := s.db.Read(ctx)
	if _, err := s.group(ctx, tx, who, cohortID); err != nil {
		return nil, err
	}
	found, err := findAll(visible(ctx, tx, who).Where("cohort_id = ?", cohortID))
	if err != nil {
		return nil, err
	}
	return s.show(ctx, tx, cohortID, found)
}

// group are the people of a cohort who are asked, by their names. Whoever is not one of them finds nothing.
func (s *Service) group(ctx context.Context, tx *gorm.DB, who actor.Actor, cohortID uuid.UUID) (map[uuid.UUID]string, error) {
	names, err := s.asked(ctx, tx, cohortID)
	if _, one := names[who.PersonID]; err == nil && !one {
		err = problem.NotFound()
	}
	return names, err
}

// asked are a cohort's coaches, and its participants who have not left.
func (s *Service) asked(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) (map[uuid.UUID]string, error) {
	members, err1 := s.programmes.MembersOf(ctx, tx, cohortID)
	coaches, err2 := s.programmes.Coaches(ctx, tx, cohortID)
	people, err3 := s.people.FindMany(ctx, tx, coaches)
	names := map[uuid.UUID]string{}
	for _, m := range members {
		if m.LeftDay == nil && m.Person.State != person.Disabled {
			names[m.PersonID] = m.Person.DisplayName
		}
	}
	for id, coach := range people {
		if coach.State != person.Disabled {
			names[id] = coach.DisplayName
		}
	}
	return names, errors.Join(err1, err2, err3)
}

// show puts times, answers and names beside suggestions of one cohort. Answers of those who have left are not shown.
func (s *Service) show(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, found []Meeting) ([]Asked, error) {
	var ids, suggesters, gatherings []uuid.UUID
	for _, m := range found {
		ids = append(ids, m.ID)
		if m.SuggestedBy != nil {
			suggesters = append(suggesters, *m.SuggestedBy)
		}
		if m.GatheringID != nil {
			gatherings = append(gatherings, *m.GatheringID)
		}
	}
	times, err1 := timesOf(ctx, tx, ids)
	given, err2 := answersTo(ctx, tx, ids)
	names, err3 := s.people.Names(ctx, tx, suggesters)
	arranged, err4 := s.gatherings.ByID(ctx, tx, gatherings)
	group, err5 := s.asked(ctx, tx, cohortID)
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		return nil, err
	}
	list := make([]Asked, 0, len(found))
	for _, m := range found {
		a := Asked{Meeting: m}
		if m.SuggestedBy != nil {
			a.SuggesterName = names[*m.SuggestedBy]
		}
		if m.GatheringID != nil {
			if g, ok := arranged[*m.GatheringID]; ok {
				a.Gathering = &g
			}
		}
		for _, t := range times {
			if t.MeetingID == m.ID {
				a.Choices = append(a.Choices, Choice{t, saidTo(t, given, group)})
			}
		}
		list = append(list, a)
	}
	return list, nil
}

func saidTo(t Time, given []Given, names map[uuid.UUID]string) []Said {
	said := []Said{}
	for _, g := range given {
		if name, here := names[g.PersonID]; here && g.MeetingID == t.MeetingID && g.Number == t.Number {
			said = append(said, Said{g.PersonID, name, g.Answer})
		}
	}
	return said
}

func (s *Service) showOne(ctx context.Context, tx *gorm.DB, m Meeting) (Asked, error) {
	list, err := s.show(ctx, tx, m.CohortID, []Meeting{m})
	if err != nil {
		return Asked{}, err
	}
	return list[0], nil
}

package matching

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Paper is a ballot as its own person has it before them.
type Paper struct {
	Ballot
	Stage     Stage
	TakesPart bool // whether they look for a partner here
	Choosable []Candidate
}

// Candidate is somebody who can be chosen, with the person's own impression of them if there is one.
type Candidate struct {
	ID          uuid.UUID
	DisplayName string
	Impression  *Impression
}

// MyBallot gives participants their own ballot and whom they can choose from.
func (s *Service) MyBallot(ctx context.Context, who actor.Actor) (Paper, error) {
	tx := s.db.Read(ctx)
	m, err := s.programmes.MembershipOf(ctx, tx, who.PersonID)
	if err != nil {
		return Paper{}, err
	}
	return s.paper(ctx, tx, m.Cohort.ID, who.PersonID)
}

func (s *Service) paper(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) (Paper, error) {
	box, err := findBox(ctx, tx, cohortID)
	if err != nil {
		return Paper{}, err
	}
	sc, err := s.scene(ctx, tx, cohortID)
	if err != nil {
		return Paper{}, err
	}
	b, err := findBallot(ctx, tx, cohortID, personID)
	if err != nil {
		return Paper{}, err
	}
	paper := Paper{Ballot: b, Stage: box.Stage(), TakesPart: slices.Contains(sc.people, personID)}
	var choosable []uuid.UUID // nobody learns from it who takes part before the box is open
	if paper.TakesPart && paper.Stage != NotYet {
		choosable = sc.choosable(personID)
	}
	paper.Choices = paper.Choices.among(choosable)
	paper.Choosable, err = s.candidates(ctx, tx, cohortID, personID, choosable)
	return paper, err
}

func (s *Service) candidates(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID, ids []uuid.UUID) ([]Candidate, error) {
	names, err := s.people.Names(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	own := map[uuid.UUID]Impression{}
	if s.neighbours.Impressions != nil {
		noted, err := s.neighbours.Impressions.ImpressionsOf(ctx, tx, cohortID, personID)
		if err != nil {
			return nil, err
		}
		for _, i := range noted {
			own[i.AboutID] = i
		}
	}
	list := make([]Candidate, 0, len(ids))
	for _, id := range ids {
		c := Candidate{ID: id, DisplayName: names[id]}
		if i, noted := own[id]; noted {
			c.Impression = &i
		}
		list = append(list, c)
	}
	return list, nil
}

// HandIn writes the person's own ballot, as often as they like until the box is closed.
func (s *Service) HandIn(ctx context.Context, who actor.Actor, c Choices, version int) (Paper, error) {
	var paper Paper
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		m, err := s.programmes.MembershipOf(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if paper, err = s.paper(ctx, tx, m.Cohort.ID, who.PersonID); err != nil {
			return err
		}
		paper.OnPaper, paper.TypedBy = false, nil
		return s.write(ctx, tx, &paper, c, version)
	})
	return paper, saving(err)
}

// TypeIn writes a ballot that somebody filled in on paper. The coach sees nothing of what was there before, and who
// uses the app is left to do so.
func (s *Service) TypeIn(ctx context.Context, who actor.Actor, cohortID, personID uuid.UUID, c Choices) error {
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		paper, err := s.paper(ctx, tx, cohortID, personID)
		switch {
		case err != nil:
			return err
		case !paper.TakesPart:
			return problem.NotFound()
		case paper.Version > 0 && !paper.OnPaper:
			return problem.New(problem.Conflict, "ballot_in_the_app")
		}
		paper.CohortID, paper.PersonID = cohortID, personID
		paper.OnPaper, paper.TypedBy = true, &who.PersonID
		return s.write(ctx, tx, &paper, c, paper.Version)
	})
	return saving(err)
}

func (s *Service) write(ctx context.Context, tx *gorm.DB, paper *Paper, c Choices, version int) error {
	if !paper.TakesPart {
		return problem.New(problem.Conflict, "not_choosing")
	}
	if paper.Stage == NotYet {
		return problem.New(problem.Conflict, "ballot_closed")
	}
	before := *paper
	changed, err := paper.Ballot.Write(c, idsOf(paper.Choosable), version, s.db.Now())
	if err != nil {
		return withCurrent(err, before)
	}
	if !changed {
		return nil
	}
	if paper.Stage != Open {
		return problem.New(problem.Conflict, "ballot_closed")
	}
	return saveBallot(ctx, tx, paper.Ballot, before.Version)
}

func idsOf(list []Candidate) []uuid.UUID {
	var ids []uuid.UUID
	for _, c := range list {
		ids = append(ids, c.ID)
	}
	return ids
}

// OpenBallots lets a cohort choose, once enough people have said that they take part.
func (s *Service) OpenBallots(ctx context.Context, who actor.Actor, cohortID uuid.UUID) error {
	return s.onBox(ctx, who, cohortID, func(tx *gorm.DB, box *Box) (bool, error) {
		if err := s.mayBegin(ctx, tx, cohortID); err != nil || !box.open(who.PersonID, s.db.Now()) {
			return false, err
		}
		people, err := s.neighbours.Group.TakingPart(ctx, tx, cohortID)
		if err != nil {
			return false, err
		}
		return true, s.neighbours.News.News(ctx, tx, uuid.NewSHA1(cohortID, []byte("ballot")), box.Version, people)
	})
}

// CloseBallots ends the choosing. It can be opened again.
func (s *Service) CloseBallots(ctx context.Context, who actor.Actor, cohortID uuid.UUID) error {
	return s.onBox(ctx, who, cohortID, func(_ *gorm.DB, box *Box) (bool, error) { return box.close(who.PersonID, s.db.Now()) })
}

func (s *Service) onBox(ctx context.Context, who actor.Actor, cohortID uuid.UUID, do func(*gorm.DB, *Box) (bool, error)) error {
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := s.coached(ctx, tx, who, cohortID); err != nil {
			return err
		}
		box, err := findBox(ctx, tx, cohortID)
		if err != nil {
			return err
		}
		loaded := box.Version
		if changed, err := do(tx, &box); !changed || err != nil {
			return err
		}
		return saveBox(ctx, tx, box, loaded)
	})
	return saving(err)
}

// mayBegin asks the start gate.
func (s *Service) mayBegin(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) error {
	cohort, err := s.programmes.Find(ctx, tx, cohortID)
	if err != nil {
		return err
	}
	if cohort.State == programme.Closed {
		return problem.New(problem.Conflict, "cohort_closed")
	}
	open, err := s.neighbours.Group.GateOpen(ctx, tx, cohortID)
	if err == nil && !open {
		err = problem.New(problem.Conflict, "start_gate_closed")
	}
	return err
}

package gathering

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Own is a gathering as one of those who may come sees it.
type Own struct {
	Gathering
	Answer   Answer // empty while there is none for the time as it is now
	Attended bool
	Code     string // to show at the door
}

// Mine are the gatherings that a participant may come to, those of the past too.
func (s *Service) Mine(ctx context.Context, who actor.Actor) ([]Own, error) {
	return s.mine(ctx, s.db.Read(ctx), who)
}

func (s *Service) mine(ctx context.Context, tx *gorm.DB, who actor.Actor) ([]Own, error) {
	guestOf, err := s.pool.ChampionOf(ctx, tx, who.PersonID)
	if err != nil {
		return nil, err
	}
	found, err := findAll(visible(ctx, tx, who, guestOf))
	if err != nil {
		return nil, err
	}
	return s.own(ctx, tx, who, found)
}

func (s *Service) own(ctx context.Context, tx *gorm.DB, who actor.Actor, found []Gathering) ([]Own, error) {
	ids := make([]uuid.UUID, 0, len(found))
	for _, g := range found {
		ids = append(ids, g.ID)
	}
	given, err := answersTo(ctx, tx, ids...)
	if err != nil {
		return nil, err
	}
	there, err := attendancesAt(ctx, tx, ids...)
	if err != nil {
		return nil, err
	}
	list := make([]Own, 0, len(found))
	for _, g := range found {
		o := Own{Gathering: g}
		if !who.IsCompanion() { // whoever shows it was there
			o.Code = s.codeOf(g.ID, who.PersonID)
		}
		for _, a := range given {
			if a.GatheringID == g.ID && a.PersonID == who.PersonID && a.Revision == g.Revision {
				o.Answer = a.Answer
			}
		}
		for _, a := range there {
			o.Attended = o.Attended || a.GatheringID == g.ID && a.PersonID == who.PersonID
		}
		list = append(list, o)
	}
	return list, nil
}

// Reply takes a participant's answer for the time they have seen.
func (s *Service) Reply(ctx context.Context, who actor.Actor, id uuid.UUID, answer Answer, revision int) (Own, error) {
	var replied Own
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		guestOf, err := s.pool.ChampionOf(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		g, err := findOne(database.Lock(visible(ctx, tx, who, guestOf)), id)
		if err != nil {
			return err
		}
		now, err := s.own(ctx, tx, who, []Gathering{g})
		if err != nil {
			return err
		}
		replied = now[0]
		switch {
		case revision != g.Revision:
			return problem.Stale(replied)
		case replied.Answer == answer:
			return nil
		case g.CancelledAt != nil:
			return problem.New(problem.Conflict, "gathering_cancelled")
		case !g.ahead(s.db.Now()):
			return problem.New(problem.Conflict, "gathering_over")
		}
		replied.Answer = answer
		err = saveAnswer(ctx, tx, Given{GatheringID: id, PersonID: who.PersonID, Answer: answer, Revision: revision, UpdatedAt: s.db.Now()})
		if err != nil {
			return err
		}
		change := added
		if answer == No {
			change = declined
		}
		return s.reminders.Gathering(ctx, tx, g.ID, g.Revision, []uuid.UUID{who.PersonID}, g.StartsAt, change)
	})
	return replied, err
}

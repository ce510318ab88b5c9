package workbook

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// SaveAddition puts a partner's own words under an entry, or changes them.
func (s *Service) SaveAddition(ctx context.Context, who actor.Actor, tandemID, entryID, id uuid.UUID, wish AdditionDraft, based int) (Addition, error) {
	wish = wish.tidy()
	var a Addition
	err := s.atDesk(ctx, who, tandemID, func(d desk) error {
		if _, err := d.held(ctx, entryID); err != nil {
			return err
		}
		var err error
		a, err = findAddition(ctx, d.tx, entryID, d.who, id)
		if isNotFound(err) && based == 0 {
			a, err = d.makeAddition(ctx, entryID, id, wish)
			return err
		}
		if err != nil || a.holds(wish) {
			return err
		}
		if a.Version != based {
			return problem.Stale(a)
		}
		if err := wish.check(); err != nil {
			return err
		}
		if err := a.Change(wish, d.who, d.now); err != nil {
			return err
		}
		return saveAddition(ctx, d.tx, a, based)
	})
	return a, err
}

// DeleteAddition removes a partner's own words.
func (s *Service) DeleteAddition(ctx context.Context, who actor.Actor, tandemID, entryID, id uuid.UUID, based int) error {
	return s.atDesk(ctx, who, tandemID, func(d desk) error {
		if _, err := findEntry(ctx, d.tx, tandemID, d.who, entryID); err != nil {
			return d.unlessRemoved(ctx, entryID, err)
		}
		a, err := findAddition(ctx, d.tx, entryID, d.who, id)
		if err != nil {
			return d.unlessRemoved(ctx, id, err)
		}
		if a.AuthorID != d.who {
			return errAuthorOnly()
		}
		if a.Version != based {
			return problem.Stale(a)
		}
		return remove(ctx, d.tx, &Addition{}, id, tandemID, based, d.now)
	})
}

// SaveAnswers keeps the private answers of one person about an entry.
func (s *Service) SaveAnswers(ctx context.Context, who actor.Actor, tandemID, entryID uuid.UUID, wish Feelings, based int) (Answers, error) {
	var a Answers
	err := s.atDesk(ctx, who, tandemID, func(d desk) error {
		if _, err := d.held(ctx, entryID); err != nil {
			return err
		}
		var err error
		a, err = findAnswers(ctx, d.tx, entryID, d.who)
		if isNotFound(err) && based == 0 {
			a = Answers{EntryID: entryID, PersonID: d.who, Feelings: wish, Version: 1, UpdatedAt: d.now}
			_, err = insert(ctx, d.tx, &a)
			return err
		}
		if err != nil || a.Feelings.equal(wish) {
			return err
		}
		if a.Version != based {
			return problem.Stale(a)
		}
		a.Change(wish, d.now)
		return saveAnswers(ctx, d.tx, a, based)
	})
	return a, err
}

// held is an entry nobody can take away until the transaction ends.
func (d desk) held(ctx context.Context, id uuid.UUID) (Entry, error) {
	if _, err := holdEntry(ctx, d.tx, d.tandem.ID, d.who, id); err != nil {
		return Entry{}, err
	}
	return findEntry(ctx, d.tx, d.tandem.ID, d.who, id)
}

// makeAddition needs the entry to be held, so an id that is taken belongs elsewhere.
func (d desk) makeAddition(ctx context.Context, entryID, id uuid.UUID, wish AdditionDraft) (Addition, error) {
	a := wish.Addition(id, entryID, d.who, d.now)
	if err := d.refuseRemoved(ctx, id); err != nil {
		return a, err
	}
	if err := wish.check(); err != nil {
		return a, err
	}
	made, err := insert(ctx, d.tx, &a)
	if err == nil && !made {
		err = problem.NotFound()
	}
	return a, err
}

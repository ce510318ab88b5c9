package workbook

import (
	"cmp"
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// SaveEntry makes an entry or changes it. based is the version the change was made from, 0 for a new entry.
// The same wish may come again and again: what already is as wished is simply shown.
func (s *Service) SaveEntry(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID, wish Draft, based int) (Page, error) {
	wish = wish.tidy()
	var page Page
	err := s.atDesk(ctx, who, tandemID, func(d desk) error {
		var refused error
		if based == 0 {
			made, err := d.makeEntry(ctx, id, wish)
			if made {
				page, err = d.newPage(ctx, wish.Entry(id, tandemID, d.who, d.now), wish)
				return err
			}
			refused = err
		}
		e, err := findEntry(ctx, d.tx, tandemID, who.PersonID, id)
		if err != nil {
			return cmp.Or(refused, err)
		}
		same, err := d.mediaAsWished(ctx, id, wish)
		if err != nil {
			return err
		}
		e, err = d.changeEntry(ctx, e, same && e.holds(wish), based, func(e *Entry) error {
			if err := wish.check(lived(d.cohort.StartDay, d.today)); err != nil {
				return err
			}
			if !same {
				if d.who != e.AuthorID {
					return errAuthorOnly()
				}
				if err := d.attach(ctx, id, wish); err != nil {
					return err
				}
			}
			return e.Change(wish, d.who, d.now)
		})
		if err == nil {
			page, err = d.page(ctx, e)
		}
		return err
	})
	return page, err
}

// newPage is an entry that has just been made: nobody can have written under it yet.
func (d desk) newPage(ctx context.Context, e Entry, wish Draft) (Page, error) {
	pages := d.pages([]Entry{e}, nil, nil)
	if len(wish.Media) == 0 {
		return pages[0], nil
	}
	if err := d.attach(ctx, e.ID, wish); err != nil {
		return Page{}, err
	}
	pages, err := d.withMedia(ctx, pages)
	return pages[0], err
}

// PinEntry marks an entry for both partners.
func (s *Service) PinEntry(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID, pinned bool, based int) (Page, error) {
	return s.onPage(ctx, who, tandemID, func(d desk) (Entry, error) {
		e, err := findEntry(ctx, d.tx, tandemID, who.PersonID, id)
		if err != nil {
			return e, err
		}
		return d.changeEntry(ctx, e, e.Pinned == pinned, based, func(e *Entry) error {
			e.Pin(pinned, d.now)
			return nil
		})
	})
}

// ConfirmEntry is the partner agreeing with the facts of an entry.
func (s *Service) ConfirmEntry(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID, based int) (Page, error) {
	return s.onPage(ctx, who, tandemID, func(d desk) (Entry, error) {
		e, err := findEntry(ctx, d.tx, tandemID, who.PersonID, id)
		if err != nil {
			return e, err
		}
		return d.changeEntry(ctx, e, same(e.ConfirmedBy, &d.who), based, func(e *Entry) error { return e.Confirm(d.who, d.now) })
	})
}

// UnconfirmEntry takes a confirmation back.
func (s *Service) UnconfirmEntry(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID, based int) (Page, error) {
	return s.onPage(ctx, who, tandemID, func(d desk) (Entry, error) {
		e, err := findEntry(ctx, d.tx, tandemID, who.PersonID, id)
		if err != nil {
			return e, err
		}
		if e.AuthorID == d.who {
			return e, errNotYourOwn()
		}
		return d.changeEntry(ctx, e, e.ConfirmedAt == nil, based, func(e *Entry) error {
			e.Unconfirm(d.now)
			return nil
		})
	})
}

// DeleteEntry removes an entry for good; only its author may.
func (s *Service) DeleteEntry(ctx context.Context, who actor.Actor, tandemID, id uuid.UUID, based int) error {
	return s.atDesk(ctx, who, tandemID, func(d desk) error {
		e, err := findEntry(ctx, d.tx, tandemID, who.PersonID, id)
		if err != nil {
			return d.unlessRemoved(ctx, id, err)
		}
		if e.AuthorID != d.who {
			return errAuthorOnly()
		}
		if e.Version != based {
			return d.stale(ctx, e)
		}
		if _, err := holdEntry(ctx, d.tx, tandemID, d.who, id); err != nil {
			return err
		}
		if err := d.keepPartnersWords(ctx, e); err != nil {
			return err
		}
		return remove(ctx, d.tx, &Entry{}, id, tandemID, based, d.now)
	})
}

func (s *Service) onPage(ctx context.Context, who actor.Actor, tandemID uuid.UUID, work func(d desk) (Entry, error)) (Page, error) {
	var page Page
	err := s.atDesk(ctx, who, tandemID, func(d desk) error {
		e, err := work(d)
		if err == nil {
			page, err = d.page(ctx, e)
		}
		return err
	})
	return page, err
}

// makeEntry reports false when the id is taken, or was.
func (d desk) makeEntry(ctx context.Context, id uuid.UUID, wish Draft) (bool, error) {
	if err := wish.check(lived(d.cohort.StartDay, d.today)); err != nil {
		return false, cmp.Or(d.refuseRemoved(ctx, id), err)
	}
	return insertEntry(ctx, d.tx, wish.Entry(id, d.tandem.ID, d.who, d.now))
}

// changeEntry applies a change to the version it was made from. What is already so stays untouched.
func (d desk) changeEntry(ctx context.Context, e Entry, already bool, based int, change func(*Entry) error) (Entry, error) {
	if already {
		return e, nil
	}
	if e.Version != based {
		return e, d.stale(ctx, e)
	}
	before := e
	if err := change(&e); err != nil {
		return e, err
	}
	if err := saveEntry(ctx, d.tx, e, based); err != nil {
		return e, err
	}
	if e.Visibility == OnlyMe && before.Visibility != OnlyMe {
		return e, d.keepPartnersWords(ctx, e)
	}
	return e, nil
}

// keepPartnersWords makes notes of what the other wrote under an entry that the author takes away.
func (d desk) keepPartnersWords(ctx context.Context, e Entry) error {
	additions, err := additionsByOthers(ctx, d.tx, e)
	if err != nil {
		return err
	}
	for _, a := range additions {
		if err := remove(ctx, d.tx, &Addition{}, a.ID, e.TandemID, a.Version, d.now); err != nil {
			return err
		}
		note := a.note(e, d.now)
		if _, err := insert(ctx, d.tx, &note); err != nil {
			return err
		}
	}
	return nil
}

func (d desk) stale(ctx context.Context, e Entry) error {
	page, err := d.page(ctx, e)
	if err != nil {
		return err
	}
	return problem.Stale(page)
}

// refuseRemoved keeps a late repetition from bringing back what was removed.
func (d desk) refuseRemoved(ctx context.Context, id uuid.UUID) error {
	removed, err := wasRemoved(ctx, d.tx, d.tandem.ID, id)
	if err == nil && removed {
		err = problem.NotFound()
	}
	return err
}

// unlessRemoved forgives a repeated removal.
func (d desk) unlessRemoved(ctx context.Context, id uuid.UUID, notFound error) error {
	removed, err := wasRemoved(ctx, d.tx, d.tandem.ID, id)
	if err != nil {
		return err
	}
	if removed && isNotFound(notFound) {
		return nil
	}
	return notFound
}

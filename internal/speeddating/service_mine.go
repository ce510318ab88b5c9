package speeddating

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Mine is a speed-dating as one of its guests sees it: their own tables and partners, and what they noted.
type Mine struct {
	SpeedDating
	Presence    Presence
	Rounds      []MyRound
	Impressions []Impression
	Names       map[uuid.UUID]string
}

// MyRound is where somebody sits in a round; without a partner they have a break.
type MyRound struct {
	Number  int
	Table   int
	Partner *uuid.UUID
	Cut     bool // the partner is not there
}

// Mine shows a participant the speed-dating that concerns them: the one that runs, else the next, else the last.
// There may be none.
func (s *Service) Mine(ctx context.Context, who actor.Actor) (*Mine, error) {
	var mine *Mine
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		m, err := s.programmes.MembershipOf(ctx, tx, who.PersonID)
		var p *problem.Error
		if errors.As(err, &p) && p.Kind == problem.Missing {
			return nil
		}
		if err != nil {
			return err
		}
		all, err := ofCohort(ctx, tx, m.Cohort.ID)
		if err != nil {
			return err
		}
		for _, d := range s.mostUseful(all) {
			e, err := s.gather(ctx, tx, d, false)
			if err != nil {
				return err
			}
			if e.guest(who.PersonID) == nil {
				continue
			}
			mine, err = mineOf(ctx, tx, e, who.PersonID)
			return err
		}
		return nil
	})
	return mine, err
}

// mostUseful orders those that are opened: running, to come, over, and at last those whose day went by.
func (s *Service) mostUseful(all []SpeedDating) []SpeedDating {
	today := s.programmes.Today()
	rank := func(d SpeedDating) int {
		switch {
		case d.State == Running:
			return 0
		case d.State == Planned && d.Day >= today:
			return 1
		case d.State == Over:
			return 2
		}
		return 3
	}
	opened := slices.DeleteFunc(slices.Clone(all), func(d SpeedDating) bool { return d.OpenedAt == nil })
	slices.SortStableFunc(opened, func(a, b SpeedDating) int {
		if rank(a) == 2 && rank(b) == 2 {
			return b.StartsAt.Compare(a.StartsAt)
		}
		return rank(a) - rank(b)
	})
	return opened
}

func mineOf(ctx context.Context, tx *gorm.DB, e *evening, me uuid.UUID) (*Mine, error) {
	noted, err := impressionsBy(ctx, tx, e.ID, me)
	if err != nil {
		return nil, err
	}
	mine := &Mine{SpeedDating: e.SpeedDating, Presence: e.guest(me).Presence, Impressions: noted, Names: map[uuid.UUID]string{}}
	know := func(id uuid.UUID) { mine.Names[id] = e.members[id].Person.DisplayName }
	for number := 1; number <= e.lastRound(); number++ {
		mine.Rounds = append(mine.Rounds, MyRound{Number: number})
	}
	for _, t := range e.allTalks() {
		if t.First != me && t.Second != me || t.Cut && !e.counts(me) {
			continue
		}
		partner := t.First
		if partner == me {
			partner = t.Second
		}
		mine.Rounds[t.Round-1] = MyRound{t.Round, t.Table, &partner, t.Cut}
		know(partner)
	}
	for _, i := range noted {
		know(i.AboutID)
	}
	return mine, nil
}

// Note keeps what somebody remembers of somebody else whom they may have met. Phones without network go by an older
// plan, so it may be anybody who was there.
func (s *Service) Note(ctx context.Context, who actor.Actor, id, about uuid.UUID, base int, answer *Answer, word string) (Impression, error) {
	var noted Impression
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		d, err := visible(ctx, tx, who, id)
		if err != nil {
			return err
		}
		guests, err := guestsOf(ctx, tx, id)
		if err != nil {
			return err
		}
		came := func(person uuid.UUID) bool {
			return slices.ContainsFunc(guests, func(g Guest) bool { return g.PersonID == person && g.Came })
		}
		if d.State == Planned || about == who.PersonID || !came(who.PersonID) || !came(about) {
			return problem.NotFound()
		}
		if noted, err = findImpression(ctx, tx, id, who.PersonID, about); err != nil {
			return err
		}
		before := noted.Version
		if err := noted.Note(answer, strings.TrimSpace(word), base, s.db.Now()); err != nil || noted.Version == before {
			return err
		}
		return saveImpression(ctx, tx, noted)
	})
	return noted, err
}

// ImpressionsOf gives somebody's own impressions of the people of a cohort, the last about each. It is for that
// person's own eyes only.
func (s *Service) ImpressionsOf(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) ([]Impression, error) {
	var found []Impression
	err := tx.WithContext(ctx).Where("author_id = ?", personID).
		Where("speed_dating_id IN (SELECT id FROM speed_datings WHERE cohort_id = ?)", cohortID).
		Order("updated_at DESC, speed_dating_id").Find(&found).Error
	var last []Impression
	for _, i := range found {
		known := slices.ContainsFunc(last, func(o Impression) bool { return o.AboutID == i.AboutID })
		if !known && (i.Answer != nil || i.Word != "") {
			last = append(last, i)
		}
	}
	return last, err
}

// Tidy reminds those who have joined since a speed-dating was announced, deletes the impressions of cohorts that are
// closed, because by then everybody has a partner, and later who was there and sat with whom.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		err := tx.WithContext(ctx).Where(`speed_dating_id IN (SELECT d.id FROM speed_datings d
			JOIN cohorts ON cohorts.id = d.cohort_id WHERE cohorts.state = 'closed')`).Delete(&Impression{}).Error
		if err != nil {
			return err
		}
		if err := s.forgetOld(ctx, tx); err != nil {
			return err
		}
		var ahead []SpeedDating
		err = tx.WithContext(ctx).Where("state = ? AND opened_at IS NOT NULL AND starts_at > ?", Planned, s.db.Now()).Find(&ahead).Error
		if err != nil {
			return err
		}
		for _, d := range ahead {
			e, err := s.gather(ctx, tx, d, false)
			if err != nil {
				return err
			}
			if err := s.remind(ctx, tx, e, announced); err != nil {
				return err
			}
		}
		return nil
	})
}

// forgetOld deletes the speed-datings of cohorts that ended long ago.
func (s *Service) forgetOld(ctx context.Context, tx *gorm.DB) error {
	if s.keepDays == 0 {
		return nil
	}
	ends, err := s.programmes.Ends(ctx, tx)
	for cohort, end := range ends {
		if err == nil && end.AddDays(s.keepDays) < s.programmes.Today() {
			err = tx.WithContext(ctx).Where("cohort_id = ?", cohort).Delete(&SpeedDating{}).Error
		}
	}
	return err
}

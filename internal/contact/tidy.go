package contact

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/person"
)

// How long telling a former address is tried, and when somebody else than the one who confirmed does it.
const (
	tellFor   = 24 * time.Hour
	tellAgain = 5 * time.Minute
)

// tell says to the former address that it is not used any more; then the former address is forgotten.
func (s *Service) tell(ctx context.Context, w Way) error {
	former, carrier := s.read(w, w.FormerValue), s.carriers[w.Kind]
	p, err := s.people.Find(ctx, s.db.Read(ctx), w.PersonID)
	if err != nil {
		return err
	}
	late := s.db.Now().Sub(w.UpdatedAt) > tellFor
	if former != "" && carrier != nil && p.State != person.Disabled && !late {
		if err := carrier.SendNotice(ctx, former, p.Language); err != nil && !errors.Is(err, ErrRefused) {
			return err
		}
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return told(ctx, tx, w) })
}

// Tidy tells former addresses that could not be told yet, forgets old limits and
// seals anew what was sealed with an older key.
func (s *Service) Tidy(ctx context.Context) error {
	waiting, err := stillToTell(ctx, s.db.Read(ctx))
	if err != nil {
		return err
	}
	var failed []error
	for _, w := range waiting {
		if s.db.Now().Sub(w.UpdatedAt) >= tellAgain {
			failed = append(failed, s.tell(ctx, w))
		}
	}
	failed = append(failed, s.sealAnew(ctx), s.db.Tx(ctx, func(tx *gorm.DB) error {
		return s.limits.Forget(ctx, tx, s.db.Now().Add(-ofDay.Per))
	}))
	return errors.Join(failed...)
}

func (s *Service) sealAnew(ctx context.Context) error {
	if !s.seals.Changing() {
		return nil
	}
	all, err := allWays(ctx, s.db.Read(ctx))
	if err != nil {
		return err
	}
	for _, w := range all {
		if !s.seals.Old(w.Value) && !s.seals.Old(w.PendingValue) && !s.seals.Old(w.FormerValue) {
			continue
		}
		if err := s.db.Tx(ctx, func(tx *gorm.DB) error { return s.sealOne(ctx, tx, w) }); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) sealOne(ctx context.Context, tx *gorm.DB, w Way) error {
	w, err := lockWay(ctx, tx, w.PersonID, w.Kind)
	if err != nil || w.Version == 0 {
		return err
	}
	for _, field := range []*[]byte{&w.Value, &w.PendingValue, &w.FormerValue} {
		if !s.seals.Old(*field) {
			continue
		}
		value, err := s.seals.Open(w.PersonID, string(w.Kind), *field)
		if err != nil {
			continue // stays as it is: its key may come back
		}
		if *field, err = s.seals.Seal(w.PersonID, string(w.Kind), value); err != nil {
			return err
		}
	}
	return saveWay(ctx, tx, w)
}

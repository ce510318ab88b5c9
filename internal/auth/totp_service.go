package auth

import (
	"context"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// StartTOTP makes a secret for an authenticator app. It counts from its first
// code on; until then an earlier one goes on working.
func (s *Service) StartTOTP(ctx context.Context, who actor.Actor, currentSecret string) (secret, uri string, err error) {
	p, err := s.prove(ctx, who, currentSecret)
	if err != nil {
		return "", "", err
	}
	if secret, uri, err = newTOTPSecret(p.Login); err != nil {
		return "", "", err
	}
	sealed, err := lock(s.totpKeys[0], p.ID.String(), secret)
	if err != nil {
		return "", "", err
	}
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		if _, _, err := s.lockDoors(ctx, tx, p.ID); err != nil {
			return err
		}
		t, _, err := totpOf(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		t.PersonID = p.ID
		t.await(sealed, s.db.Now())
		return saveTOTP(ctx, tx, t)
	})
	return secret, uri, err
}

// ConfirmTOTP turns the waiting secret on by its first code. The first second
// factor comes with recovery codes.
func (s *Service) ConfirmTOTP(ctx context.Context, who actor.Actor, code string) ([]string, error) {
	attempt, err := s.try(ctx, "first code "+who.PersonID.String())
	if err != nil {
		return nil, err
	}
	var codes []string
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		p, known, err := s.lockDoors(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		t, _, err := totpOf(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		now := s.db.Now()
		if !t.waits(now) {
			return problem.New(problem.Conflict, "totp_not_started")
		}
		secret, err := unlock(s.totpKeys, p.ID.String(), t.WaitingSealed)
		if err != nil {
			return err
		}
		step, ok := matchingStep(secret, code, now)
		if !ok {
			return problem.Invalid(problem.Field{Pointer: "/code", Code: "code_wrong"})
		}
		t.confirm(step, now)
		if err := saveTOTP(ctx, tx, t); err != nil {
			return err
		}
		codes, err = s.firstCodes(ctx, tx, p, known)
		return err
	})
	if err != nil {
		return nil, err
	}
	return codes, attempt.succeeded(ctx)
}

// RemoveTOTP forgets the authenticator app.
func (s *Service) RemoveTOTP(ctx context.Context, who actor.Actor, currentSecret string) error {
	if _, err := s.prove(ctx, who, currentSecret); err != nil {
		return err
	}
	return s.takeAway(ctx, who, func(tx *gorm.DB) error { return deleteTOTP(ctx, tx, who.PersonID) })
}

// useTOTP says whether the code is right and was never used before.
func (s *Service) useTOTP(ctx context.Context, tx *gorm.DB, p person.Person, code string) (bool, error) {
	t, ok, err := totpOf(ctx, tx, p.ID)
	if err != nil || !ok || !t.on() {
		return false, err
	}
	secret, err := unlock(s.totpKeys, p.ID.String(), t.Sealed)
	if err != nil {
		return false, err
	}
	step, ok := matchingStep(secret, code, s.db.Now())
	if !ok {
		return false, nil
	}
	return spendStep(ctx, tx, p.ID, step)
}

// relockTOTPs moves secrets to the newest key, so that the previous secret of
// the server is not needed for long.
func (s *Service) relockTOTPs(ctx context.Context, tx *gorm.DB) error {
	newest := s.totpKeys[0]
	list, err := totpsNotUnder(ctx, tx, newest.name)
	if err != nil {
		return err
	}
	for _, t := range list {
		secret, err := unlock(s.totpKeys, t.PersonID.String(), t.Sealed)
		if err != nil {
			continue // its key is gone: an administrator has to take this second factor away
		}
		sealed, err := lock(newest, t.PersonID.String(), secret)
		if err != nil {
			return err
		}
		if err := relockTOTP(ctx, tx, t, sealed); err != nil {
			return err
		}
	}
	return nil
}

package auth

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/crockford"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// entrance is what the right PIN, password or code opens: a session, or for
// staff with a second factor the question for it. It is not an error, so that
// what leads there is kept.
type entrance struct {
	ticket Ticket
	needed *SecondFactorNeeded
}

func (e entrance) answer() (Ticket, error) {
	if e.needed == nil {
		return e.ticket, nil
	}
	asked := problem.New(problem.Unauthenticated, "second_factor_needed")
	asked.Current = *e.needed
	return Ticket{}, asked
}

// letIn stands behind every door but the passkey, which is two factors in one.
func (s *Service) letIn(ctx context.Context, tx *gorm.DB, p person.Person, remember bool) (entrance, error) {
	doors, err := s.doorsOf(ctx, tx, p)
	if err != nil {
		return entrance{}, err
	}
	if !doors.secondFactor(p) {
		t, err := s.startSession(ctx, tx, p, remember)
		return entrance{ticket: t}, err
	}
	ticket := newToken()
	err = insertPending(ctx, tx, PendingSignIn{
		TicketHash: hashToken(ticket), PersonID: p.ID, Remember: remember, ExpiresAt: s.db.Now().Add(pendingLifetime),
	})
	return entrance{needed: &SecondFactorNeeded{Ticket: ticket, Ways: doors.ways(), ExpiresIn: pendingLifetime}}, err
}

// SecondFactor completes a sign-in by a code of the authenticator app or a
// recovery code. Tries are counted for the ticket and for the person, before
// their outcome is known.
func (s *Service) SecondFactor(ctx context.Context, ticket string, way Way, code string) (Ticket, error) {
	over := problem.New(problem.Unauthenticated, "second_factor_over")
	hash := hashToken(ticket)
	pending, ok, err := pendingByTicket(ctx, s.db.Read(ctx), hash, s.db.Now())
	if err != nil {
		return Ticket{}, err
	}
	if !ok {
		return Ticket{}, over
	}
	attempt, err := s.try(ctx, "second factor "+pending.PersonID.String())
	if err != nil {
		return Ticket{}, err
	}
	if ok, err = s.countTry(ctx, hash); err != nil {
		return Ticket{}, err
	}
	if !ok {
		return Ticket{}, over
	}
	var t Ticket
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		pending, ok, err := takePending(ctx, tx, hash, s.db.Now())
		if err != nil {
			return err
		}
		if !ok {
			return over
		}
		p, err := s.persons.Find(ctx, tx, pending.PersonID)
		if err != nil {
			return err
		}
		if p.State != person.Active {
			return over
		}
		right, err := s.useCode(ctx, tx, p, way, code)
		if err != nil {
			return err
		}
		if !right {
			return problem.New(problem.Unauthenticated, "second_factor_wrong") // rolled back: the ticket stays
		}
		t, err = s.startSession(ctx, tx, p, pending.Remember)
		return err
	})
	if err != nil {
		return Ticket{}, err
	}
	return t, attempt.succeeded(ctx)
}

func (s *Service) countTry(ctx context.Context, ticketHash string) (ok bool, err error) {
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		ok, err = countPendingTry(ctx, tx, ticketHash, s.db.Now())
		return err
	})
	return ok, err
}

func (s *Service) useCode(ctx context.Context, tx *gorm.DB, p person.Person, way Way, code string) (bool, error) {
	switch way {
	case ByTOTP:
		return s.useTOTP(ctx, tx, p, code)
	case ByRecoveryCode:
		plain, ok := readCode(code)
		if !ok {
			return false, nil
		}
		return useRecoveryCode(ctx, tx, p.ID, sealAll(s.recoveryKeys, plain), s.db.Now())
	default:
		return false, nil
	}
}

// Doors lists the ways in that somebody has beside the PIN or password.
func (s *Service) Doors(ctx context.Context, who actor.Actor) (Doors, error) {
	tx := s.db.Read(ctx)
	p, err := s.persons.Find(ctx, tx, who.PersonID)
	if err != nil {
		return Doors{}, err
	}
	return s.doorsOf(ctx, tx, p)
}

func (s *Service) doorsOf(ctx context.Context, tx *gorm.DB, p person.Person) (Doors, error) {
	d := Doors{SecondFactorRequired: s.config.SecondFactorRequired && p.Staff()}
	t, _, err := totpOf(ctx, tx, p.ID)
	if err != nil {
		return d, err
	}
	d.TOTP = t.on()
	if d.Passkeys, err = passkeysOf(ctx, tx, p.ID); err != nil {
		return d, err
	}
	d.RecoveryCodesLeft, err = recoveryCodesLeft(ctx, tx, p.ID, namesOf(s.recoveryKeys))
	return d, err
}

// lockDoors makes other changes of the same person's doors wait.
func (s *Service) lockDoors(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (person.Person, Doors, error) {
	if err := lockCredential(ctx, tx, personID); err != nil {
		return person.Person{}, Doors{}, err
	}
	p, err := s.persons.Find(ctx, tx, personID)
	if err != nil {
		return person.Person{}, Doors{}, err
	}
	d, err := s.doorsOf(ctx, tx, p)
	return p, d, err
}

// takeAway removes a door. Where staff need a second factor the last one stays,
// and with the last one the recovery codes go.
func (s *Service) takeAway(ctx context.Context, who actor.Actor, remove func(tx *gorm.DB) error) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		p, before, err := s.lockDoors(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if err := remove(tx); err != nil {
			return err
		}
		after, err := s.doorsOf(ctx, tx, p)
		if err != nil || after.secondFactor(p) || !before.secondFactor(p) {
			return err
		}
		if after.SecondFactorRequired {
			return problem.New(problem.Conflict, "second_factor_required")
		}
		return deleteRecoveryCodes(ctx, tx, p.ID)
	})
}

// firstCodes makes recovery codes for staff who have none that are good.
func (s *Service) firstCodes(ctx context.Context, tx *gorm.DB, p person.Person, before Doors) ([]string, error) {
	if !p.Staff() || before.RecoveryCodesLeft > 0 {
		return nil, nil
	}
	return s.newCodes(ctx, tx, p.ID)
}

// RenewRecoveryCodes makes ten new ones; the earlier ones stop working.
func (s *Service) RenewRecoveryCodes(ctx context.Context, who actor.Actor, currentSecret string) ([]string, error) {
	if _, err := s.prove(ctx, who, currentSecret); err != nil {
		return nil, err
	}
	var codes []string
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		p, doors, err := s.lockDoors(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if !doors.secondFactor(p) {
			return problem.New(problem.Conflict, "second_factor_none")
		}
		codes, err = s.newCodes(ctx, tx, p.ID)
		return err
	})
	return codes, err
}

func (s *Service) newCodes(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]string, error) {
	if err := deleteRecoveryCodes(ctx, tx, personID); err != nil {
		return nil, err
	}
	newest := s.recoveryKeys[0]
	var shown []string
	var rows []RecoveryCode
	for range recoveryCodesAtATime {
		code := crockford.New()
		shown = append(shown, showCode(code))
		rows = append(rows, RecoveryCode{
			CodeHash: seal(newest.bytes, code), PersonID: personID, KeyID: newest.name, CreatedAt: s.db.Now(),
		})
	}
	return shown, insertRecoveryCodes(ctx, tx, rows)
}

// ClearSecondFactor takes everything away that stands beside the password, for
// somebody who has lost phone and recovery codes, and signs them out everywhere.
func (s *Service) ClearSecondFactor(ctx context.Context, personID uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if _, _, err := s.lockDoors(ctx, tx, personID); err != nil {
			return err
		}
		if err := deleteDoors(ctx, tx, personID); err != nil {
			return err
		}
		if err := deleteOpenQuestions(ctx, tx, personID); err != nil {
			return err
		}
		return s.EndSessions(ctx, tx, personID)
	})
}

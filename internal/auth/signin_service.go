package auth

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// SignIn lets somebody in who knows the login name and the PIN or password, and
// asks staff with a second factor for it (second_factor_needed).
// Whatever is wrong, the answer is the same and takes as long.
func (s *Service) SignIn(ctx context.Context, login, secret string, remember bool) (Ticket, error) {
	leave, err := s.hasher.enter()
	if err != nil {
		return Ticket{}, err
	}
	defer leave()
	attempt, err := s.tryAsAccount(ctx, login)
	if err != nil {
		return Ticket{}, err
	}
	p, hash, err := s.lookUp(ctx, login)
	if err != nil {
		return Ticket{}, err
	}
	right, err := s.hasher.verify(ctx, secret, hash)
	if err != nil {
		return Ticket{}, err
	}
	if !right || p.State != person.Active {
		return Ticket{}, problem.New(problem.Unauthenticated, "sign_in_wrong")
	}
	var in entrance
	err = s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		in, err = s.letIn(ctx, tx, p, remember)
		return err
	})
	if err != nil {
		return Ticket{}, err
	}
	if err := attempt.succeeded(ctx); err != nil {
		return Ticket{}, err
	}
	return in.answer()
}

func (s *Service) lookUp(ctx context.Context, login string) (person.Person, string, error) {
	tx := s.db.Read(ctx)
	p, err := s.persons.FindByLogin(ctx, tx, login)
	if isMissing(err) {
		p, err = person.Person{}, nil
	}
	if err != nil {
		return p, "", err
	}
	hash, err := hashOf(ctx, tx, p.ID)
	return p, hash, err
}

// Refresh gives a new access token for a refresh token, and a successor. The
// token itself stays good until the successor has been used, because the answer
// may get lost; when it turns up later than that, somebody else has a copy, and
// the session ends.
func (s *Service) Refresh(ctx context.Context, token string) (Ticket, error) {
	var ticket Ticket
	var ended bool
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		ticket, ended, err = s.rotate(ctx, tx, hashToken(token))
		return err
	})
	if err != nil {
		return Ticket{}, err
	}
	if ended {
		return Ticket{}, problem.New(problem.Unauthenticated, "session_ended")
	}
	return ticket, nil
}

// rotate reports an ended session as a result and not as an error, so that
// ending it is not rolled back.
func (s *Service) rotate(ctx context.Context, tx *gorm.DB, hash string) (ticket Ticket, ended bool, err error) {
	known, ok, err := refreshTokenByHash(ctx, tx, hash)
	if err != nil || !ok {
		return Ticket{}, true, err
	}
	session, ok, err := lockSession(ctx, tx, known.SessionID)
	if err != nil || !ok {
		return Ticket{}, true, err
	}
	token, ok, err := refreshTokenByHash(ctx, tx, hash) // as it is now that nobody else can change it
	if err != nil || !ok {
		return Ticket{}, true, err
	}
	now := s.db.Now()
	p, err := s.persons.Find(ctx, tx, session.PersonID)
	if err != nil {
		return Ticket{}, true, err
	}
	if token.spent(now) || !session.open(now) || p.State != person.Active {
		return Ticket{}, true, s.end(ctx, tx, []uuid.UUID{session.ID})
	}
	if err := markUsed(ctx, tx, token, now); err != nil {
		return Ticket{}, false, err
	}
	session.touch(p.Role, now, s.config.Zone)
	if err := touchSession(ctx, tx, session); err != nil {
		return Ticket{}, false, err
	}
	ticket, err = s.issue(ctx, tx, p, session, &token.ID)
	return ticket, false, err
}

// SignOut ends the session a refresh token belongs to; any token will do.
func (s *Service) SignOut(ctx context.Context, token string) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		known, ok, err := refreshTokenByHash(ctx, tx, hashToken(token))
		if err != nil || !ok {
			return err
		}
		return s.end(ctx, tx, []uuid.UUID{known.SessionID})
	})
}

// ChangeSecret sets a new PIN or password and signs out everywhere else.
func (s *Service) ChangeSecret(ctx context.Context, who actor.Actor, current, wish string) error {
	p, err := s.persons.Find(ctx, s.db.Read(ctx), who.PersonID)
	if err != nil {
		return err
	}
	if err := checkSecret(p, wish); err != nil {
		return err
	}
	if _, err := s.prove(ctx, who, current); err != nil {
		return err
	}
	hash, err := s.hasher.hash(ctx, wish)
	if err != nil {
		return err
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return s.setSecret(ctx, tx, who.PersonID, hash, who.SessionID) })
}

// prove makes sure that it is still the owner who holds the device.
func (s *Service) prove(ctx context.Context, who actor.Actor, current string) (person.Person, error) {
	attempt, err := s.tryAsPerson(ctx, who.PersonID)
	if err != nil {
		return person.Person{}, err
	}
	p, err := s.persons.Find(ctx, s.db.Read(ctx), who.PersonID)
	if err != nil {
		return person.Person{}, err
	}
	stored, err := hashOf(ctx, s.db.Read(ctx), who.PersonID)
	if err != nil {
		return person.Person{}, err
	}
	right, err := s.hasher.verify(ctx, current, stored)
	if err != nil {
		return person.Person{}, err
	}
	if !right {
		return person.Person{}, problem.Invalid(problem.Field{Pointer: "/current_secret", Code: "secret_wrong"})
	}
	return p, attempt.succeeded(ctx)
}

// setSecret closes every other way in that the old secret opened, also the one
// that is open half-way. Second factor and passkeys stay as they are.
func (s *Service) setSecret(ctx context.Context, tx *gorm.DB, personID uuid.UUID, hash string, keep uuid.UUID) error {
	now := s.db.Now()
	if err := saveCredential(ctx, tx, Credential{PersonID: personID, Hash: hash, ChangedAt: now}); err != nil {
		return err
	}
	if err := revokeInvitations(ctx, tx, personID, now, JoinKind, RecoveryKind, DeviceKind, CompanionKind); err != nil {
		return err
	}
	if err := deleteOpenQuestions(ctx, tx, personID); err != nil {
		return err
	}
	return s.endAllBut(ctx, tx, personID, keep)
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}
